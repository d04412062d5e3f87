#!/bin/sh
# check.sh BUILD: docintake check and extract: exit statuses, the order of results, languages, folders, and bad files
# between good ones.
set -u
build=$(cd "$1" && pwd)
fixtures=$(cd "$(dirname "$0")/../../fixtures" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
docintake=$build/docintake
faults=0

fault() {
    echo "FAIL: $*" >&2
    faults=$((faults + 1))
}

# run STATUS ARGUMENT...: runs docintake, its output in out and err, and compares its exit status.
run() {
    wanted=$1
    shift
    "$docintake" "$@" >out 2>err
    status=$?
    [ $status -eq "$wanted" ] || fault "docintake $*: exit status $status, expected $wanted: $(cat err)"
}

# has FILE TEXT: the file holds the text.
has() {
    grep -qF -- "$2" "$1" || fault "no '$2' in $1: $(head -c 600 "$1")"
}

# has_not FILE TEXT
has_not() {
    if grep -qF -- "$2" "$1"; then
        fault "'$2' in $1"
    fi
}

# names: the file names of the JSON Lines in out, in their order, on one line.
names() {
    sed -n 's/.*"file_name":"\([^"]*\)".*/\1/p' out | tr '\n' ' '
}

equal() {
    [ "$1" = "$2" ] || fault "'$1', expected '$2'"
}

fixture() {
    "$build/tests/pack_fixture" "$1" "$2" || exit 3
}

fixture reports/sound sound.docx
fixture reports/b1-requests faulty.docx
fixture refused/encrypted encrypted.docx
fixture refused/malformed-xml malformed.docx

# What is known besides the document.
run 0 check --received=2018-04-01 sound.docx
has_not out R9
run 0 check --received=2018-01-15 sound.docx
has out R9
run 2 check --received=2018-02-30 sound.docx
has err "--received must be a day such as 2025-01-31, not '2018-02-30'"
run 2 check --previous missing.json sound.docx
run 2 check --previous /dev/null sound.docx
run 3 check --previous sound.docx sound.docx
has err 'no report.json'
run 0 check --format json sound.docx
cp out sound.json
run 0 check --format json --previous sound.json --previous sound.json sound.docx
has out '"code":"previous-unfit"'
fixture reports/d1-in-force inforce.docx
for copy in 1 2 3 4; do cp inforce.docx inforce$copy.docx; done
run 0 check --format json --previous sound.json \
    --previous "$fixtures/reports/d1-in-force/previous.json" inforce?.docx
equal "$(grep -c '"rule":"D1"' out)" 4

# What the office has set.
printf '%s\n' '[rules]' 'zfxxgk-2021.D1 = error' >strict.conf
run 1 check --config strict.conf --previous "$fixtures/reports/d1-in-force/previous.json" inforce.docx
fixture reports/d2-made made.docx
run 0 check --format json made.docx
has out '"rule":"D2","severity":"warning"'
printf '%s\n' '[rules]' 'zfxxgk-2021.D2 = error' >strict.conf
run 1 check --config strict.conf --format json made.docx
has out '"rule":"D2","severity":"error"'
printf '%s\n' '[rules]' 'zfxxgk-2021.D2 = off' >lenient.conf
run 0 check --config lenient.conf --format json made.docx
has_not out '"rule":"D2"'
printf '%s\n' '[rules]' '' 'zfxxgk-2021.D9 = off' >wrong.conf
run 2 check --config wrong.conf sound.docx
has err 'wrong.conf:3: there is no such rule: zfxxgk-2021.D9'
printf '%s\n' '水务局 | 部门 | 青禾市水务局' >roster
printf '%s\n' '[agencies]' "roster = $work/roster" '[deadlines]' '2022.部门 = 2023-01-31' >office.conf
run 0 check --config office.conf --received=2023-01-31 --format json inforce.docx
has_not out '"code":"late"'
run 0 check --config office.conf --received=2023-02-01 --format json inforce.docx
has out '"code":"late"'
run 0 check --config office.conf --format json sound.docx
has out '"code":"agency-unknown"'

# Exit statuses.
run 0 check sound.docx
run 1 check faulty.docx
run 1 check sound.docx encrypted.docx
run 3 check sound.docx missing.docx faulty.docx
has err 'missing.docx: cannot open: No such file or directory'
has out '==> faulty.docx <=='
run 3 check sound.docx /dev/null
has err '/dev/null: not a regular file'
run 2 check
has err "Try 'docintake check --help'"
run 2 check --no-such-option sound.docx
has err "unrecognized option '--no-such-option'"
run 2 check --root=/ sound.docx
run 2 check --format xml sound.docx
has err "--format must be text, json or html, not 'xml'"
run 2 check --lang fr sound.docx
has err "--lang must be zh or en, not 'fr'"
run 2 check --config missing.conf sound.docx
run 2 check --format html sound.docx faulty.docx
run 2
run 2 no-such-command
for option in --help --version; do
    run 0 $option
    for command in check extract forms status; do
        run 0 $command $option
        has out 'docintake'
    done
done
"$docintake" check sound.docx >/dev/full 2>err
equal $? 3
has err 'cannot write to standard output'

# Results come in the order of the arguments, whatever takes longer, and options may stand anywhere.
run 1 check sound.docx --format json malformed.docx faulty.docx encrypted.docx -- sound.docx
equal "$(names)" 'sound.docx malformed.docx faulty.docx encrypted.docx sound.docx '
equal "$(wc -l <out)" 5
sed 's/"judged":"[^"]*"//' out >first
run 1 check --format json sound.docx malformed.docx faulty.docx encrypted.docx sound.docx
sed 's/"judged":"[^"]*"//' out >second
cmp -s first second || fault 'two runs differ'
set --
while [ $# -lt 144 ]; do
    set -- "$@" sound.docx encrypted.docx faulty.docx malformed.docx sound.docx sound.docx faulty.docx encrypted.docx
done
run 1 check --format=json "$@"
equal "$(names)" "$* "

# Languages and formats.
run 1 check --format json encrypted.docx
has out '密码'
run 1 check --format json --lang en encrypted.docx
has out 'protected by a password'
run 1 check encrypted.docx
has out '密码'
run 1 check --lang en encrypted.docx
has_not out '密码'
run 1 check --format html encrypted.docx
has out '<html'

# A folder stands for the files below it.
mkdir -p folder/b folder/a/deep folder/.hidden empty
for name in b/2 a/1 a/deep/3 z .hidden/4; do
    cp sound.docx folder/$name.docx
done
echo owner >"folder/~\$z.docx"
echo owner >'folder/.~z.docx'
mkfifo folder/fifo
ln -s ../sound.docx folder/link.docx
run 0 check --format json folder sound.docx
equal "$(names)" '1.docx 3.docx 2.docx z.docx sound.docx '
run 0 check empty
equal "$(cat out)" ''

# Names are bytes.
bad=$(printf 'b\377\033.docx')
cp sound.docx "$bad"
run 0 check --format json "$bad"
has out '"file_name_base64":"Yv8bLmRvY3g="'
run 0 check "$bad" sound.docx
has out '==> b??.docx <=='

# Documents as they are read.
run 0 extract sound.docx
has out '{"file":"sound.docx","blocks":[{"kind":"paragraph"'
run 0 extract --format text sound.docx
has out '七、存在问题及工作打算'
run 1 extract sound.docx encrypted.docx
equal "$(wc -l <out)" 1
has err 'encrypted.docx: '
has err '密码'
run 1 extract --lang en malformed.docx
has err 'The inside of the document is damaged. [word/document.xml: line '
run 3 extract sound.docx encrypted.docx "$work"
run 2 extract
run 2 extract --format html sound.docx

# The progress of several files is shown on a terminal, unless it cannot.
if command -v script >/dev/null; then
    TERM=xterm script -qec "$docintake check --format json $* >/dev/null" /dev/null >out
    has out '/144 '
    TERM=dumb script -qec "$docintake check --format json $* >/dev/null" /dev/null >out
    equal "$(cat out)" ''
fi

# The reader is not for people.
"$build/docintake-reader" 2>err
equal $? 2
has err 'not by hand'

# Another reader in the place of ours does what the documents say (tests/process/readers.h).
mkdir other
cp "$docintake" other/docintake
cp "$build/tests/test_process" other/docintake-reader
ln -s "$build/forms" "$build/locale" other
docintake=$work/other/docintake
printf '[reader]\ndeadline_seconds = 1\n' >quick.conf
for order in 'crash once' crash hang fail nothing garbage; do
    printf '%s' "$order" >"$order"
done
empty='"blocks":[],"headers":[],"footers":[],"notes":[],"remarks":[]}'
printf '{%s' "$empty" >document
export DI_TEST_READER=honest
run 3 extract --config quick.conf document crash hang 'crash once' fail nothing document
equal "$(cat out)" "{\"file\":\"document\",$empty
{\"file\":\"crash once\",$empty
{\"file\":\"document\",$empty"
has err 'crash: cannot be read: ended by SIGSEGV'
has err 'hang: cannot be read: not done after 1.'
has err 'fail: cannot be read: a failure'
has err 'nothing: cannot be read: ended without an answer'
equal "$(wc -l <err)" 4
run 3 extract garbage document
equal "$(cat out)" "{\"file\":\"document\",$empty"
has err 'garbage: the answer of the reader is not'
cat >rich <<'END'
{"blocks":[{"kind":"paragraph","level":2,"number":"（一）","text":"one\ntwo"},{"kind":"picture"},
{"kind":"table","rows":2,"columns":2,"cells":[
{"row":1,"column":1,"row_span":1,"column_span":1,"text":"a\nb","tables":[{"kind":"table","rows":1,"columns":1,
"cells":[{"row":1,"column":1,"row_span":1,"column_span":1,"text":"inside","tables":[]}]}]},
{"row":1,"column":2,"row_span":1,"column_span":1,"text":"c","tables":[]},
{"row":2,"column":1,"row_span":1,"column_span":2,"text":"d\u001b[2J","tables":[]}]},
{"kind":"equation","text":"x=1"}],
"headers":[{"kind":"paragraph","level":0,"text":"head"}],"footers":[],
"notes":[{"kind":"table","rows":1,"columns":2,"cells":[
{"row":1,"column":1,"row_span":1,"column_span":1,"text":"n","tables":[]},
{"row":1,"column":2,"row_span":1,"column_span":1,"text":"m","tables":[]}]}],
"remarks":[{"text":"odd","where":{"part":"body","paragraph":3}}]}
END
tr -d '\n' <rich >one-line
run 3 extract rich
has err 'rich: the answer of the reader is not' # it has line feeds
run 0 extract --format text one-line
printf '## （一） one\ntwo\n[picture]\na b\tc\nd[2J\ninside\nx=1\n[header] head\n[note] n\tm\n[remark] odd\n' >expected
cmp -s out expected || fault "extract as text: $(cat out)"
rest='"headers":[],"footers":[],"notes":[]'
cell='{"row":1,"column":1,"row_span":1,"column_span":1,"text":""'
for bad in '{"blocks":{}}' "{\"blocks\":[{\"kind\":\"poem\"}],$rest,\"remarks\":[]}" \
    "{\"blocks\":[{\"kind\":\"paragraph\",\"level\":10,\"text\":\"\"}],$rest,\"remarks\":[]}" \
    "{\"blocks\":[{\"kind\":\"table\",\"rows\":1,\"columns\":1,\"cells\":[$cell}]}],$rest,\"remarks\":[]}" \
    "{\"blocks\":[{\"kind\":\"table\",\"rows\":1,\"columns\":1,\"cells\":[7]}],$rest,\"remarks\":[]}" \
    "{\"blocks\":[{\"kind\":\"table\",\"rows\":1,\"columns\":1,\"cells\":[$cell,\"tables\":[{\"kind\":\"picture\"}]}]}],$rest}" \
    "{\"blocks\":[],$rest,\"remarks\":[7]}" "{\"blocks\":[],$rest}" "{$empty " "{\"blocks\":[],$empty" \
    '{"refusal":{"code":"no such code","part":"","detail":""}}' '{"refusal":{"code":"encrypted"}}'; do
    printf '%s' "$bad" >bad
    run 3 extract --format text bad
    equal "$(cat out)" ''
    has err 'bad: the answer '
    run 3 extract bad
    equal "$(cat out)" ''
done
run 3 check document
has err 'document: '
export DI_TEST_READER=outcome-killed
run 3 extract document garbage
equal "$(grep -c 'the reader has ended by SIGKILL' err)" 2
export DI_TEST_READER=no-forms
run 3 extract document
has err 'zfxxgk.xml:12: there is no row 3.9'

[ $faults -eq 0 ] || exit 1
echo 'docintake check and extract keep their word'
