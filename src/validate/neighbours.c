#include "neighbours.h"

#include <string.h>

#include "docintake/text.h"

int32_t code_at(const char *at)
{
    size_t size;

    return *at != '\0' ? di_text_next(at, &size) : 0;
}

int32_t code_before(const char *text, const char *at)
{
    if (at == text) {
        return 0;
    }
    do {
        at--;
    } while (at > text && ((unsigned char)*at & 0xC0) == 0x80);
    return code_at(at);
}

bool is_sign(int32_t code, const char32_t *signs)
{
    while (*signs != 0 && *signs != (char32_t)code) {
        signs++;
    }
    return *signs != 0;
}

bool is_alphanumeric(int32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

size_t match_word(const char *at, const char *const *words)
{
    for (; *words != NULL; words++) {
        const char *word = *words;
        size_t size = 0;

        while (word[size] != '\0' && word[size] == at[size]) { /* most differ in their first bytes */
            size++;
        }
        if (word[size] == '\0') {
            return size;
        }
    }
    return 0;
}
