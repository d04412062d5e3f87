#!/bin/sh
# What comes again is answered again, by the first answer where the bytes and the rules are the same.
exec python3 "$(dirname "$0")/repeats.py" "$@"
