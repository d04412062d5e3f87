#!/bin/sh
# Files of every kind come to a daemon that is killed again and again: each is answered once, and rightly. Half a minute of
# what ./dev soak does for longer.
exec python3 "$(dirname "$0")/soak.py" "$1" --minutes 0.4 --rate 200 --brief
