#include "../../src/intake/results.h"

#include <string.h>

#include "docintake/language.h"
#include "docintake/limits.h"
#include "intake/cases.h"
#include "support/suite.h"

static struct di_arena *arena;
static struct di_report *report;

static void set_up(void)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_language_open(DI_TEST_LOCALES, &error) == DI_OK, "%s", error.text);
    arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    report = di_report_new(arena);
    report->submission = (struct di_submission){
        .id = "20180301T093012.417Z-5ad1220e",
        .file_name = "a.docx",
        .sha256 = "5ad1220e00000000000000000000000000000000000000000000000000000000",
        .agency = "tax",
        .bytes = 1,
        .attempt = 1,
    };
}

static void tear_down(void)
{
    di_arena_free(arena);
}

/* The names of the results, one after another. */
static const char *names(void)
{
    static char text[512];
    struct di_error error = DI_ERROR_NONE;
    struct results results;

    ck_assert_msg(results_make(report, NULL, &results, &error) == DI_OK, "%s", error.text);
    text[0] = '\0';
    for (size_t i = 0; i < results.count; i++) {
        strcat(strcat(text, i > 0 ? " " : ""), results.blobs[i].name);
        ck_assert_uint_gt(results.blobs[i].size, 0);
    }
    results_clear(&results);
    return text;
}

START_TEST(an_accepted_report_has_a_receipt_and_a_returned_one_a_note)
{
    ck_assert_str_eq(names(), "report.json receipt.html receipt.txt");
    di_report_add_finding(report, DI_REASON_AGENCIES_DIFFER, NULL, DI_PLACE_NONE);
    ck_assert_str_eq(names(), "report.json receipt.html receipt.txt");
    di_report_add_finding(report, DI_REASON_YEAR_MISSING, NULL, DI_PLACE_NONE);
    ck_assert_str_eq(names(), "report.json note.html note.txt");
}
END_TEST

START_TEST(each_table_has_its_sheet)
{
    di_report_add_table(report, "statistics", DI_PLACE_NONE);
    di_report_add_table(report, "+1", DI_PLACE_NONE);
    ck_assert_str_eq(names(), "report.json statistics.csv table-1.csv receipt.html receipt.txt");
}
END_TEST

/* The ids come from the reader. */
START_TEST(an_id_that_is_no_name_makes_no_sheet)
{
    static const char *const ids[] = {"../../etc/passwd", "",    "+",  "a/b",         "..",
                                      "Report",           "a.b", "表", "report.json", "a b"};
    char longest[66] = "", longer[67] = "";

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        di_report_add_table(report, ids[i], DI_PLACE_NONE);
    }
    memset(longer, 'a', 65);
    di_report_add_table(report, longer, DI_PLACE_NONE);
    ck_assert_str_eq(names(), "report.json receipt.html receipt.txt");
    di_report_add_table(report, "twice", DI_PLACE_NONE);
    di_report_add_table(report, "twice", DI_PLACE_NONE);
    ck_assert_str_eq(names(), "report.json twice.csv receipt.html receipt.txt");
    memset(longest, 'a', 64);
    di_report_add_table(report, longest, DI_PLACE_NONE);
    ck_assert_ptr_nonnull(strstr(names(), "aaaa.csv"));
}
END_TEST

TCase *results_cases(void)
{
    TCase *cases = tcase_create("results");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, an_accepted_report_has_a_receipt_and_a_returned_one_a_note);
    tcase_add_test(cases, each_table_has_its_sheet);
    tcase_add_test(cases, an_id_that_is_no_name_makes_no_sheet);
    return cases;
}
