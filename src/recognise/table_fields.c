#include "table_fields.h"

#include <string.h>

#include "dates.h"
#include "docintake/text.h"

#define PASSAGE_CODES 400

/* Where a label and its value stand in a passage. */
struct labelled {
    const struct di_form_field *field;
    size_t label; /* where the label begins */
    size_t value; /* where the value begins */
};

/* Code points of `word`, which is folded, at `at`; 0 where it does not stand there. */
static size_t match_word(const struct view *view, size_t at, const char *word)
{
    size_t count = 0, bytes;

    for (; *word != '\0'; word += bytes, count++) {
        if (view_code(view, at + count) != di_text_next(word, &bytes)) {
            return 0;
        }
    }
    return count;
}

/* Moves over （盖章）. */
static size_t skip_bracket(const struct view *view, size_t at)
{
    size_t end;

    if (!view_is_sign(view_code(view, at), U"([〔【")) {
        return at;
    }
    end = view_find_sign(view, at, view->length, U")]〕】");
    return end != VIEW_NONE ? end + 1 : at;
}

static bool is_cell_end(const struct view *view, size_t at)
{
    return at > 0 && at < view->length &&
           memchr(view->text + view->starts[at - 1], '\t', view->starts[at] - view->starts[at - 1]) != NULL;
}

/* The longest wording of a field that stands at `at` before a colon, or alone in its cell. */
static bool match_field(const struct view *view, const struct di_form_field *field, size_t at, struct labelled *found)
{
    size_t longest = 0;

    for (size_t i = 0; i <= field->n_variants; i++) {
        size_t count = match_word(view, at, i == 0 ? field->label : field->variants[i - 1]);
        size_t end = count > 0 ? skip_bracket(view, at + count) : at;

        if (count > longest && (view_code(view, end) == ':' || is_cell_end(view, end))) {
            longest = count;
            *found = (struct labelled){field, at, end + (view_code(view, end) == ':')};
        }
    }
    return longest > 0;
}

static bool find_labelled(const struct di_form_table *table, const struct view *view, size_t from,
                          struct labelled *ret_found)
{
    for (size_t at = from; at < view->length; at++) {
        for (size_t i = 0; i < table->n_fields; i++) {
            if (match_field(view, &table->fields[i], at, ret_found)) {
                return true;
            }
        }
    }
    return false;
}

static bool has_space_before(const struct view *view, size_t at)
{
    size_t bytes;

    if (at == 0) {
        return true;
    }
    di_text_next(view->text + view->starts[at - 1], &bytes);
    return view->starts[at] > view->starts[at - 1] + bytes;
}

/* A word before another colon, set apart by white space, is the label of a field that the form does not know. */
static size_t end_before_other_label(const struct view *view, size_t from, size_t to)
{
    size_t colon = view_find_sign(view, from, to, U":");

    for (size_t at = colon; colon != VIEW_NONE && at > from; at--) {
        if (has_space_before(view, at)) {
            return at;
        }
    }
    return to;
}

/* The year of the table may stand on the line of its agency, behind white space. */
static size_t end_before_year(const struct view *view, size_t from, size_t to)
{
    struct year_found year;

    if (!find_year(view, from, to, &year)) {
        return to;
    }
    year.from -= year.from > from && view_is_sign(view_code(view, year.from - 1), U"([〔");
    return year.from > from && has_space_before(view, year.from) ? year.from : to;
}

/* （盖章） behind the name, and the line to write on. */
static size_t end_before_dressing(const struct view *view, size_t from, size_t to)
{
    static const char32_t *const seals[] = {U"(盖章)", U"(公章)", U"(签章)", U"(签字)"};

    for (size_t i = 0; i < sizeof seals / sizeof *seals; i++) {
        size_t seal = view_find(view, from, to, seals[i]);

        to = seal != VIEW_NONE ? seal : to;
    }
    while (to > from && view_code(view, to - 1) == '_') {
        to--;
    }
    return to;
}

static bool add_value(struct di_report *report, const struct view *view, const struct labelled *labelled, size_t to,
                      struct di_place where)
{
    size_t from = labelled->value, end = end_before_dressing(view, from, end_before_other_label(view, from, to));
    char iso[DATE_TEXT_BYTES], *text;
    struct date_found date;

    if (labelled->field->kind == DI_FIELD_AGENCY) {
        end = end_before_year(view, from, end);
    }
    while (from < end && view_code(view, from) == '_') {
        from++;
    }
    if (from >= end || di_report_find_field(report, labelled->field->id) != NULL) {
        return true;
    }
    text = view_slice(report->arena, view, from, end);
    if (text == NULL) {
        return false;
    }
    if (labelled->field->kind == DI_FIELD_DATE && find_date(view, from, end, &date)) {
        format_date(&date, iso);
        return di_report_add_field(report, labelled->field->id, iso, text, where) != NULL;
    }
    return di_report_add_field(report, labelled->field->id, text, text, where) != NULL;
}

static bool read_labelled(struct di_report *report, const struct di_form_table *table, const struct passage *passage,
                          const struct view *view)
{
    struct labelled labelled, next;
    bool more = find_labelled(table, view, 0, &labelled);

    while (more) {
        more = find_labelled(table, view, labelled.value, &next);
        if (labelled.field->kind != DI_FIELD_YEAR &&
            !add_value(report, view, &labelled, more ? next.label : view->length, passage->where)) {
            return false;
        }
        labelled = next;
    }
    return true;
}

/* The year of the heading: of the line that says nothing else, or else of the first that names one. */
static bool read_year(struct di_report *report, const struct di_form_field *field, const struct passage *passages)
{
    const struct passage *where = NULL;
    struct year_found best = {0};
    const char *text = NULL;

    for (const struct passage *passage = passages; passage != NULL; passage = passage->next) {
        struct opening opening;
        struct year_found year;
        struct date_found date;
        bool alone;

        view_opening(passage->text, &opening);
        if (!passage->above || !find_year(&opening.view, 0, opening.view.length, &year) ||
            read_date(&opening.view, year.from, 0, &date)) {
            continue;
        }
        alone = year.from <= 1 && year.to + 1 >= opening.view.length;
        if (where == NULL || alone) {
            where = passage;
            best = year;
            text =
                view_slice(report->arena, &opening.view, alone ? 0 : year.from, alone ? opening.view.length : year.to);
        }
    }
    if (where != NULL) {
        struct di_report_field *added = di_report_add_field(report, field->id, NULL, text, where->where);

        if (added == NULL) {
            return false;
        }
        added->is_number = true;
        added->number = best.year;
    }
    return true;
}

bool table_fields_stand_in(const struct di_form_table *table, const struct view *view)
{
    struct labelled found;

    return find_labelled(table, view, 0, &found);
}

bool table_fields_read(struct di_report *report, const struct di_form_table *table, const struct passage *passages)
{
    for (size_t i = 0; i < table->n_fields; i++) {
        if (table->fields[i].kind == DI_FIELD_YEAR && !read_year(report, &table->fields[i], passages)) {
            return false;
        }
    }
    for (const struct passage *passage = passages; passage != NULL; passage = passage->next) {
        struct view view;

        if (!view_make(report->arena, passage->text, PASSAGE_CODES, &view) ||
            !read_labelled(report, table, passage, &view)) {
            return false;
        }
    }
    return true;
}
