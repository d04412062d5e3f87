#include <string.h>

#include "docintake/limits.h"
#include "making.h"
#include "phrase.h"
#include "sentence.h"

#define SENTENCE_CODE_POINTS 800 /* three sums written out have some 400 */
#define QUOTATION_CODE_POINTS 160
#define CAPTION_CODE_POINTS 40
#define CELLS_LISTED 10

/* How many findings of one rule, or of one code where there is no rule, have been met in this chapter. */
struct met {
    enum di_reason reason;
    const char *rule;
    unsigned count;
    struct met *next;
};

/* Counts the finding, and tells whether it is still among those that are shown. */
static bool is_shown(struct di_making *making, struct met **all, const struct di_finding *finding)
{
    struct met *met = *all;

    while (met != NULL && !(finding->rule != NULL ? met->rule != NULL && strcmp(met->rule, finding->rule) == 0
                                                  : met->rule == NULL && met->reason == finding->reason)) {
        met = met->next;
    }
    if (met == NULL) {
        met = DI_NEW(making->arena, struct met);
        if (met == NULL) {
            return false;
        }
        *met = (struct met){.reason = finding->reason, .rule = finding->rule, .next = *all};
        *all = met;
    }
    return ++met->count <= DI_LIMIT_FINDINGS_SHOWN_PER_RULE;
}

static const char *sentence(struct di_making *making, const struct di_finding *finding, enum di_sentence which)
{
    if (!di_sentence_compose(finding, which, &making->scratch)) {
        return NULL;
    }
    return di_phrase_plain(making->arena, di_buffer_string(&making->scratch), SENTENCE_CODE_POINTS);
}

/* A title is a sentence without its full stop. */
static const char *title(struct di_making *making, const struct di_finding *finding)
{
    static const char *const stops[] = {".", "。"};
    const char *text = sentence(making, finding, DI_SENTENCE_MESSAGE);
    size_t size = text != NULL ? strlen(text) : 0;

    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        size_t stop = strlen(stops[i]);

        if (size > stop && strcmp(text + size - stop, stops[i]) == 0) {
            return di_arena_strndup(making->arena, text, size - stop);
        }
    }
    return text;
}

/* The table whose heading holds this place: its id begins the id of the field that is stated there. NULL for none. */
static const struct di_report_table *table_below(const struct di_report *report, const struct di_place *where)
{
    for (const struct di_report_field *field = report->fields; field != NULL; field = field->next) {
        size_t size = strcspn(field->id, ".");

        if (field->id[size] != '.' || field->where.part != where->part || where->paragraph == 0 ||
            field->where.paragraph != where->paragraph) {
            continue;
        }
        for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
            if (strlen(table->id) == size && strncmp(table->id, field->id, size) == 0) {
                return table;
            }
        }
    }
    return NULL;
}

/* The place of a finding without a cell. */
static const char *place_of_paragraph(struct di_making *making, const struct di_finding *finding)
{
    bool in_heading = finding->reason == DI_REASON_TABLE_YEAR || finding->reason == DI_REASON_TABLE_AGENCY;
    const struct di_report_table *table = in_heading ? table_below(making->report, &finding->where) : NULL;
    const char *caption = table != NULL ? di_phrase_plain(making->arena, table->caption, CAPTION_CODE_POINTS) : NULL;

    if (caption == NULL) {
        return di_phrase_place(making->arena, &finding->where);
    }
    return di_arena_printf(making->arena, _("in the heading of the table “%s”, %s"), caption,
                           di_phrase_position(making->arena, &finding->where));
}

/* The first cell of a finding as a person finds it; where it has none, its place. */
static const char *place(struct di_making *making, const struct di_finding *finding)
{
    const char *cell = NULL;

    if (finding->n_cells > 0) {
        cell = di_phrase_cell_place(making->arena, making->report, &finding->cells[0]);
    }
    return cell != NULL ? cell : place_of_paragraph(making, finding);
}

/* "主动公开规范性文件数 9 件；制发规范性文件总数 7 件": the cells of a finding as they stand. */
static const char *cells(struct di_making *making, const struct di_finding *finding)
{
    const char *text = NULL;

    for (size_t i = 0; i < finding->n_cells && i < CELLS_LISTED; i++) {
        const char *label = di_phrase_cell_label(making->arena, making->report, &finding->cells[i]);
        const char *value = di_phrase_cell_text(making->arena, making->report, &finding->cells[i]);

        if (label != NULL && value != NULL) {
            text = text == NULL ? di_arena_printf(making->arena, "%s %s", label, value)
                                : di_arena_printf(making->arena, _("%s; %s %s"), text, label, value);
        }
    }
    return text;
}

/* What is written: as the reason says it; as the cells say it where it says nothing. */
static const char *written(struct di_making *making, const struct di_finding *finding)
{
    const char *found = sentence(making, finding, DI_SENTENCE_FOUND);

    return found != NULL ? found : cells(making, finding);
}

static void add_line(struct di_making *making, struct di_letter_item *item, const char *label, const char *text)
{
    di_making_line(making, &item->lines, &item->last_line, label, text);
}

/* A finding that sets the narrative against a cell shows both as they stand, one below the other. */
static void add_comparison(struct di_making *making, struct di_letter_item *item, const struct di_finding *finding,
                           const char *quotation)
{
    const char *cell = di_phrase_cell(making->arena, making->report, &finding->cells[0]);
    const char *value = di_phrase_cell_text(making->arena, making->report, &finding->cells[0]);

    add_line(making, item, _("Where"), di_phrase_place(making->arena, &finding->where));
    quotation = di_phrase_plain(making->arena, quotation, QUOTATION_CODE_POINTS);
    if (quotation != NULL) {
        add_line(making, item, _("In the text"), di_arena_printf(making->arena, _("“%s”"), quotation));
    }
    if (cell != NULL && value != NULL) {
        add_line(making, item, _("In the table"), di_arena_printf(making->arena, _("%s: %s"), cell, value));
    }
}

/* Something is written somewhere; otherwise the document as a whole is in some state. */
static bool is_about_a_place(const struct di_making *making, const struct di_finding *finding)
{
    return making->report->form.id != NULL && (finding->n_cells > 0 || finding->where.part != DI_PART_NONE);
}

/* "B17", and "C1 C3" where one mistake breaks several rules; the reason's code where no rule is behind it. */
static const char *code(struct di_making *making, const struct di_finding *finding)
{
    const char *text = finding->rule != NULL ? finding->rule : di_reason_row(finding->reason)->code;

    for (size_t i = 1; i < finding->n_rules && text != NULL; i++) {
        text = di_arena_printf(making->arena, "%s %s", text, finding->rules[i]);
    }
    return text;
}

static void add_item(struct di_making *making, struct di_letter_chapter *chapter, const struct di_finding *finding)
{
    struct di_letter_item *item = DI_NEW(making->arena, struct di_letter_item);
    const char *quotation = finding->n_cells > 0 ? di_sentence_argument(finding, "sentence") : NULL;

    if (item == NULL) {
        return;
    }
    item->title = title(making, finding);
    item->code = code(making, finding);
    if (quotation != NULL) {
        add_comparison(making, item, finding, quotation);
    } else {
        bool written_there = is_about_a_place(making, finding);

        add_line(making, item, _("Where"), place(making, finding));
        add_line(making, item, written_there ? _("Written") : _("Found"), written(making, finding));
        add_line(making, item, written_there ? _("Expected") : _("Needed"),
                 sentence(making, finding, DI_SENTENCE_EXPECTED));
        add_line(making, item, _("Also"),
                 di_phrase_plain(making->arena, di_sentence_argument(finding, "also"), SENTENCE_CODE_POINTS));
    }
    add_line(making, item, _("What to do"), sentence(making, finding, DI_SENTENCE_ADVICE));
    if (chapter->last_item != NULL) {
        chapter->last_item->next = item;
    } else {
        chapter->items = item;
    }
    chapter->last_item = item;
}

/* "另有 12 处同类问题…"; of those that the report does not list nobody knows the kind. */
static const char *closing(struct di_making *making, unsigned not_shown, unsigned unlisted)
{
    if (unlisted > 0) {
        return di_arena_printf(making->arena,
                               P_("%u more is not listed here, because there are too many.",
                                  "%u more are not listed here, because there are too many.", not_shown + unlisted),
                               not_shown + unlisted);
    }
    if (not_shown == 0) {
        return NULL;
    }
    return di_arena_printf(
        making->arena,
        P_("%u more of the same kind is not listed here.", "%u more of the same kinds are not listed here.", not_shown),
        not_shown);
}

static void add_note(struct di_making *making, struct di_letter_chapter *chapter, const struct di_finding *finding)
{
    const char *text = title(making, finding), *where = di_phrase_position(making->arena, &finding->where);

    if (text != NULL && where != NULL) {
        text = di_arena_printf(making->arena, _("%s (%s)"), text, where);
    }
    di_making_line(making, &chapter->sentences, &chapter->last_sentence, NULL, text);
}

/* Blank cells are told with the checks. */
static bool belongs(const struct di_finding *finding, enum di_severity severity)
{
    return finding->severity == severity && !(severity == DI_NOTE && finding->reason == DI_REASON_CELLS_BLANK);
}

void di_making_findings(struct di_making *making, enum di_severity severity, const char *heading,
                        const char *introduction)
{
    static const char *const kinds[] = {[DI_NOTE] = "notes", [DI_WARNING] = "warnings", [DI_ERROR] = "errors"};
    unsigned not_shown = 0, unlisted = making->report->unlisted[severity];
    struct di_letter_chapter *chapter = unlisted > 0 ? di_making_chapter(making, kinds[severity], heading) : NULL;
    struct met *met = NULL;

    for (const struct di_finding *finding = making->report->findings; finding != NULL; finding = finding->next) {
        if (!belongs(finding, severity)) {
            continue;
        }
        if (chapter == NULL) {
            chapter = di_making_chapter(making, kinds[severity], heading);
        }
        if (chapter == NULL) {
            return;
        }
        if (!is_shown(making, &met, finding)) {
            not_shown++;
        } else if (severity == DI_NOTE) {
            add_note(making, chapter, finding);
        } else {
            add_item(making, chapter, finding);
        }
    }
    if (chapter != NULL) {
        chapter->introduction = introduction;
        chapter->closing = closing(making, not_shown, unlisted);
    }
}
