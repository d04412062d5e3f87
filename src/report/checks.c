#include "checks.h"

#include <limits.h>

/* One line a count: its name and where it is kept. */
#define COUNTS(COUNT)                                                                                                  \
    COUNT(rows_expected)                                                                                               \
    COUNT(rows_read)                                                                                                   \
    COUNT(cells_filled)                                                                                                \
    COUNT(cells_blank)                                                                                                 \
    COUNT(relations_held)                                                                                              \
    COUNT(relations_broken)                                                                                            \
    COUNT(relations_open)                                                                                              \
    COUNT(phrases_agreed)

void di_checks_write(struct di_json *json, const char *key, const struct di_checks *checks)
{
    di_json_open_object(json, key);
#define COUNT(name) di_json_integer(json, #name, checks->name);
    COUNTS(COUNT)
#undef COUNT
    di_json_close_object(json);
}

void di_checks_scan(struct di_scan *scan, const char *key, struct di_checks *ret_checks)
{
    di_scan_open(scan, key, '{');
#define COUNT(name) ret_checks->name = di_scan_count(scan, #name, INT_MAX);
    COUNTS(COUNT)
#undef COUNT
    di_scan_close(scan, '}');
}
