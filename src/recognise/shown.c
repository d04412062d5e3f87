#include "shown.h"

#include <string.h>

#include "docintake/text.h"

struct di_place shown_place(const struct found_table *table, unsigned row, unsigned column, const char *heading)
{
    struct di_place place = table->block->place;

    place.paragraph = 0;
    place.row = table->original == NULL ? row : column;
    place.column = table->original == NULL ? column : row;
    if (heading != NULL) {
        place.heading = heading;
    }
    return place;
}

char *shown_label(struct di_arena *arena, const char *text)
{
    char *line = di_text_trim(arena, text);
    size_t length = 0;

    if (line == NULL || strchr(line, '\n') == NULL) {
        return line;
    }
    for (const char *at = line; *at != '\0'; at++) {
        if (*at != '\n') {
            line[length++] = *at;
        } else if (length > 0 && (unsigned char)line[length - 1] < 0x80 && (unsigned char)at[1] < 0x80) {
            line[length++] = ' ';
        }
    }
    line[length] = '\0';
    return line;
}
