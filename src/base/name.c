#include "docintake/name.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "docintake/base64.h"
#include "docintake/text.h"

bool di_name_make(struct di_arena *arena, const char *bytes, struct di_name *ret_name)
{
    size_t size = strlen(bytes);
    struct di_name name = {0};
    char *base64;

    if (di_text_is_utf8(bytes, size)) {
        name.text = di_arena_strdup(arena, bytes);
    } else {
        base64 = di_base64_encode(bytes, size);
        name.text = di_text_scrub(arena, bytes, size);
        name.base64 = base64 != NULL ? di_arena_strdup(arena, base64) : NULL;
        free(base64);
        if (name.base64 == NULL) {
            return false;
        }
    }
    if (name.text == NULL) {
        return false;
    }
    *ret_name = name;
    return true;
}

bool di_patterns_match(const struct di_patterns *patterns, const char *name)
{
    for (size_t i = 0; i < patterns->count; i++) {
        if (fnmatch(patterns->patterns[i], name, FNM_CASEFOLD) == 0) {
            return true;
        }
    }
    return false;
}
