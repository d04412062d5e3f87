/* The sections that a report must have: rule R3. */
#include "validate/cases.h"
#include "validate/sample.h"

static void forget(struct di_report_section *section)
{
    section->role = NULL;
    section->title = "其他内容";
}

START_TEST(required_sections_are_there)
{
    static const char *const roles[] = {"proactive", "requests", "review", "problems"};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        struct sample sample;

        sample_make(&sample);
        forget(sample_section(&sample, roles[i]));
        ck_assert_str_eq(sample_findings(&sample), "R3 section-missing error");
        ck_assert_str_eq(sample_argument(&sample, "section-missing", "section.zh"),
                         di_form_section_by_role(sample.form, roles[i])->name.zh);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(required_sections_are_not_empty)
{
    struct sample sample;
    struct di_report_section *section;

    sample_make(&sample);
    section = sample_section(&sample, "problems");
    section->lines = section->last_line = NULL;
    ck_assert_str_eq(sample_findings(&sample), "R3 section-empty error");
    di_report_add_section(sample.report, section, 2, "一", "主要问题", DI_PLACE_NONE);
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

/* An empty section is not answered by another heading that happens to speak of it. */
START_TEST(empty_section_is_found_behind_an_alike_heading)
{
    struct sample sample;
    struct di_report_section *section;

    sample_make(&sample);
    section = sample_section(&sample, "requests");
    section->lines = section->last_line = NULL;
    section = di_report_add_section(sample.report, NULL, 1, "九", "依申请公开制度", DI_PLACE_NONE);
    di_report_add_line(sample.report, section, "已经健全。", DI_PLACE_NONE);
    ck_assert_str_eq(sample_findings(&sample), "R3 section-empty error");
    sample_free(&sample);
}
END_TEST

START_TEST(one_heading_may_answer_two_contents)
{
    struct sample sample;

    sample_make(&sample);
    forget(sample_section(&sample, "requests"));
    sample_section(&sample, "proactive")->title = "一、主动公开和依申请公开情况";
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

START_TEST(nested_sections_count)
{
    struct sample sample;
    struct di_report_section *outer, *inner;

    sample_make(&sample);
    forget(sample_section(&sample, "review"));
    outer = di_report_add_section(sample.report, NULL, 1, "一", "公开工作情况", DI_PLACE_NONE);
    inner = di_report_add_section(sample.report, outer, 2, "三", "复议和诉讼", DI_PLACE_NONE);
    inner->role = "review";
    di_report_add_line(sample.report, inner, "无", DI_PLACE_NONE);
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

START_TEST(narrative_without_headings_is_not_judged_by_them)
{
    struct sample sample;
    struct di_report_section *section;

    sample_make(&sample);
    sample.report->sections = sample.report->last_section = NULL;
    section = di_report_add_section(sample.report, NULL, 0, NULL, NULL, DI_PLACE_NONE);
    di_report_add_line(sample.report, section, "全年各项工作有序开展。", DI_PLACE_NONE);
    ck_assert_str_eq(sample_findings(&sample), "R3 sections-unmarked warning");
    ck_assert_str_eq(sample_argument(&sample, "sections-unmarked", "sections.zh"),
                     "存在的主要问题及改进情况、行政复议、行政诉讼情况、依申请公开政府信息情况、主动公开政府信息情况");
    di_report_add_line(sample.report, section, "主动公开了信息，办理信息公开申请，应对行政复议。", DI_PLACE_NONE);
    di_report_add_line(sample.report, section, "存在的问题是人手少。", DI_PLACE_NONE);
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

TCase *sections_cases(void)
{
    TCase *cases = tcase_create("sections");

    tcase_add_test(cases, required_sections_are_there);
    tcase_add_test(cases, required_sections_are_not_empty);
    tcase_add_test(cases, empty_section_is_found_behind_an_alike_heading);
    tcase_add_test(cases, one_heading_may_answer_two_contents);
    tcase_add_test(cases, nested_sections_count);
    tcase_add_test(cases, narrative_without_headings_is_not_judged_by_them);
    return cases;
}
