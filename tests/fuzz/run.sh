#!/usr/bin/env bash
# run.sh BUILD [TARGET|all] [SECONDS]: runs the fuzz targets of BUILD one after the other, with the fixtures as seeds.
# What is new and interesting stays in BUILD/corpus for the next run; what breaks a target, in BUILD/faults. FUZZ_SEED in
# the environment makes the run begin as every other one with that seed.
set -euo pipefail
build=$(realpath "$1")
cd "$(dirname "$0")/../.."

targets=(xml package document numbering reader answer history office)
if [ "${2:-all}" != all ]; then
    [ -x "$build/fuzz_$2" ] || { echo "run.sh: no target $2; there are: ${targets[*]}" >&2; exit 2; }
    targets=("$2")
fi

# Fixtures whose parts are files, as packages.
pack_seeds() {
    local parts
    for parts in fixtures/*/*/parts; do
        (cd "$parts" && python3 -m zipfile -c "$1/$(echo "$parts" | tr / -).docx" ./*)
    done
    for parts in fixtures/*/*/file.bin; do
        cp "$parts" "$1/$(echo "$parts" | tr / -)"
    done
}

make_seeds() {
    local target=$1 folder=$2 file
    case $target in
        package) pack_seeds "$folder" ;;
        document | reader)
            for file in fixtures/*/*/parts/word/document.xml; do
                cp "$file" "$folder/$(echo "$file" | tr / -)"
            done
            ;;
        history)
            for file in fixtures/reports/*/previous.json; do
                cp "$file" "$folder/$(echo "$file" | tr / -)"
            done
            ;;
        answer) FUZZ_ANSWERS=$folder "$build/fuzz_reader" fixtures/*/*/parts/word/document.xml 2>/dev/null ;;
    esac
    if [ -d "tests/fuzz/seeds/$target" ]; then
        cp "tests/fuzz/seeds/$target"/* "$folder"
    fi
}

for target in "${targets[@]}"; do
    seeds=$(mktemp -d)
    mkdir -p "$build/corpus/$target" "$build/faults"
    make_seeds "$target" "$seeds"
    echo "== fuzz_$target: ${3:-60} seconds, $(find "$seeds" -type f | wc -l) seeds"
    "$build/fuzz_$target" -max_total_time="${3:-60}" -timeout=10 -rss_limit_mb=1024 -max_len=300000 -len_control=20 \
        -dict=tests/fuzz/words.dict -print_final_stats=1 -verbosity=0 -seed="${FUZZ_SEED:-0}" \
        -artifact_prefix="$build/faults/$target-" \
        "$build/corpus/$target" "$seeds" 2>&1 | grep -Ev '^(INFO|Dictionary|"|#|stat::(new|slowest|average)|[[:space:]]*NEW_FUNC)' || {
        echo "fuzz_$target found something: see $build/faults" >&2
        exit 1
    }
    rm -r "$seeds"
done
