#!/usr/bin/env bash
# check.sh BUILD: how many reports `docintake check` judges in a second, and what one costs.
#
# 200 copies of the sample, so that starting and loading the forms weigh little. Wall time is with all processors;
# processor time is the sum over processes, and what one report costs.
set -euo pipefail
build=$(realpath "$1")
copies=200

folder=$(mktemp -d "${TMPDIR:-/tmp}/docintake-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/reports"
"$build/tests/pack_fixture" reports/sample "$folder/sample.docx"
for number in $(seq -w $copies); do
    cp "$folder/sample.docx" "$folder/reports/$number.docx"
done

# The sample is returned, which is exit status 1; anything else is a fault and no measurement.
status=0
"$build/docintake" check --format json "$folder/reports" >"$folder/answers" || status=$?
if [ $status -ne 1 ] || [ "$(wc -l <"$folder/answers")" -ne $copies ]; then
    echo "bench: docintake check ended with $status and $(wc -l <"$folder/answers") answers" >&2
    exit 1
fi

hyperfine --warmup 1 --runs 10 --ignore-failure --style basic --export-csv "$folder/times.csv" \
    --command-name "docintake check with $copies reports" \
    "$build/docintake check --format json $folder/reports" 2>/dev/null
awk -F, -v copies=$copies 'END {
    printf "%.0f reports a second, %.2f ms of processor time each\n", copies / $2, 1000 * ($5 + $6) / copies
}' "$folder/times.csv"
