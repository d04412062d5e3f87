#!/bin/sh
# forms.sh BUILD: docintake forms lists the forms, prints one in both languages, and checks files.
set -u
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
form=$build/forms/zfxxgk-2014.xml
faults=0

fault() {
    echo "FAIL: $*" >&2
    faults=$((faults + 1))
}

# run STATUS ARGUMENT...: runs docintake forms, its output in out and err, and compares its exit status.
run() {
    wanted=$1
    shift
    "$build/docintake" forms "$@" >out 2>err
    status=$?
    [ $status -eq "$wanted" ] || fault "docintake forms $*: exit status $status, expected $wanted: $(cat err)"
}

# has FILE TEXT: the file holds it, runs of spaces taken for one.
has() {
    tr -s ' ' <"$1" | grep -qF -- "$2" || fault "no '$2' in $1: $(head -c 600 "$1")"
}

# The list.
run 0
has out 'zfxxgk-2014 1 2014-2018 政府信息公开工作年度报告（2014年表式）'
cp out listed
run 0 list
cmp -s out listed || fault "list is not the default"
run 0 --lang en list
has out 'Annual report on government information disclosure'
run 2 list more

# One form.
run 0 show zfxxgk-2014
has out '适用于 2014 至 2018 年度的报告'
has out '* requests 依申请公开政府信息情况'
has out '3.1 （一）收到申请数 件 等于下列各项之和（B1）'
has out '1.1a 其中：主动公开规范性文件数 条 1.1 的其中项（B6）'
has out '3.1 = 3.1.1 + 3.1.2 + 3.1.3 + 3.1.4'
has out "cell('3.2') = cell('3.3')"
has out 'B11 PLAUS 提醒 申请办结数等于申请答复数'
[ "$(grep -c '^  [1-9]' out)" -eq 65 ] || fault "not 65 rows"
while read -r id _; do
    run 0 show "$id"
    if grep -q ' $' out; then
        fault "spaces at the end of a line of $id"
    fi
done <listed
run 0 --lang en show zfxxgk-2014
has out 'For the reports of 2014 to 2018'
has out '3.1 （一）收到申请数 件 the sum of those below (B1)'
run 2 show zfxxgk-1949
has err "there is no form 'zfxxgk-1949'"
run 2 show

# Columns within columns, and ids of all lengths.
run 0 show zfxxgk-2021
for line in '  lawsuits                   行政诉讼' '  direct                       未经复议直接起诉' \
    '  reconsideration.corrected    结果纠正' '  direct.upheld                  结果维持' '  rules      规章' \
    '  normative  行政规范性文件'; do
    grep -qxF -- "$line" out || fault "no line '$line'"
done
has out '不予处理 3.5.1 + 3.5.2 + 3.5.3 + 3.5.4 + 3.5.5, total'

# Files.
run 0 check "$form"
has out "zfxxgk-2014.xml: 没有发现问题"
sed 's/sum="B1"/sum="B0"/' "$form" >zfxxgk-2014.xml
run 1 check zfxxgk-2014.xml
line=$(grep -n 'sum="B0"' zfxxgk-2014.xml | cut -d: -f1)
has out "zfxxgk-2014.xml:$line: sum=\"B0\"：没有这条规则"
run 1 check "$form" zfxxgk-2014.xml
has out '没有发现问题'
run 1 --lang en check zfxxgk-2014.xml
has out 'there is no such rule'
echo '<form' >broken.xml
run 1 check broken.xml
has out 'broken.xml:'
run 3 check zfxxgk-2014.xml missing.xml
has err 'missing.xml'
run 2 check
run 2 burn

run 0 --help
has out 'Usage: docintake forms'
run 0 --version
run 2 --format json list

[ $faults -eq 0 ]
