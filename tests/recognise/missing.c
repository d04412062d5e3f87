#include "docintake/recognise.h"

#include "recognise/cases.h"
#include "recognise/sample.h"

#define NARRATIVE "青禾市水务局2017年政府信息公开年度报告\n一、概述\n甲。\n二、存在的问题\n乙。\n"

static const struct {
    const char *text;
    enum di_reason reason;
} documents[] = {
    {"", DI_REASON_EMPTY},
    {"![picture]", DI_REASON_EMPTY},
    {"|  |  |", DI_REASON_EMPTY},
    {NARRATIVE, DI_REASON_NO_TABLE},
    {"![picture]\n" NARRATIVE, DI_REASON_NO_TABLE},
    {NARRATIVE "附件：政府信息公开情况统计表", DI_REASON_NO_TABLE},
    {NARRATIVE "![picture]", DI_REASON_TABLE_IS_PICTURE},
    {NARRATIVE "附件\n政府信息公开情况统计表\n（2017年度）\n![picture]", DI_REASON_TABLE_IS_PICTURE},
    {NARRATIVE "附件\n![chart]", DI_REASON_TABLE_IS_PICTURE},
    {NARRATIVE "附件\n政府信息公开情况统计表\n![object]", DI_REASON_TABLE_IS_OBJECT},
    {"| 索引号 | 5550 |\n" NARRATIVE "附件\n![object]", DI_REASON_TABLE_IS_OBJECT},
    {"| 索引号 | 5550 |\n" NARRATIVE, DI_REASON_NO_FORM},
};

START_TEST(document_has_no_form)
{
    AUTO_RECOGNISED recognised = recognise_text(documents[_i].text);

    ck_assert_ptr_null(recognised.form);
    ck_assert_ptr_null(recognised.report->form.id);
    ck_assert_uint_eq(recognised.report->n_findings, 1);
    ck_assert_int_eq(recognised.report->findings->reason, documents[_i].reason);
}
END_TEST

/* What can be read is read all the same. */
START_TEST(rest_is_read_without_a_form)
{
    AUTO_RECOGNISED recognised = recognise_text(NARRATIVE "| 项目 | 数量 |\n| 发布 | 12 |");
    const struct di_report_table *table = recognised.report->tables;

    ck_assert_int_eq(recognised.report->findings->reason, DI_REASON_NO_FORM);
    ck_assert_str_eq(di_finding_argument(recognised.report->findings, "tables"), "1");
    ck_assert_str_eq(di_finding_argument(recognised.report->findings, "matched"), "0");
    ck_assert_str_eq(di_finding_argument(recognised.report->findings, "expected_rows"), "65");
    assert_field(&recognised, "year", "2017");
    ck_assert_ptr_nonnull(section_titled(&recognised, "存在的问题"));
    ck_assert_str_eq(table->id, "+1");
    ck_assert_str_eq(table->rows->next->label, "发布");
    ck_assert_int_eq(table->rows->next->cells[0].value.units, 12);
}
END_TEST

/* The sample with only so many of its rows. */
static struct recognised with_rows(unsigned rows)
{
    struct di_arena *arena = di_arena_new(1024UL * 1024);
    const char *text = sample_text(arena), *at = strchr(strchr(text, '|'), '\n') + 1;
    struct recognised recognised;

    for (unsigned i = 0; i < rows; i++) {
        at = strchr(at, '\n') + 1;
    }
    recognised = recognise_text(di_arena_printf(arena, "%.*s", (int)(at - text), text));
    di_arena_free(arena);
    return recognised;
}

/* 39 of 65 rows are 60 %. */
START_TEST(form_needs_most_of_its_rows)
{
    AUTO_RECOGNISED enough = with_rows(39);
    AUTO_RECOGNISED few = with_rows(38);

    ck_assert_ptr_nonnull(enough.form);
    ck_assert_uint_eq(enough.report->checks.rows_read, 39);
    ck_assert_uint_eq(enough.report->checks.rows_expected, 65);
    ck_assert_ptr_null(few.form);
    ck_assert_str_eq(di_finding_argument(few.report->findings, "matched"), "38");
}
END_TEST

/* Forms of a recognised report, made to be recognised themselves. */
static struct di_forms prepare_forms(const struct recognised *from, struct di_form **some, size_t count)
{
    struct di_forms forms = {.forms = some, .n_forms = count, .arena = from->arena};
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_recognise_prepare(&forms, &error) == DI_OK, "%s", error.text);
    return forms;
}

/* The same form under two names. */
START_TEST(two_forms_fit_equally_well)
{
    AUTO_RECOGNISED plain = recognise_sound();
    struct di_form original = *plain.form, twin = original;
    struct di_form *both[] = {&original, &twin};
    struct di_forms forms = prepare_forms(&plain, both, 2);
    AUTO_RECOGNISED recognised = recognise_with(&forms, sample_text(plain.arena));

    recognised.forms = NULL; /* not loaded */
    ck_assert_ptr_null(recognised.form);
    ck_assert_uint_eq(recognised.report->n_findings, 1);
    ck_assert_int_eq(recognised.report->findings->reason, DI_REASON_FORM_UNCLEAR);
    ck_assert_str_eq(di_finding_argument(recognised.report->findings, "other_form"), twin.name.zh);
    ck_assert_str_eq(recognised.report->tables->id, "+1");
}
END_TEST

TCase *missing_cases(void)
{
    TCase *cases = tcase_create("missing");

    tcase_add_loop_test(cases, document_has_no_form, 0, LENGTH(documents));
    tcase_add_test(cases, rest_is_read_without_a_form);
    tcase_add_test(cases, form_needs_most_of_its_rows);
    tcase_add_test(cases, two_forms_fit_equally_well);
    return cases;
}
