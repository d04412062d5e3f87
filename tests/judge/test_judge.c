/*
 * The whole reading path on whole documents: every fixture below fixtures/reports and fixtures/refused is packed,
 * judged, and its findings compared with the golden expected.txt beside it. With DOCINTAKE_GOLDEN=write in the
 * environment the golden files are written instead; the version control then shows the difference.
 */
#include <fcntl.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/forms.h"
#include "docintake/history_json.h"
#include "docintake/judge.h"
#include "docintake/limits.h"
#include "support/golden.h"
#include "support/pack.h"
#include "support/suite.h"

static struct di_forms *forms;
static glob_t fixtures;

static void load_forms(void)
{
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    ck_assert_msg(di_forms_load(folder, NULL, NULL, &forms, &error) == DI_OK, "%s", error.text);
}

static void free_forms(void)
{
    di_forms_free(forms);
    forms = NULL;
}

/* Every fixture came on this day, whatever day it is today. */
#define RECEIVED 20260228

/* The earlier reports that come along with the fixture: its previous.json, if it has one. */
static struct di_history read_history(const char *fixture, struct di_arena *arena)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_error error = DI_ERROR_NONE;
    struct di_history history = {NULL};
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%s/%s/previous.json", DI_TEST_FIXTURES, fixture);
    DI_AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        ck_assert_msg(di_fd_read_all(fd, DI_MIB, &bytes, path, &error) == DI_OK &&
                          di_history_read(bytes.data, bytes.size, arena, &history, &error) == DI_OK,
                      "%s", error.text);
    }
    return history;
}

static struct di_report *judge(const char *fixture, struct di_arena *arena)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_history history = read_history(fixture, arena);
    const struct di_circumstances circumstances = {.received = RECEIVED, .history = &history};
    struct di_report *report = NULL;
    DI_AUTO_FD fd = di_pack_fixture(fixture);

    ck_assert_msg(di_judge(forms, fd, &circumstances, arena, &report, &error) == DI_OK, "%s: %s", fixture, error.text);
    return report;
}

#define CELLS_SHOWN 9

/* "error B1 sum statistics/3.1/count … = 19" : severity, rule, code, cells, and what tells one finding from another. */
static void describe_finding(const struct di_finding *finding, struct di_buffer *out)
{
    static const char *const telling[] = {"found_text", "section",   "label", "asked", "labels", "arithmetic",
                                          "insertions", "deletions", "count", "part",  "detail"};

    di_buffer_printf(out, "%s %s", di_severity_name(finding->severity), finding->rule != NULL ? finding->rule : "-");
    for (size_t i = 1; i < finding->n_rules; i++) {
        di_buffer_printf(out, "+%s", finding->rules[i]);
    }
    di_buffer_printf(out, " %s", di_reason_row(finding->reason)->code);
    for (size_t i = 0; i < finding->n_cells && i < CELLS_SHOWN; i++) {
        const struct di_cell_reference *cell = &finding->cells[i];

        di_buffer_printf(out, " %s/%s%s%s", cell->table, cell->row, cell->column != NULL ? "/" : "",
                         cell->column != NULL ? cell->column : "");
    }
    if (finding->n_cells > CELLS_SHOWN) {
        di_buffer_printf(out, " … %zu cells", finding->n_cells);
    }
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
        const char *value = di_finding_argument(finding, telling[i]);

        if (value != NULL && *value != '\0') {
            di_buffer_printf(out, " %s=%s", telling[i], value);
        }
    }
    di_buffer_char(out, '\n');
}

static void describe_checks(const struct di_checks *checks, struct di_buffer *out)
{
    di_buffer_printf(out,
                     "rows %u of %u, cells %u filled and %u blank, relations %u held, %u broken, %u open, %u phrases\n",
                     checks->rows_read, checks->rows_expected, checks->cells_filled, checks->cells_blank,
                     checks->relations_held, checks->relations_broken, checks->relations_open, checks->phrases_agreed);
}

static void describe(const struct di_report *report, struct di_buffer *out)
{
    const struct di_report_field *year = di_report_find_field(report, "year");
    const struct di_report_field *agency = di_report_find_field(report, "agency");

    di_buffer_printf(out, "%s\n", di_verdict_name(di_report_verdict(report)));
    di_buffer_printf(out, "form %s, year %s, agency %s\n", report->form.id != NULL ? report->form.id : "-",
                     year != NULL ? year->text : "-", agency != NULL ? agency->value : "-");
    describe_checks(&report->checks, out);
    for (const struct di_finding *finding = report->findings; finding != NULL; finding = finding->next) {
        describe_finding(finding, out);
    }
}

START_TEST(fixture_is_judged_as_expected)
{
    const char *fixture = fixtures.gl_pathv[_i] + strlen(DI_TEST_FIXTURES) + 1;
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    DI_AUTO_BUFFER result = DI_BUFFER_EMPTY;
    char golden[PATH_MAX];

    describe(judge(fixture, arena), &result);
    snprintf(golden, sizeof golden, "%s/expected.txt", fixture);
    di_golden_compare(golden, &result);
    di_arena_free(arena);
}
END_TEST

/*
 * Reasons that no readable fixture can raise: six are the daemon's, two take documents of a size that only a test can
 * make, one takes two forms with the same labels, one a whole second table, and three what an office has set. The
 * suites of those modules raise them.
 */
static bool is_raised_elsewhere(enum di_reason reason)
{
    return reason == DI_REASON_TOO_SLOW || reason == DI_REASON_UNREADABLE || reason == DI_REASON_UNFINISHED ||
           reason == DI_REASON_NOT_TAKEN || reason == DI_REASON_ALREADY_ACCEPTED ||
           reason == DI_REASON_ALREADY_RETURNED || reason == DI_REASON_TOO_LARGE || reason == DI_REASON_ZIP_BOMB ||
           reason == DI_REASON_FORM_UNCLEAR || reason == DI_REASON_TABLE_TWICE || reason == DI_REASON_LATE ||
           reason == DI_REASON_AGENCY_UNKNOWN || reason == DI_REASON_AGENCY_FOLDER;
}

START_TEST(every_reason_has_a_fixture)
{
    bool raised[DI_REASON_COUNT] = {false};

    for (size_t i = 0; i < fixtures.gl_pathc; i++) {
        struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
        struct di_report *report = judge(fixtures.gl_pathv[i] + strlen(DI_TEST_FIXTURES) + 1, arena);

        for (const struct di_finding *finding = report->findings; finding != NULL; finding = finding->next) {
            raised[finding->reason] = true;
        }
        di_arena_free(arena);
    }
    for (int reason = DI_REASON_NONE + 1; reason < DI_REASON_COUNT; reason++) {
        ck_assert_msg(raised[reason] || is_raised_elsewhere((enum di_reason)reason), "no fixture raises %s",
                      di_reason_row((enum di_reason)reason)->code);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("judge");
    TCase *documents = tcase_create("documents");

    if (glob(DI_TEST_FIXTURES "/reports/*", GLOB_ONLYDIR, NULL, &fixtures) != 0 ||
        glob(DI_TEST_FIXTURES "/refused/*", GLOB_ONLYDIR | GLOB_APPEND, NULL, &fixtures) != 0) {
        fprintf(stderr, "no fixtures below %s\n", DI_TEST_FIXTURES);
        return 1;
    }
    tcase_set_timeout(documents, 60);
    tcase_add_unchecked_fixture(documents, load_forms, free_forms);
    tcase_add_loop_test(documents, fixture_is_judged_as_expected, 0, (int)fixtures.gl_pathc);
    tcase_add_test(documents, every_reason_has_a_fixture);
    suite_add_tcase(suite, documents);
    int status = di_suite_run(suite);
    globfree(&fixtures);
    return status;
}
