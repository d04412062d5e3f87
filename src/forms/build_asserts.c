#include <string.h>

#include "build.h"
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

static struct di_sentence build_sentence(struct builder *builder, const xmlNode *message)
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
            sentence.n_pieces++;
        }
    }
    return sentence;
}

static void build_messages(struct builder *builder, const xmlNode *element, struct di_form_assert *assert)
{
    element_words(builder, element, "message"); /* for its complaints about languages */
    for (const xmlNode *message = element_child(element, "message"); message != NULL;
         message = element_next(message, "message")) {
        struct di_sentence sentence = build_sentence(builder, message);

        if (element_is_chinese(message)) {
            assert->message_zh = sentence;
        } else {
            assert->message_en = sentence;
        }
    }
}

static void build_assert(struct builder *builder, const xmlNode *element, struct di_form_assert *assert)
{
    const char *table = element_attribute(builder, element, "table");

    assert->rule = build_rule_reference(builder, element, "rule");
    assert->table = di_form_find_table(builder->form, table);
    assert->test = element_attribute(builder, element, "test");
    assert->line = element_line(element);
    assert->advice = element_words(builder, element, "advice");
    build_messages(builder, element, assert);
    if (assert->table == DI_NO_INDEX) {
        complain(builder->complaints, assert->line, _("table=\"%s\": there is no such table"), table);
    }
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
