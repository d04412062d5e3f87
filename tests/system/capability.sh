#!/bin/bash
# The unit gives the daemon one capability, CAP_LEASE; the reader gets none, because it opens what strangers sent.
#
# Without the root user's own rights (SECBIT_NOROOT), so that only what is inherited counts, as in the unit.
set -euo pipefail
build=$1
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && exec sudo -n "$0" "$build"
    echo "SKIP: needs root, to give a capability"
    exit 77
fi

root=$(mktemp -d "${TMPDIR:-/tmp}/docintake-capability.XXXXXX")
trap 'kill "$daemon" 2>/dev/null; wait "$daemon" || true; rm -rf "$root"' EXIT
setpriv --securebits=+noroot --inh-caps=-all,+lease --ambient-caps=-all,+lease \
    "$build/docintaked" --root "$root" 2>"$root/log" &
daemon=$!
for _ in $(seq 300); do
    ! grep -q 'works on' "$root/log" || break
    sleep 0.1
done

# rights PID: what it may do and what it hands on.
rights() {
    sed -n 's/^Cap\(Prm\|Amb\):\t//p' "/proc/$1/status" | tr '\n' ' '
}
reader=$(cat "/proc/$daemon/task/$daemon/children")
[ "$(rights "$daemon")" = "0000000010000000 0000000000000000 " ] || { echo "daemon: $(rights "$daemon")"; exit 1; }
[ "$(rights "${reader% }")" = "0000000000000000 0000000000000000 " ] || { echo "reader: $(rights "${reader% }")"; exit 1; }
