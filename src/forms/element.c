#include "element.h"

#include <string.h>

#include "docintake/language.h"
#include "docintake/text.h"

bool element_is(const xmlNode *element, const char *name)
{
    return element->type == XML_ELEMENT_NODE && strcmp((const char *)element->name, name) == 0;
}

static const xmlNode *from_here_on(const xmlNode *node, const char *name)
{
    while (node != NULL && !element_is(node, name)) {
        node = node->next;
    }
    return node;
}

const xmlNode *element_child(const xmlNode *element, const char *name)
{
    return element != NULL ? from_here_on(element->children, name) : NULL;
}

const xmlNode *element_next(const xmlNode *element, const char *name)
{
    return from_here_on(element->next, name);
}

size_t element_count(const xmlNode *parent, const char *name)
{
    size_t count = 0;

    for (const xmlNode *child = element_child(parent, name); child != NULL; child = element_next(child, name)) {
        count++;
    }
    return count;
}

unsigned element_line(const xmlNode *element)
{
    long line = xmlGetLineNo(element);

    return line > 0 ? (unsigned)line : 0;
}

/* White space as XML knows it. */
static bool is_space(char sign)
{
    return sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n';
}

/* A copy with each run of white space made one space and none at the ends. Takes the libxml2 string over. */
static const char *take_text(struct builder *builder, xmlChar *text)
{
    char *copy = text != NULL ? di_arena_strdup(builder->arena, (const char *)text) : NULL;
    size_t length = 0;

    xmlFree(text);
    if (copy == NULL) {
        return "";
    }
    for (const char *from = copy; *from != '\0'; from++) {
        bool space = is_space(*from);

        if (!space || (length > 0 && copy[length - 1] != ' ')) {
            copy[length++] = space ? ' ' : *from;
        }
    }
    while (length > 0 && copy[length - 1] == ' ') {
        length--;
    }
    copy[length] = '\0';
    return copy;
}

const char *element_text(struct builder *builder, const xmlNode *element)
{
    return take_text(builder, xmlNodeGetContent(element));
}

const char *element_attribute(struct builder *builder, const xmlNode *element, const char *name)
{
    if (xmlHasProp(element, (const xmlChar *)name) == NULL) {
        return NULL;
    }
    return take_text(builder, xmlGetNoNsProp(element, (const xmlChar *)name));
}

/* ASCII letters, digits, "_" and, but for the first sign, "." and "-". */
static bool is_id(const char *text)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

    return *text != '.' && *text != '-' && text[strspn(text, signs)] == '\0';
}

const char *element_own_id(struct builder *builder, const xmlNode *element, const char *name)
{
    const char *id = element_attribute(builder, element, name);

    if (!is_id(id)) {
        complain(builder->complaints, element_line(element),
                 _("%s=\"%s\": use letters and digits of ASCII, “_” and, but for the first sign, “.” and “-”"), name,
                 id);
    }
    return id;
}

bool element_is_true(struct builder *builder, const xmlNode *element, const char *name)
{
    const char *value = element_attribute(builder, element, name);

    return value != NULL && strcmp(value, "true") == 0;
}

struct di_words element_words(struct builder *builder, const xmlNode *parent, const char *name)
{
    struct di_words words = {NULL, NULL};

    for (const xmlNode *child = element_child(parent, name); child != NULL; child = element_next(child, name)) {
        bool chinese = element_is_chinese(child);
        const char **text = chinese ? &words.zh : &words.en;

        if (*text != NULL) {
            complain(builder->complaints, element_line(child), _("<%s xml:lang=\"%s\"> stands twice"), name,
                     chinese ? "zh" : "en");
        }
        *text = element_text(builder, child);
    }
    if (words.zh == NULL || words.en == NULL) {
        complain(builder->complaints, element_line(parent), _("<%s>: there is no <%s xml:lang=\"%s\">"),
                 (const char *)parent->name, name, words.zh == NULL ? "zh" : "en");
    }
    return words;
}

bool element_is_chinese(const xmlNode *element)
{
    xmlChar *language = xmlNodeGetLang(element);
    bool chinese = language != NULL && strcmp((const char *)language, "zh") == 0;

    xmlFree(language);
    return chinese;
}

const char *const *element_folded_list(struct builder *builder, const xmlNode *parent, const char *name,
                                       size_t *ret_count)
{
    size_t count = element_count(parent, name), i = 0;
    const char **texts = di_arena_array(builder->arena, count, sizeof *texts);
    const char *number;

    *ret_count = 0;
    if (texts == NULL) {
        return NULL;
    }
    for (const xmlNode *child = element_child(parent, name); child != NULL; child = element_next(child, name)) {
        texts[i] = "";
        di_label_fold(builder->arena, element_text(builder, child), &number, &texts[i]);
        i++;
    }
    *ret_count = count;
    return texts;
}

const char *element_next_id(struct builder *builder, const char **list)
{
    size_t length;
    const char *id;

    *list += strspn(*list, " ");
    length = strcspn(*list, " ");
    id = di_arena_strndup(builder->arena, *list, length);
    *list += length;
    return id != NULL ? id : "";
}

static const xmlNode *tree_element_from(const xmlNode *node)
{
    while (node != NULL && !element_is(node, "row") && !element_is(node, "column") && !element_is(node, "group")) {
        node = node->next;
    }
    return node;
}

bool element_walk_next(struct element_walk *walk)
{
    const xmlNode *next = tree_element_from(walk->node->children);

    if (next != NULL) {
        walk->node = next;
        walk->depth++;
        return true;
    }
    for (const xmlNode *node = walk->node; node != walk->root; node = node->parent, walk->depth--) {
        next = tree_element_from(node->next);
        if (next != NULL) {
            walk->node = next;
            return true;
        }
    }
    return false;
}
