#!/usr/bin/env bash
# demo.sh BUILD: starts a daemon of its own below BUILD/demo, hands in the sample report as an agency would, shows the
# answer, and stops the daemon.
set -euo pipefail
build=$(realpath "$1")
root=$build/demo
agency=林业局云岭分局
report=2017年度政府信息公开工作年度报告.docx

daemon_pid=
stop_daemon() {
    if [ -n "$daemon_pid" ] && kill -TERM "$daemon_pid" 2>/dev/null; then
        wait "$daemon_pid" || true
    fi
}
trap stop_daemon EXIT

# wait_for COMMAND...: until it succeeds; 30 seconds, or the end of the daemon, are too long.
wait_for() {
    for _ in $(seq 300); do
        if "$@"; then
            return
        fi
        kill -0 "$daemon_pid" 2>/dev/null || break
        sleep 0.1
    done
    echo "demo: waited in vain; the daemon said:" >&2
    cat "$root/docintaked.log" >&2
    exit 1
}

# The text answers are made for Windows Notepad: without byte order mark and carriage returns for the terminal.
show() {
    sed -e '1s/^\xEF\xBB\xBF//' -e 's/\r$//' "$1"
}

rm -rf "$root"
mkdir -p "$root/inbox/$agency"
"$build/docintaked" --root "$root" 2>"$root/docintaked.log" &
daemon_pid=$!
wait_for grep -q 'works on' "$root/docintaked.log"

echo "An agency drops its report:  inbox/$agency/$report"
"$build/tests/pack_fixture" reports/sample "$root/report.docx"
mv "$root/report.docx" "$root/inbox/$agency/$report"

has_answer() {
    folders=("$root"/outbox/*/"$agency"/*/)
    [ -d "${folders[0]}" ]
}
wait_for has_answer
folder=${folders[0]%/}

printf 'The answer:\n\n'
for letter in "$folder"/note.txt "$folder"/receipt.txt; do
    [ ! -e "$letter" ] || show "$letter"
done
printf '\nWhat lies in %s:\n\n' "$folder"
(cd "$folder" && ls -1)
printf '\nOpen note.html in a browser to see what the agency sees. The command line says the same:\n\n'
printf '    build/docintake check %s\n' "'$folder/$report'"
