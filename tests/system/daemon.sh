#!/bin/sh
# The whole daemon on folders of its own: what is dropped is answered, exactly once, whatever happens meanwhile.
exec python3 "$(dirname "$0")/daemon.py" "$1"
