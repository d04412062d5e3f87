/* What the narratives of the forms of 2019 and 2021 repeat of their tables: rule R7. */
#include <stdio.h>
#include <string.h>

#include "validate/cases.h"
#include "validate/sample.h"

static const char figures[] =
    "1,natural=16 1,commercial=3 1,research=1 1,total=20 2,natural=2 2,total=2 "
    "3.1,natural=6 3.1,commercial=2 3.1,total=8 3.2,natural=2 3.2,total=2 "
    "3.3.1,natural=1 3.3.1,total=1 3.3.8,natural=2 3.3.8,total=2 3.4.1,natural=3 3.4.1,commercial=1 3.4.1,total=4 "
    "3.5.2,natural=1 3.5.2,total=1 3.7,natural=16 3.7,commercial=3 3.7,total=19 "
    "4,natural=2 4,research=1 4,total=3 "
    "cases,reconsideration.upheld=3 cases,reconsideration.pending=1 cases,reconsideration.total=4 "
    "cases,direct.upheld=1 cases,direct.total=1 cases,after.other=2 cases,after.total=2 "
    "licence,decisions=746 penalty,decisions=39 coercion,decisions=5 normative,made=3 ";

static const char later_figures[] = "normative,repealed=1 normative,in_force=12 rules,in_force=2 "
                                    "3.6.1,natural=1 3.6.1,total=1";
static const char trial_figures[] =
    "normative,opened=4 normative,total=15 procurement,items=7 3.6,natural=1 3.6,total=1";

struct saying {
    const char *role, *agrees, *differs, *cells;
};

/* In both forms. */
static const struct saying sayings[] = {
    {"requests", "全年共收到政府信息公开申请20件。", "全年共收到政府信息公开申请21件。", "1,total"},
    {"requests", "收办政府信息公开申请22件。", "收办政府信息公开申请2件。", "1,total"},
    {"overview", "新收政府信息公开申请二十件。", "新收政府信息公开申请22件。", "1,total"},
    {"requests", "受理公民、法人和其他组织的信息公开申请20件", "受理信息公开申请十二件", "1,total"},
    {"requests", "上年结转申请2件", "上年度结转的申请3件", "2,total"},
    {"requests", "上年结转2件，收到政府信息公开申请20件", "上年结转2件，收到政府信息公开申请21件", "1,total"},
    {"requests", "全年办结申请19件", "办结政府信息公开申请18件", "3.7,total"},
    {"requests", "予以公开8件、部分公开2件、不予公开3件、无法提供4件、不予处理1件、其他处理1件", "予以公开9件",
     "3.1,total"},
    {"requests", "部分公开2件", "部分公开的3件", "3.2,total"},
    {"requests", "无法提供4件", "无法提供14件", "3.4.1,total 3.4.2,total 3.4.3,total"},
    {"requests", "结转下年度继续办理3件", "转下年度办理2件", "4,total"},
    {"requests", "收到政府信息公开申请20件，其中自然人16件", "收到政府信息公开申请20件，其中自然人15件", "1,natural"},
    {"overview", "新收申请20件，自然人16件、法人或其他组织4件", "受理申请，自然人16件、法人或其他组织3件",
     "1,commercial 1,research 1,welfare 1,legal 1,other"},
    {"review", "因政府信息公开工作被申请行政复议4件", "涉及政府信息公开的行政复议3件", "cases,reconsideration.total"},
    {"review", "因政府信息公开被提起行政诉讼3件", "因政府信息公开被提起诉讼2起",
     "cases,direct.total cases,after.total"},
    {"proactive", "行政许可处理事项746件、行政处罚处理事项39件", "行政许可处理决定数量764件", "licence,decisions"},
    {"proactive", "作出行政处罚决定39件", "行政处罚处理决定数93件", "penalty,decisions"},
    {"proactive", "行政强制处理决定5件", "行政强制决定6件", "coercion,decisions"},
    {"overview", "制发行政规范性文件3件", "制发规范性文件4件", "normative,made"},
};

static const struct saying later_sayings[] = {
    {"requests", "其他处理1件", "其他处理2件", "3.6.1,total 3.6.2,total 3.6.3,total"},
    {"proactive", "废止行政规范性文件1件", "废止规范性文件2件", "normative,repealed"},
    {"proactive", "现行有效行政规范性文件12件", "现行有效的规范性文件21件", "normative,in_force"},
    {"proactive", "现行有效规章2部", "现行有效规章3部", "rules,in_force"},
};

static const struct saying trial_sayings[] = {
    {"requests", "其他处理1件", "其他处理2件", "3.6,total"},
    {"proactive", "新公开规范性文件4件", "新公开规范性文件5件", "normative,opened"},
    {"proactive", "对外公开规范性文件总数15件", "对外公开的规范性文件14件", "normative,total"},
    {"proactive", "政府集中采购项目7个", "政府集中采购项目数量6个", "procurement,items"},
};

static void make(const char *form, struct sample *ret_sample)
{
    sample_make_installed(form, ret_sample);
    sample_set(ret_sample, figures);
    sample_set(ret_sample, strcmp(form, "zfxxgk-2021") == 0 ? later_figures : trial_figures);
}

/* The findings of R7 alone: other rules are others' tests. */
static bool is_told(struct sample *sample, const char *cells)
{
    char expected[128];

    snprintf(expected, sizeof expected, "R7 narrative-differs warning %s", cells);
    return strstr(sample_findings(sample), expected) != NULL;
}

static void try_sayings(const char *form, const struct saying *tried, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct sample sample;

        make(form, &sample);
        sample_say(&sample, tried[i].role, tried[i].agrees);
        ck_assert_msg(!is_told(&sample, ""), "%s: %s", tried[i].agrees, sample_findings(&sample));
        ck_assert_msg(sample.report->checks.phrases_agreed > 0, "%s", tried[i].agrees);
        sample_say(&sample, tried[i].role, tried[i].differs);
        ck_assert_msg(is_told(&sample, tried[i].cells), "%s: %s", tried[i].differs, sample_findings(&sample));
        sample_free(&sample);
    }
}

START_TEST(numbers_are_compared)
{
    try_sayings("zfxxgk-2019", sayings, sizeof sayings / sizeof *sayings);
    try_sayings("zfxxgk-2019", trial_sayings, sizeof trial_sayings / sizeof *trial_sayings);
    try_sayings("zfxxgk-2021", sayings, sizeof sayings / sizeof *sayings);
    try_sayings("zfxxgk-2021", later_sayings, sizeof later_sayings / sizeof *later_sayings);
}
END_TEST

START_TEST(none_means_zero)
{
    static const struct {
        const char *role, *line, *cells, *zeros;
    } cases[] = {
        {"requests", "全年未收到政府信息公开申请。", "1,total", "1,natural=0 1,commercial=0 1,research=0 1,total=0"},
        {"overview", "无依申请公开事项。", "1,total", "1,natural=0 1,commercial=0 1,research=0 1,total=0"},
        {"review", "未发生因政府信息公开引起的行政复议。", "cases,reconsideration.total",
         "cases,reconsideration.total=0"},
        {"review", "未发生因政府信息公开提起的行政诉讼。", "cases,direct.total cases,after.total",
         "cases,direct.total=0 cases,after.total=0"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        make("zfxxgk-2021", &sample);
        sample_say(&sample, cases[i].role, cases[i].line);
        ck_assert_msg(is_told(&sample, cases[i].cells), "%s: %s", cases[i].line, sample_findings(&sample));
        sample_set(&sample, cases[i].zeros);
        ck_assert_msg(!is_told(&sample, ""), "%s: %s", cases[i].line, sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

START_TEST(other_scopes_are_passed_over)
{
    static const struct {
        const char *role, *line;
    } cases[] = {
        {"requests", "去年收到政府信息公开申请35件。"},
        {"requests", "上年收到政府信息公开申请35件。"},
        {"requests", "各乡镇收到政府信息公开申请7件。"},
        {"requests", "通过网络收到政府信息公开申请12件。"},
        {"requests", "收到政府信息公开申请20余件。"},
        {"requests", "近三年累计收到政府信息公开申请200件。"},
        {"requests", "收到政府信息公开申请20件，同比增长25%。"},
        {"requests", "办结申请19件，其中自然人15件。"},
        {"requests", "信息处理费：25件申请收取了信息处理费2950元。"},
        {"review", "全年办理行政复议案件120件。"},
        {"review", "被申请行政复议4件，其中结果维持3件。"},
        {"overview", "各部门制发规范性文件30件。"},
        {"proactive", "清理规范性文件30件。"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        make("zfxxgk-2021", &sample);
        sample_say(&sample, cases[i].role, cases[i].line);
        ck_assert_msg(!is_told(&sample, ""), "%s: %s", cases[i].line, sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

/* A street office that speaks of itself does not speak of others. */
START_TEST(own_name_is_no_other_scope)
{
    struct sample sample;

    make("zfxxgk-2021", &sample);
    sample_say(&sample, "requests", "2021年，云岭街道办事处收到政府信息公开申请19件。");
    ck_assert(is_told(&sample, "1,total"));
    sample_free(&sample);
}
END_TEST

/* The total column is often left blank in the rows of outcomes: there is nothing to compare with. */
START_TEST(blank_among_the_cells_is_not_compared)
{
    struct sample sample;

    make("zfxxgk-2021", &sample);
    sample_set(&sample, "3.3.1,total=");
    sample_say(&sample, "requests", "不予公开9件。");
    ck_assert(!is_told(&sample, ""));
    sample_set(&sample, "2,total=");
    sample_say(&sample, "requests",
               "收办政府信息公开申请22件。"); /* new ones and those carried over, of which nothing is said */
    ck_assert(!is_told(&sample, ""));
    sample_free(&sample);
}
END_TEST

TCase *narrative_later_cases(void)
{
    TCase *cases = tcase_create("narrative_later");

    tcase_add_test(cases, numbers_are_compared);
    tcase_add_test(cases, none_means_zero);
    tcase_add_test(cases, other_scopes_are_passed_over);
    tcase_add_test(cases, own_name_is_no_other_scope);
    tcase_add_test(cases, blank_among_the_cells_is_not_compared);
    return cases;
}
