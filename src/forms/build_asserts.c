#include <string.h>

#include "build.h"
#include "compiled.h"
#include "docintake/language.h"
#include "element.h"

/* A text between two values: white space collapsed, but kept where it touches a value. */
static const char *literal(struct builder *builder, const xmlNode *node, bool first, bool last)
{
    const char *text = element_text(builder, node), *content = (const char *)node->content;
    bool before = !first && content != NULL && strchr(" \t\r\n", content[0]) != NULL;
    bool after = !last && content != NULL && strchr(" \t\r\n", content[strlen(content) - 1]) != NULL;
    char *spaced = di_arena_printf(builder->arena, "%s%s%s", before ? " " : "", text, after && *text ? " " : "");

    return spaced != NULL ? spaced : "";
}

/* Names no row or column that there is not. Strings stand in an expression only as names: 'row' and then 'column'. */
static bool names_exist(struct builder *builder, unsigned line, const struct di_form_table *table, const char *text)
{
    bool all = true;

    for (const char *quote = strpbrk(text, "'\""); quote != NULL;) {
        const char *end = strchr(quote + 1, *quote), *start = quote;
        const char *name = end != NULL ? di_arena_strndup(builder->arena, quote + 1, (size_t)(end - quote - 1)) : NULL;
        bool is_column;

        if (name == NULL) {
            return all; /* an open quotation mark does not compile */
        }
        while (start > text && start[-1] == ' ') {
            start--;
        }
        is_column = start > text && start[-1] == ',';
        if ((is_column ? di_form_find_column(table, name) : di_form_find_row(table, name)) == DI_NO_INDEX) {
            complain(builder->complaints, line, is_column ? _("there is no column %s") : _("there is no row %s"), name);
            all = false;
        }
        quote = strpbrk(end + 1, "'\"");
    }
    return all;
}

static bool try_number(void *context, const char *row, const char *column, double *ret_number)
{
    (void)row;
    (void)column;
    *(unsigned *)context += 1;
    *ret_number = 0;
    return true;
}

static const char *try_column(void *context)
{
    *(unsigned *)context += 1;
    return "";
}

static const char *try_text(void *context, const char *row, const char *column)
{
    (void)row;
    (void)column;
    *(unsigned *)context += 1;
    return "0";
}

/* Computes the expression once: only then libxml2 looks for its functions. */
static bool can_be_computed(struct builder *builder, unsigned line, const struct di_expression *expression,
                            const char *text)
{
    unsigned cells_read = 0;
    const struct di_expression_cells cells = {
        .number = try_number, .previous = try_number, .text = try_text, .column = try_column, .context = &cells_read};
    struct di_error fault = DI_ERROR_NONE;
    const char *value;

    if (di_expression_text(expression, &cells, builder->arena, &value, &fault) != DI_OK) {
        complain(builder->complaints, line, _("“%s” cannot be computed: %s"), text, fault.text);
        return false;
    }
    if (cells_read == 0) {
        complain(builder->complaints, line, _("“%s” reads no cell"), text);
    }
    return cells_read > 0;
}

/* NULL after a complaint. */
static const struct di_expression *compile(struct builder *builder, unsigned line, const struct di_form_table *table,
                                           const char *text)
{
    char fault[DI_EXPRESSION_FAULT_BYTES];
    const struct di_expression *expression;
    enum di_status status = compiled_expression(builder->compiled, text, &expression, fault, &builder->error);

    if (status == DI_REFUSED) {
        complain(builder->complaints, line, _("“%s” is no expression: %s"), text, fault);
    }
    if (status != DI_OK) {
        return NULL;
    }
    return names_exist(builder, line, table, text) && can_be_computed(builder, line, expression, text) ? expression
                                                                                                       : NULL;
}

static struct di_sentence build_sentence(struct builder *builder, const xmlNode *message,
                                         const struct di_form_table *table)
{
    struct di_sentence sentence = {NULL, 0};
    size_t count = 0;

    for (const xmlNode *node = message->children; node != NULL; node = node->next) {
        count++;
    }
    sentence.pieces = di_arena_array(builder->arena, count, sizeof *sentence.pieces);
    for (const xmlNode *node = message->children; sentence.pieces != NULL && node != NULL; node = node->next) {
        struct di_piece *piece = &sentence.pieces[sentence.n_pieces];

        if (node->type == XML_TEXT_NODE) {
            piece->text = literal(builder, node, node->prev == NULL, node->next == NULL);
            sentence.n_pieces++;
        } else if (node->type == XML_ELEMENT_NODE) {
            piece->select = element_attribute(builder, node, "select");
            piece->compiled = compile(builder, element_line(node), table, piece->select);
            sentence.n_pieces++;
        }
    }
    return sentence;
}

static void build_messages(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                           struct di_form_assert *assert)
{
    element_words(builder, element, "message"); /* for its complaints about languages */
    for (const xmlNode *message = element_child(element, "message"); message != NULL;
         message = element_next(message, "message")) {
        struct di_sentence *into = element_is_chinese(message) ? &assert->message_zh : &assert->message_en;

        if (into->pieces == NULL) {
            *into = build_sentence(builder, message, table);
        }
    }
}

static void build_assert(struct builder *builder, const xmlNode *element, struct di_form_assert *assert)
{
    const char *table_id = element_attribute(builder, element, "table");
    const struct di_form_table *table;

    assert->rule = build_rule_reference(builder, element, "rule");
    assert->table = di_form_find_table(builder->form, table_id);
    assert->test = element_attribute(builder, element, "test");
    assert->line = element_line(element);
    assert->advice = element_words(builder, element, "advice");
    if (assert->table == DI_NO_INDEX) {
        complain(builder->complaints, assert->line, _("table=\"%s\": there is no such table"), table_id);
        return;
    }
    table = &builder->form->tables[assert->table];
    assert->compiled = compile(builder, assert->line, table, assert->test);
    build_messages(builder, element, table, assert);
}

void build_asserts(struct builder *builder, const xmlNode *root)
{
    const xmlNode *relations = element_child(root, "relations");
    struct di_form *form = builder->form;

    form->asserts = di_arena_array(builder->arena, element_count(relations, "assert"), sizeof *form->asserts);
    for (const xmlNode *element = element_child(relations, "assert"); form->asserts != NULL && element != NULL;
         element = element_next(element, "assert")) {
        build_assert(builder, element, &form->asserts[form->n_asserts]);
        form->n_asserts++;
    }
}
