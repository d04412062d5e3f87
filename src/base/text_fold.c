/* Folding: what people write in different ways and mean the same becomes the same (text.h). */
#include "docintake/text.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

/*
 * Signs that people use for one another, after NFKC: each becomes the same one of its kind, which is the shortest, so
 * that a folded text needs no more room than the text.
 */
static int32_t unify(int32_t code)
{
    switch (code) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0xFE58: /* dashes of every length */
        return '-';
    case 0x3014:
    case 0x3010:
    case 0x3016:
    case '[':
    case '{': /* 〔 【 〖 */
        return '(';
    case 0x3015:
    case 0x3011:
    case 0x3017:
    case ']':
    case '}':
        return ')';
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x301D:
    case 0x301E:
    case 0x301F:
    case '\'':
    case '`': /* ‘ ’ “ ” 「 」 『 』 */
        return '"';
    case 0x3008:
    case 0x300A: /* 〈 《 */
        return '<';
    case 0x3009:
    case 0x300B:
        return '>';
    case 0x00B7:
    case 0x2022:
    case 0x30FB:
    case 0x2027:
        return 0x00B7;
    case 0xFE45:
    case 0xFE46:
        return ',';
    default:
        return code;
    }
}

/* A folded text in the making. out has room for all of it: no unified sign is longer than the one it stands for. */
struct folding {
    char *out;
    size_t length;
    enum di_spaces spaces;
    bool pending; /* white space that is kept if something follows */
};

static void put_pending(struct folding *folding)
{
    if (folding->pending) {
        folding->out[folding->length++] = ' ';
        folding->pending = false;
    }
}

/* Ideographs, which are most of these texts, stay what they are. Returns the bytes of the one at text; 0 for none. */
static size_t put_ideograph(struct folding *folding, const char *text)
{
    size_t bytes = strlen("一");

    if (di_text_ideograph(text) == 0) {
        return 0;
    }
    put_pending(folding);
    memcpy(folding->out + folding->length, text, bytes);
    folding->length += bytes;
    return bytes;
}

static void fold_code(struct folding *folding, int32_t code)
{
    if (di_text_is_space(code)) {
        folding->pending = folding->spaces == DI_SPACES_KEEP && folding->length > 0;
        return;
    }
    put_pending(folding);
    code = unify(code);
    if (code < 0x80) {
        folding->out[folding->length++] = (char)code;
    } else {
        folding->length += di_text_put_code(code, folding->out + folding->length);
    }
}

/*
 * What NFKC makes of a code point whatever stands beside it, as long as that is of the same sort: ASCII, the common
 * ideographs and the signs around them, which are all of most texts here. -1 for every other.
 */
static int32_t normal_alone(int32_t code)
{
    if (code < 0x80 || (code >= 0x3001 && code <= 0x3002) || (code >= 0x300A && code <= 0x300B) ||
        (code >= 0x2018 && code <= 0x2019) || (code >= 0x201C && code <= 0x201D) || code == 0x2014) {
        return code;
    }
    if (code >= 0xFF01 && code <= 0xFF5E) { /* full-width ASCII */
        return code - 0xFF01 + 0x21;
    }
    return code == 0x3000 ? ' ' : -1;
}

/* Folds a text that needs no table; false where it does. */
static bool fold_simple(const char *text, size_t size, struct folding *folding)
{
    for (size_t at = 0; at < size;) {
        size_t bytes = put_ideograph(folding, text + at);

        if (bytes == 0) {
            int32_t code = normal_alone(di_text_next(text + at, &bytes));

            if (code < 0) {
                return false;
            }
            fold_code(folding, code);
        }
        at += bytes;
    }
    return true;
}

/* Folds any text; false when out of memory. */
static bool fold_any(struct di_arena *arena, const char *text, size_t size, struct folding *folding)
{
    utf8proc_uint8_t *normal = NULL;
    utf8proc_ssize_t normal_size = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &normal,
                                                UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);

    *folding = (struct folding){.spaces = folding->spaces};
    folding->out = normal_size >= 0 ? di_arena_unset(arena, (size_t)normal_size + 1) : NULL;
    for (utf8proc_ssize_t at = 0; folding->out != NULL && at < normal_size;) {
        const char *next = (const char *)normal + at;
        size_t bytes = put_ideograph(folding, next);

        if (bytes == 0) {
            fold_code(folding, di_text_next(next, &bytes));
        }
        at += (utf8proc_ssize_t)bytes;
    }
    free(normal);
    return folding->out != NULL;
}

char *di_text_fold_bytes(struct di_arena *arena, const char *text, size_t size, enum di_spaces spaces)
{
    struct folding folding = {.out = di_arena_unset(arena, size + 1), .spaces = spaces};

    if (folding.out == NULL || (!fold_simple(text, size, &folding) && !fold_any(arena, text, size, &folding))) {
        return NULL;
    }
    folding.out[folding.length] = '\0';
    return folding.out;
}

char *di_text_fold(struct di_arena *arena, const char *text, enum di_spaces spaces)
{
    return di_text_fold_bytes(arena, text, strlen(text), spaces);
}
