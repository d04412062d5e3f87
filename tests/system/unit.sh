#!/bin/bash
# What is installed is complete, and what it tells systemd is sound: the unit and its hardening, user, folders, records.
set -euo pipefail
build=$1
project=$(realpath "$(dirname "$0")/../..")
exposure_limit=15 # of `systemd-analyze security`, times ten: 1.5

root=$(mktemp -d "${TMPDIR:-/tmp}/docintake-unit.XXXXXX")
trap 'rm -rf "$root"' EXIT

fail() {
    echo "unit.sh: $*" >&2
    exit 1
}

DESTDIR=$root cmake --install "$build" >/dev/null

# Every file that is installed, and no other. Forms and guides are installed as they are found, and not listed.
diff <(find "$root" -type f -printf '/%P\n' | grep -v -e ^/usr/share/doc/ -e '/forms/.*\.xml$' | LC_ALL=C sort) \
    "$project/tests/system/installed.txt" || fail "the files installed are not those of tests/system/installed.txt"

# The unit means what systemd reads in it, and is as closed as it says.
mkdir "$root/etc/verify"
unit=$root/etc/verify/docintaked.service
sed "s,=/usr/sbin/docintaked,=$root/usr/sbin/docintaked," "$root/usr/lib/systemd/system/docintaked.service" >"$unit"
manager=--system
if [ "$(id -u)" -ne 0 ]; then
    # Only root may prepare to be the system's manager; to that of a user the unit means the same.
    manager=--user
    export XDG_RUNTIME_DIR=$root
fi
complaints=$(systemd-analyze $manager verify --man=no "$unit" 2>&1) || fail "systemd-analyze verify: $complaints"
[ -z "$complaints" ] || fail "systemd-analyze verify: $complaints"
systemd-analyze $manager security --offline=yes --threshold=$exposure_limit "$unit" >"$root/exposure" ||
    fail "$(tail -n 1 "$root/exposure")"

# The user, and the folders that are his.
systemd-sysusers --root="$root" docintake.conf 2>/dev/null
grep -q '^docintake:' "$root/etc/passwd" || fail "no user docintake"
if [ "$(id -u)" -eq 0 ]; then
    systemd-tmpfiles --root="$root" --create docintake.conf
    [ "$(stat -c %a "$root/srv/docintake/spool")" = 700 ] || fail "spool is open to others"
    [ "$(stat -c %a "$root/srv/docintake/inbox")" = 2771 ] || fail "inbox does not hand on its group"
fi

# Every kind of journal record is explained, and nothing else.
journalctl --root="$root" --update-catalog
diff <(grep -o '"[0-9a-f]\{32\}"' "$project/src/intake/journal.h" | tr -d '"' | sort) \
    <(journalctl --root="$root" --list-catalog | sed 's/ .*//' | sort) ||
    fail "journal.h and docintaked.catalog have different records"
