#include "agency_name.h"

#include <string.h>

#include "docintake/text.h"

/* Both folded, the longer one first. False when the arena failed. */
static bool fold_both(struct di_arena *arena, const char *a, const char *b, const char **ret_long,
                      const char **ret_short)
{
    const char *first = di_text_fold(arena, a, DI_SPACES_DROP), *second = di_text_fold(arena, b, DI_SPACES_DROP);

    if (first == NULL || second == NULL) {
        return false;
    }
    *ret_long = strlen(first) >= strlen(second) ? first : second;
    *ret_short = *ret_long == first ? second : first;
    return true;
}

bool agency_name_same(struct di_arena *arena, const char *a, const char *b)
{
    const char *longer, *shorter;

    return fold_both(arena, a, b, &longer, &shorter) && *shorter != '\0' &&
           strcmp(longer + strlen(longer) - strlen(shorter), shorter) == 0;
}

bool agency_name_abbreviates(struct di_arena *arena, const char *a, const char *b)
{
    const char *longer, *shorter;
    size_t bytes, wanted_bytes;

    if (!fold_both(arena, a, b, &longer, &shorter)) {
        return false;
    }
    for (; *longer != '\0' && *shorter != '\0'; longer += bytes) {
        if (di_text_next(longer, &bytes) == di_text_next(shorter, &wanted_bytes)) {
            shorter += wanted_bytes;
        }
    }
    return *shorter == '\0';
}
