#include "needs.h"

#include <stdbool.h>
#include <string.h>

#include "pattern_text.h"

#define IDEOGRAPH_BYTES 3U

static bool is_plain(char byte)
{
    return (unsigned char)byte >= 0x80;
}

/* The group "(?:…)" at text, of so many bytes, is always matched, and has no alternatives: its brackets mean nothing.
 */
static bool is_transparent(const char *text, size_t size)
{
    size_t at = strlen("(?:");

    if (strncmp(text, "(?:", at) != 0 || pattern_is_optional(text + size)) {
        return false;
    }
    while (at < size && text[at] != '|') {
        at += pattern_sign_span(text + at);
    }
    return at >= size;
}

/* Bytes to step over at text, where no plain character stands. */
static size_t step(const char *text)
{
    size_t size = pattern_sign_span(text);

    return *text == '(' && is_transparent(text, size) ? strlen("(?:") : size;
}

/* Bytes of the run of plain characters at text, without a last one that may be left out. */
static size_t needed_span(const char *text, size_t run)
{
    if (run > 0 && pattern_is_optional(text + run)) {
        do {
            run--;
        } while (run > 0 && ((unsigned char)text[run] & 0xC0) == 0x80);
    }
    return run;
}

/* The class "[…]" at text, of so many bytes, as what must stand behind a number. False where it can be none. */
static bool sketch_class(const char *text, size_t size, struct di_sketch *ret_sketch)
{
    size_t signs = size - strlen("[]");

    if (text[size - 1] != ']' || pattern_is_optional(text + size) || signs % IDEOGRAPH_BYTES != 0) {
        return false;
    }
    for (size_t at = 0; at < signs; at += IDEOGRAPH_BYTES) {
        if (!di_sketch_add_behind_number(ret_sketch, text + 1 + at)) {
            return false;
        }
    }
    return signs > 0;
}

/* What must stand right behind a number, where text says so: an ideograph, or one of a class. */
static void sketch_behind_number(const char *text, struct need *need)
{
    struct di_sketch sketch = DI_SKETCH_EMPTY;
    bool counts = false;

    if (*text == '[') {
        counts = sketch_class(text, pattern_class_span(text), &sketch);
    } else if (is_plain(*text) && strlen(text) >= IDEOGRAPH_BYTES && !pattern_is_optional(text + IDEOGRAPH_BYTES)) {
        counts = di_sketch_add_behind_number(&sketch, text);
    }
    if (counts) {
        need->behind_number = sketch;
        need->counts = true;
    }
}

/* Sketches the alternative that begins at *at, which is moved to its end. */
static void sketch_alternative(const char **at, struct need *need)
{
    while (**at != '\0' && **at != '|') {
        size_t run = 0;

        while (is_plain((*at)[run])) {
            run++;
        }
        di_sketch_add(&need->all, *at, needed_span(*at, run));
        if (strncmp(*at, PATTERN_NUMBER, strlen(PATTERN_NUMBER)) == 0) {
            run = strlen(PATTERN_NUMBER);
            sketch_behind_number(*at + run, need);
        }
        *at += run > 0 ? run : step(*at);
    }
}

void needs_of_pattern(const char *pattern, struct needs *ret_needs)
{
    struct needs needs = {.n_alternatives = 0};

    for (const char *at = pattern;; at++) {
        if (needs.n_alternatives == NEEDS_MAX) {
            needs = (struct needs){.n_alternatives = 1}; /* too many to tell */
            break;
        }
        sketch_alternative(&at, &needs.alternatives[needs.n_alternatives++]);
        if (*at == '\0') {
            break;
        }
    }
    *ret_needs = needs;
}

bool needs_are_met(const struct needs *needs, const struct di_sketch *sketch)
{
    for (size_t i = 0; i < needs->n_alternatives; i++) {
        const struct need *need = &needs->alternatives[i];

        if (di_sketch_covers(sketch, &need->all) && (!need->counts || di_sketch_meets(sketch, &need->behind_number))) {
            return true;
        }
    }
    return false;
}
