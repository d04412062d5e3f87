#!/bin/sh
# extract.sh - prints every sentence that is marked for translation, as a gettext template.
#
# After changing a sentence, from the root of the project:
#   src/language/extract.sh >template.pot
#   msgmerge --update --backup=none --no-fuzzy-matching --add-location=file src/language/zh_CN.po template.pot
#   msgattrib --no-obsolete --output-file=src/language/zh_CN.po src/language/zh_CN.po
# and then fill in what is empty. tests/system/catalogue.sh fails for a sentence that is missing or no longer used.
set -eu
cd "$(dirname "$0")/../.."

# Without the time of day, the catalogue changes only where a sentence does.
find include src -name '*.[ch]' | LC_ALL=C sort | xgettext --files-from=- --language=C --from-code=UTF-8 \
    --keyword --keyword=_ --keyword=N_ --keyword=P_:1,2 --add-location=file --package-name=docintake \
    --output=- | sed '/^"POT-Creation-Date:/d; /^"Report-Msgid-Bugs-To:/d'
