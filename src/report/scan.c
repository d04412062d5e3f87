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

static bool starts_with(const struct di_scan *scan, const char *text)
{
    size_t size = strlen(text);

    return (size_t)(scan->end - scan->at) >= size && memcmp(scan->at, text, size) == 0;
}

static void expect(struct di_scan *scan, const char *text)
{
    const char *at = scan->at;

    if (scan->failed) {
        return;
    }
    for (const char *sign = text; *sign != '\0'; sign++, at++) { /* most are keys of a few bytes */
        if (at == scan->end || *at != *sign) {
            di_scan_fail(scan, text);
            return;
        }
    }
    scan->at = at;
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

/* What stands before every value: a comma after the one before it, its key. */
static void begin(struct di_scan *scan, const char *key)
{
    if (scan->filled) {
        expect_sign(scan, ',');
    }
    if (key != NULL) {
        expect_sign(scan, '"');
        expect(scan, key);
        expect_sign(scan, '"');
        expect_sign(scan, ':');
    }
    scan->filled = true;
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
    struct di_scan ahead = *scan;

    ahead.error = NULL; /* nobody asks why not */
    begin(&ahead, key);
    return !ahead.failed;
}

/* Passes over a value that is spelled like this. */
static bool pass_over(struct di_scan *scan, const char *key, const char *spelling)
{
    struct di_scan ahead = *scan;

    ahead.error = NULL;
    begin(&ahead, key);
    expect(&ahead, spelling);
    if (ahead.failed) {
        return false;
    }
    scan->at = ahead.at;
    scan->filled = true;
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
static char *unquote(struct di_scan *scan)
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
    return text;
}

const char *di_scan_text(struct di_scan *scan, const char *key)
{
    char *text;
    size_t size;

    begin(scan, key);
    expect_sign(scan, '"');
    if (scan->failed) {
        return NULL;
    }
    size = plain_bytes(scan);
    if (scan->at + size < scan->end && scan->at[size] == '"') {
        text = di_arena_strndup(scan->arena, scan->at, size);
        scan->at += size;
    } else {
        text = unquote(scan);
    }
    if (text == NULL) {
        di_scan_fail(scan, di_arena_failed(scan->arena) ? "small enough" : "a text");
    } else if (!di_text_is_utf8(text, strlen(text))) {
        di_scan_fail(scan, "UTF-8");
    }
    expect_sign(scan, '"');
    return scan->failed ? NULL : text;
}

const char *di_scan_text_if_set(struct di_scan *scan, const char *key)
{
    return di_scan_has(scan, key) ? di_scan_text(scan, key) : NULL;
}

#define INTEGER_DIGITS 18 /* any number of as many digits fits an int64_t */

int64_t di_scan_integer(struct di_scan *scan, const char *key)
{
    int64_t value = 0;
    bool negative;
    const char *first;

    begin(scan, key);
    negative = is_next(scan, '-');
    if (negative) {
        scan->at++;
    }
    first = scan->at;
    while (!scan->failed && scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9' &&
           scan->at - first < INTEGER_DIGITS) {
        value = value * 10 + (*scan->at++ - '0');
    }
    if (scan->at == first || (*first == '0' && (scan->at - first > 1 || negative))) {
        di_scan_fail(scan, "a whole number");
    }
    return scan->failed ? 0 : (negative ? -value : value);
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
    bool value;

    begin(scan, key);
    value = is_next(scan, 't');
    expect(scan, value ? "true" : "false");
    return value && !scan->failed;
}

enum di_status di_scan_end(struct di_scan *scan)
{
    if (!scan->failed && scan->at != scan->end) {
        di_scan_fail(scan, "at its end");
    }
    return scan->failed ? DI_FAILED : DI_OK;
}
