#!/bin/sh
# catalogue.sh BUILD: the Chinese catalogue has every sentence of the sources and no other, and keeps to its style.
set -eu
project=$(cd "$(dirname "$0")/../.." && pwd)
catalogue=$project/src/language/zh_CN.po
command -v xgettext >/dev/null || { echo "SKIP: no xgettext"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$project/src/language/extract.sh" >"$scratch/template.pot"
echo "sentences without a Chinese one:"
msgcmp "$catalogue" "$scratch/template.pot"
echo "none; sentences in the catalogue that the sources do not have:"
msgcmp --use-untranslated "$scratch/template.pot" "$catalogue"
echo "none; words that a note does not use:"
if grep -nE '无效|非法|错误代码|失败' "$catalogue" | grep -v '^[0-9]*:#'; then
    exit 1
fi
echo "none; half-width signs behind a Chinese character:"
if LC_ALL=C.UTF-8 grep -nP '^(msgstr|")[^\\]*\p{Han}[,;:?!]' "$catalogue"; then
    exit 1
fi
echo "none"
