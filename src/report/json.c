#include "json.h"

#include <string.h>

#include "docintake/text.h"

static bool is_flat(const struct di_json *json)
{
    return json->indent == 0 || (json->flat_from != 0 && json->depth >= json->flat_from);
}

/* A new line of the open object or list, where there is room for it. */
static char *break_line(const struct di_json *json, char *at)
{
    size_t spaces = (size_t)json->depth * json->indent;

    *at++ = '\n';
    return (char *)memset(at, ' ', spaces) + spaces;
}

static char *put_key(const struct di_json *json, char *at, const char *key, size_t size)
{
    *at++ = '"';
    at = mempcpy(at, key, size);
    *at++ = '"';
    *at++ = ':';
    if (json->indent > 0) {
        *at++ = ' ';
    }
    return at;
}

/*
 * Writes what stands before every value: a comma after the one before it, a new line, its key. Returns where the value
 * begins, with room for so many bytes of it, and leaves the buffer open; NULL when out of memory.
 */
static char *begin_any(struct di_json *json, const char *key, size_t bytes)
{
    size_t key_size = key != NULL ? strlen(key) : 0;
    char *at = di_buffer_open(json->out, strlen(",\n\"\": ") + (size_t)json->depth * json->indent + key_size + bytes);

    if (at == NULL) {
        return NULL;
    }
    if (json->filled) {
        *at++ = ',';
    }
    if (!is_flat(json) && json->depth > 0) {
        at = break_line(json, at);
    } else if (json->indent > 0 && json->filled) {
        *at++ = ' ';
    }
    json->filled = true;
    return key != NULL ? put_key(json, at, key, key_size) : at;
}

/* The same: most values are elements of a list on one line, which have but a comma before them. */
static inline char *begin(struct di_json *json, const char *key, size_t bytes)
{
    char *at;

    if (key != NULL || json->indent > 0) {
        return begin_any(json, key, bytes);
    }
    at = di_buffer_open(json->out, strlen(",") + bytes);
    if (at != NULL && json->filled) {
        *at++ = ',';
    }
    json->filled = true;
    return at;
}

/* A value that is written as it is. */
static void put(struct di_json *json, const char *key, const char *value, size_t size)
{
    char *at = begin(json, key, size);

    if (at != NULL) {
        di_buffer_close(json->out, mempcpy(at, value, size));
    }
}

/* A sign of three bytes about which there is nothing to decide: nearly all that are not ASCII. */
static bool is_common(const unsigned char *at)
{
    return at[0] >= 0xE3 && at[0] <= 0xEF && at[0] != 0xED && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80;
}

/* Bytes at the beginning of text that are UTF-8, and that a string holds as they are. */
static size_t plain_bytes(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    for (;;) {
        if (*at >= ' ' && *at < 0x80 && *at != '"' && *at != '\\') {
            at++;
        } else if (is_common(at)) {
            at += 3;
        } else {
            return (size_t)((const char *)at - text);
        }
    }
}

/*
 * Writes the sign at text, which is not plain. U+0085, U+2028 and U+2029 separate lines: JSON allows them inside a
 * string, but some readers of JSON Lines end the line there. Returns its bytes.
 */
static size_t put_sign(struct di_json *json, const char *text)
{
    static const char shorts[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
    const char *known = strchr(shorts, *text);
    size_t bytes;
    int32_t code = di_text_next(text, &bytes);

    if (known != NULL) {
        di_buffer_char(json->out, '\\');
        di_buffer_char(json->out, letters[known - shorts]);
    } else if (code < ' ' || code == 0x85 || code == 0x2028 || code == 0x2029) {
        di_buffer_printf(json->out, "\\u%04x", (unsigned)code);
    } else {
        di_buffer_append(json->out, text, bytes);
        json->bad_text |= code == 0xFFFD && bytes == 1;
    }
    return bytes;
}

static void open_group(struct di_json *json, const char *key, char sign, bool flat)
{
    char *at = begin(json, key, 1);

    if (at != NULL) {
        *at++ = sign;
        di_buffer_close(json->out, at);
    }
    json->depth++;
    json->filled = false;
    if (flat && json->flat_from == 0) {
        json->flat_from = json->depth;
    }
}

static void close_group(struct di_json *json, char sign)
{
    bool flat = is_flat(json);
    char *at;

    if (json->flat_from == json->depth) {
        json->flat_from = 0;
    }
    json->depth--;
    at = di_buffer_open(json->out, strlen("\n]") + (size_t)json->depth * json->indent);
    if (at != NULL) {
        at = json->filled && !flat ? break_line(json, at) : at;
        *at++ = sign;
        di_buffer_close(json->out, at);
    }
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

/* What of a text is left to write, and the quotation mark behind it. */
static void put_rest(struct di_json *json, const char *text)
{
    while (*text != '\0') {
        size_t plain;

        text += put_sign(json, text);
        plain = plain_bytes(text);
        di_buffer_append(json->out, text, plain);
        text += plain;
    }
    di_buffer_char(json->out, '"');
}

void di_json_text(struct di_json *json, const char *key, const char *text)
{
    size_t plain = plain_bytes(text);
    char *at = begin(json, key, plain + strlen("\"\""));

    if (at != NULL) {
        *at++ = '"';
        di_buffer_close(json->out, mempcpy(at, text, plain));
        put_rest(json, text + plain);
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
    enum { BYTES = 20 }; /* a sign and 19 digits */
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char *at = begin(json, key, BYTES), *end;

    if (at == NULL) {
        return;
    }
    if (value < 0) {
        *at++ = '-';
    }
    end = at + 1;
    for (uint64_t more = rest / 10; more > 0; more /= 10) {
        end++;
    }
    for (char *digit = end; digit > at; rest /= 10) {
        *--digit = (char)('0' + rest % 10);
    }
    di_buffer_close(json->out, end);
}

void di_json_boolean(struct di_json *json, const char *key, bool value)
{
    const char *text = value ? "true" : "false";

    put(json, key, text, strlen(text));
}

void di_json_null(struct di_json *json, const char *key)
{
    put(json, key, "null", strlen("null"));
}

void di_json_decimal(struct di_json *json, const char *key, struct di_decimal value)
{
    char text[DI_DECIMAL_TEXT_BYTES];

    di_decimal_format(value, text);
    put(json, key, text, strlen(text));
}

enum di_status di_json_end(const struct di_json *json, struct di_error *error)
{
    if (json->bad_text) {
        return di_fail(error, 0, "a text to be written as JSON is not UTF-8");
    }
    return json->out->failed ? di_fail_no_memory(error) : DI_OK;
}
