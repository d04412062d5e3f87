/* Tables of several columns, signed numbers and money: what the forms of 2019 and 2021 need. */
#include "validate/cases.h"
#include "validate/sample.h"

static const char form[] =
    "<form xmlns='urn:docintake:form:1' id='columns' version='1' first-year='2021'>\n"
    "<name xml:lang='zh'>多列</name><name xml:lang='en'>columns</name><authority>-</authority>\n"
    "<rules>\n"
    "<rule id='C1' class='DEF'><name xml:lang='zh'>一</name><name xml:lang='en'>1</name></rule>\n"
    "<rule id='C2' class='LAYOUT'><name xml:lang='zh'>二</name><name xml:lang='en'>2</name></rule>\n"
    "<rule id='C3' class='LAYOUT'><name xml:lang='zh'>三</name><name xml:lang='en'>3</name></rule>\n"
    "<rule id='C7' class='DEF'><name xml:lang='zh'>七</name><name xml:lang='en'>7</name></rule>\n"
    "<rule id='N' class='DEF' check='whole-numbers'><name xml:lang='zh'>数</name><name xml:lang='en'>n</name></rule>\n"
    "</rules>\n"
    "<sections><section role='requests'><name xml:lang='zh'>申请</name><name xml:lang='en'>requests</name>\n"
    "<part>申请</part></section></sections>\n"
    "<table id='requests' section='requests'>\n"
    "<columns>\n"
    "<column id='natural' label='自然人'/>\n"
    "<group id='legal' label='法人或其他组织'>\n"
    "<column id='legal.company' label='商业企业'/><column id='legal.other' label='其他'/></group>\n"
    "<column id='total' label='总计'/>\n"
    "</columns>\n"
    "<rows>\n"
    "<row id='1' label='一、本年新收'/><row id='2' label='二、上年结转'/>\n"
    "<row id='3' label='三、本年度办理结果' type='group'>\n"
    "<row id='3.1' label='（一）予以公开'/><row id='3.2' label='（二）部分公开'/><row id='3.7' "
    "label='（七）总计'/></row>\n"
    "<row id='4' label='四、结转下年度'/>\n"
    "</rows></table>\n"
    "<table id='services'>\n"
    "<columns><column id='last_year' label='上一年项目数量'/><column id='change' label='本年增/减' signed='true'/>\n"
    "<column id='amount' label='金额' type='decimal' places='4'/></columns>\n"
    "<rows><row id='fees' label='收费'/><row id='other' label='其他'/></rows></table>\n"
    "<relations>\n"
    "<sum rule='C2' table='requests' total='3.7' parts='3.1 3.2'/>\n"
    "<sum rule='C3' table='requests' of='columns' total='total' parts='natural legal.company legal.other'/>\n"
    "<assert rule='C1' table='requests' test=\"cell('1') + cell('2') = cell('3.7') + cell('4')\">\n"
    "<message xml:lang='zh'>勾稽</message><message xml:lang='en'>balance</message>\n"
    "<advice xml:lang='zh'>核对</advice><advice xml:lang='en'>check</advice></assert>\n"
    "<assert rule='C7' table='services' test=\"cell('fees', 'amount') &lt;= cell('other', 'amount')\">\n"
    "<message xml:lang='zh'>大于</message><message xml:lang='en'>more</message>\n"
    "<advice xml:lang='zh'>核对</advice><advice xml:lang='en'>check</advice></assert>\n"
    "</relations></form>\n";

static void make(struct sample *sample)
{
    sample_make_of("columns", form, sample);
}

START_TEST(every_column_is_checked)
{
    struct sample sample;

    make(&sample);
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set(&sample, "3.1,natural=2 3.7,natural=2 1,natural=2 1,total=2 3.1,total=2 3.7,total=2");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set(&sample, "3.7,legal.other=1 3.7,total=3 1,legal.other=1 1,total=3 3.1,total=3");
    ck_assert_str_eq(sample_findings(&sample), "C2 sum-cell error 3.1,legal.other 3.7,legal.other 3.2,legal.other "
                                               "3.1,total 3.1,natural 3.1,legal.company");
    ck_assert_str_eq(sample_argument(&sample, "sum-cell", "label"), "予以公开（法人或其他组织—其他）");
    sample_free(&sample);
}
END_TEST

START_TEST(tests_without_a_column_are_tried_in_each)
{
    struct sample sample;

    make(&sample);
    sample_set(&sample, "1,legal.company=4 1,total=4");
    ck_assert_str_eq(sample_findings(&sample),
                     "C1 relation error 1,legal.company 2,legal.company 3.7,legal.company 4,legal.company\n"
                     "C1 relation error 1,total 2,total 3.7,total 4,total");
    sample_free(&sample);
}
END_TEST

START_TEST(totals_left_blank_are_open)
{
    struct sample sample;

    make(&sample);
    sample_set(&sample, "3.1,natural=2 3.7,natural=2 1,natural=2 1,total=2 3.1,total= 3.7,total=2");
    ck_assert_str_eq(sample_findings(&sample), "");
    ck_assert_uint_eq(sample.report->checks.relations_open, 2);
    sample_set(&sample, "3.7,total=3"); /* what the row leaves to it is not enough */
    ck_assert_str_eq(sample_findings(&sample), "C1 relation error 1,total 2,total 3.7,total 4,total");
    ck_assert_str_eq(sample_argument(&sample, "relation", "also.zh"),
                     "总计（总计） 3，应等于 自然人 2 ＋ 商业企业 0 ＋ 其他 0 ＝ 2，差 1。");
    sample_free(&sample);
}
END_TEST

START_TEST(money_is_compared_exactly)
{
    struct sample sample;

    make(&sample);
    sample_set(&sample, "fees,amount=59237.2449 other,amount=59237.245");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set(&sample, "other,amount=59237.2448");
    ck_assert_str_eq(sample_findings(&sample), "C7 relation error fees,amount other,amount");
    sample_free(&sample);
}
END_TEST

START_TEST(signed_columns_may_be_below_zero)
{
    struct sample sample;

    make(&sample);
    sample_set(&sample, "fees,change=-4");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set(&sample, "fees,last_year=-4 other,last_year=1.5");
    ck_assert_str_eq(sample_findings(&sample), "N negative error fees,last_year\nN not-whole error other,last_year");
    sample_free(&sample);
}
END_TEST

TCase *columns_cases(void)
{
    TCase *cases = tcase_create("columns");

    tcase_add_test(cases, every_column_is_checked);
    tcase_add_test(cases, tests_without_a_column_are_tried_in_each);
    tcase_add_test(cases, totals_left_blank_are_open);
    tcase_add_test(cases, money_is_compared_exactly);
    tcase_add_test(cases, signed_columns_may_be_below_zero);
    return cases;
}
