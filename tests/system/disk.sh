#!/bin/sh
# The daemon on a disk that is full, nearly full or failing. Where that is allowed, in a mount namespace of its own, so that
# what it mounts is nobody else's.
if unshare --mount --propagation private true 2>/dev/null; then
    exec unshare --mount --propagation private python3 "$(dirname "$0")/disk.py" "$@"
fi
exec python3 "$(dirname "$0")/disk.py" "$@"
