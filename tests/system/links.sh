#!/bin/sh
# The daemon and the command cannot parse, and the reader knows no service manager: the binaries show it.
#
# ldd lists what a program loads, with all that its libraries need in turn.
set -eu
build=$1

loads() {
    ldd "$build/$1" | awk '{ print $1 }' | sed 's,.*/,,'
}

# must_load PROGRAM LIBRARY, must_not_load PROGRAM LIBRARY
must_load() {
    loads "$1" | grep -q "^$2\.so" || {
        echo "$1 does not load $2: is this the right binary?" >&2
        exit 1
    }
}

must_not_load() {
    if loads "$1" | grep "^$2\.so"; then
        echo "$1 loads $2" >&2
        exit 1
    fi
}

must_load docintaked libsystemd
must_not_load docintaked libxml2
must_not_load docintaked libzip
must_load docintake libjansson
must_not_load docintake libxml2
must_not_load docintake libzip
must_load docintake-forms libxml2
must_load docintake-reader libxml2
must_load docintake-reader libzip
must_not_load docintake-reader libsystemd
