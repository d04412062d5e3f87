#include "docintake/letter.h"

#include <inttypes.h>
#include <string.h>

#include "making.h"
#include "phrase.h"

#define HEAD_CODE_POINTS 120
#define TECHNICAL_CODE_POINTS 1000

void di_making_line(struct di_making *making, struct di_letter_line **first, struct di_letter_line **last,
                    const char *label, const char *text)
{
    struct di_letter_line *line = text != NULL ? DI_NEW(making->arena, struct di_letter_line) : NULL;

    if (line == NULL) {
        return;
    }
    line->label = label;
    line->text = text;
    if (*last != NULL) {
        (*last)->next = line;
    } else {
        *first = line;
    }
    *last = line;
}

const char *di_making_join(struct di_making *making, const char *first, const char *second)
{
    if (first == NULL || second == NULL) {
        return first != NULL ? first : second;
    }
    return di_arena_printf(making->arena, "%s%s%s", first, making->letter->language == DI_LANGUAGE_EN ? " " : "",
                           second);
}

struct di_letter_chapter *di_making_chapter(struct di_making *making, const char *kind, const char *title)
{
    static const char *const numbers[] = {N_("1. "), N_("2. "), N_("3. "), N_("4. ")};
    struct di_letter *letter = making->letter;
    struct di_letter_chapter *chapter = DI_NEW(making->arena, struct di_letter_chapter);
    size_t number = 0;

    if (chapter == NULL) {
        return NULL;
    }
    for (const struct di_letter_chapter *before = letter->chapters; before != NULL; before = before->next) {
        number++;
    }
    chapter->kind = kind;
    chapter->title = di_arena_printf(making->arena, "%s%s", _(numbers[number]), title);
    if (letter->last_chapter != NULL) {
        letter->last_chapter->next = chapter;
    } else {
        letter->chapters = chapter;
    }
    letter->last_chapter = chapter;
    return chapter;
}

static bool is_check(const struct di_making *making)
{
    return making->report->submission.id == NULL;
}

/* Nothing of the document could be read: its one finding is all there is to say. */
static bool is_unread(const struct di_report *report)
{
    return report->sections == NULL && report->tables == NULL;
}

/* It was answered before, and the letter says where. */
static bool is_repeat(const struct di_report *report)
{
    const struct di_finding *finding = report->findings;

    return finding != NULL &&
           (finding->reason == DI_REASON_ALREADY_ACCEPTED || finding->reason == DI_REASON_ALREADY_RETURNED);
}

static const char *title_of(const struct di_making *making)
{
    if (is_repeat(making->report)) {
        return _("Submitted again without a change");
    }
    switch (making->letter->verdict) {
    case DI_RETURNED:
        if (!is_check(making)) {
            return _("Report returned for correction");
        }
        return is_unread(making->report) ? _("Result of the check: the file cannot be read")
                                         : _("Result of the check: to be corrected");
    case DI_ACCEPTED_WITH_REMARKS:
        return is_check(making) ? _("Result of the check: ready, with points to look at")
                                : _("Receipt, with points to look at");
    case DI_ACCEPTED:
        break;
    }
    return is_check(making) ? _("Result of the check: ready") : _("Receipt");
}

static const char *conclusion_of_returned(struct di_making *making, unsigned errors, unsigned warnings)
{
    const char *must, *may = NULL;

    if (is_unread(making->report)) {
        return is_check(making)
                   ? _("The file cannot be read as a report. What to do is said below.")
                   : _("The file could not be read as a report and was not accepted. Do what is said below, "
                       "and submit the report again in the same way.");
    }
    must = di_arena_printf(
        making->arena,
        is_check(making) ? P_("%u point must be corrected before the report is submitted.",
                              "%u points must be corrected before the report is submitted.", errors)
                         : P_("%u point must be corrected; then submit the report again in the same way.",
                              "%u points must be corrected; then submit the report again in the same way.", errors),
        errors);
    if (warnings > 0) {
        may = di_arena_printf(making->arena, _("Besides, %u should be looked at."), warnings);
    }
    return di_making_join(making, must, may);
}

static const char *conclusion_of_remarks(struct di_making *making, unsigned warnings)
{
    const char *first = is_check(making) ? _("Nothing has to be corrected; the report can be submitted.")
                                         : _("The report has been accepted.");
    const char *second = di_arena_printf(
        making->arena,
        P_("%u point should be looked at: where something is wrong, correct it and submit the report again; where all "
           "is "
           "right, nothing needs to be done.",
           "%u points should be looked at: where something is wrong, correct it and submit the report again; where all "
           "is right, nothing needs to be done.",
           warnings),
        warnings);

    return di_making_join(making, first, second);
}

static const char *conclusion_of(struct di_making *making)
{
    unsigned errors = di_report_count(making->report, DI_ERROR);
    unsigned warnings = di_report_count(making->report, DI_WARNING);

    if (is_repeat(making->report)) {
        return making->letter->verdict == DI_RETURNED
                   ? _("The same file was submitted before and returned; it has not been corrected since.")
                   : _("The same file was submitted before and accepted; nothing needs to be done.");
    }
    switch (making->letter->verdict) {
    case DI_RETURNED:
        return conclusion_of_returned(making, errors, warnings);
    case DI_ACCEPTED_WITH_REMARKS:
        return conclusion_of_remarks(making, warnings);
    case DI_ACCEPTED:
        break;
    }
    return is_check(making)
               ? _("Nothing was found that needs correcting; the report can be submitted.")
               : _("The report has been accepted. Nothing was found that needs correcting, and nothing more "
                   "needs to be done.");
}

static const char *file_line(struct di_making *making)
{
    const struct di_submission *submission = &making->report->submission;
    const char *size = di_phrase_size(making->arena, submission->bytes);

    return submission->file_name != NULL && size != NULL
               ? di_arena_printf(making->arena, _("%s (%s)"), submission->file_name, size)
               : NULL;
}

/* When it came, and into which folder, by which a sender knows whose report it was taken for. */
static const char *received_line(struct di_making *making)
{
    const struct di_submission *submission = &making->report->submission;
    const char *time = di_phrase_time(making->arena, submission->received);

    if (is_check(making) || time == NULL || submission->agency == NULL || strcmp(submission->agency, "-") == 0) {
        return is_check(making) ? NULL : time;
    }
    return di_arena_printf(making->arena, _("%s, in the folder “%s”"), time, submission->agency);
}

static void add_head(struct di_making *making, const char *label, const char *text)
{
    text = di_phrase_plain(making->arena, text, HEAD_CODE_POINTS);
    di_making_line(making, &making->letter->head, &making->letter->last_head, label, text);
}

static void make_head(struct di_making *making)
{
    const struct di_report *report = making->report;
    const struct di_report_field *agency = di_report_find_field(report, "agency");
    const struct di_report_field *year = di_report_find_field(report, "year");

    add_head(making, _("File"), file_line(making));
    add_head(making, _("Received"), received_line(making));
    add_head(making, _("Agency"), agency != NULL ? agency->value : NULL);
    if (year != NULL && year->is_number) {
        add_head(making, _("Year"), di_arena_printf(making->arena, "%" PRId64, year->number));
    }
    if (report->form.id != NULL) {
        add_head(making, _("Form"),
                 making->letter->language == DI_LANGUAGE_EN ? report->form.name_en : report->form.name_zh);
    }
}

/* The refusal in English, for who is asked for help. */
static const char *detail_of(struct di_making *making)
{
    const struct di_finding *finding = making->report->findings;
    const char *detail = finding != NULL ? di_finding_argument(finding, "detail") : NULL;
    const char *part = finding != NULL ? di_finding_argument(finding, "part") : NULL;

    if (detail == NULL || *detail == '\0') {
        return NULL;
    }
    return part != NULL && *part != '\0' ? di_arena_printf(making->arena, "%s: %s", part, detail) : detail;
}

static const char *technical_of(struct di_making *making)
{
    const struct di_report *report = making->report;
    struct di_buffer *text = &making->scratch;
    const char *detail = detail_of(making), *judged = di_phrase_time(making->arena, report->submission.judged);

    di_buffer_truncate(text, 0);
    di_buffer_printf(text, _("Technical information: program %s"), "docintake " DI_VERSION);
    if (report->form.id != NULL) {
        di_buffer_printf(text, _("; form %s, version %s"), report->form.id, report->form.version);
    }
    if (report->submission.sha256 != NULL) {
        di_buffer_printf(text, _("; SHA-256 %s"), report->submission.sha256);
    }
    if (judged != NULL) {
        di_buffer_printf(text, _("; judged on %s"), judged);
    }
    if (detail != NULL) {
        di_buffer_printf(text, _("; detail: %s"), detail);
    }
    return di_phrase_plain(making->arena, di_buffer_string(text), TECHNICAL_CODE_POINTS);
}

static void make_chapters(struct di_making *making)
{
    bool repeat = is_repeat(making->report), unread = is_unread(making->report) && !repeat;
    bool returned = making->letter->verdict == DI_RETURNED;

    di_making_findings(making, DI_ERROR,
                       repeat   ? _("The earlier submission")
                       : unread ? _("Why it cannot be read, and what to do")
                                : _("To be corrected"),
                       NULL);
    di_making_findings(making, DI_WARNING, _("To be looked at"),
                       returned
                           ? _("These did not lead to the return. Where something is wrong, correct it as well; where "
                               "all is right, leave it as it is.")
                           : NULL);
    if (making->report->form.id != NULL) {
        di_making_checks(making);
    }
    di_making_findings(making, DI_NOTE, repeat ? _("The earlier submission") : _("For information"), NULL);
}

enum di_status di_letter_make(const struct di_report *report, const char *contact, struct di_arena *arena,
                              struct di_letter **ret_letter, struct di_error *error)
{
    struct di_making making = {.report = report, .arena = arena, .letter = DI_NEW(arena, struct di_letter)};
    struct di_letter *letter = making.letter;
    bool failed;

    if (letter == NULL) {
        return di_fail_no_memory(error);
    }
    letter->verdict = di_report_verdict(report);
    letter->language = di_language_current();
    letter->title = title_of(&making);
    if (report->submission.id != NULL) {
        letter->id = di_arena_printf(arena, _("Number %s"), report->submission.id);
    }
    letter->conclusion = conclusion_of(&making);
    if (contact != NULL) {
        letter->contact = di_arena_printf(arena, _("Questions: %s"), di_phrase_plain(arena, contact, HEAD_CODE_POINTS));
    }
    make_head(&making);
    make_chapters(&making);
    letter->technical = technical_of(&making);
    failed = making.scratch.failed || di_arena_failed(arena);
    di_buffer_clear(&making.scratch);
    if (failed) {
        return di_fail_no_memory(error);
    }
    *ret_letter = letter;
    return DI_OK;
}
