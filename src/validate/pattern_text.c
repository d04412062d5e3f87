#include "pattern_text.h"

#include <ctype.h>
#include <string.h>

size_t pattern_class_span(const char *text)
{
    size_t start = text[1] == '^' ? 2 : 1;
    const char *end = strchr(text + start + (text[start] != '\0'), ']');

    return end != NULL ? (size_t)(end - text) + 1 : strlen(text);
}

/* Bytes of the group "(…)" at text, with the groups inside it. */
static size_t group_span(const char *text)
{
    size_t at = 0;
    unsigned depth = 0;

    do {
        if (text[at] == '\\' && text[at + 1] != '\0') {
            at++;
        } else if (text[at] == '[') {
            at += pattern_class_span(text + at) - 1;
        }
        depth += text[at] == '(';
        depth -= text[at] == ')';
        at++;
    } while (depth > 0 && text[at] != '\0');
    return at;
}

size_t pattern_sign_span(const char *text)
{
    switch (*text) {
    case '(':
        return group_span(text);
    case '[':
        return pattern_class_span(text);
    case '\\':
        return text[1] != '\0' ? 2 : 1;
    default:
        return 1;
    }
}

static bool is_repetition(const char *text)
{
    return *text == '{' && isdigit((unsigned char)text[1]);
}

size_t pattern_quantifier_span(const char *text)
{
    size_t size = *text == '?' || *text == '*' || *text == '+' ? 1 : 0;

    if (is_repetition(text)) {
        size = strcspn(text, "}");
        size += text[size] != '\0';
    }
    return size > 0 && (text[size] == '?' || text[size] == '+') ? size + 1 : size;
}

bool pattern_is_optional(const char *text)
{
    return *text == '?' || *text == '*' || is_repetition(text);
}
