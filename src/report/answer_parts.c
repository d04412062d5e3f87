#include "answer_parts.h"

#include <limits.h>
#include <string.h>

#define NAME_BYTES 64

/* ASCII letters and digits, "+", "-", "_" and ".". */
static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           byte == '.' || byte == '-' || byte == '_' || byte == '+';
}

static const char *check_name(struct di_scan *scan, const char *name)
{
    size_t size = 0;

    while (name != NULL && size <= NAME_BYTES && is_name_byte(name[size])) {
        size++;
    }
    if (name != NULL && (size == 0 || size > NAME_BYTES || name[size] != '\0' || *name == '.')) {
        di_scan_fail(scan, "a name");
    }
    return name;
}

const char *di_reading_name(struct di_scan *scan, const char *key)
{
    return check_name(scan, di_scan_text(scan, key));
}

const char *di_reading_name_if_set(struct di_scan *scan, const char *key)
{
    return check_name(scan, di_scan_text_if_set(scan, key));
}

const char *di_reading_text_or_null(struct di_scan *scan)
{
    return di_scan_null(scan, NULL) ? NULL : di_scan_text(scan, NULL);
}

struct di_place di_reading_place(struct di_reading *reading, const char *key)
{
    struct di_scan *scan = &reading->scan;
    struct di_place place = DI_PLACE_NONE;
    char part[DI_SCAN_WORD_BYTES];

    if (di_scan_null(scan, key)) {
        return place;
    }
    di_scan_open(scan, key, '[');
    if (di_scan_word(scan, NULL, part) && !di_part_parse(part, &place.part)) {
        di_scan_fail(scan, "a part of a document");
    }
    place.paragraph = di_scan_count(scan, NULL, INT_MAX);
    place.table = di_scan_count(scan, NULL, INT_MAX);
    place.row = di_scan_count(scan, NULL, INT_MAX);
    place.column = di_scan_count(scan, NULL, INT_MAX);
    if (di_scan_more(scan)) {
        if (di_scan_true(scan)) {
            place.heading = reading->heading;
        } else {
            place.heading = di_scan_text(scan, NULL);
        }
        reading->heading = place.heading;
    }
    di_scan_close(scan, ']');
    return place;
}

bool di_reading_added(struct di_scan *scan, const void *element)
{
    if (element == NULL) {
        di_scan_fail(scan, "small enough");
    }
    return element != NULL;
}

void *di_reading_room(struct di_scan *scan, void *items, size_t count, size_t bytes)
{
    void *grown;

    if (count > 0 && (count & (count - 1)) != 0) {
        return items;
    }
    grown = di_arena_array(scan->arena, count > 0 ? 2 * count : 1, bytes);
    if (di_reading_added(scan, grown) && count > 0) {
        memcpy(grown, items, count * bytes);
    }
    return grown;
}

void di_reading_list(struct di_reading *reading, const char *key, unsigned limit,
                     void (*read_element)(struct di_reading *))
{
    struct di_scan *scan = &reading->scan;

    di_scan_open(scan, key, '[');
    for (unsigned count = 0; di_scan_more(scan); count++) {
        if (count == limit) {
            di_scan_fail(scan, "a list of so few elements");
            return;
        }
        read_element(reading);
    }
    di_scan_close(scan, ']');
}
