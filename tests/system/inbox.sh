#!/bin/sh
# What lies in an inbox in the real world: half files, odd names, things that are no files, files that nobody may read.
exec python3 "$(dirname "$0")/inbox.py" "$@"
