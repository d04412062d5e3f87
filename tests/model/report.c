#include "docintake/report.h"

#include <stdio.h>
#include <string.h>

#include "docintake/form.h"
#include "docintake/limits.h"
#include "model/cases.h"

static struct di_arena *arena;
static struct di_report *report;

static void set_up(void)
{
    arena = di_arena_new(8 * DI_MIB);
    report = di_report_new(arena);
    ck_assert_ptr_nonnull(report);
}

static void tear_down(void)
{
    di_arena_free(arena);
}

START_TEST(appended_things_keep_their_order)
{
    const struct di_place place = {.part = DI_PART_BODY, .paragraph = 3};
    char id[] = "year";

    di_report_add_field(report, id, NULL, "2017年", place);
    di_report_add_field(report, "agency", "示例市档案局", "示例市档案局", DI_PLACE_NONE);
    id[0] = '?';
    ck_assert_str_eq(report->fields->id, "year");
    ck_assert_ptr_null(report->fields->value);
    ck_assert_str_eq(report->fields->text, "2017年");
    ck_assert_uint_eq(report->fields->where.paragraph, 3);
    ck_assert_str_eq(report->fields->next->id, "agency");
    ck_assert_ptr_null(report->fields->next->next);
    ck_assert_ptr_eq(di_report_find_field(report, "agency"), report->fields->next);
    ck_assert_ptr_null(di_report_find_field(report, "signed"));
}
END_TEST

START_TEST(sections_form_a_tree)
{
    struct di_report_section *first, *second, *inner;

    first = di_report_add_section(report, NULL, 1, "一", "概述", DI_PLACE_NONE);
    second = di_report_add_section(report, NULL, 1, NULL, "主动公开", DI_PLACE_NONE);
    inner = di_report_add_section(report, second, 2, "（一）", "总数", DI_PLACE_NONE);
    di_report_add_line(report, inner, "第一句。", DI_PLACE_NONE);
    di_report_add_line(report, inner, "第二句。", DI_PLACE_NONE);
    ck_assert_ptr_eq(report->sections, first);
    ck_assert_ptr_eq(first->next, second);
    ck_assert_ptr_null(second->number);
    ck_assert_ptr_null(first->sections);
    ck_assert_ptr_eq(second->sections, inner);
    ck_assert_str_eq(inner->lines->next->text, "第二句。");
}
END_TEST

START_TEST(rows_have_a_cell_for_each_column)
{
    struct di_report_table *table = di_report_add_table(report, "statistics", DI_PLACE_NONE);
    struct di_report_row *row;

    ck_assert_ptr_nonnull(table);
    ck_assert_uint_eq(table->form_table, DI_NO_INDEX);
    table->n_columns = 2;
    row = di_report_add_row(report, table, "3.1", "（一）收到申请数", DI_PLACE_NONE);
    ck_assert_ptr_nonnull(row);
    ck_assert_uint_eq(row->form_row, DI_NO_INDEX);
    ck_assert_str_eq(row->unit, "");
    ck_assert(!row->cells[0].present && !row->cells[1].present);
    ck_assert_ptr_eq(di_report_find_table(report, "statistics"), table);
    ck_assert_ptr_eq(di_report_find_row(table, "3.1"), row);
    ck_assert_ptr_null(di_report_find_table(report, "+1"));
    ck_assert_ptr_null(di_report_find_row(table, "3.2"));
}
END_TEST

START_TEST(the_verdict_is_the_gravest_finding)
{
    struct di_finding *finding;

    ck_assert_int_eq(di_report_verdict(report), DI_ACCEPTED);
    ck_assert_ptr_nonnull(di_report_add_finding(report, DI_REASON_CELLS_BLANK, NULL, DI_PLACE_NONE));
    ck_assert_int_eq(di_report_verdict(report), DI_ACCEPTED);
    finding = di_report_add_finding(report, DI_REASON_SUM, "B1", DI_PLACE_NONE);
    ck_assert_int_eq(finding->severity, DI_ERROR);
    ck_assert_int_eq(di_report_verdict(report), DI_RETURNED);
    finding->severity = DI_WARNING;
    ck_assert_int_eq(di_report_verdict(report), DI_ACCEPTED_WITH_REMARKS);
    ck_assert_uint_eq(di_report_count(report, DI_NOTE), 1);
    ck_assert_uint_eq(di_report_count(report, DI_WARNING), 1);
    ck_assert_uint_eq(di_report_count(report, DI_ERROR), 0);
    ck_assert_str_eq(di_verdict_name(DI_ACCEPTED), "accepted");
    ck_assert_str_eq(di_verdict_name(DI_ACCEPTED_WITH_REMARKS), "accepted_with_remarks");
    ck_assert_str_eq(di_verdict_name(DI_RETURNED), "returned");
}
END_TEST

START_TEST(findings_carry_arguments_and_cells)
{
    struct di_finding *finding = di_report_add_finding(report, DI_REASON_SUM, "B1", DI_PLACE_NONE);
    struct di_decimal number;

    ck_assert(di_decimal_parse("19.50", &number));
    di_finding_argue(report, finding, "label", "收到申请数");
    di_finding_argue_number(report, finding, "total", number);
    di_finding_name_cell(report, finding, "statistics", "3.1", "count");
    di_finding_name_cell(report, finding, "statistics", "3.1.1", NULL);
    ck_assert_str_eq(finding->rule, "B1");
    ck_assert_str_eq(di_finding_argument(finding, "label"), "收到申请数");
    ck_assert_str_eq(di_finding_argument(finding, "total"), "19.50");
    ck_assert_ptr_null(di_finding_argument(finding, "difference"));
    ck_assert_uint_eq(finding->n_cells, 2);
    ck_assert_str_eq(finding->cells[0].column, "count");
    ck_assert_str_eq(finding->cells[1].row, "3.1.1");
    ck_assert_ptr_null(finding->cells[1].column);
}
END_TEST

START_TEST(rules_are_named_once_and_end_at_the_limit)
{
    struct di_finding *finding = di_report_add_finding(report, DI_REASON_SUM, "B1", DI_PLACE_NONE);
    char rule[16];

    di_finding_name_rule(report, finding, "B1");
    ck_assert_uint_eq(finding->n_rules, 0);
    for (unsigned i = 2; i <= DI_LIMIT_RULES_OF_FINDING + 1; i++) {
        snprintf(rule, sizeof rule, "B%u", i);
        di_finding_name_rule(report, finding, rule);
        di_finding_name_rule(report, finding, rule);
        ck_assert_uint_eq(finding->n_rules, i <= DI_LIMIT_RULES_OF_FINDING ? i : DI_LIMIT_RULES_OF_FINDING);
    }
    ck_assert_str_eq(finding->rules[0], "B1");
    ck_assert_str_eq(finding->rules[1], "B2");
    di_finding_name_rule(report, NULL, "B2");
}
END_TEST

START_TEST(a_refusal_is_the_one_finding)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_finding *finding;

    di_refuse(&refusal, DI_REASON_MALFORMED_XML, "/word/document.xml", "line 3");
    finding = di_report_refuse(report, &refusal);
    ck_assert_ptr_eq(report->findings, finding);
    ck_assert_int_eq(finding->reason, DI_REASON_MALFORMED_XML);
    ck_assert_str_eq(di_finding_argument(finding, "part"), "/word/document.xml");
    ck_assert_str_eq(di_finding_argument(finding, "detail"), "line 3");
    ck_assert_int_eq(di_report_verdict(report), DI_RETURNED);
}
END_TEST

static void add_findings(enum di_reason reason, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ck_assert_ptr_nonnull(di_report_add_finding(report, reason, NULL, DI_PLACE_NONE));
    }
}

START_TEST(remarks_leave_room_for_errors)
{
    add_findings(DI_REASON_ROW_EXTRA, DI_LIMIT_NOTES);
    ck_assert_uint_eq(report->n_findings, DI_LIMIT_NOTES);
    add_findings(DI_REASON_ROW_EXTRA, 1);
    ck_assert_uint_eq(report->n_findings, DI_LIMIT_NOTES);
    ck_assert_uint_eq(di_report_count(report, DI_NOTE), DI_LIMIT_NOTES + 1);
    ck_assert_int_eq(di_report_verdict(report), DI_ACCEPTED);
    add_findings(DI_REASON_NARRATIVE_DIFFERS, DI_LIMIT_REMARKS - DI_LIMIT_NOTES);
    ck_assert_uint_eq(report->n_findings, DI_LIMIT_REMARKS);
    add_findings(DI_REASON_NARRATIVE_DIFFERS, 1);
    ck_assert_uint_eq(report->n_findings, DI_LIMIT_REMARKS);
    ck_assert_int_eq(di_report_verdict(report), DI_ACCEPTED_WITH_REMARKS);
    add_findings(DI_REASON_NEGATIVE, 1);
    ck_assert_uint_eq(report->n_findings, DI_LIMIT_REMARKS + 1);
    ck_assert_int_eq(di_report_verdict(report), DI_RETURNED);
}
END_TEST

START_TEST(what_is_lowered_leaves_room_for_errors)
{
    for (size_t i = 0; i < DI_LIMIT_FINDINGS; i++) {
        di_report_add_weighed(report, DI_REASON_NEGATIVE, DI_WARNING, NULL, DI_PLACE_NONE);
    }
    ck_assert_uint_eq(report->n_findings, DI_LIMIT_REMARKS);
    ck_assert_uint_eq(report->unlisted[DI_WARNING], DI_LIMIT_FINDINGS - DI_LIMIT_REMARKS);
    di_report_add_weighed(report, DI_REASON_ROW_EXTRA, DI_ERROR, NULL, DI_PLACE_NONE);
    ck_assert_int_eq(report->last_finding->severity, DI_ERROR);
}
END_TEST

START_TEST(findings_end_at_the_limit)
{
    add_findings(DI_REASON_NEGATIVE, DI_LIMIT_FINDINGS);
    ck_assert_uint_eq(di_report_count(report, DI_ERROR), DI_LIMIT_FINDINGS);

    struct di_finding *beyond = di_report_add_finding(report, DI_REASON_NEGATIVE, NULL, DI_PLACE_NONE);
    ck_assert_ptr_nonnull(beyond);
    di_finding_argue(report, beyond, "label", "still safe to fill");
    ck_assert_uint_eq(report->n_findings, DI_LIMIT_FINDINGS);
    ck_assert_ptr_ne(report->last_finding, beyond);
    ck_assert_uint_eq(di_report_unlisted(report), 1);
    ck_assert_uint_eq(di_report_count(report, DI_ERROR), DI_LIMIT_FINDINGS + 1);
    di_report_add_finding(report, DI_REASON_ROW_EXTRA, NULL, DI_PLACE_NONE);
    ck_assert_uint_eq(di_report_unlisted(report), 2);
}
END_TEST

START_TEST(no_room_is_told_by_every_appender)
{
    ck_assert_ptr_null(di_arena_alloc(arena, 8 * DI_MIB));
    ck_assert_ptr_null(di_report_new(arena));
    ck_assert_ptr_null(di_report_add_field(report, "year", NULL, NULL, DI_PLACE_NONE));
    ck_assert_ptr_null(di_report_add_section(report, NULL, 1, NULL, NULL, DI_PLACE_NONE));
    ck_assert_ptr_null(di_report_add_table(report, "statistics", DI_PLACE_NONE));
    ck_assert_ptr_null(di_report_add_finding(report, DI_REASON_SUM, NULL, DI_PLACE_NONE));
    di_finding_argue(report, NULL, "label", "nobody");
    di_finding_name_cell(report, NULL, "statistics", "1", NULL);
    ck_assert_ptr_null(report->fields);
    ck_assert_ptr_null(report->findings);
}
END_TEST

/* With room for the element, but not for its id, which others compare with theirs. */
START_TEST(what_has_no_room_for_its_id_is_not_there)
{
    for (size_t more = 1; more < 512; more++) {
        struct di_arena *small = di_arena_new(sizeof *report + more);
        struct di_report *scarce = di_report_new(small);
        bool added = di_report_add_field(scarce, "statistics.preparer", "丙某", "丙某", DI_PLACE_NONE) != NULL &&
                     di_report_add_table(scarce, "statistics", DI_PLACE_NONE) != NULL;

        ck_assert(added == !di_arena_failed(small));
        ck_assert_ptr_null(di_report_find_field(scarce, "year"));
        ck_assert_ptr_null(di_report_find_table(scarce, "other"));
        di_arena_free(small);
    }
}
END_TEST

TCase *report_cases(void)
{
    TCase *cases = tcase_create("report");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, appended_things_keep_their_order);
    tcase_add_test(cases, sections_form_a_tree);
    tcase_add_test(cases, rows_have_a_cell_for_each_column);
    tcase_add_test(cases, the_verdict_is_the_gravest_finding);
    tcase_add_test(cases, findings_carry_arguments_and_cells);
    tcase_add_test(cases, rules_are_named_once_and_end_at_the_limit);
    tcase_add_test(cases, a_refusal_is_the_one_finding);
    tcase_add_test(cases, remarks_leave_room_for_errors);
    tcase_add_test(cases, what_is_lowered_leaves_room_for_errors);
    tcase_add_test(cases, findings_end_at_the_limit);
    tcase_add_test(cases, no_room_is_told_by_every_appender);
    tcase_add_test(cases, what_has_no_room_for_its_id_is_not_there);
    return cases;
}
