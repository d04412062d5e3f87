#include "docintake/locks.h"

#include <stdio.h>
#include <string.h>

/* Lock number i is 1 << i. */
static const char *const names[DI_LOCKS] = {"capabilities", "paths", "system calls", "namespaces"};

void di_locks_list(unsigned locks, char ret_text[DI_LOCKS_TEXT_BYTES])
{
    size_t length = 0;

    snprintf(ret_text, DI_LOCKS_TEXT_BYTES, "none");
    for (unsigned i = 0; i < DI_LOCKS; i++) {
        if ((locks & 1U << i) != 0) {
            snprintf(ret_text + length, DI_LOCKS_TEXT_BYTES - length, "%s%s", length > 0 ? ", " : "", names[i]);
            length = strlen(ret_text);
        }
    }
}
