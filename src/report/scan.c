#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include "docintake/text.h"

void di_scan_fail(struct di_scan *scan, const char *wanted)
{
    if (!scan->failed) {
        scan->failed = true;
        di_fail(scan->error, 0, "%s is not %s at byte %zu",
                scan->what != NULL ? scan->what : "the answer of the reader", wanted, (size_t)(scan->at - scan->start));
    }
}

static inline bool stands_at(const char *at, const char *end, const char *text)
{
    size_t size = strlen(text);

    return (size_t)(end - at) >= size && memcmp(at, text, size) == 0;
}

static bool starts_with(const struct di_scan *scan, const char *text)
{
    return stands_at(scan->at, scan->end, text);
}

static bool is_next(const struct di_scan *scan, char byte)
{
    return !scan->failed && scan->at < scan->end && *scan->at == byte;
}

static void fail_for_sign(struct di_scan *scan, char sign)
{
    di_scan_fail(scan, (char[]){sign, '\0'});
}

static inline void expect_sign(struct di_scan *scan, char sign)
{
    if (is_next(scan, sign)) {
        scan->at++;
    } else {
        fail_for_sign(scan, sign);
    }
}

/*
 * Where the value begins: behind a comma after the one before it, and behind its key. NULL where these are not next, or
 * after a failure.
 */
static inline const char *behind_key(const struct di_scan *scan, const char *key)
{
    const char *at = scan->at, *end = scan->end;

    if (scan->failed || (scan->filled && (at == end || *at++ != ','))) {
        return NULL;
    }
    if (key == NULL) {
        return at;
    }
    if (at == end || *at++ != '"') {
        return NULL;
    }
    for (; *key != '\0'; key++, at++) { /* most are a few bytes */
        if (at == end || *at != *key) {
            return NULL;
        }
    }
    return end - at >= 2 && at[0] == '"' && at[1] == ':' ? at + 2 : NULL;
}

static void fail_to_begin(struct di_scan *scan, const char *key)
{
    di_scan_fail(scan, key == NULL || (scan->filled && !is_next(scan, ',')) ? "," : key);
}

static inline void go_on(struct di_scan *scan, const char *at)
{
    scan->at = at;
    scan->filled = true;
}

static inline void begin(struct di_scan *scan, const char *key)
{
    const char *at = behind_key(scan, key);

    if (at != NULL) {
        go_on(scan, at);
    } else {
        fail_to_begin(scan, key);
    }
}

void di_scan_open(struct di_scan *scan, const char *key, char sign)
{
    begin(scan, key);
    expect_sign(scan, sign);
    scan->filled = false;
}

void di_scan_close(struct di_scan *scan, char sign)
{
    expect_sign(scan, sign);
    scan->filled = true;
}

bool di_scan_more(struct di_scan *scan)
{
    return !scan->failed && !is_next(scan, ']');
}

bool di_scan_has(struct di_scan *scan, const char *key)
{
    return behind_key(scan, key) != NULL;
}

/* Passes over a value that is spelled like this. */
static inline bool pass_over(struct di_scan *scan, const char *key, const char *spelling)
{
    const char *at = behind_key(scan, key);

    if (at == NULL || !stands_at(at, scan->end, spelling)) {
        return false;
    }
    go_on(scan, at + strlen(spelling));
    return true;
}

bool di_scan_null(struct di_scan *scan, const char *key)
{
    return pass_over(scan, key, "null");
}

bool di_scan_true(struct di_scan *scan)
{
    return pass_over(scan, NULL, "true");
}

static int hexadecimal(char byte)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = byte != '\0' ? strchr(digits, byte) : NULL;

    return found != NULL ? (int)(found - digits) : -1;
}

/* The separators of lines, which json.c escapes although JSON would not ask for it. */
static size_t escaped_separator(struct di_scan *scan, char *out)
{
    static const struct {
        const char *escape, *sign;
    } separators[] = {{"u0085", "\xC2\x85"}, {"u2028", "\u2028"}, {"u2029", "\u2029"}};

    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (starts_with(scan, separators[i].escape)) {
            size_t size = strlen(separators[i].sign);

            scan->at += strlen(separators[i].escape);
            memcpy(out, separators[i].sign, size);
            return size;
        }
    }
    return 0;
}

/* Undoes an escape at scan->at, after the backslash. Returns the bytes written, 0 for one that json.c does not write.
 */
static size_t escaped(struct di_scan *scan, char *out)
{
    static const char letters[] = "btnfr\"\\", values[] = "\b\t\n\f\r\"\\";
    const char *known = *scan->at != '\0' ? strchr(letters, *scan->at) : NULL;
    int high, low;

    if (known != NULL) {
        scan->at++;
        *out = values[known - letters];
        return 1;
    }
    high = starts_with(scan, "u00") && scan->end - scan->at >= 5 ? hexadecimal(scan->at[3]) : -1;
    low = high >= 0 ? hexadecimal(scan->at[4]) : -1;
    if (high > 1 || low < 0) {
        return escaped_separator(scan, out);
    }
    *out = (char)(high * 16 + low);
    if (strchr(values, *out) != NULL) {
        return 0; /* NUL, or one with a shorter escape */
    }
    scan->at += 5;
    return 1;
}

/* clang-format off */
/* What does not stand for itself: the 32 control characters and two signs. */
static const bool telling[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ['"'] = 1, ['\\'] = 1,
};
/* clang-format on */

/* Bytes at the present place that stand for themselves. */
static size_t plain_bytes(const struct di_scan *scan)
{
    const char *at = scan->at;

    while (at < scan->end && !telling[(unsigned char)*at]) {
        at++;
    }
    return (size_t)(at - scan->at);
}

/* The number of bytes up to the quotation mark that closes a text, or -1 where none does. */
static ptrdiff_t raw_size(const struct di_scan *scan)
{
    for (const char *at = scan->at; at < scan->end; at++) {
        if (*at == '"') {
            return at - scan->at;
        }
        if (*at == '\\') {
            at++;
        }
    }
    return -1;
}

/* A text with escapes up to its closing quotation mark: undoes them, into the arena. */
static char *unquote(struct di_scan *scan, size_t *ret_size)
{
    ptrdiff_t raw = raw_size(scan);
    char *text = raw >= 0 ? di_arena_alloc(scan->arena, (size_t)raw + 1) : NULL, *out = text;

    while (text != NULL && !scan->failed && !is_next(scan, '"')) {
        size_t size = plain_bytes(scan);

        memcpy(out, scan->at, size);
        scan->at += size;
        out += size;
        if (is_next(scan, '\\')) {
            scan->at++;
            size = escaped(scan, out);
            out += size;
        }
        if (size == 0) {
            di_scan_fail(scan, "a text");
        }
    }
    *ret_size = text != NULL ? (size_t)(out - text) : 0;
    return text;
}

/* A text from its first quotation mark on. */
static const char *read_text(struct di_scan *scan)
{
    size_t size;
    char *text;

    expect_sign(scan, '"');
    if (scan->failed) {
        return NULL;
    }
    size = plain_bytes(scan);
    if (scan->at + size < scan->end && scan->at[size] == '"') {
        text = di_arena_strndup(scan->arena, scan->at, size);
        scan->at += size;
    } else {
        text = unquote(scan, &size);
    }
    if (text == NULL) {
        di_scan_fail(scan, di_arena_failed(scan->arena) ? "small enough" : "a text");
    } else if (!di_text_is_utf8(text, size)) {
        di_scan_fail(scan, "UTF-8");
    }
    expect_sign(scan, '"');
    return scan->failed ? NULL : text;
}

const char *di_scan_text(struct di_scan *scan, const char *key)
{
    begin(scan, key);
    return read_text(scan);
}

const char *di_scan_text_if_set(struct di_scan *scan, const char *key)
{
    const char *at = behind_key(scan, key);

    if (at == NULL) {
        return NULL;
    }
    go_on(scan, at);
    return read_text(scan);
}

static bool is_word_byte(char byte)
{
    return byte > ' ' && byte <= '~' && byte != '"' && byte != '\\';
}

bool di_scan_word(struct di_scan *scan, const char *key, char ret_word[DI_SCAN_WORD_BYTES])
{
    const char *at;
    size_t size = 0;

    begin(scan, key);
    expect_sign(scan, '"');
    for (at = scan->at; at < scan->end && is_word_byte(*at) && size < DI_SCAN_WORD_BYTES - 1; at++) {
        ret_word[size++] = *at;
    }
    if (!scan->failed && (at == scan->end || *at != '"')) {
        di_scan_fail(scan, "a word");
    }
    if (scan->failed) {
        size = 0;
    } else {
        scan->at = at + 1;
    }
    ret_word[size] = '\0';
    return !scan->failed;
}

#define INTEGER_DIGITS 18 /* any number of as many digits fits an int64_t */

int64_t di_scan_integer(struct di_scan *scan, const char *key)
{
    const char *at, *first;
    int64_t value = 0;
    bool negative;

    begin(scan, key);
    if (scan->failed) {
        return 0;
    }
    negative = is_next(scan, '-');
    first = at = scan->at + negative;
    while (at < scan->end && *at >= '0' && *at <= '9' && at - first < INTEGER_DIGITS) {
        value = value * 10 + (*at++ - '0');
    }
    scan->at = at;
    if (at == first || (*first == '0' && (at - first > 1 || negative))) {
        di_scan_fail(scan, "a whole number");
        return 0;
    }
    return negative ? -value : value;
}

unsigned di_scan_count(struct di_scan *scan, const char *key, unsigned greatest)
{
    int64_t value = di_scan_integer(scan, key);

    if (value < 0 || value > greatest) {
        di_scan_fail(scan, "a number in its range");
        return 0;
    }
    return (unsigned)value;
}

bool di_scan_boolean(struct di_scan *scan, const char *key)
{
    bool value = pass_over(scan, key, "true");

    if (!value && !pass_over(scan, key, "false")) {
        di_scan_fail(scan, "true or false");
    }
    return value;
}

enum di_status di_scan_end(struct di_scan *scan)
{
    if (!scan->failed && scan->at != scan->end) {
        di_scan_fail(scan, "at its end");
    }
    return scan->failed ? DI_FAILED : DI_OK;
}
