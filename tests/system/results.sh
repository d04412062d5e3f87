#!/bin/sh
# Every fixture through `docintake check`, against the schema and the golden results. The work is in results.py.
exec /usr/bin/python3 "$(dirname "$0")/results.py" "$@"
