#include "layout.h"

#include <string.h>

enum { FRAME_COLUMNS = 4, SENTENCES_BYTES = 180, SENTENCES_PERCENT = 80 };

bool layout_is_frame(const struct di_table *table)
{
    size_t all = 0, sentences = 0;

    if (table->columns > FRAME_COLUMNS) {
        return false;
    }
    for (size_t i = 0; i < table->n_cells; i++) {
        size_t bytes = strlen(table->cells[i].text);

        all += bytes;
        if (bytes >= SENTENCES_BYTES && strstr(table->cells[i].text, "。") != NULL) {
            sentences += bytes;
        }
    }
    return sentences > 0 && sentences >= all / 100 * SENTENCES_PERCENT;
}
