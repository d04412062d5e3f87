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

static void check_width(const char *text)
{
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        char *line = di_arena_strndup(arena, text, size);

        ck_assert_msg(di_text_width(line) <= 80, "more than 80 columns: %s", line);
        text += text[size] == '\n' ? size + 1 : size;
    }
}

static void compare_text(const char *name, const struct di_report *report)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    ck_assert_int_eq(di_letter_text(make(report), false, &out, NULL), DI_OK);
    check_width(out.data);
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

/* An accepted report with count findings of one rule in the table's only column. */
static struct di_report *with_findings(unsigned count, enum di_severity severity)
{
    struct di_report *report = accepted();

    for (unsigned i = 0; i < count; i++) {
        struct di_finding *finding = di_report_add_finding(report, DI_REASON_CELL_TEXT, "R6", DI_PLACE_NONE);

        finding->severity = severity;
        di_finding_argue(report, finding, "found_text", "若干");
        di_finding_name_cell(report, finding, "statistics", "3.1", "count");
    }
    return report;
}

static unsigned count_items(const struct di_letter_chapter *chapter)
{
    unsigned count = 0;

    for (const struct di_letter_item *item = chapter->items; item != NULL; item = item->next) {
        count++;
    }
    for (const struct di_letter_line *line = chapter->sentences; line != NULL; line = line->next) {
        count++;
    }
    return count;
}

START_TEST(shows_so_many_of_one_rule_and_counts_the_others)
{
    const struct di_letter *letter = make(with_findings(DI_LIMIT_FINDINGS_SHOWN_PER_RULE, DI_ERROR));
    struct di_report *report;

    ck_assert_uint_eq(count_items(letter->chapters), DI_LIMIT_FINDINGS_SHOWN_PER_RULE);
    ck_assert_ptr_null(letter->chapters->closing);
    report = with_findings(DI_LIMIT_FINDINGS_SHOWN_PER_RULE + 3, DI_ERROR);
    di_report_add_finding(report, DI_REASON_CELL_TEXT, "R6x", DI_PLACE_NONE);
    di_report_add_finding(report, DI_REASON_CELL_TEXT, NULL, DI_PLACE_NONE);
    di_report_add_finding(report, DI_REASON_YEAR_MISSING, NULL, DI_PLACE_NONE);
    letter = make(report);
    ck_assert_uint_eq(count_items(letter->chapters), DI_LIMIT_FINDINGS_SHOWN_PER_RULE + 3);
    ck_assert_str_eq(letter->chapters->closing, "另有 3 处同类问题，未逐一列出，请对照检查。");
    ck_assert_ptr_nonnull(strstr(letter->conclusion, "有 26 处必须修改"));
}
END_TEST

START_TEST(what_the_report_does_not_list_is_counted)
{
    struct di_report *report = with_findings(DI_LIMIT_FINDINGS_SHOWN_PER_RULE + 3, DI_ERROR);
    const struct di_letter *letter;

    report->unlisted[DI_ERROR] = 7;
    report->unlisted[DI_WARNING] = 2;
    letter = make(report);
    ck_assert_str_eq(letter->chapters->closing, "问题数量过多，另有 10 处未列出，请对照检查。");
    ck_assert_ptr_nonnull(strstr(letter->conclusion, "有 30 处必须修改"));
    ck_assert_str_eq(letter->chapters->next->kind, "warnings");
    ck_assert_ptr_null(letter->chapters->next->items);
    ck_assert_str_eq(letter->chapters->next->closing, "问题数量过多，另有 2 处未列出，请对照检查。");
}
END_TEST

START_TEST(notes_are_bounded_too)
{
    const struct di_letter *letter = make(with_findings(DI_LIMIT_FINDINGS_SHOWN_PER_RULE + 1, DI_NOTE));

    ck_assert_int_eq(letter->verdict, DI_ACCEPTED);
    ck_assert_str_eq(letter->last_chapter->kind, "notes");
    ck_assert_uint_eq(count_items(letter->last_chapter), DI_LIMIT_FINDINGS_SHOWN_PER_RULE);
    ck_assert_ptr_nonnull(letter->last_chapter->closing);
    ck_assert_ptr_null(letter->last_chapter->next);
}
END_TEST

START_TEST(what_a_document_says_cannot_become_markup)
{
    static const char hostile[] = "</td><script>alert('&\"')</script>";
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_report *report = returned();

    report->submission.file_name = hostile;
    report->submission.agency = hostile;
    report->tables->caption = hostile;
    report->tables->rows->label = hostile;
    report->form.name_zh = hostile;
    report->findings->rule = hostile;
    report->findings->arguments->value = hostile;
    report->findings->where.heading = hostile;
    ck_assert_int_eq(di_letter_html(make(report), &out, NULL), DI_OK);
    ck_assert_ptr_null(strstr(out.data, "<script"));
    ck_assert_ptr_nonnull(strstr(out.data, "&lt;/td&gt;&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;"));
}
END_TEST

START_TEST(needs_nothing_from_elsewhere)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    ck_assert_int_eq(di_letter_html(make(returned()), &out, NULL), DI_OK);
    ck_assert_ptr_nonnull(strstr(out.data, "<html lang=\"zh-CN\">"));
    ck_assert_ptr_nonnull(strstr(out.data, "default-src 'none'"));
    ck_assert_ptr_null(strstr(out.data, "http:"));
    ck_assert_ptr_null(strstr(out.data, "https:"));
    ck_assert_ptr_null(strstr(out.data, "url("));
    ck_assert_ptr_null(strstr(out.data, " style="));
}
END_TEST

START_TEST(text_for_windows_opens_in_notepad)
{
    DI_AUTO_BUFFER plain = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER windows = DI_BUFFER_EMPTY;
    const struct di_letter *letter = make(returned());
    size_t at = 3;

    ck_assert_int_eq(di_letter_text(letter, false, &plain, NULL), DI_OK);
    ck_assert_int_eq(di_letter_text(letter, true, &windows, NULL), DI_OK);
    ck_assert_int_eq(memcmp(windows.data, "\xEF\xBB\xBF", 3), 0);
    for (size_t i = 0; i < plain.size; i++) {
        if (plain.data[i] == '\n') {
            ck_assert_int_eq(windows.data[at++], '\r');
        }
        ck_assert_int_eq(windows.data[at++], plain.data[i]);
    }
    ck_assert_uint_eq(at, windows.size);
}
END_TEST

START_TEST(stays_within_its_memory)
{
    struct di_arena *small = di_arena_new(2000);
    struct di_letter *letter = NULL;
    struct di_error error = DI_ERROR_NONE;

    ck_assert_int_eq(di_letter_make(returned(), CONTACT, small, &letter, &error), DI_FAILED);
    ck_assert(di_error_is_set(&error));
    ck_assert_ptr_null(letter);
    di_arena_free(small);
}
END_TEST

START_TEST(says_nothing_of_a_contact_or_folder_that_is_not_there)
{
    struct di_report *report = accepted();
    struct di_letter *letter = NULL;

    report->submission.agency = "-";
    ck_assert_int_eq(di_letter_make(report, NULL, arena, &letter, NULL), DI_OK);
    ck_assert_ptr_null(letter->contact);
    ck_assert_str_eq(letter->head->next->text, "2018年3月6日 09:30");
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
    tcase_add_test(cases, shows_so_many_of_one_rule_and_counts_the_others);
    tcase_add_test(cases, what_the_report_does_not_list_is_counted);
    tcase_add_test(cases, notes_are_bounded_too);
    tcase_add_test(cases, what_a_document_says_cannot_become_markup);
    tcase_add_test(cases, needs_nothing_from_elsewhere);
    tcase_add_test(cases, text_for_windows_opens_in_notepad);
    tcase_add_test(cases, stays_within_its_memory);
    tcase_add_test(cases, says_nothing_of_a_contact_or_folder_that_is_not_there);
    return cases;
}
