#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "docintake/language.h"
#include "docintake/letter.h"
#include "docintake/limits.h"
#include "docintake/text.h"
#include "report/cases.h"
#include "report/sample.h"
#include "support/golden.h"
#include "support/suite.h"

#define CONTACT "区政务公开办，电话 5550100"

static struct di_arena *arena;

static void set_up(void)
{
    struct di_error error = DI_ERROR_NONE;

    arena = sample_arena();
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    ck_assert_msg(di_language_open(DI_TEST_LOCALES, &error) == DI_OK, "%s", error.text);
}

static void tear_down(void)
{
    di_arena_free(arena);
}

static struct di_letter *make(const struct di_report *report)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_letter *letter = NULL;

    ck_assert_msg(di_letter_make(report, CONTACT, arena, &letter, &error) == DI_OK, "%s", error.text);
    return letter;
}

/* Compares with the golden file, in which the version of the program is called VERSION. */
static void compare(const char *name, const struct di_buffer *result)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    char path[128];
    const char *rest = result->data, *version;

    while ((version = strstr(rest, DI_VERSION)) != NULL) {
        di_buffer_append(&text, rest, (size_t)(version - rest));
        di_buffer_text(&text, "VERSION");
        rest = version + strlen(DI_VERSION);
    }
    di_buffer_text(&text, rest);
    snprintf(path, sizeof path, "letters/%s", name);
    di_golden_compare(path, &text);
}

static void compare_text(const char *name, const struct di_report *report)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    ck_assert_int_eq(di_letter_text(make(report), false, &out, NULL), DI_OK);
    compare(name, &out);
}

static void compare_html(const char *name, const struct di_report *report)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    ck_assert_int_eq(di_letter_html(make(report), &out, NULL), DI_OK);
    compare(name, &out);
}

static struct di_report *returned(void)
{
    struct di_report *report = sample_report(arena);

    sample_findings(report);
    sample_submission(report);
    return report;
}

/* The same, with only the findings that do not lead to a return. */
static struct di_report *accepted_with_remarks(void)
{
    struct di_report *report = returned();

    for (struct di_finding *finding = report->findings; finding != NULL; finding = finding->next) {
        finding->severity = finding->severity == DI_ERROR ? DI_NOTE : finding->severity;
    }
    return report;
}

static struct di_report *accepted(void)
{
    struct di_report *report = sample_report(arena);

    sample_submission(report);
    return report;
}

static struct di_report *refused(void)
{
    struct di_report *report =
        sample_refused(arena, DI_REASON_MALFORMED_XML, "word/document.xml", "line 3: tag mismatch");

    sample_submission(report);
    return report;
}

START_TEST(note_to_a_returned_report)
{
    compare_text("returned.zh.txt", returned());
    compare_html("returned.zh.html", returned());
    di_language_use(DI_LANGUAGE_EN);
    compare_text("returned.en.txt", returned());
    compare_html("returned.en.html", returned());
}
END_TEST

START_TEST(receipt_of_an_accepted_report)
{
    compare_text("accepted.zh.txt", accepted());
    compare_text("remarks.zh.txt", accepted_with_remarks());
    di_language_use(DI_LANGUAGE_EN);
    compare_text("accepted.en.txt", accepted());
    compare_text("remarks.en.txt", accepted_with_remarks());
}
END_TEST

START_TEST(short_note_to_an_unreadable_file)
{
    compare_text("refused.zh.txt", refused());
    compare_html("refused.zh.html", refused());
    di_language_use(DI_LANGUAGE_EN);
    compare_text("refused.en.txt", refused());
}
END_TEST

START_TEST(result_of_a_check)
{
    struct di_report *report = returned();

    report->submission.id = NULL;
    report->submission.agency = NULL;
    compare_text("check.zh.txt", report);
    di_language_use(DI_LANGUAGE_EN);
    compare_text("check.en.txt", report);
}
END_TEST

TCase *letter_cases(void)
{
    TCase *cases = tcase_create("letter");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, note_to_a_returned_report);
    tcase_add_test(cases, receipt_of_an_accepted_report);
    tcase_add_test(cases, short_note_to_an_unreadable_file);
    tcase_add_test(cases, result_of_a_check);
    return cases;
}
