#include "making.h"

static void add(struct di_making *making, struct di_letter_chapter *chapter, const char *text)
{
    di_making_line(making, &chapter->sentences, &chapter->last_sentence, NULL, text);
}

static void add_rows(struct di_making *making, struct di_letter_chapter *chapter, const struct di_checks *checks)
{
    if (checks->rows_read == checks->rows_expected) {
        add(making, chapter,
            di_arena_printf(making->arena, _("All %u rows of the form were found in the table."), checks->rows_read));
    } else {
        add(making, chapter,
            di_arena_printf(making->arena, _("%u of the %u rows of the form were found in the table."),
                            checks->rows_read, checks->rows_expected));
    }
}

static void add_cells(struct di_making *making, struct di_letter_chapter *chapter, const struct di_checks *checks)
{
    if (checks->cells_blank == 0) {
        add(making, chapter,
            di_arena_printf(making->arena, _("Cells filled in: %u; none is blank."), checks->cells_filled));
    } else {
        add(making, chapter,
            di_arena_printf(making->arena, _("Cells filled in: %u; blank: %u, recorded as not filled in and not as 0."),
                            checks->cells_filled, checks->cells_blank));
    }
}

/* What stands before another count of a list. */
static void separate(struct di_buffer *list)
{
    if (list->size > 0) {
        di_buffer_text(list, _(", "));
    }
}

/* Totals, parts and the other relations between the numbers. */
static void add_relations(struct di_making *making, struct di_letter_chapter *chapter, const struct di_checks *checks)
{
    struct di_buffer *list = &making->scratch;

    di_buffer_truncate(list, 0);
    if (checks->relations_held > 0) {
        di_buffer_printf(list, _("%u right"), checks->relations_held);
    }
    if (checks->relations_broken > 0) {
        separate(list);
        di_buffer_printf(list, _("%u wrong (see above)"), checks->relations_broken);
    }
    if (checks->relations_open > 0) {
        separate(list);
        di_buffer_printf(list, _("%u not to be checked, because cells are blank"), checks->relations_open);
    }
    if (list->size > 0) {
        add(making, chapter,
            di_arena_printf(making->arena, _("Relations between the numbers, such as totals: %s."),
                            di_buffer_string(list)));
    }
}

static void add_phrases(struct di_making *making, struct di_letter_chapter *chapter, const struct di_checks *checks)
{
    if (checks->phrases_agreed > 0) {
        add(making, chapter,
            di_arena_printf(making->arena,
                            P_("%u number in the text agrees with the table.",
                               "%u numbers in the text agree with the table.", checks->phrases_agreed),
                            checks->phrases_agreed));
    }
}

void di_making_checks(struct di_making *making)
{
    const struct di_checks *checks = &making->report->checks;
    struct di_letter_chapter *chapter = di_making_chapter(making, "checks", _("What was checked"));

    if (chapter == NULL) {
        return;
    }
    add_rows(making, chapter, checks);
    add_cells(making, chapter, checks);
    add_relations(making, chapter, checks);
    add_phrases(making, chapter, checks);
}
