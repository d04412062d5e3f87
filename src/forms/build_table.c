#include <stdlib.h>
#include <string.h>

#include "build.h"
#include "docintake/language.h"
#include "docintake/limits.h"
#include "docintake/text.h"
#include "element.h"

/* Where the label goes on behind the number that folding found at its beginning. */
static const char *behind_number(struct builder *builder, const char *text, const char *number)
{
    const char *at = text, *folded = "";

    while (*number != '\0' && *at != '\0' && strcmp(folded, number) != 0) {
        size_t bytes;
        char *start;

        di_text_next(at, &bytes);
        at += bytes;
        start = di_arena_strndup(builder->arena, text, (size_t)(at - text));
        folded = start != NULL ? di_text_fold(builder->arena, start, DI_SPACES_DROP) : NULL;
        if (folded == NULL) {
            return "";
        }
    }
    return at;
}

/* What people call it: without number, 其中 and the remark in brackets at its end. */
static const char *name_of(struct builder *builder, const struct di_label *label)
{
    static const char of_which[] = "其中：";
    const char *start = behind_number(builder, label->text, label->number);
    const char *bracket;
    char *name;

    if (strncmp(start, of_which, sizeof of_which - 1) == 0) {
        start += sizeof of_which - 1;
    }
    bracket = strstr(start, "（");
    name = di_arena_strndup(builder->arena, start,
                            bracket != NULL && bracket > start ? (size_t)(bracket - start) : strlen(start));
    name = name != NULL ? di_text_trim(builder->arena, name) : NULL;
    return name != NULL ? name : "";
}

/* element may be NULL: the form prints no such label. */
static struct di_label build_label(struct builder *builder, const xmlNode *element)
{
    struct di_label label = {.text = "", .number = "", .folded = "", .name = "", .brief = ""};

    if (element == NULL || xmlHasProp(element, (const xmlChar *)"label") == NULL) {
        return label;
    }
    label.text = element_attribute(builder, element, "label");
    di_label_fold(builder->arena, label.text, &label.number, &label.folded);
    label.variants = element_folded_list(builder, element, "known", &label.n_variants);
    label.name = name_of(builder, &label);
    label.brief = element_attribute(builder, element, "brief");
    if (label.brief == NULL) {
        label.brief = label.name;
    }
    return label;
}

static enum di_row_kind kind_of(const char *type)
{
    if (type == NULL || strcmp(type, "count") == 0) {
        return DI_ROW_COUNT;
    }
    return strcmp(type, "group") == 0 ? DI_ROW_GROUP : DI_ROW_DECIMAL;
}

static struct di_cell_type build_type(struct builder *builder, const xmlNode *element)
{
    const char *places = element_attribute(builder, element, "places");
    struct di_cell_type type = {.kind = kind_of(element_attribute(builder, element, "type")),
                                .places = places != NULL ? (unsigned)atoi(places) : 0,
                                .is_signed = element_is_true(builder, element, "signed")};

    if ((type.kind == DI_ROW_DECIMAL) != (places != NULL)) {
        complain(builder->complaints, element_line(element), _("type=\"decimal\" and places belong together"));
    }
    return type;
}

static void complain_of_twice(struct builder *builder, const xmlNode *element, const char *id)
{
    complain(builder->complaints, element_line(element), _("<%s id=\"%s\"> stands twice"), (const char *)element->name,
             id);
}

/* How many elements the tree below root has, groups too; 0 after a complaint, where it is too large. */
static size_t tree_size(struct builder *builder, const xmlNode *root)
{
    struct element_walk walk = {.root = root, .node = root, .depth = -1};
    size_t count = 0;

    while (element_walk_next(&walk)) {
        count++;
        if (walk.depth >= DI_LIMIT_FORM_DEPTH) {
            complain(builder->complaints, element_line(walk.node), _("more than %d levels"), DI_LIMIT_FORM_DEPTH);
            return 0;
        }
    }
    if (count > DI_LIMIT_FORM_ROWS) {
        complain(builder->complaints, element_line(root), _("%zu are more than the %d that there may be"), count,
                 DI_LIMIT_FORM_ROWS);
        return 0;
    }
    return count;
}

static void build_columns(struct builder *builder, const xmlNode *root, struct di_form_table *table)
{
    struct element_walk walk = {.root = root, .node = root, .depth = -1};
    unsigned above[DI_LIMIT_FORM_DEPTH] = {0};

    size_t count = tree_size(builder, root);

    table->columns = di_arena_array(builder->arena, count, sizeof *table->columns);
    if (table->columns == NULL || count == 0) {
        return;
    }
    while (element_walk_next(&walk)) {
        struct di_form_column *column = &table->columns[table->n_columns];

        column->id = element_own_id(builder, walk.node, "id");
        if (di_form_find_column(table, column->id) != DI_NO_INDEX) {
            complain_of_twice(builder, walk.node, column->id);
        }
        column->label = build_label(builder, walk.node);
        column->unit = element_attribute(builder, walk.node, "unit");
        column->unit = column->unit != NULL ? column->unit : "";
        column->is_group = element_is(walk.node, "group");
        column->typed = xmlHasProp(walk.node, (const xmlChar *)"type") != NULL ||
                        xmlHasProp(walk.node, (const xmlChar *)"signed") != NULL;
        column->type = build_type(builder, walk.node);
        column->parent = walk.depth > 0 ? above[walk.depth - 1] : DI_NO_INDEX;
        above[walk.depth] = (unsigned)table->n_columns++;
    }
}

/* What a row says of the row around it, and that it can. */
static void check_row(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                      const struct di_form_row *row)
{
    unsigned line = element_line(element);
    bool group = row->type.kind == DI_ROW_GROUP;

    if (group && (row->sum_rule != DI_NO_INDEX || row->subset_rule != DI_NO_INDEX || row->type.is_signed)) {
        complain(builder->complaints, line, _("the row %s is a group: it carries no number"), row->id);
    }
    if (row->subset_rule != DI_NO_INDEX &&
        (row->parent == DI_NO_INDEX || table->rows[row->parent].type.kind == DI_ROW_GROUP)) {
        complain(builder->complaints, line, _("the row %s is to be a part, but stands in no row with a number"),
                 row->id);
    }
    if (*row->label.text == '\0' && table->n_rows > 0) {
        complain(builder->complaints, line, _("the row %s has no label; only a table's single row may have none"),
                 row->id);
    }
    for (size_t i = table->n_rows; i-- > 0;) {
        if (table->rows[i].parent == row->parent && strcmp(table->rows[i].label.folded, row->label.folded) == 0) {
            complain(builder->complaints, line, _("the rows %s and %s stand together and have the same label"),
                     table->rows[i].id, row->id);
        }
    }
}

static void build_row(struct builder *builder, const xmlNode *element, struct di_form_table *table,
                      struct di_form_row *row)
{
    const char *unit = element_attribute(builder, element, "unit");

    row->id = element_own_id(builder, element, "id");
    if (di_form_find_row(table, row->id) != DI_NO_INDEX) {
        complain_of_twice(builder, element, row->id);
    }
    row->label = build_label(builder, element);
    row->unit = unit != NULL ? unit : "";
    row->type = build_type(builder, element);
    row->is_beside = element_is(element, "group");
    if (row->is_beside) {
        row->type.kind = DI_ROW_GROUP;
    }
    row->sum_rule = build_rule_reference(builder, element, "sum");
    row->subset_rule = build_rule_reference(builder, element, "subset");
    check_row(builder, element, table, row);
}

static void build_rows(struct builder *builder, const xmlNode *root, struct di_form_table *table)
{
    struct element_walk walk = {.root = root, .node = root, .depth = -1};
    unsigned above[DI_LIMIT_FORM_DEPTH] = {0};
    size_t count = tree_size(builder, root);

    table->rows = di_arena_array(builder->arena, count, sizeof *table->rows);
    if (table->rows == NULL || count == 0) {
        return;
    }
    while (element_walk_next(&walk)) {
        struct di_form_row *row = &table->rows[table->n_rows];

        row->parent = walk.depth > 0 ? above[walk.depth - 1] : DI_NO_INDEX;
        row->depth = (unsigned)walk.depth;
        build_row(builder, walk.node, table, row);
        above[walk.depth] = (unsigned)table->n_rows++;
    }
}

static enum di_field_kind field_kind_of(const char *kind)
{
    if (kind == NULL || strcmp(kind, "text") == 0) {
        return DI_FIELD_TEXT;
    }
    if (strcmp(kind, "year") == 0) {
        return DI_FIELD_YEAR;
    }
    return strcmp(kind, "date") == 0 ? DI_FIELD_DATE : DI_FIELD_AGENCY;
}

static void build_fields(struct builder *builder, const xmlNode *parent, bool above, struct di_form_table *table)
{
    for (const xmlNode *element = element_child(parent, "field"); element != NULL;
         element = element_next(element, "field")) {
        struct di_form_field *field = &table->fields[table->n_fields];
        const char *id = element_own_id(builder, element, "id");
        const char *label = element_attribute(builder, element, "label"), *number;

        for (size_t i = 0; i < table->n_fields; i++) {
            if (strcmp(table->fields[i].id, id) == 0) {
                complain_of_twice(builder, element, id);
            }
        }
        field->id = id;
        field->label = "";
        if (label != NULL) {
            di_label_fold(builder->arena, label, &number, &field->label);
        }
        field->variants = element_folded_list(builder, element, "known", &field->n_variants);
        field->kind = field_kind_of(element_attribute(builder, element, "kind"));
        field->above = above;
        table->n_fields++;
    }
}

void build_table(struct builder *builder, const xmlNode *element, struct di_form_table *table)
{
    const xmlNode *heading = element_child(element, "heading"), *footer = element_child(element, "footer");

    table->id = element_own_id(builder, element, "id");
    if (di_form_find_table(builder->form, table->id) != DI_NO_INDEX) {
        complain_of_twice(builder, element, table->id);
    }
    table->section = element_attribute(builder, element, "section");
    if (table->section != NULL && di_form_section_by_role(builder->form, table->section) == NULL) {
        complain(builder->complaints, element_line(element), _("section=\"%s\": there is no such section"),
                 table->section);
    }
    table->caption = build_label(builder, element_child(element, "caption"));
    table->corner = build_label(builder, element_child(element, "corner"));
    table->unit_header = build_label(builder, element_child(element, "unit-header"));
    build_columns(builder, element_child(element, "columns"), table);
    build_rows(builder, element_child(element, "rows"), table);
    table->fields = di_arena_array(builder->arena, element_count(heading, "field") + element_count(footer, "field"),
                                   sizeof *table->fields);
    if (table->fields != NULL) {
        build_fields(builder, heading, true, table);
        build_fields(builder, footer, false, table);
    }
}
