/* Numbers of the narrative against the table: rule R7. */
#include <stdio.h>
#include <string.h>

#include "docintake/buffer.h"
#include "validate/cases.h"
#include "validate/sample.h"

/* A sentence that restates a figure of the sound report, and the same with another number. */
static const struct {
    const char *role, *agrees, *differs, *row;
} phrases[] = {
    {"proactive", "2017年，全局公开信息总数为126条，其中机构职能类20条。", "公开信息总数为162条。", "1.1"},
    {"proactive", "全年共主动公开政府信息126条。", "全年共主动公开政府信息125条。", "1.1"},
    {"proactive", "主动公开政府信息数126条", "主动公开政府信息数1260条", "1.1"},
    {"proactive", "全年公开信息126条", "全年公开各类政府信息26条", "1.1"},
    {"proactive", "主动公开的信息有126条", "主动公开的信息有５条", "1.1"},
    {"proactive", "主动公开规范性文件3件", "主动公开规范性文件4件", "1.1a"},
    {"proactive", "全年制发规范性文件5件", "全年制发规范性文件6件", "1.1b"},
    {"proactive", "政府公报公开政府信息0条", "政府公报公开政府信息1条", "1.2.1"},
    {"proactive", "政府网站公开政府信息98条", "政府网站公开政府信息89条", "1.2.2"},
    {"proactive", "政务微博公开政府信息数30条", "政务微博公开政府信息数31条", "1.2.3"},
    {"proactive", "政务微信公开政府信息40条", "政务微信公开政府信息41条", "1.2.4"},
    {"proactive", "回应公众关注热点或重大舆情2次", "回应公众关注热点或重大舆情3次", "2.1"},
    {"proactive", "举办新闻发布会1次", "参加或举办新闻发布会2次", "2.2.1"},
    {"proactive", "开展政府网站在线访谈2次", "开展政府网站在线访谈1次", "2.2.2"},
    {"proactive", "发布政策解读稿件4篇", "发布政策解读稿件14篇", "2.2.3"},
    {"requests", "全年收到政府信息公开申请18件。", "全年收到政府信息公开申请８1件。", "3.1"},
    {"requests", "受理信息公开申请十八件", "受理信息公开申请十三件", "3.1"},
    {"requests", "收到公民、法人和其他组织的信息公开申请18件", "收到依申请公开政府信息申请17件", "3.1"},
    {"requests", "办结政府信息公开申请18件", "办结政府信息公开申请17件", "3.2"},
    {"requests", "答复政府信息公开申请18件", "答复政府信息公开申请19件", "3.3"},
    {"requests", "同意公开9件，同意部分公开3件，不同意公开2件", "同意公开8件", "3.3.2"},
    {"requests", "同意部分公开答复数3件", "同意部分公开4件", "3.3.3"},
    {"requests", "不同意公开2件", "不同意公开9件", "3.3.4"},
    {"review", "因政府信息公开工作被申请行政复议2件", "涉及政府信息公开的行政复议3件", "4"},
    {"review", "因政府信息公开被提起行政诉讼1起", "因政府信息公开被申请行政复议2件，诉讼2件", "5"},
    {"review", "政府信息公开举报投诉0件", "政府信息公开举报投诉1件", "6"},
    {"overview", "设政府信息公开工作专门机构1个", "设政府信息公开工作专门机构2个", "8.1"},
    {"overview", "设置政府信息公开查阅点2个", "设有3处政府信息查阅点", "8.2"},
    {"overview", "从事政府信息公开工作人员共6人", "从事政府信息公开工作的人员有7人", "8.3"},
    {"overview", "专职工作人员为2人", "专职工作人员为3人", "8.3.1"},
    {"overview", "配备2名专职工作人员", "配备一名专职工作人员", "8.3.1"},
    {"overview", "兼职人员4人", "兼职人员5人", "8.3.2"},
    {"overview", "有4名兼职人员", "有16名兼职工作人员", "8.3.2"},
    {"overview", "全年召开3次政府信息公开工作会议。", "全年召开两次政府信息公开工作会议。", "9.1"},
    {"overview", "召开政府信息公开专题会议3次", "召开政务公开工作会议1次", "9.1"},
    {"overview", "举办各类培训班2次", "举办各类培训班１次", "9.2"},
    {"overview", "举办2期政府信息公开培训班", "举办1次信息公开工作培训", "9.2"},
    {"overview", "接受培训人员46人", "接受培训人员六十四人", "9.3"},
    {"overview", "举办各类培训班2次，培训人员46人次", "举办各类培训班2次，培训人员64人次", "9.3"},
};

static void make_saying(const char *role, const char *line, struct sample *ret_sample)
{
    sample_make(ret_sample);
    if (strcmp(role, "overview") == 0) {
        di_report_add_section(ret_sample->report, NULL, 1, NULL, "概述", DI_PLACE_NONE)->role = role;
    }
    sample_say(ret_sample, role, line);
}

START_TEST(numbers_that_agree_are_counted)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        struct sample sample;

        make_saying(phrases[i].role, phrases[i].agrees, &sample);
        ck_assert_str_eq(sample_findings(&sample), "");
        ck_assert_msg(sample.report->checks.phrases_agreed >= 1, "%s", phrases[i].agrees);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(numbers_that_differ_are_told)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        struct sample sample;
        char expected[64];

        make_saying(phrases[i].role, phrases[i].differs, &sample);
        snprintf(expected, sizeof expected, "R7 narrative-differs warning %s", phrases[i].row);
        ck_assert_msg(strcmp(sample_findings(&sample), expected) == 0, "%s: %s", phrases[i].differs,
                      sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

START_TEST(a_number_that_the_sums_ask_for_is_told_with_them)
{
    struct sample sample;

    make_saying("requests", "全年收到政府信息公开申请18件。", &sample);
    sample_set(&sample, "3.1=19");
    ck_assert_str_eq(sample_findings(&sample), "B1 sum error 3.1 3.1.1 3.1.2 3.1.3 3.1.4");
    ck_assert_uint_eq(sample.report->findings->n_rules, 2);
    ck_assert_str_eq(sample.report->findings->rules[1], "R7");
    ck_assert_str_eq(sample_argument(&sample, "sum", "also.zh"),
                     "正文第1段写的是“全年收到政府信息公开申请18件。”，即收到申请数 18，与统计表不同。");
    sample_set(&sample, "3.1=20");
    sample_say(&sample, "requests", "收到政府信息公开申请19件。");
    ck_assert_str_eq(sample_findings(&sample), "B1 sum error 3.1 3.1.1 3.1.2 3.1.3 3.1.4\n"
                                               "R7 narrative-differs warning 3.1");
    sample_set(&sample, "3.1=18 3.1.1= 3.1.2= 3.1.3= 3.1.4=");
    ck_assert_str_eq(sample_findings(&sample), "R7 narrative-differs warning 3.1");
    sample_free(&sample);
}
END_TEST

START_TEST(none_means_zero)
{
    static const struct {
        const char *role, *line, *cells, *row;
    } cases[] = {
        {"requests", "全年未收到政府信息公开申请。", "3.1=0 3.1.1=0 3.1.2=0 3.1.3=0 3.1.4=0 7=0 3.2= 3.3=", "3.1"},
        {"review", "全年未发生与政府信息公开相关的行政复议和诉讼事项。", "4=0 4.1=0 4.3=0 5=0 5.1=0", "4 5"},
        {"review", "没有收到因政府信息公开工作引起的行政复议。", "4=0 4.1=0 4.3=0", "4"},
        {"review", "未发生因政府信息公开提起的行政诉讼案件。", "5=0 5.1=0", "5"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        const char *findings;

        make_saying(cases[i].role, cases[i].line, &sample);
        findings = sample_findings(&sample);
        ck_assert_msg(strstr(findings, "R7 narrative-differs warning") != NULL, "%s", cases[i].line);
        ck_assert_str_eq(sample_argument(&sample, "narrative-differs", "text_value"), "0");
        sample_set(&sample, cases[i].cells);
        ck_assert_str_eq(sample_findings(&sample), "");
        ck_assert_uint_ge(sample.report->checks.phrases_agreed, 1);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(other_scopes_are_passed_over)
{
    static const struct {
        const char *role, *line;
    } cases[] = {
        {"proactive", "累计主动公开政府信息数417条。"},
        {"proactive", "历年累计52条，全年公开信息14条。"},
        {"proactive", "《条例》实施以来，共主动公开政府信息1417条。"},
        {"proactive", "2016年，全局公开信息总数为98条。"},
        {"proactive", "去年全年公开信息98条。"},
        {"proactive", "通过政府网站共主动公开政府信息98条。"},
        {"proactive", "公开信息总数为130余条，约占90%。"},
        {"proactive", "公开信息总数为18万余条。"},
        {"proactive", "其中，规划计划类信息数5条。"},
        {"proactive", "全省共主动公开政府信息98765条。"},
        {"requests", "其中当面收到政府信息公开申请3件。"},
        {"requests", "乡镇收到政府信息公开申请7件。"},
        {"requests", "未收到政府信息公开申请收费的举报。"},
        {"review", "全年办理行政复议案件120件。"},
        {"review", "未发生因政府信息公开引起的行政复议被撤销的情况。"},
        {"overview", "专职人员2人、兼职人员约10人。"},
        {"overview", "政府网站专职人员5人。"},
        {"overview", "全年召开近5次政府信息公开工作会议。"},
        {"overview", "每季度召开1次政府信息公开工作会议。"},
        {"overview", "先后召开多次专题会议。"},
        {"overview", "召开2次政府信息公开工作会议和1次专题会议。"},
        {"overview", "召开1次党组会议研究公开工作会议安排。"},
        {"overview", "召开1次政务公开领导小组会议。"},
        {"overview", "2018年，计划举办各类培训班5次。"},
        {"overview", "举办林业业务培训班9期。"},
        {"overview", "一季度举办各类培训班1次。"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        make_saying(cases[i].role, cases[i].line, &sample);
        ck_assert_msg(strcmp(sample_findings(&sample), "") == 0, "%s: %s", cases[i].line, sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

START_TEST(year_of_the_report_is_its_own_scope)
{
    static const char *const lines[] = {"2017年，全局公开信息总数为98条。", "二〇一七年，全局公开信息总数为98条。",
                                        "与2016年相比，2017年公开信息总数为98条。"};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct sample sample;

        make_saying("proactive", lines[i], &sample);
        ck_assert_str_eq(sample_findings(&sample), "R7 narrative-differs warning 1.1");
        sample_free(&sample);
    }
}
END_TEST

/* A street office that speaks of itself does not speak of others. */
START_TEST(own_name_is_no_other_scope)
{
    struct sample sample;

    make_saying("requests", "云岭街道办事处全年收到政府信息公开申请19件。", &sample);
    ck_assert_str_eq(sample_findings(&sample), "R7 narrative-differs warning 3.1");
    sample_free(&sample);
}
END_TEST

START_TEST(cell_without_a_number_is_not_compared)
{
    static const char *const cells[] = {"9.1=", "9.1=/"};

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct sample sample;

        make_saying("overview", "全年召开2次政府信息公开工作会议。", &sample);
        sample_set(&sample, cells[i]);
        ck_assert_str_eq(sample_findings(&sample), "");
        ck_assert_uint_eq(sample.report->checks.phrases_agreed, 0);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(same_slip_is_told_once)
{
    struct sample sample;

    make_saying("overview", "全年召开2次政府信息公开工作会议。", &sample);
    sample_say(&sample, "problems", "虽然召开了2次政府信息公开工作会议，但是不够；还召开了9次政府信息公开工作会议。");
    ck_assert_str_eq(sample_findings(&sample), "R7 narrative-differs warning 9.1\nR7 narrative-differs warning 9.1");
    sample_free(&sample);
}
END_TEST

START_TEST(a_hundred_slips_are_told_and_the_others_counted)
{
    struct sample sample;
    DI_AUTO_BUFFER line = DI_BUFFER_EMPTY;

    for (unsigned i = 0; i < 103; i++) {
        di_buffer_printf(&line, "全年共主动公开政府信息%u条。", 1000 + i);
    }
    make_saying("proactive", di_buffer_string(&line), &sample);
    sample_findings(&sample);
    ck_assert_uint_eq(sample.report->n_findings, 100);
    ck_assert_uint_eq(sample.report->unlisted[DI_WARNING], 3);
    sample_free(&sample);
}
END_TEST

START_TEST(sentence_is_quoted_as_written)
{
    struct sample sample;

    make_saying("overview", "工作经费有保障。全年召开２ 次政府信息公开工作会议。举办各类培训班2次。", &sample);
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "narrative-differs", "sentence"), "全年召开２ 次政府信息公开工作会议。");
    ck_assert_str_eq(sample_argument(&sample, "narrative-differs", "text_value"), "2");
    ck_assert_str_eq(sample_argument(&sample, "narrative-differs", "value"), "3");
    ck_assert_str_eq(sample_argument(&sample, "narrative-differs", "what.zh"), "政府信息公开工作会议或专题会议数");
    sample_free(&sample);
}
END_TEST

START_TEST(long_sentence_is_quoted_by_its_clause)
{
    struct sample sample;

    make_saying("overview",
                "为使各项工作落到实处，我局着眼于建立长效机制，明确一名副局长分管，办公室承担日常工作，各科室指定"
                "一名联络员，全年召开２次政府信息公开工作会议，公开的内容由承办科室起草，办公室审核后发布，所有拟公开的"
                "信息都经过保密审查，并留有记录。",
                &sample);
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "narrative-differs", "sentence"), "…全年召开２次政府信息公开工作会议，…");
    sample_free(&sample);
}
END_TEST

START_TEST(phrases_of_a_section_are_looked_for_there)
{
    struct sample sample;
    struct di_report_section *section;

    make_saying("overview", "不同意公开9件。", &sample);
    ck_assert_str_eq(sample_findings(&sample), "");
    section =
        di_report_add_section(sample.report, sample_section(&sample, "requests"), 2, NULL, "答复情况", DI_PLACE_NONE);
    di_report_add_line(sample.report, section, "不同意公开9件。", DI_PLACE_NONE);
    ck_assert_str_eq(sample_findings(&sample), "R7 narrative-differs warning 3.3.4");
    sample_free(&sample);
}
END_TEST

/* So many ideographs of no meaning, then the sentence. */
static const char *far_off(struct sample *sample, const char *start, unsigned distance, const char *sentence)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, start);
    for (unsigned i = 0; i < distance; i++) {
        di_buffer_text(&text, "林");
    }
    di_buffer_text(&text, sentence);
    return di_arena_strdup(sample->arena, di_buffer_string(&text));
}

START_TEST(scope_reaches_two_hundred_ideographs)
{
    struct sample sample;

    make_saying("overview", "", &sample);
    sample_say(&sample, "overview", far_off(&sample, "累计", 198, "举办各类培训班9次。"));
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_say(&sample, "overview", far_off(&sample, "累计", 199, "举办各类培训班9次。"));
    ck_assert_str_eq(sample_findings(&sample), "R7 narrative-differs warning 9.2");
    sample_free(&sample);
}
END_TEST

/* A sentence of a megabyte, with a wrong number in every clause. */
START_TEST(long_sentence_takes_its_time_once)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct sample sample;

    make_saying("overview", "", &sample);
    for (unsigned i = 0; i < 30000; i++) {
        di_buffer_printf(&text, "举办各类培训班%u次，", i + 10);
    }
    sample_say(&sample, "overview", di_buffer_string(&text));
    sample_findings(&sample);
    ck_assert_uint_eq(sample.report->n_findings, 100); /* and no more of one kind */
    sample_free(&sample);
}
END_TEST

/* A pattern may match before a word without taking it in: that is one match, and the search goes on to the next. */
START_TEST(a_pattern_may_match_nothing)
{
    static const char form[] =
        "<form xmlns='urn:docintake:form:1' id='nothing' version='1' first-year='2021'>\n"
        "<name xml:lang='zh'>空</name><name xml:lang='en'>nothing</name><authority>-</authority>\n"
        "<rules><rule id='R7' class='PLAUS' check='narrative-agrees'><name xml:lang='zh'>文</name>"
        "<name xml:lang='en'>text</name></rule></rules>\n"
        "<sections><section role='requests'><name xml:lang='zh'>申请</name><name xml:lang='en'>requests</name>\n"
        "<part>申请</part></section></sections>\n"
        "<table id='requests'><columns><column id='count' label='数'/></columns>\n"
        "<rows><row id='1' label='收到'/></rows></table>\n"
        "<narrative><phrase rule='R7' table='requests' cell='1' column='count' means='0'>"
        "<name xml:lang='zh'>收到</name><name xml:lang='en'>received</name><pattern>(?=无申请)</pattern></phrase>"
        "</narrative></form>\n";
    struct sample sample;

    sample_make_of("nothing", form, &sample);
    di_report_add_section(sample.report, NULL, 1, NULL, "申请", DI_PLACE_NONE)->role = "requests";
    sample_say(&sample, "requests", "无申请，无申请。");
    ck_assert_str_eq(sample_findings(&sample), "");
    ck_assert_uint_eq(sample.report->checks.phrases_agreed, 2);
    sample_set(&sample, "1=3");
    ck_assert_str_eq(sample_findings(&sample), "R7 narrative-differs warning 1");
    sample_free(&sample);
}
END_TEST

TCase *narrative_cases(void)
{
    TCase *cases = tcase_create("narrative");

    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, numbers_that_agree_are_counted);
    tcase_add_test(cases, numbers_that_differ_are_told);
    tcase_add_test(cases, a_number_that_the_sums_ask_for_is_told_with_them);
    tcase_add_test(cases, none_means_zero);
    tcase_add_test(cases, other_scopes_are_passed_over);
    tcase_add_test(cases, year_of_the_report_is_its_own_scope);
    tcase_add_test(cases, own_name_is_no_other_scope);
    tcase_add_test(cases, cell_without_a_number_is_not_compared);
    tcase_add_test(cases, same_slip_is_told_once);
    tcase_add_test(cases, a_hundred_slips_are_told_and_the_others_counted);
    tcase_add_test(cases, sentence_is_quoted_as_written);
    tcase_add_test(cases, long_sentence_is_quoted_by_its_clause);
    tcase_add_test(cases, phrases_of_a_section_are_looked_for_there);
    tcase_add_test(cases, scope_reaches_two_hundred_ideographs);
    tcase_add_test(cases, long_sentence_takes_its_time_once);
    tcase_add_test(cases, a_pattern_may_match_nothing);
    return cases;
}
