#!/bin/bash
# lock.sh BUILD: ordinary documents ask the kernel for nothing that a locked reader may not have; and what the programs do
# where the kernel refuses a lock.
set -euo pipefail
build=$(realpath "$1")
fixtures=$(realpath "$(dirname "$0")/../../fixtures")
work=$(mktemp -d "${TMPDIR:-/tmp}/docintake-lock.XXXXXX")
daemon=
end() {
    [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
cd "$work"

fail() {
    echo "lock.sh: $*" >&2
    exit 1
}

# run STATUS COMMAND...: its output in out and err.
run() {
    local wanted=$1 status=0
    shift
    "$@" >out 2>err || status=$?
    [ $status -eq "$wanted" ] || fail "$*: exit status $status, expected $wanted: $(cat err)"
}

# has FILE TEXT
has() {
    grep -qF -- "$2" "$1" || fail "no '$2' in $1: $(cat "$1")"
}

# Every fixture, with a reader that a refused system call ends.
mkdir documents strict root
for fixture in "$fixtures"/reports/*/ "$fixtures"/refused/*/; do
    name=${fixture#"$fixtures"/}
    "$build/tests/pack_fixture" "${name%/}" "documents/$(basename "$fixture").docx"
done
cp "$build/docintake" strict/
cp "$build/tests/strict_reader" strict/docintake-reader
ln -s "$build/forms" "$build/locale" strict/
run 1 strict/docintake check --format json documents
[ ! -s err ] || fail "check: $(cat err)"
[ "$(wc -l <out)" -eq "$(find documents -type f | wc -l)" ] || fail "check has not answered every document"
run 1 strict/docintake extract documents/*

# A kernel without Landlock, without seccomp: nothing is read unless the settings allow it, and then it is told. Where
# nothing is set, a command reads and the daemon does not.
document=documents/sound.docx
printf '[reader]\nreader_lock = best-effort\n' >best-effort.conf
: >unset.conf
printf '[reader]\nreader_lock = required\n' >required.conf
for call in landlock_create_ruleset seccomp; do
    refuse=("$build/tests/refuse" "$call")
    run 3 "${refuse[@]}" "$build/docintake" check --config required.conf $document
    has err 'docintake check: the kernel refuses to lock the reader'
    for settings in best-effort.conf unset.conf; do
        run 0 "${refuse[@]}" "$build/docintake" check --config $settings $document $document
        [ "$(grep -c 'the kernel refuses to lock the reader' err)" -eq 1 ] || fail "check warns not once: $(cat err)"
    done
    run 3 "${refuse[@]}" "$build/docintaked" --config unset.conf --root "$work/root"
    has err 'docintaked: the kernel refuses to lock the reader'
    has err '"reader_lock = best-effort"'
done
run 0 "$build/tests/refuse" unshare "$build/docintake" check --config required.conf $document
[ ! -s err ] || fail "namespaces are missed: $(cat err)"

# status_of PROGRAM...: what docintake status says of a daemon that was started so.
status_of() {
    : >log
    "$@" --root "$work/root" 2>>log &
    daemon=$!
    for _ in $(seq 300); do
        ! grep -q 'works on' log || break
        sleep 0.1
    done
    "$build/docintake" status --config required.conf --root "$work/root" >out
    "$build/docintake" status --config required.conf --root "$work/root" --format json >told
    kill "$daemon"
    wait "$daemon" || true
    daemon=
}

status_of "$build/docintaked" --config required.conf
has log 'locks of the reader: capabilities, paths, system calls'
has out 'locks of the reader: capabilities, paths, system calls'
has told '"unlocked":null'
status_of "$build/tests/refuse" landlock_create_ruleset "$build/docintaked" --config best-effort.conf
has log 'the kernel refuses to lock the reader (paths): no Landlock: Function not implemented; it works all the same'
has out 'locks of the reader: capabilities, system calls'
has out 'the kernel refuses to lock the reader (paths)'
has told '"unlocked":"the kernel refuses'
echo 'ordinary documents need nothing that is locked, and a lock that is refused is told'
