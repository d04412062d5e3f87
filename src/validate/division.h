/*
 * division.h - the administrative divisions in an agency's name: 青禾市, 云岭区 and 双榆镇 in
 * 青禾市云岭区双榆镇人民政府. Names are folded (text.h).
 */
#ifndef DOCINTAKE_VALIDATE_DIVISION_H
#define DOCINTAKE_VALIDATE_DIVISION_H

#include <stdbool.h>
#include <stddef.h>

/* From the smallest up. */
enum division_rank { DIVISION_NONE, DIVISION_TOWN, DIVISION_COUNTY, DIVISION_CITY, DIVISION_PROVINCE };

/* A part of the name, size bytes. */
struct division {
    const char *text;
    size_t size;
    enum division_rank rank;
};

/* The outermost division of the name in [name, end), and the innermost; false where it has none. */
bool division_read(const char *name, const char *end, struct division *ret_first, struct division *ret_last);

/* The name in [name, end) has the division in it. */
bool division_is_in(struct division division, const char *name, const char *end);

#endif
