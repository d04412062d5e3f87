#include "cell.h"

#include <string.h>

#include "docintake/text.h"

/* A number, its sign, separators and unit are far shorter; what is longer is text. */
#define NUMBER_BYTES 64

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* None of these begins with a digit, as nearly all cells do. */
static bool is_not_applicable(const char *folded)
{
    static const char *const words[] = {"/",      "//",       "\\",         "-",   "--",  "---", "不适用",
                                        "无此项", "无此业务", "无此项业务", "N/A", "n/a", "NA",  "不涉及"};

    return !(*folded >= '0' && *folded <= '9') && is_one_of(folded, words, sizeof words / sizeof *words);
}

static bool is_unit(const char *folded)
{
    static const char *const units[] = {"条", "件", "次", "篇", "个", "人", "名", "人次", "件次", "元", "万元", "项",
                                        "起", "场", "期", "份", "家", "处", "户", "例",   "宗",   "部", "本",   "类"};

    return is_one_of(folded, units, sizeof units / sizeof *units);
}

/* 增 and 减 are how some write + and -. Returns what stands behind the sign. */
static const char *read_sign(const char *folded, char *out, size_t *length, bool *dressed)
{
    static const char more[] = "增", less[] = "减";
    bool is_less = strncmp(folded, less, sizeof less - 1) == 0;

    if (is_less || strncmp(folded, more, sizeof more - 1) == 0) {
        out[(*length)++] = is_less ? '-' : '+';
        *dressed = true;
        return folded + sizeof more - 1;
    }
    if (*folded == '+' || *folded == '-') {
        out[(*length)++] = *folded++;
    }
    return folded;
}

/* A comma is a separator where exactly three digits follow it and not more than three stand before the first. */
static bool is_separator(const char *comma, size_t digits_before, bool first)
{
    return strspn(comma + 1, "0123456789") == 3 && digits_before > 0 &&
           (first ? digits_before <= 3 : digits_before == 3);
}

/* Copies digits, point and separators as plain digits; returns what stands behind them, NULL for a wrong separator. */
static const char *read_digits(const char *folded, char *out, size_t *length, bool *dressed)
{
    size_t digits = 0;
    bool first = true, point = false;

    for (; (*folded >= '0' && *folded <= '9') || *folded == '.' || *folded == ','; folded++) {
        if (*folded == ',') {
            if (point || !is_separator(folded, digits, first)) {
                return NULL;
            }
            *dressed = true;
            first = false;
            digits = 0;
            continue;
        }
        point = point || *folded == '.';
        digits++;
        out[(*length)++] = *folded;
    }
    out[*length] = '\0';
    return folded;
}

/* A sum in 元 where the row counts 万元. False where the value would have too many places. */
static bool fit_unit(const char *written, const char *unit, struct di_decimal *value)
{
    enum { PLACES_OF_10000 = 4 };

    if (strcmp(written, "元") != 0 || strcmp(unit, "万元") != 0) {
        return true;
    }
    if (value->places + PLACES_OF_10000 > DI_DECIMAL_PLACES) {
        return false;
    }
    value->places += PLACES_OF_10000;
    return true;
}

static bool read_number(const char *folded, const char *unit, struct di_decimal *ret_value, bool *dressed)
{
    char plain[NUMBER_BYTES];
    size_t length = 0;
    const char *rest = read_sign(folded, plain, &length, dressed);

    rest = read_digits(rest, plain, &length, dressed);
    if (rest == NULL || !di_decimal_parse(plain, ret_value)) {
        return false;
    }
    if (*rest == '\0') {
        return true;
    }
    *dressed = true;
    return is_unit(rest) && fit_unit(rest, unit, ret_value);
}

/* True where folding changed more than the white space. */
static bool is_changed(const char *text, const char *folded)
{
    size_t bytes;

    for (; *text != '\0'; text += bytes) {
        int32_t code = di_text_next(text, &bytes);

        if (di_text_is_space(code)) {
            continue;
        }
        if (strncmp(text, folded, bytes) != 0) {
            return true;
        }
        folded += bytes;
    }
    return false;
}

bool cell_read(struct di_arena *arena, const char *text, const char *unit, struct di_report_cell *cell,
               bool *ret_dressed)
{
    size_t digits = strspn(text, "0123456789");
    bool plain = text[digits] == '\0'; /* as most cells are: nothing to trim, and nothing to fold */
    const char *trimmed = plain ? di_arena_strndup(arena, text, digits) : di_text_trim(arena, text),
               *folded = plain ? text : di_text_fold(arena, text, DI_SPACES_DROP);
    struct di_decimal value;
    bool dressed = false;

    if (trimmed == NULL || folded == NULL) {
        return false;
    }
    cell->text = trimmed;
    *ret_dressed = false;
    if (*folded == '\0') {
        cell->state = DI_CELL_BLANK;
    } else if (is_not_applicable(folded)) {
        cell->state = DI_CELL_NOT_APPLICABLE;
    } else if (strlen(folded) < NUMBER_BYTES && read_number(folded, unit, &value, &dressed)) {
        cell->state = DI_CELL_NUMBER;
        cell->value = value;
        *ret_dressed = dressed || is_changed(trimmed, folded);
    } else {
        cell->state = DI_CELL_TEXT;
    }
    return true;
}
