#include "wrap.h"

#include <string.h>

#include "docintake/text.h"

/* The code point stands in the list, which is UTF-8. */
static bool is_in(const char *list, int32_t code)
{
    size_t bytes;

    for (; *list != '\0'; list += bytes) {
        if (di_text_next(list, &bytes) == code) {
            return true;
        }
    }
    return false;
}

static bool may_begin_line(int32_t code)
{
    return !is_in("，。、；：？！）》」』】〕〉”’…—·％‰℃,.;:?!)]}%›＋－＝", code);
}

static bool may_end_line(int32_t code)
{
    return !is_in("（《「『【〔〈“‘([{￥＄№›", code);
}

static bool is_wide(int32_t code)
{
    return di_text_code_width(code) == 2;
}

/* A number stays with what it counts ("6日"), and signs with the word that they close or open. */
static bool may_break_between(int32_t before, int32_t after)
{
    if (after == ' ' || di_text_code_width(after) == 0 || !may_begin_line(after)) {
        return false;
    }
    if (before == ' ') {
        return true;
    }
    return (is_wide(before) || is_wide(after)) && may_end_line(before) && !(before >= '0' && before <= '9');
}

/* A run that must stay on one line, with the spaces behind it. */
struct unit {
    const char *text;
    size_t bytes;     /* without the spaces behind it */
    unsigned columns; /* of these bytes */
    unsigned spaces;
};

static struct unit next_unit(const char *text)
{
    struct unit unit = {.text = text};
    int32_t before = 0;

    while (*text != '\0') {
        size_t bytes;
        int32_t code = di_text_next(text, &bytes);

        if (before != 0 && may_break_between(before, code)) {
            break;
        }
        text += bytes;
        before = code;
        if (code == ' ') {
            unit.spaces++;
        } else {
            unit.columns += unit.spaces + di_text_code_width(code);
            unit.spaces = 0;
            unit.bytes = (size_t)(text - unit.text);
        }
    }
    return unit;
}

void di_wrap_fill(struct di_buffer *out, char byte, unsigned count)
{
    while (count-- > 0) {
        di_buffer_char(out, byte);
    }
}

static unsigned break_line(struct di_buffer *out, unsigned indent)
{
    di_buffer_char(out, '\n');
    di_wrap_fill(out, ' ', indent);
    return indent;
}

/* Appends a unit that fits no line, breaking it wherever a line is full. */
static unsigned append_broken(struct di_buffer *out, const struct unit *unit, unsigned column, unsigned indent,
                              unsigned width)
{
    size_t bytes;

    for (const char *text = unit->text; text < unit->text + unit->bytes; text += bytes) {
        unsigned columns = di_text_code_width(di_text_next(text, &bytes));

        if (column + columns > width) {
            column = break_line(out, indent);
        }
        di_buffer_append(out, text, bytes);
        column += columns;
    }
    return column;
}

unsigned di_wrap(struct di_buffer *out, const char *text, unsigned column, unsigned indent, unsigned width)
{
    unsigned spaces = 0;

    while (*text != '\0') {
        struct unit unit = next_unit(text);

        if (column + spaces + unit.columns > width && column > indent) {
            column = break_line(out, indent);
            spaces = 0;
        }
        di_wrap_fill(out, ' ', spaces);
        column = append_broken(out, &unit, column + spaces, indent, width);
        spaces = unit.spaces;
        text = unit.text + unit.bytes + unit.spaces;
    }
    return column;
}
