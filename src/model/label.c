#include <string.h>
#include <uchar.h>

#include "docintake/form.h"
#include "docintake/text.h"

static bool is_chinese_numeral(const char *text)
{
    static const char32_t numerals[] = U"一二三四五六七八九十";
    size_t bytes, i = 0;
    int32_t code;

    if (*text == '\0') {
        return false;
    }
    code = di_text_next(text, &bytes);
    while (numerals[i] != 0 && numerals[i] != (char32_t)code) {
        i++;
    }
    return numerals[i] != 0;
}

/* Bytes of the run of digits, or of Chinese numerals, at the beginning of folded text. */
static size_t numeral_span(const char *text)
{
    size_t span = strspn(text, "0123456789");

    while (is_chinese_numeral(text + span)) {
        span += strlen("一");
    }
    return span;
}

/* Bytes of the sign that may stand behind a number: 、 . , : ) */
static size_t separator_span(const char *text)
{
    if (strncmp(text, "、", strlen("、")) == 0) {
        return strlen("、");
    }
    return *text != '\0' && strchr(".,:)", *text) != NULL ? 1 : 0;
}

/* Bytes of the printed number at the beginning of folded text: "(一)", "一、", "1.", "1)"; 0 where there is none. */
static size_t number_span(const char *text)
{
    size_t open = *text == '(' ? 1 : 0;
    size_t digits = numeral_span(text + open);
    size_t end = open + digits;

    if (digits == 0) {
        return 0;
    }
    if (open > 0) {
        return text[end] == ')' ? end + 1 : 0;
    }
    return separator_span(text + end) > 0 ? end + separator_span(text + end) : 0;
}

bool di_label_fold(struct di_arena *arena, const char *text, const char **ret_number, const char **ret_folded)
{
    char *folded = di_text_fold(arena, text, DI_SPACES_DROP);
    const char *number;
    size_t span;

    if (folded == NULL) {
        return false;
    }
    span = number_span(folded);
    number = span > 0 ? di_arena_strndup(arena, folded, span) : "";
    if (number == NULL) {
        return false;
    }
    *ret_number = number;
    *ret_folded = folded + span;
    return true;
}
