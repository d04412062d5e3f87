#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include "docintake/text.h"

void di_scan_fail(struct di_scan *scan, const char *wanted)
{
    if (!scan->failed) {
        scan->failed = true;
        di_fail(scan->error, 0, "the answer of the reader is not %s at byte %zu", wanted,
                (size_t)(scan->at - scan->start));
    }
}

static bool starts_with(const struct di_scan *scan, const char *text)
{
    size_t size = strlen(text);

    return (size_t)(scan->end - scan->at) >= size && memcmp(scan->at, text, size) == 0;
}

static void expect(struct di_scan *scan, const char *text)
{
    if (scan->failed) {
        return;
    }
    if (!starts_with(scan, text)) {
        di_scan_fail(scan, text);
        return;
    }
    scan->at += strlen(text);
}

static bool is_next(const struct di_scan *scan, char byte)
{
    return !scan->failed && scan->at < scan->end && *scan->at == byte;
}

/* What stands before every value: a comma after the one before it, its key. */
static void begin(struct di_scan *scan, const char *key)
{
    if (scan->filled) {
        expect(scan, ",");
    }
    if (key != NULL) {
        expect(scan, "\"");
        expect(scan, key);
        expect(scan, "\":");
    }
    scan->filled = true;
}

void di_scan_open(struct di_scan *scan, const char *key, char sign)
{
    begin(scan, key);
    expect(scan, (char[]){sign, '\0'});
    scan->filled = false;
}

void di_scan_close(struct di_scan *scan, char sign)
{
    expect(scan, (char[]){sign, '\0'});
    scan->filled = true;
}

bool di_scan_more(struct di_scan *scan)
{
    return !scan->failed && !is_next(scan, ']');
}

bool di_scan_has(struct di_scan *scan, const char *key)
{
    struct di_scan ahead = *scan;
    struct di_error ignored = DI_ERROR_NONE;

    ahead.error = &ignored;
    begin(&ahead, key);
    return !ahead.failed;
}

/* Passes over a value that is spelled like this. */
static bool pass_over(struct di_scan *scan, const char *key, const char *spelling)
{
    struct di_scan ahead = *scan;
    struct di_error ignored = DI_ERROR_NONE;

    ahead.error = &ignored;
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

/* The byte that an escape at scan->at, after the backslash, stands for; 0 for one that json.c does not write. */
static char escaped(struct di_scan *scan)
{
    static const char letters[] = "btnfr\"\\", values[] = "\b\t\n\f\r\"\\";
    const char *known = *scan->at != '\0' ? strchr(letters, *scan->at) : NULL;
    int high, low;

    if (known != NULL) {
        scan->at++;
        return values[known - letters];
    }
    if (scan->end - scan->at < 5 || !starts_with(scan, "u00")) {
        return '\0';
    }
    high = hexadecimal(scan->at[3]);
    low = hexadecimal(scan->at[4]);
    if (high < 0 || high > 1 || low < 0 || strchr(values, high * 16 + low) != NULL) {
        return '\0';
    }
    scan->at += 5;
    return (char)(high * 16 + low);
}

/* The next byte of a text, undone of its escape; 0 where it may not stand there. */
static char next_byte(struct di_scan *scan)
{
    char byte = *scan->at++;

    if (byte == '\\') {
        return escaped(scan);
    }
    return (unsigned char)byte >= 0x20 ? byte : '\0';
}

/* Writes the text up to its closing quotation mark to out, which has room for it, and returns its size. */
static size_t unquote(struct di_scan *scan, char *out)
{
    size_t size = 0;

    while (!scan->failed && !is_next(scan, '"')) {
        out[size] = next_byte(scan);
        if (out[size++] == '\0') {
            di_scan_fail(scan, "a text");
        }
    }
    return size;
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

const char *di_scan_text(struct di_scan *scan, const char *key)
{
    ptrdiff_t raw;
    char *text;
    size_t size;

    begin(scan, key);
    expect(scan, "\"");
    raw = scan->failed ? -1 : raw_size(scan);
    if (raw < 0) {
        di_scan_fail(scan, "a text");
        return NULL;
    }
    text = di_arena_alloc(scan->arena, (size_t)raw + 1);
    if (text == NULL) {
        di_scan_fail(scan, "small enough");
        return NULL;
    }
    size = unquote(scan, text);
    if (!di_text_is_utf8(text, size)) {
        di_scan_fail(scan, "UTF-8");
    }
    expect(scan, "\"");
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
