#include "beginnings.h"

#include <string.h>

#include "docintake/text.h"
#include "pattern_text.h"

static void add_sign(struct beginnings *beginnings, int32_t code)
{
    uint32_t bit = (uint32_t)code % BEGINNINGS_BITS;

    beginnings->signs[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Adds the signs of [at, end); what means more than itself may be any. */
static void add_signs(struct beginnings *beginnings, const char *at, const char *end)
{
    for (size_t bytes; at < end; at += bytes) {
        int32_t code = di_text_next(at, &bytes);

        beginnings->any |= code < 0x80 && strchr("^-[\\", code) != NULL;
        add_sign(beginnings, code);
    }
}

static void add_number(struct beginnings *beginnings)
{
    static const char numerals[] = "0123456789" PATTERN_NUMERALS;

    add_signs(beginnings, numerals, numerals + strlen(numerals));
}

static bool is_number(const char *text)
{
    return strncmp(text, PATTERN_NUMBER, strlen(PATTERN_NUMBER)) == 0;
}

static bool begins_with(const char *text, const char *const *words)
{
    while (*words != NULL && strncmp(text, *words, strlen(*words)) != 0) {
        words++;
    }
    return *words != NULL;
}

/* Bytes of what stands at text: a number, a plain character of any size, or a sign of patterns. */
static size_t piece_span(const char *text)
{
    size_t size = pattern_sign_span(text);

    if (is_number(text)) {
        return strlen(PATTERN_NUMBER);
    }
    if ((unsigned char)*text >= 0x80) {
        di_text_next(text, &size);
    }
    return size;
}

/* What the piece at text, of so many bytes and no group, can begin with. */
static void add_piece(struct beginnings *beginnings, const char *text, size_t size)
{
    switch (*text) {
    case '[':
        add_signs(beginnings, text + 1, text + size - 1);
        break;
    case '{':
        add_number(beginnings);
        beginnings->any |= !is_number(text);
        break;
    default:
        add_signs(beginnings, text, text + size);
        beginnings->any |= strchr(".$", *text) != NULL;
    }
}

static bool looks_around(const char *text)
{
    static const char *const marks[] = {"(?=", "(?!", "(?<=", "(?<!", NULL};

    return begins_with(text, marks);
}

/* Bytes that open the group at text, which takes in what is in it; 0 for other groups. */
static size_t opening_span(const char *text)
{
    static const char *const marks[] = {"(?:", "(?>", NULL};

    if (begins_with(text, marks)) {
        return strlen("(?:");
    }
    return text[1] != '?' ? strlen("(") : 0;
}

/* How deep groups stand in one another as first of what they stand in; what is deeper can begin with any sign. */
#define DEPTH 16

/* The pattern as a whole, or a group in it that nothing was taken in before. */
struct group {
    bool begun;  /* the alternative at hand takes a sign in */
    bool leaves; /* one before it may take none in */
};

struct reading {
    struct beginnings beginnings;
    struct group groups[DEPTH], *group; /* those that are open, and the innermost */
};

/* Goes on behind a piece and its quantifier; takes: the piece takes a sign in, where it is not left out. */
static const char *go_on(struct reading *reading, const char *behind, bool takes)
{
    reading->group->begun = takes && !pattern_is_optional(behind);
    return behind + pattern_quantifier_span(behind);
}

static const char *open_group(struct reading *reading, const char *text)
{
    size_t opening = opening_span(text);

    if (looks_around(text)) {
        return go_on(reading, text + pattern_sign_span(text), false);
    }
    if (opening == 0 || reading->group == &reading->groups[DEPTH - 1]) {
        reading->beginnings.any = true;
        return text + 1;
    }
    *++reading->group = (struct group){.begun = false};
    return text + opening;
}

static const char *close_group(struct reading *reading, const char *text)
{
    bool takes = reading->group->begun && !reading->group->leaves;

    if (reading->group == reading->groups) {
        reading->beginnings.any = true; /* does not compile */
        return text + 1;
    }
    reading->group--;
    return go_on(reading, text + 1, takes);
}

/* Reads what stands at text: of each alternative what comes before, and is, the first piece that takes a sign in. */
static const char *read_on(struct reading *reading, const char *text)
{
    size_t size = piece_span(text);

    if (*text == '|') {
        reading->group->leaves |= !reading->group->begun;
        reading->group->begun = false;
        return text + 1;
    }
    if (*text == ')') {
        return close_group(reading, text);
    }
    if (reading->group->begun) {
        return text + size;
    }
    if (*text == '(') {
        return open_group(reading, text);
    }
    add_piece(&reading->beginnings, text, size);
    return go_on(reading, text + size, true);
}

/* Options, which go on into the next alternative, verbs, which tell PCRE2 where to try next, and groups of other kinds
 * than those below. */
static bool holds_directions(const char *pattern)
{
    for (const char *at = strchr(pattern, '('); at != NULL; at = strchr(at + 1, '(')) {
        if (at[1] == '*' || (at[1] == '?' && strchr(":=!<>", at[2]) == NULL)) {
            return true;
        }
    }
    return false;
}

void beginnings_of_pattern(const char *pattern, struct beginnings *ret_beginnings)
{
    struct reading reading = {.beginnings = {.any = holds_directions(pattern)}};

    reading.group = reading.groups;
    for (const char *at = pattern; *at != '\0' && !reading.beginnings.any;) {
        at = read_on(&reading, at);
    }
    reading.beginnings.any |= !reading.group->begun || reading.group->leaves;
    *ret_beginnings = reading.beginnings;
}
