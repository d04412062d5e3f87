/* What the loader says of a form that is at fault, and at which line. */
#include <string.h>

#include "forms/cases.h"
#include "forms/small.h"

/* A change of the small form and the complaint, or its beginning, that it causes. */
static const struct {
    const char *from, *to, *complaint;
} faults[] = {
    {"last-year='2018'", "last-year='2013'", "1: last-year 2013 lies before first-year 2014"},
    {"id='small'", "id='large'", "1: the form large belongs in a file named large.xml"},
    {"<name xml:lang='en'>Small form</name>", "", "1: <form>: there is no <name xml:lang=\"en\">"},
    {"xml:lang='en'>Small", "xml:lang='zh'>Small",
     "2: <name xml:lang=\"zh\"> stands twice\n1: <form>: there is no <name xml:lang=\"en\">"},
    {"<advice xml:lang='en'>check</advice>", "", "28: <assert>: there is no <advice xml:lang=\"en\">"},
    {"<message xml:lang='en'>received <value-of select=\"written('1.1')\"/></message>\n", "",
     "28: <assert>: there is no <message xml:lang=\"en\">"},

    {"rule id='B6'", "rule id='B1'", "5: the rule B1 stands twice"},
    {"check='cell-states'", "check='cell-colours'", "7: check=\"cell-colours\": the program has no such check"},
    {"rule id='R7' class='PLAUS'", "rule id='R7' class='PLAUS' check='cell-states'",
     "8: check=\"cell-states\" stands at two rules"},
    {" check='cell-states'", "", "7: nothing in the form names the rule R6"},
    {"</sections>",
     "<section role='requests'><name xml:lang='zh'>二</name><name xml:lang='en'>2</name><part>二</part></section>"
     "</sections>",
     "10: the section requests stands twice"},

    {"table id='main' section='requests'", "table id='main' section='overview'",
     "11: section=\"overview\": there is no such section"},
    {"field id='main.date'", "field id='main.year'", "23: <field id=\"main.year\"> stands twice"},
    {"column id='count'", "column id='all'", "13: <column id=\"all\"> stands twice"},
    {"field id='main.date'", "field id='main:date'",
     "23: id=\"main:date\": use letters and digits of ASCII, “_” and, but for the first sign, “.” and “-”"},
    {"field id='main.date'", "field id='日期'",
     "23: id=\"日期\": use letters and digits of ASCII, “_” and, but for the first sign, “.” and “-”"},
    {"field id='main.date'", "field id='.date'",
     "23: id=\".date\": use letters and digits of ASCII, “_” and, but for the first sign, “.” and “-”"},
    {"field id='main.date'", "field id='-date'",
     "23: id=\"-date\": use letters and digits of ASCII, “_” and, but for the first sign, “.” and “-”"},
    {"row id='1.1.2'", "row id='1.1.1'", "18: <row id=\"1.1.1\"> stands twice"},
    {"label='2.传真申请数'", "label='2.当面申请数'",
     "18: the rows 1.1.1 and 1.1.2 stand together and have the same label"},
    {"id='1.1.2' label='2.传真申请数'", "id='1.1.2'",
     "18: the row 1.1.2 has no label; only a table's single row may have none"},
    {" places='4'", "", "21: type=\"decimal\" and places belong together"},
    {"unit='—' type='group'", "unit='—' type='group' sum='B1'", "15: the row 1 is a group: it carries no number"},
    {"signed='true'", "signed='true' subset='B6'",
     "21: the row 1.2 is to be a part, but stands in no row with a number"},
    {"sum='B1'", "sum='B2'", "16: sum=\"B2\": there is no such rule"},
    {"unit='件' subset='B6'/>", "unit='件' subset='B9'/>", "19: subset=\"B9\": there is no such rule"},
    {"<row id='1.1.2' label='2.传真申请数' unit='件'/>", "<row id='1.1.2' label='2.传真申请数' unit='件' subset='B6'/>",
     "16: a sum needs a total and two parts at least"},

    {"sum rule='B1'", "sum rule='B2'", "26: rule=\"B2\": there is no such rule"},
    {"sum rule='B1' table='main'", "sum rule='B1' table='other'", "26: table=\"other\": there is no such table"},
    {"total='1.1a'", "total='1.9'", "26: there is no row 1.9"},
    {"total='1.1a'", "total='1'", "26: 1 is a group: it carries no number"},
    {"total='1.1a' parts='1.1.1 1.1.2", "total='1.1a 1.1a' parts='1.1.1 1.1.2", "26: 1.1a is named twice"},
    {"total='1.1a' parts='1.1.1", "of='columns' total='all' parts='count", "26: all is a group: it carries no number"},
    {"parts='1.1.1 1.1.2'/>\n<subset", "parts='1.1.1 1.1.1 1.1.2'/>\n<subset", "26: 1.1.1 is named twice"},
    {"parts='1.1.1 1.1.2'/>\n<subset", "parts='1.1.1 1.1.2 1.1a'/>\n<subset", "26: a total cannot be a part of itself"},
    {"parts='1.1.1 1.1.2'/>\n<subset", "parts='1.1.1'/>\n<subset", "26: a sum needs a total and two parts at least"},
    {"whole='1.1' parts='1.1.1", "whole='1.1' parts='1.1.9", "27: there is no row 1.1.9"},
    {"whole='1.1' parts='1.1.1", "whole='1.1' parts='1.1", "27: 1.1 cannot be a part of itself"},
    {"subset rule='B6' table='main'", "subset rule='B6' table='other'", "27: table=\"other\": there is no such table"},

    {"assert rule='B11' table='main'", "assert rule='B11' table='other'",
     "28: table=\"other\": there is no such table"},
    {"test=\"cell('1.1') =", "test=\"cell('1.1'", "28: “cell('1.1' cell('1.2', 'count')” is no expression: "},
    {"test=\"cell('1.1')", "test=\"cell('9.9')", "28: there is no row 9.9"},
    {"cell('1.2', 'count')", "cell('1.2',  'sum')", "28: there is no column sum"},
    {"test=\"cell('1.1') = cell('1.2', 'count')\"", "test=\"1 = 2\"", "28: “1 = 2” reads no cell"},
    {"test=\"cell('1.1') =", "test=\"sell('1.1') =", "28: “sell('1.1') = cell('1.2', 'count')” cannot be computed"},
    {"select=\"cell('1.1')\"", "select=\"cell('1.9')\"", "29: there is no row 1.9"},

    {"phrase rule='R7' table='main'", "phrase rule='R7' table='other'", "35: table=\"other\": there is no such table"},
    {"cell='1.1' column='count' section", "cell='1.9' column='count' section", "35: there is no row 1.9"},
    {"column='count' section", "column='any' section", "35: there is no column any"},
    {"column='count' section", "column='count' or-cell='1.9' section", "35: there is no row 1.9"},
    {"section='requests' unless", "section='other' unless", "35: section=\"other\": there is no such section"},
    {"收到{n}件", "收到{n}件(", "37: the pattern “收到{n}件(” cannot be used: missing closing parenthesis"},
    {"受理{n}件", "受理件", "38: the pattern “受理件” needs {n} once"},
    {"受理{n}件", "受理{n}件{n}", "38: the pattern “受理{n}件{n}” needs {n} once"},
    {"<pattern>{got}", "<pattern>{got}{n}", "40: the pattern “{got}{n}” has {n}, but means says the number"},
    {"<pattern>{got}", "<pattern>{gott}", "40: there is no <let name=\"gott\">"},
    {"let name='got'", "let name='none'", "34: <let name=\"none\">: the name is taken"},
    {"let name='got'", "let name='n'", "34: <let name=\"n\">: the name is taken"},
    {"pattern='{none}", "pattern='{later}", "34: there is no <let name=\"later\">"},
    {"unless='其中'", "unless='其中('", "35: the pattern “累计|其中(” cannot be used: missing closing parenthesis"},
};

START_TEST(each_fault_is_told_with_its_line)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const char *complaints = small_complaints(faults[i].from, faults[i].to);

        ck_assert_msg(strncmp(complaints, faults[i].complaint, strlen(faults[i].complaint)) == 0, "“%s” for “%s”: %s",
                      faults[i].to, faults[i].from, complaints);
    }
}
END_TEST

START_TEST(all_faults_are_told_at_once)
{
    const char *complaints =
        small_complaints("label='2.传真申请数' unit='件'/>", "label='1.当面申请数' unit='件' sum='B7'/>");

    ck_assert_ptr_nonnull(strstr(complaints, "18: sum=\"B7\": there is no such rule"));
    ck_assert_ptr_nonnull(strstr(complaints, "18: the rows 1.1.1 and 1.1.2 stand together"));
}
END_TEST

/* What the grammar alone says; the words are libxml2's. */
START_TEST(grammar_is_kept)
{
    static const struct {
        const char *from, *to, *line, *tag;
    } breaches[] = {
        {"class='PLAUS'><name xml:lang='zh'>等", "class='MAYBE'><name xml:lang='zh'>等", "6: ", "class=\"MAYBE\""},
        {"row id='1.2'", "row id='1 2'", "21: ", "id=\"1 2\""},
        {"row id='1.2'", "row id=''", "21: ", "id=\"\""},
        {"row id='1.2'", "row id='1/2'", "21: ", "id=\"1/2\""},
        {"places='4'", "places='10'", "21: ", "places=\"10\""},
        {"xml:lang='en'>part", "xml:lang='fr'>part", "5: ", "xml:lang=\"fr\""},
        {"<columns>", "<column-list>", "", "olumn"},
        {"<authority>无</authority>", "", "", "rules"},
        {"<authority>无</authority>", "<authority> \n </authority>", "", "authority"},
        {"label='2.传真申请数'", "label=' '", "18: ", "label"},
        {"first-year='2014'", "first-year='now'", "1: ", "first-year=\"now\""},
        {"urn:docintake:form:1", "urn:docintake:form:9", "", "form"},
    };

    for (size_t i = 0; i < sizeof breaches / sizeof *breaches; i++) {
        const char *complaints = small_complaints(breaches[i].from, breaches[i].to);

        ck_assert_msg(strstr(complaints, breaches[i].line) != NULL && strstr(complaints, breaches[i].tag) != NULL,
                      "“%s”: %s", breaches[i].to, complaints);
    }
}
END_TEST

START_TEST(nothing_outside_the_file_is_read)
{
    ck_assert_str_eq(small_complaints("<form ", "<!DOCTYPE form [<!ENTITY e 'x'>]>\n<form "),
                     "1: a document type declaration (DOCTYPE) is not allowed");
    ck_assert_str_eq(small_complaints("<form ", "<!DOCTYPE form SYSTEM 'http://localhost/form.dtd'>\n<form "),
                     "1: a document type declaration (DOCTYPE) is not allowed");
    ck_assert_ptr_nonnull(strstr(small_complaints("小表", "&小表;"), "2: "));
    ck_assert_str_ne(
        small_complaints("<rules>", "<include xmlns='http://www.w3.org/2001/XInclude' href='form.rng'/><rules>"), "");
}
END_TEST

TCase *complaints_cases(void)
{
    TCase *cases = tcase_create("complaints");

    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, each_fault_is_told_with_its_line);
    tcase_add_test(cases, all_faults_are_told_at_once);
    tcase_add_test(cases, grammar_is_kept);
    tcase_add_test(cases, nothing_outside_the_file_is_read);
    return cases;
}
