/*
 * scan.h - reads the JSON that json.h writes on one line, and nothing else.
 *
 * What comes from the reader is not trusted. Only the one canonical spelling is accepted: members in the order in which
 * the caller asks for them, no white space, no escape that is not needed, UTF-8. So an unknown, missing or doubled
 * member, a wrong type and a left-over byte are all the same fault: the next bytes are not the ones that must stand
 * there. What is read goes into the arena; its budget bounds what a hostile answer can take.
 *
 * Failure is sticky: after the first fault every function does nothing and returns NULL, 0 or false, so that a caller
 * reads on without looking and asks di_scan_end once. Private to src/report.
 */
#ifndef DOCINTAKE_REPORT_SCAN_H
#define DOCINTAKE_REPORT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docintake/arena.h"
#include "docintake/error.h"

/* Set start, at (= start), end, arena, what and error; all else begins as zero. */
struct di_scan {
    const char *start, *at, *end;
    const char *what; /* is read, for errors; NULL: the answer of the reader */
    struct di_arena *arena;
    struct di_error *error;
    bool filled; /* the innermost object or list has an element */
    bool failed;
};

/* Notes a fault at the present byte. wanted ends the sentence "... is not ...": "a known code". */
void di_scan_fail(struct di_scan *scan, const char *wanted);

/* key is the name of the member, or NULL for an element of a list and for the outermost value. sign: '{' '[' '}' ']' */
void di_scan_open(struct di_scan *scan, const char *key, char sign);
void di_scan_close(struct di_scan *scan, char sign);

/* The innermost list has another element. */
bool di_scan_more(struct di_scan *scan);

/* The next member is key: for members that may be left out. */
bool di_scan_has(struct di_scan *scan, const char *key);

/* The value is null; it is passed over then. */
bool di_scan_null(struct di_scan *scan, const char *key);

/* The element is true; it is passed over then. */
bool di_scan_true(struct di_scan *scan);

/* In the arena; never NULL but after a failure. */
const char *di_scan_text(struct di_scan *scan, const char *key);

/* The same, NULL where the member is left out. */
const char *di_scan_text_if_set(struct di_scan *scan, const char *key);

/*
 * A text of printable ASCII without blanks and escapes, such as the name of a state: compared and not kept. "" and
 * false after a failure.
 */
#define DI_SCAN_WORD_BYTES 64
bool di_scan_word(struct di_scan *scan, const char *key, char ret_word[DI_SCAN_WORD_BYTES]);

int64_t di_scan_integer(struct di_scan *scan, const char *key);

/* A whole number from 0 to greatest. */
unsigned di_scan_count(struct di_scan *scan, const char *key, unsigned greatest);

bool di_scan_boolean(struct di_scan *scan, const char *key);

/* DI_FAILED where anything failed or bytes are left over. */
enum di_status di_scan_end(struct di_scan *scan);

#endif
