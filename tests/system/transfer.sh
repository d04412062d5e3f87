#!/bin/sh
# What senders use to put files into the inbox: Samba, SFTP, rsync and the usual tools, each as it is.
exec python3 "$(dirname "$0")/transfer.py" "$@"
