#include "json.h"

#include <string.h>

#include "docintake/text.h"

static bool is_flat(const struct di_json *json)
{
    return json->indent == 0 || (json->flat_from != 0 && json->depth >= json->flat_from);
}

static void break_line(struct di_json *json)
{
    di_buffer_char(json->out, '\n');
    for (unsigned i = 0; i < json->depth * json->indent; i++) {
        di_buffer_char(json->out, ' ');
    }
}

/*
 * Separators of lines that JSON allows inside a string: some readers of JSON Lines end the line there. Returns the
 * escape and *ret_size, the bytes at text that it stands for; NULL for anything else.
 */
static const char *line_separator(const char *text, size_t *ret_size)
{
    static const struct {
        const char *sign, *escape;
    } separators[] = {{"\xC2\x85", "\\u0085"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}};

    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        size_t size = strlen(separators[i].sign);

        if (strncmp(text, separators[i].sign, size) == 0) {
            *ret_size = size;
            return separators[i].escape;
        }
    }
    return NULL;
}

/* clang-format off */
/* Bytes to look at: the 32 control characters, two signs, and the first byte of a line separator. */
static const bool telling[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ['"'] = 1, ['\\'] = 1, [0xC2] = 1, [0xE2] = 1,
};
/* clang-format on */

/* Bytes at the beginning of text that a string holds as they are. */
static size_t plain_bytes(const char *text)
{
    size_t size = 0, ignored;

    for (;; size++) {
        while (!telling[(unsigned char)text[size]]) {
            size++;
        }
        if ((unsigned char)text[size] < 0x80 || line_separator(text + size, &ignored) != NULL) {
            return size;
        }
    }
}

/* Writes the sign at text, which cannot stand in a string as it is. Returns its bytes. */
static size_t escape(struct di_json *json, const char *text)
{
    static const char shorts[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
    const char *known = strchr(shorts, *text);
    size_t size = 1;

    if (known != NULL) {
        di_buffer_char(json->out, '\\');
        di_buffer_char(json->out, letters[known - shorts]);
        return size;
    }
    known = line_separator(text, &size);
    if (known != NULL) {
        di_buffer_text(json->out, known);
    } else {
        di_buffer_printf(json->out, "\\u%04x", (unsigned char)*text);
    }
    return size;
}

static void quote(struct di_json *json, const char *text)
{
    di_buffer_char(json->out, '"');
    while (*text != '\0') {
        size_t plain = plain_bytes(text);

        di_buffer_append(json->out, text, plain);
        text += plain;
        text += *text != '\0' ? escape(json, text) : 0;
    }
    di_buffer_char(json->out, '"');
}

/* What stands before every value: a comma after the one before it, a new line, its key. */
static void begin(struct di_json *json, const char *key)
{
    if (json->filled) {
        di_buffer_char(json->out, ',');
    }
    if (!is_flat(json) && json->depth > 0) {
        break_line(json);
    } else if (json->indent > 0 && json->filled) {
        di_buffer_char(json->out, ' ');
    }
    if (key != NULL) {
        di_buffer_char(json->out, '"');
        di_buffer_text(json->out, key);
        di_buffer_text(json->out, json->indent > 0 ? "\": " : "\":");
    }
    json->filled = true;
}

static void open_group(struct di_json *json, const char *key, char sign, bool flat)
{
    begin(json, key);
    di_buffer_char(json->out, sign);
    json->depth++;
    json->filled = false;
    if (flat && json->flat_from == 0) {
        json->flat_from = json->depth;
    }
}

static void close_group(struct di_json *json, char sign)
{
    bool flat = is_flat(json);

    if (json->flat_from == json->depth) {
        json->flat_from = 0;
    }
    json->depth--;
    if (json->filled && !flat) {
        break_line(json);
    }
    di_buffer_char(json->out, sign);
    json->filled = true;
}

void di_json_open_object(struct di_json *json, const char *key)
{
    open_group(json, key, '{', false);
}

void di_json_open_list(struct di_json *json, const char *key)
{
    open_group(json, key, '[', false);
}

void di_json_open_flat_object(struct di_json *json, const char *key)
{
    open_group(json, key, '{', true);
}

void di_json_close_object(struct di_json *json)
{
    close_group(json, '}');
}

void di_json_close_list(struct di_json *json)
{
    close_group(json, ']');
}

void di_json_text(struct di_json *json, const char *key, const char *text)
{
    begin(json, key);
    quote(json, text);
    if (!di_text_is_utf8(text, strlen(text))) {
        json->bad_text = true;
    }
}

void di_json_text_if_set(struct di_json *json, const char *key, const char *text)
{
    if (text != NULL) {
        di_json_text(json, key, text);
    }
}

void di_json_text_or_null(struct di_json *json, const char *key, const char *text)
{
    if (text != NULL) {
        di_json_text(json, key, text);
    } else {
        di_json_null(json, key);
    }
}

void di_json_integer(struct di_json *json, const char *key, int64_t value)
{
    char digits[20];
    size_t first = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    begin(json, key);
    if (value < 0) {
        di_buffer_char(json->out, '-');
    }
    di_buffer_append(json->out, digits + first, sizeof digits - first);
}

void di_json_boolean(struct di_json *json, const char *key, bool value)
{
    begin(json, key);
    di_buffer_text(json->out, value ? "true" : "false");
}

void di_json_null(struct di_json *json, const char *key)
{
    begin(json, key);
    di_buffer_text(json->out, "null");
}

void di_json_decimal(struct di_json *json, const char *key, struct di_decimal value)
{
    char text[DI_DECIMAL_TEXT_BYTES];

    di_decimal_format(value, text);
    begin(json, key);
    di_buffer_text(json->out, text);
}

enum di_status di_json_end(const struct di_json *json, struct di_error *error)
{
    if (json->bad_text) {
        return di_fail(error, 0, "a text to be written as JSON is not UTF-8");
    }
    return json->out->failed ? di_fail_no_memory(error) : DI_OK;
}
