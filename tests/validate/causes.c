/* What breaks the sums of the forms of 2019 and 2021: rules C1 to C4, one finding for one mistake. */
#include <string.h>

#include "docintake/buffer.h"
#include "validate/cases.h"
#include "validate/sample.h"

/* Every sum holds. */
static const char sound_figures[] =
    "1,natural=16 1,commercial=3 1,research=1 1,total=20 2,natural=2 2,total=2 "
    "3.1,natural=6 3.1,commercial=2 3.1,total=8 3.2,natural=2 3.2,total=2 "
    "3.3.1,natural=1 3.3.1,total=1 3.3.8,natural=2 3.3.8,total=2 3.4.1,natural=3 3.4.1,commercial=1 3.4.1,total=4 "
    "3.5.2,natural=1 3.5.2,total=1 3.6.1,natural=1 3.6.1,total=1 "
    "3.7,natural=16 3.7,commercial=3 3.7,total=19 4,natural=2 4,research=1 4,total=3 "
    "cases,reconsideration.upheld=3 cases,reconsideration.pending=1 cases,reconsideration.total=4";

static void make(struct sample *sample, const char *cells)
{
    sample_make_installed("zfxxgk-2021", sample);
    sample_set(sample, sound_figures);
    sample_set(sample, cells);
}

static void describe(const struct di_finding *finding, struct di_buffer *out)
{
    const char *asked = di_finding_argument(finding, "asked");

    di_buffer_printf(out, "%s%s", out->size > 0 ? "; " : "", finding->rule);
    for (size_t i = 1; i < finding->n_rules; i++) {
        di_buffer_printf(out, "+%s", finding->rules[i]);
    }
    di_buffer_printf(out, " %s %s,%s", di_reason_row(finding->reason)->code, finding->cells[0].row,
                     finding->cells[0].column);
    if (asked != NULL) {
        di_buffer_printf(out, "=%s", asked);
    }
}

/* What the change of a sound report is found as: rules, code, the first cell and what is asked of it. */
struct change {
    const char *cells, *findings;
};

static void expect(const struct change *change)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct sample sample;

    make(&sample, change->cells);
    sample_findings(&sample);
    for (const struct di_finding *finding = sample.report->findings; finding != NULL; finding = finding->next) {
        if (finding->severity != DI_NOTE) {
            describe(finding, &text);
        }
    }
    ck_assert_msg(strcmp(di_buffer_string(&text), change->findings) == 0, "%s: expected %s but found %s", change->cells,
                  change->findings, di_buffer_string(&text));
    sample_free(&sample);
}

#define EXPECT_EACH(changes)                                                                                           \
    for (size_t i = 0; i < sizeof(changes) / sizeof *(changes); i++) {                                                 \
        expect(&(changes)[i]);                                                                                         \
    }

START_TEST(sound_report_has_no_findings)
{
    struct sample sample;

    make(&sample, "");
    ck_assert_str_eq(sample_findings(&sample), "");
    ck_assert_uint_eq(sample.report->checks.relations_held, 7 + 7 + 25 + 3 + 2);
    sample_free(&sample);
}
END_TEST

START_TEST(one_wrong_cell_is_one_finding)
{
    static const struct change changes[] = {
        {"3.1,natural=7", "C2+C3 sum-cell 3.1,natural=6"},
        {"3.6.1,natural=0", "C2+C3 sum-cell 3.6.1,natural=1"},
        {"3.3.3,legal=1", "C2+C3 sum-cell 3.3.3,legal=0"},
        {"1,commercial=5", "C1+C3 sum-cell 1,commercial=3"},
        {"2,natural=12", "C1+C3 sum-cell 2,natural=2"},
        {"4,research=0", "C1+C3 sum-cell 4,research=1"},
        {"3.1,total=9", "C2+C3 sum-cell 3.1,total=8"},
        {"3.7,natural=17", "C1+C2+C3 sum-cell 3.7,natural=16"},
        {"3.7,total=91", "C1+C2+C3 sum-cell 3.7,total=19"},
        {"1,total=22", "C1+C3 sum-cell 1,total=20"},
        {"cases,reconsideration.total=0", "C4 sum cases,reconsideration.total"},
        {"cases,direct.other=1", "C4 sum cases,direct.total"},
        {"cases,reconsideration.pending=2", "C4 sum cases,reconsideration.total"},
    };

    EXPECT_EACH(changes);
}
END_TEST

START_TEST(independent_mistakes_stay_apart)
{
    static const struct change changes[] = {
        /* in different rows and columns */
        {"3.1,natural=8 3.4.1,commercial=2", "C2+C3 sum-cell 3.1,natural=6; C2+C3 sum-cell 3.4.1,commercial=1"},
        /* by the same amount: only the crossings that can be right are named */
        {"3.3.1,natural=2 3.4.1,commercial=2", "C2+C3 sum-cell 3.4.1,commercial=1; C2+C3 sum-cell 3.3.1,natural=1"},
        {"3.1,natural=7 3.4.1,commercial=2", "C2+C3 sums 3.7,natural; C2+C3 sums 3.7,commercial"},
        /* in one row */
        {"3.1,natural=7 3.1,commercial=4", "C2+C3 sum-cell 3.1,natural=6; C2+C3 sum-cell 3.1,commercial=2"},
        {"3.1,natural=7 3.1,total=5", "C2+C3 sum-cell 3.1,total=8; C2+C3 sum-cell 3.1,natural=6"},
        /* in one column */
        {"3.1,natural=7 3.2,natural=4", "C2+C3 sum-cell 3.1,natural=6; C2+C3 sum-cell 3.2,natural=2"},
        {"3.1,natural=7 3.7,natural=18", "C1+C2+C3 sum-cell 3.7,natural=16; C2+C3 sum-cell 3.1,natural=6"},
        /* a cell and a total */
        {"3.1,natural=7 3.7,total=21", "C1+C2+C3 sum-cell 3.7,total=19; C2+C3 sum-cell 3.1,natural=6"},
        {"1,natural=17 4,commercial=2", "C1+C3 sum-cell 1,natural=16; C1+C3 sum-cell 4,commercial=0"},
        {"3.1,natural=7 cases,after.total=1", "C2+C3 sum-cell 3.1,natural=6; C4 sum cases,after.total"},
    };

    EXPECT_EACH(changes);
}
END_TEST

START_TEST(what_follows_is_told_with_its_reason)
{
    static const struct change changes[] = {
        /* the row was added up with the mistake in it */
        {"4,natural=3 4,total=4", "C1 sums 3.7,natural"},
        {"3.1,natural=7 3.1,total=9", "C2 sums 3.7,natural"},
        /* the column was */
        {"3.1,total=9 3.7,total=20", "C1+C3 sums 3.7,total"},
        /* two columns, and the column of totals after them */
        {"4,natural=3 4,commercial=2 4,total=6", "C1 sums 3.7,natural; C1 balance 3.7,commercial"},
    };

    EXPECT_EACH(changes);
}
END_TEST

/* What the office has set for one rule of several that a number breaks. */
START_TEST(strongest_rule_tells)
{
    static const struct {
        struct di_rule_setting settings[2];
        size_t n_settings;
        const char *cells, *findings;
    } cases[] = {
        {{{0}}, 0, "3.1,natural=7", "C2 sum-cell error"},
        {{{.rule = "C2", .is_off = true}}, 1, "3.1,natural=7", "C3 sum error"},
        {{{.rule = "C2", .is_off = true}, {.rule = "C3", .is_off = true}}, 2, "3.1,natural=7", ""},
        {{{.rule = "C2", .severity = DI_WARNING}}, 1, "3.1,natural=7", "C3 sum-cell error"},
        {{{.rule = "C2", .severity = DI_WARNING}, {.rule = "C3", .severity = DI_WARNING}},
         2,
         "3.1,natural=7",
         "C2 sum-cell warning"},
        {{{.rule = "C1", .is_off = true}}, 1, "3.7,natural=17", "C2 sum-cell error"},
        {{{.rule = "C1", .severity = DI_NOTE}}, 1, "3.7,natural=17", "C2 sum-cell error"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct di_rule_setting settings[2] = {cases[i].settings[0], cases[i].settings[1]};
        const struct di_office office = {.source = "", .rules = settings, .n_rules = cases[i].n_settings};
        struct sample sample;
        const char *findings;

        settings[0].form = settings[1].form = "zfxxgk-2021";
        make(&sample, cases[i].cells);
        sample.circumstances.office = &office;
        findings = sample_findings(&sample);
        ck_assert_msg(*cases[i].findings != '\0' ? strncmp(findings, cases[i].findings, strlen(cases[i].findings)) == 0
                                                 : *findings == '\0',
                      "%zu: expected %s but found %s", i, cases[i].findings, findings);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(blanks_and_words_are_no_culprits)
{
    static const struct change changes[] = {
        {"3.1,total= 3.2,total= 3.3.1,total= 3.3.8,total= 3.4.1,total= 3.5.2,total= 3.6.1,total=", ""},
        {"3.1,total=/", "C2 sum 3.7,total"},
        {"3.1,natural=", "C2+C3 sum-cell-blank 3.1,natural=6"},
        {"3.3.2,natural=", ""},
        {"4,natural=", "C1+C3 sum-cell-blank 4,natural=2"},
        {"4,legal= 2,legal=", ""},
        {"4,natural= 2,natural= 4,total= 2,total=", ""},
        {"3.7,natural=", ""}, /* the parts say what it is, and with that all sums hold */
        {"3.7,natural= 2,natural=1", "C3 sum-cell 2,natural=2"},
        {"3.1,natural=无", "R6 cell-text 3.1,natural"},
        {"3.2,total= 3.1,natural=8", "C2+C3 sum-cell 3.1,natural=6"},
    };

    EXPECT_EACH(changes);
}
END_TEST

static const struct di_finding *only_finding(struct sample *sample)
{
    sample_findings(sample);
    ck_assert_uint_eq(sample->report->n_findings, 1);
    return sample->report->findings;
}

START_TEST(sums_are_written_out)
{
    struct sample sample;
    const struct di_finding *finding;

    make(&sample, "3.3.8,natural=1");
    finding = only_finding(&sample);
    ck_assert_str_eq(di_finding_argument(finding, "label"), "（三）不予公开 8.属于行政查询事项（自然人）");
    ck_assert_str_eq(di_finding_argument(finding, "value"), "1");
    ck_assert_str_eq(di_finding_argument(finding, "asked"), "2");
    ck_assert_str_eq(di_finding_argument(finding, "count.zh"), "两处合计都");
    ck_assert_str_eq(
        di_finding_argument(finding, "sums.zh"),
        "（1）（七）总计（自然人） 16，应等于 予以公开 6 ＋ 部分公开 2 ＋ 属于国家秘密 1 ＋ 行政查询 1 ＋ 不掌握 3 ＋ "
        "重复申请 1 ＋ 逾期不补正 1 ＝ 15，差 1；（2）（三）不予公开 8.属于行政查询事项（总计） 2，应等于 自然人 1 ＋ "
        "商业企业 0 ＋ 科研机构 0 ＋ 社会公益组织 0 ＋ 法律服务机构 0 ＋ 其他 0 ＝ 1，差 1");
    sample_free(&sample);

    make(&sample, "4,commercial=1 4,total=4");
    finding = only_finding(&sample);
    ck_assert_str_eq(di_finding_argument(finding, "labels"), "法人或其他组织—商业企业、总计");
    ck_assert_str_eq(
        di_finding_argument(finding, "sums.zh"),
        "（1）法人或其他组织—商业企业：本年新收 3 ＋ 上年结转 0 ＝ 3，办理结果总计 3 ＋ 结转下年度 1 ＝ 4，差 1；"
        "（2）总计：本年新收 20 ＋ 上年结转 2 ＝ 22，办理结果总计 19 ＋ 结转下年度 4 ＝ 23，差 1");
    sample_free(&sample);
}
END_TEST

START_TEST(both_sides_are_written_out)
{
    struct sample sample;

    make(&sample, "1,total= 2,total= 4,commercial=1");
    sample_set(&sample, "4,total=4");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "balance", "label"), "法人或其他组织—商业企业");
    ck_assert_str_eq(sample_argument(&sample, "balance", "left"), "本年新收 ＋ 上年结转");
    ck_assert_str_eq(sample_argument(&sample, "balance", "right"), "办理结果总计 ＋ 结转下年度");
    ck_assert_str_eq(sample_argument(&sample, "balance", "arithmetic"), "本年新收 3 ＋ 上年结转 0 ＝ 3");
    ck_assert_str_eq(sample_argument(&sample, "balance", "other_arithmetic"), "办理结果总计 3 ＋ 结转下年度 1 ＝ 4");
    ck_assert_str_eq(sample_argument(&sample, "balance", "difference"), "1");
    sample_free(&sample);
}
END_TEST

START_TEST(local_column_joins_the_sum)
{
    struct sample sample;
    struct di_report_table *table;

    make(&sample, "1,legal=2 1,total=20 3.1,legal=2");
    table = di_report_find_table(sample.report, "requests");
    for (size_t i = 0; i < table->n_columns; i++) {
        if (strcmp(table->columns[i].id, "legal") == 0) {
            table->columns[i].form_column = DI_NO_INDEX;
            table->columns[i].label = "村民委员会";
        }
    }
    sample_set(&sample, "1,total=22 3.1,total=10 3.7,legal=2 3.7,total=21");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

TCase *causes_cases(void)
{
    TCase *cases = tcase_create("causes");

    tcase_add_test(cases, sound_report_has_no_findings);
    tcase_add_test(cases, one_wrong_cell_is_one_finding);
    tcase_add_test(cases, independent_mistakes_stay_apart);
    tcase_add_test(cases, what_follows_is_told_with_its_reason);
    tcase_add_test(cases, strongest_rule_tells);
    tcase_add_test(cases, blanks_and_words_are_no_culprits);
    tcase_add_test(cases, sums_are_written_out);
    tcase_add_test(cases, both_sides_are_written_out);
    tcase_add_test(cases, local_column_joins_the_sum);
    return cases;
}
