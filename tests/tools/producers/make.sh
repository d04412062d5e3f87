#!/bin/sh
# make.sh [PRODUCER...] - writes fixtures/producers/*/parts anew, with the producers that are installed here.
#
# Needs LibreOffice, pandoc, python3-docx, and node with the package docx in a folder named by NODE_PATH. The tests need
# none of them: what was written is kept. fixtures/producers/README.md says with which versions.
set -eu
cd "$(dirname "$0")"
fixtures=$(cd ../../../fixtures/producers && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

by_libreoffice() { # ENDING [OPTION]
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to 'docx:MS Word 2007 XML' \
        ${2:+"$2"} --outdir "$work" "$work/report.$1" >/dev/null
    mv "$work/report.docx" "$work/out.docx"
}

[ $# -gt 0 ] || set -- libreoffice-html libreoffice-odt npm-docx pandoc python-docx word wps
for producer; do
    case $producer in
    libreoffice-html)
        python3 as_html.py >"$work/report.html"
        by_libreoffice html '--infilter=HTML (StarWriter)'
        ;;
    libreoffice-odt)
        python3 as_fodt.py >"$work/report.fodt"
        by_libreoffice fodt
        ;;
    npm-docx)
        cp with_docx.mjs "$work" && ln -s "${NODE_PATH:?names the folder node_modules with docx}" "$work/node_modules"
        python3 as_json.py | node "$work/with_docx.mjs" "$work/out.docx"
        ;;
    pandoc) python3 as_markdown.py | pandoc --from=markdown --output="$work/out.docx" ;;
    python-docx) python3 with_python_docx.py "$work/out.docx" ;;
    word) python3 as_word.py "$work/out.docx" ;;
    wps) python3 as_wps.py "$work/out.docx" ;;
    *) echo "make.sh: no producer $producer" >&2 && exit 2 ;;
    esac
    python3 unpack.py "$work/out.docx" "$fixtures/$producer/parts"
done
