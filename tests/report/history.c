#include "docintake/history_json.h"

#include <string.h>

#include "docintake/buffer.h"
#include "docintake/limits.h"
#include "docintake/report_json.h"
#include "report/cases.h"
#include "report/sample.h"

static struct di_arena *arena;
static struct di_history history;
static struct di_error error;

static void set_up(void)
{
    arena = di_arena_new(8 * DI_MIB);
    error = DI_ERROR_NONE;
}

static void tear_down(void)
{
    di_arena_free(arena);
}

static enum di_status read(const char *text)
{
    return di_history_read(text, strlen(text), arena, &history, &error);
}

#define HEAD "{\"schema\":\"docintake-report/1\","

START_TEST(what_we_wrote_is_read)
{
    struct di_report *report = sample_report(arena);
    DI_AUTO_BUFFER json = DI_BUFFER_EMPTY;
    const struct di_past_report *past;
    unsigned numbers = 0;

    ck_assert_int_eq(di_report_json_write(report, 2, &json, &error), DI_OK);
    ck_assert_int_eq(di_report_json_write(report, 0, &json, &error), DI_OK);
    ck_assert_msg(di_history_read(json.data, json.size, arena, &history, &error) == DI_OK, "%s", error.text);
    past = history.reports;
    ck_assert_ptr_nonnull(past->next);
    ck_assert_ptr_null(past->next->next);
    ck_assert_str_eq(past->form, report->form.id);
    ck_assert_int_eq(past->year, di_report_find_field(report, "year")->number);
    ck_assert_str_eq(past->agency, di_report_find_field(report, "agency")->value);
    for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        for (const struct di_report_row *row = table->rows; row != NULL && *table->id != '+'; row = row->next) {
            for (size_t i = 0; i < table->n_columns; i++) {
                struct di_decimal value;
                bool found = di_past_number(past, table->id, row->id, table->columns[i].id, &value);

                ck_assert_int_eq(found, row->cells[i].state == DI_CELL_NUMBER);
                ck_assert(!found || di_decimal_compare(value, row->cells[i].value) == 0);
                numbers += found;
            }
        }
    }
    ck_assert_uint_gt(numbers, 0);
    ck_assert_uint_eq(past->n_cells, numbers);
}
END_TEST

START_TEST(little_is_needed)
{
    ck_assert_int_eq(read(""), DI_OK);
    ck_assert_ptr_null(history.reports);
    ck_assert_int_eq(read(" \n" HEAD "\"form\":null} \n"), DI_OK);
    ck_assert_ptr_null(history.reports->form);
    ck_assert_ptr_null(history.reports->agency);
    ck_assert_int_eq(history.reports->year, 0);
    ck_assert_uint_eq(history.reports->n_cells, 0);
    ck_assert_int_eq(read(HEAD "\"tables\":[{\"id\":\"t\",\"rows\":[{\"id\":\"r\",\"cells\":"
                               "{\"a\":{\"value\":52.15},\"b\":{\"text\":\"无\"},\"c\":{\"value\":1e300}}}]}]}"),
                     DI_OK);
    ck_assert_uint_eq(history.reports->n_cells, 1); /* words are no number, and nobody writes the last one */
    ck_assert_int_eq(history.reports->cells[0].value.units, 5215);
}
END_TEST

START_TEST(other_files_are_told_apart)
{
    static const char *const others[] = {
        "PK\x03\x04",
        "{}",
        "[]",
        "{\"schema\":\"docintake-answer/1\"}",
        "{\"schema\":1}",
        HEAD "\"form\":[]}",
        HEAD "\"form\":{\"id\":1}}",
        HEAD "\"fields\":{\"year\":{\"value\":\"2017\"}}}",
        HEAD "\"fields\":{\"year\":2017}}",
        HEAD "\"tables\":{}}",
        HEAD "\"tables\":[{\"id\":1}]}",
        HEAD "\"tables\":[{\"id\":\"t\",\"rows\":[{\"id\":\"1\",\"cells\":[]}]}]}",
        HEAD "\"form\":null,\"form\":null}",
        HEAD "\"form\":null",
        HEAD "\"form\":null} x",
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        error = DI_ERROR_NONE;
        ck_assert_msg(read(others[i]) == DI_FAILED, "%s", others[i]);
        ck_assert_msg(strstr(error.text, "report.json") != NULL, "%s", error.text);
    }
}
END_TEST

START_TEST(history_has_bounds)
{
    DI_AUTO_BUFFER many = DI_BUFFER_EMPTY;

    for (int i = 0; i < DI_LIMIT_HISTORY_REPORTS; i++) {
        di_buffer_text(&many, HEAD "\"form\":null}");
    }
    ck_assert_int_eq(read(di_buffer_string(&many)), DI_OK);
    di_buffer_text(&many, HEAD "\"form\":null}");
    ck_assert_int_eq(read(di_buffer_string(&many)), DI_FAILED);
    ck_assert_int_eq(di_history_read("", DI_LIMIT_HISTORY_BYTES + 1, arena, &history, &error), DI_FAILED);
}
END_TEST

TCase *history_cases(void)
{
    TCase *cases = tcase_create("history");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, what_we_wrote_is_read);
    tcase_add_test(cases, little_is_needed);
    tcase_add_test(cases, other_files_are_told_apart);
    tcase_add_test(cases, history_has_bounds);
    return cases;
}
