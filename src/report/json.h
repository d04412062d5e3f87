/*
 * json.h - writes JSON (RFC 8259) straight into a buffer.
 *
 * Not by way of a tree in memory: keys keep their order, a decimal keeps every digit it has, and a large report costs
 * no second copy. Only what is written is held, so nothing needs to be freed. Private to src/report.
 */
#ifndef DOCINTAKE_REPORT_JSON_WRITER_H
#define DOCINTAKE_REPORT_JSON_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "docintake/buffer.h"
#include "docintake/decimal.h"
#include "docintake/error.h"

/* Set out and indent; all else begins as zero. */
struct di_json {
    struct di_buffer *out;
    unsigned indent;    /* spaces a level; 0 writes everything on one line and without spaces */
    unsigned depth;     /* objects and lists that are open */
    unsigned flat_from; /* depth from which everything stands on one line; 0 for none */
    bool filled;        /* the innermost object or list has an element */
    bool bad_text;      /* a text was not UTF-8 */
};

/*
 * key is the name of a member, which needs no escape, or NULL for an element of a list and for the outermost value.
 */
void di_json_open_object(struct di_json *json, const char *key);
void di_json_open_list(struct di_json *json, const char *key);

/* An object or list that stands on one line whatever the indent: a place, a cell. */
void di_json_open_flat_object(struct di_json *json, const char *key);

void di_json_close_object(struct di_json *json);
void di_json_close_list(struct di_json *json);

void di_json_text(struct di_json *json, const char *key, const char *text);
void di_json_integer(struct di_json *json, const char *key, int64_t value);
void di_json_boolean(struct di_json *json, const char *key, bool value);
void di_json_null(struct di_json *json, const char *key);

/* A number with all the places it has: 5.10 stays 5.10. */
void di_json_decimal(struct di_json *json, const char *key, struct di_decimal value);

/* Where text is NULL, the first leaves the member out, the second writes null. */
void di_json_text_if_set(struct di_json *json, const char *key, const char *text);
void di_json_text_or_null(struct di_json *json, const char *key, const char *text);

/* DI_FAILED where memory ran out or a text was not UTF-8. */
enum di_status di_json_end(const struct di_json *json, struct di_error *error);

#endif
