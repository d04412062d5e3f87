#!/bin/sh
# status.sh BUILD: docintake status counts what lies in the folders, and tells a daemon that runs from one that did.
set -u
build=$(cd "$1" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
faults=0
id=20180301T093012.417Z-5ad1220

fault() {
    echo "FAIL: $*" >&2
    faults=$((faults + 1))
}

# run STATUS ARGUMENT...: runs docintake status, its output in out and err, and compares its exit status.
run() {
    wanted=$1
    shift
    "$build/docintake" status --root "$root" "$@" >"$root/out" 2>"$root/err"
    status=$?
    [ $status -eq "$wanted" ] || fault "exit status $status, expected $wanted: $(cat "$root/err")"
}

# has TEXT: the output holds it, runs of spaces taken for one.
has() {
    tr -s ' ' <"$root/out" | grep -qF -- "$1" || fault "no '$1' in: $(cat "$root/out")"
}

run 0
has 'daemon has not run here'
has 'all 0 0 0 0'

mkdir -p "$root/inbox/tax/2017" "$root/inbox/林业局" "$root/spool/active/${id}1" "$root/outbox/accepted/tax/${id}2" \
    "$root/outbox/accepted/tax/${id}3" "$root/outbox/returned/tax/${id}4" "$root/outbox/returned/-/${id}5" \
    "$root/outbox/returned/-/not-an-id"
for file in tax/2017/old.docx tax/new.docx 林业局/报告.docx '林业局/~$报告.docx' straight.docx; do
    echo report >"$root/inbox/$file"
    sleep 0.05
done
: >"$root/inbox/empty.docx"
run 0
has 'tax 2 0 2 1'
has '林业局 1 0 0 0'
has '- 1 1 0 1'
has 'all 4 1 2 2'
has 'oldest tax/2017/old.docx, in the inbox since 20'

cat >"$root/spool/status.json" <<'END'
{"schema": "docintake-status/1", "pid": 1, "state": "running", "since": "2018-03-01T09:30:12.417Z",
 "written": "2018-03-01T09:30:13.417Z", "waiting": 3, "active": 2, "deferred": 1, "oldest": null, "answered": 128,
 "noticing": "inbox watched; tax only scanned (it lies on NFS)", "corrupt": 2, "held": {"since": "2018-03-01T09:30:12.417Z", "text": "little room"},
 "last_error": {"at": "2018-03-01T09:30:12.417Z", "text": "no room on the disk"}}
END
TZ=UTC run 0
has 'daemon not running; last heard of 2018-03-01 09:30:13'
has 'nothing is claimed since 2018-03-01 09:30:12: little room'
has '2 corrupt in the spool'
has 'last error 2018-03-01 09:30:12: no room on the disk'
run 0 --format json
has '"alive":false'
has '"noticing":"inbox watched; tax only scanned (it lies on NFS)"'
has '"answered":128,"corrupt":2,"held":{"since":"2018-03-01T09:30:12.417Z","text":"little room"}'
has '{"agency":"tax","inbox":2,"spool":0,"accepted":2,"returned":1}'
echo garbage >"$root/spool/status.json"
run 3
has 'daemon unknown'
has 'all 4 1 2 2'

printf '[inbox]\nmarked = tax\n' >"$root/marked.conf"
: >"$root/inbox/tax/new.docx.done"
echo marker >"$root/inbox/tax/old.docx.done"
echo report >"$root/inbox/林业局/报告.docx.done"
run 3 --config "$root/marked.conf"
has 'tax 2 0 2 1'
has '林业局 2 0 0 0'

"$build/docintake" status --root "$root/nowhere" >"$root/out" 2>"$root/err"
[ $? -eq 3 ] || fault 'a root that is not there'
run 2 superfluous
run 2 --lang en
run 2 --format html

[ $faults -eq 0 ] || exit 1
echo 'docintake status counts and tells'
