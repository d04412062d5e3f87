#include "docintake/report.h"

#include <string.h>

#include "docintake/form.h"
#include "docintake/limits.h"

struct di_report *di_report_new(struct di_arena *arena)
{
    struct di_report *report = DI_NEW(arena, struct di_report);

    if (report != NULL) {
        report->arena = arena;
    }
    return report;
}

unsigned di_report_count(const struct di_report *report, enum di_severity severity)
{
    unsigned count = report->unlisted[severity];

    for (const struct di_finding *finding = report->findings; finding != NULL; finding = finding->next) {
        count += finding->severity == severity;
    }
    return count;
}

unsigned di_report_unlisted(const struct di_report *report)
{
    unsigned count = 0;

    for (size_t i = 0; i < DI_SEVERITIES; i++) {
        count += report->unlisted[i];
    }
    return count;
}

enum di_verdict di_report_verdict(const struct di_report *report)
{
    if (di_report_count(report, DI_ERROR) > 0) {
        return DI_RETURNED;
    }
    return di_report_count(report, DI_WARNING) > 0 ? DI_ACCEPTED_WITH_REMARKS : DI_ACCEPTED;
}

const char *di_verdict_name(enum di_verdict verdict)
{
    static const char *const names[] = {
        [DI_ACCEPTED] = "accepted",
        [DI_ACCEPTED_WITH_REMARKS] = "accepted_with_remarks",
        [DI_RETURNED] = "returned",
    };

    return names[verdict];
}

static const char *const cell_states[] = {
    [DI_CELL_NUMBER] = "number",
    [DI_CELL_BLANK] = "blank",
    [DI_CELL_NOT_APPLICABLE] = "not_applicable",
    [DI_CELL_TEXT] = "text",
};

const char *di_cell_state_name(enum di_cell_state state)
{
    return cell_states[state];
}

bool di_cell_state_parse(const char *name, enum di_cell_state *ret_state)
{
    for (size_t i = 0; i < sizeof cell_states / sizeof *cell_states; i++) {
        if (strcmp(cell_states[i], name) == 0) {
            *ret_state = (enum di_cell_state)i;
            return true;
        }
    }
    return false;
}

static const char *copy(struct di_report *report, const char *text)
{
    return text != NULL ? di_arena_strdup(report->arena, text) : NULL;
}

/* Puts an element at the end of a list that is known by its first and last element. */
#define APPEND(first, last, element)                                                                                   \
    do {                                                                                                               \
        if ((last) != NULL) {                                                                                          \
            (last)->next = (element);                                                                                  \
        } else {                                                                                                       \
            (first) = (element);                                                                                       \
        }                                                                                                              \
        (last) = (element);                                                                                            \
    } while (0)

struct di_report_field *di_report_add_field(struct di_report *report, const char *id, const char *value,
                                            const char *text, struct di_place where)
{
    struct di_report_field *field = DI_NEW(report->arena, struct di_report_field);

    if (field == NULL) {
        return NULL;
    }
    field->id = copy(report, id);
    field->value = copy(report, value);
    field->text = copy(report, text);
    field->where = where;
    if (di_arena_failed(report->arena)) {
        return NULL;
    }
    APPEND(report->fields, report->last_field, field);
    return field;
}

struct di_report_section *di_report_add_section(struct di_report *report, struct di_report_section *parent,
                                                unsigned level, const char *number, const char *title,
                                                struct di_place where)
{
    struct di_report_section *section = DI_NEW(report->arena, struct di_report_section);

    if (section == NULL) {
        return NULL;
    }
    section->level = level;
    section->number = copy(report, number);
    section->title = copy(report, title);
    section->where = where;
    section->parent = parent;
    if (parent != NULL) {
        APPEND(parent->sections, parent->last_section, section);
    } else {
        APPEND(report->sections, report->last_section, section);
    }
    return section;
}

const struct di_report_section *di_report_section_after(const struct di_report_section *section)
{
    if (section->sections != NULL) {
        return section->sections;
    }
    while (section != NULL && section->next == NULL) {
        section = section->parent;
    }
    return section != NULL ? section->next : NULL;
}

struct di_report_line *di_report_add_line(struct di_report *report, struct di_report_section *section, const char *text,
                                          struct di_place where)
{
    struct di_report_line *line = DI_NEW(report->arena, struct di_report_line);

    if (line == NULL) {
        return NULL;
    }
    line->text = copy(report, text);
    line->where = where;
    APPEND(section->lines, section->last_line, line);
    return line;
}

struct di_report_table *di_report_add_table(struct di_report *report, const char *id, struct di_place where)
{
    struct di_report_table *table = DI_NEW(report->arena, struct di_report_table);

    if (table == NULL) {
        return NULL;
    }
    table->id = copy(report, id);
    table->form_table = DI_NO_INDEX;
    table->where = where;
    if (di_arena_failed(report->arena)) {
        return NULL;
    }
    APPEND(report->tables, report->last_table, table);
    return table;
}

struct di_report_row *di_report_add_row(struct di_report *report, struct di_report_table *table, const char *id,
                                        const char *label, struct di_place where)
{
    struct di_report_row *row = DI_NEW(report->arena, struct di_report_row);

    if (row == NULL) {
        return NULL;
    }
    row->id = copy(report, id);
    row->label = copy(report, label);
    row->unit = "";
    row->form_row = DI_NO_INDEX;
    row->where = where;
    row->cells = di_arena_array(report->arena, table->n_columns, sizeof *row->cells);
    APPEND(table->rows, table->last_row, row);
    return row->cells != NULL ? row : NULL;
}

struct di_finding *di_report_add_finding(struct di_report *report, enum di_reason reason, const char *rule,
                                         struct di_place where)
{
    return di_report_add_weighed(report, reason, di_reason_row(reason)->severity, rule, where);
}

struct di_finding *di_report_add_weighed(struct di_report *report, enum di_reason reason, enum di_severity severity,
                                         const char *rule, struct di_place where)
{
    static const size_t limits[] = {
        [DI_NOTE] = DI_LIMIT_NOTES, [DI_WARNING] = DI_LIMIT_REMARKS, [DI_ERROR] = DI_LIMIT_FINDINGS};
    struct di_finding *finding = DI_NEW(report->arena, struct di_finding);

    if (finding == NULL) {
        return NULL;
    }
    finding->reason = reason;
    finding->rule = copy(report, rule);
    finding->severity = severity;
    finding->where = where;
    if (report->n_findings < limits[severity]) {
        APPEND(report->findings, report->last_finding, finding);
        report->n_findings++;
    } else {
        report->unlisted[severity]++;
    }
    return finding;
}

void di_finding_argue(struct di_report *report, struct di_finding *finding, const char *name, const char *value)
{
    struct di_argument *argument = finding != NULL ? DI_NEW(report->arena, struct di_argument) : NULL;

    if (argument == NULL) {
        return;
    }
    argument->name = copy(report, name);
    argument->value = copy(report, value);
    APPEND(finding->arguments, finding->last_argument, argument);
}

void di_finding_argue_number(struct di_report *report, struct di_finding *finding, const char *name,
                             struct di_decimal value)
{
    char text[DI_DECIMAL_TEXT_BYTES];

    di_decimal_format(value, text);
    di_finding_argue(report, finding, name, text);
}

void di_finding_name_cell(struct di_report *report, struct di_finding *finding, const char *table, const char *row,
                          const char *column)
{
    struct di_cell_reference *cells;
    size_t count = finding != NULL ? finding->n_cells : 0;

    if (finding == NULL) {
        return;
    }
    if ((count & (count - 1)) == 0) { /* full: there is room for the next power of two */
        cells = di_arena_array(report->arena, count > 0 ? 2 * count : 1, sizeof *cells);
        if (cells == NULL) {
            return;
        }
        if (count > 0) {
            memcpy(cells, finding->cells, count * sizeof *cells);
        }
        finding->cells = cells;
    }
    finding->cells[finding->n_cells++] =
        (struct di_cell_reference){copy(report, table), copy(report, row), copy(report, column)};
}

static bool names_rule(const struct di_finding *finding, const char *rule)
{
    for (size_t i = 0; i < finding->n_rules; i++) {
        if (strcmp(finding->rules[i], rule) == 0) {
            return true;
        }
    }
    return finding->rule == NULL || strcmp(finding->rule, rule) == 0;
}

void di_finding_name_rule(struct di_report *report, struct di_finding *finding, const char *rule)
{
    if (finding == NULL || names_rule(finding, rule) || finding->n_rules == DI_LIMIT_RULES_OF_FINDING) {
        return;
    }
    if (finding->n_rules == 0) {
        finding->rules = di_arena_array(report->arena, DI_LIMIT_RULES_OF_FINDING, sizeof(char *));
        if (finding->rules == NULL) {
            return;
        }
        finding->rules[finding->n_rules++] = finding->rule;
    }
    finding->rules[finding->n_rules++] = copy(report, rule);
}

const char *di_finding_argument(const struct di_finding *finding, const char *name)
{
    for (const struct di_argument *argument = finding->arguments; argument != NULL; argument = argument->next) {
        if (strcmp(argument->name, name) == 0) {
            return argument->value;
        }
    }
    return NULL;
}

struct di_finding *di_report_refuse(struct di_report *report, const struct di_refusal *refusal)
{
    struct di_finding *finding = di_report_add_finding(report, refusal->reason, NULL, DI_PLACE_NONE);

    di_finding_argue(report, finding, "part", refusal->part);
    di_finding_argue(report, finding, "detail", refusal->detail);
    return finding;
}

const struct di_report_field *di_report_find_field(const struct di_report *report, const char *id)
{
    for (const struct di_report_field *field = report->fields; field != NULL; field = field->next) {
        if (strcmp(field->id, id) == 0) {
            return field;
        }
    }
    return NULL;
}

struct di_report_table *di_report_find_table(const struct di_report *report, const char *id)
{
    for (struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        if (strcmp(table->id, id) == 0) {
            return table;
        }
    }
    return NULL;
}

struct di_report_row *di_report_find_row(const struct di_report_table *table, const char *id)
{
    for (struct di_report_row *row = table->rows; row != NULL; row = row->next) {
        if (strcmp(row->id, id) == 0) {
            return row;
        }
    }
    return NULL;
}
