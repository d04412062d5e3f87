#include "missing.h"

#include "docintake/text.h"
#include "heading.h"
#include "view.h"

/* The rule of every form that its table is there as a table; here no form was found to name it. */
#define RULE "R5"

static bool is_empty(const struct lines *lines, const struct found_table *tables)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->lines[i].text != NULL) {
            return false;
        }
    }
    for (; tables != NULL; tables = tables->next) {
        for (size_t i = 0; i < tables->block->table.n_cells; i++) {
            if (!di_text_is_blank(tables->block->table.cells[i].text)) {
                return false;
            }
        }
    }
    return true;
}

static enum di_reason reason_of(enum di_block_kind kind)
{
    switch (kind) {
    case DI_PICTURE:
    case DI_CHART:
        return DI_REASON_TABLE_IS_PICTURE;
    case DI_OBJECT:
        return DI_REASON_TABLE_IS_OBJECT;
    default:
        return DI_REASON_NONE;
    }
}

/* 附件, or a short line that ends in 表: a table is to follow. */
static bool announces_a_table(const char *text)
{
    struct opening opening;
    const struct view *view = &opening.view;
    enum { CODES = 40 };

    view_opening(text, &opening);
    return view->length > 0 && view->length <= CODES &&
           (view_match(view, 0, U"附件") > 0 || view_match(view, 0, U"附表") > 0 ||
            view->codes[view->length - 1] == U'表');
}

/*
 * The picture or object that stands where the table should: close below a line that announces one or, where the
 * document has no table at all, behind the last heading. NULL where there is none.
 */
static const struct di_block *find_stand_in(struct di_arena *arena, const struct lines *lines, bool any_table)
{
    enum { LINES_BELOW = 4 };
    const struct di_block *behind_text = NULL;
    size_t announced = SIZE_MAX;

    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->lines[i];
        struct heading heading;

        if (line->text == NULL) {
            if (reason_of(line->block->kind) == DI_REASON_NONE) {
                continue;
            }
            if (announced != SIZE_MAX && i - announced <= LINES_BELOW) {
                return line->block;
            }
            behind_text = behind_text != NULL ? behind_text : line->block;
        } else if (announces_a_table(line->text)) {
            announced = i;
        } else if (heading_read(arena, line, 0, &heading)) {
            behind_text = NULL;
        }
    }
    return any_table ? NULL : behind_text;
}

static void tell_no_form(struct di_report *report, const struct found_table *tables, const struct choice *nearest)
{
    struct di_finding *finding = di_report_add_finding(report, DI_REASON_NO_FORM, RULE, tables->block->place);
    int64_t count = 0;

    for (const struct found_table *table = tables; table != NULL; table = table->next) {
        count++;
    }
    di_finding_argue_number(report, finding, "tables", di_decimal_of(count));
    di_finding_argue_number(report, finding, "matched", di_decimal_of(nearest->matched));
    di_finding_argue_number(report, finding, "expected_rows", di_decimal_of(nearest->expected));
}

bool missing_tell(struct di_report *report, const struct lines *lines, const struct found_table *tables,
                  const struct choice *nearest)
{
    const struct di_block *stand_in;

    if (is_empty(lines, tables)) {
        di_report_add_finding(report, DI_REASON_EMPTY, NULL, DI_PLACE_NONE);
        return !di_arena_failed(report->arena);
    }
    stand_in = find_stand_in(report->arena, lines, tables != NULL);
    if (stand_in != NULL) {
        di_report_add_finding(report, reason_of(stand_in->kind), RULE, stand_in->place);
    } else if (tables != NULL) {
        tell_no_form(report, tables, nearest);
    } else {
        di_report_add_finding(report, DI_REASON_NO_TABLE, RULE, DI_PLACE_NONE);
    }
    return !di_arena_failed(report->arena);
}
