#include "ending.h"

#include <stdio.h>
#include <string.h>

void di_ending_describe(const siginfo_t *ending, char *ret_text, size_t size)
{
    const char *name;

    if (ending->si_code == CLD_EXITED) {
        snprintf(ret_text, size, "ended with status %d", ending->si_status);
        return;
    }
    name = sigabbrev_np(ending->si_status);
    if (name == NULL) {
        snprintf(ret_text, size, "ended by signal %d", ending->si_status);
    } else {
        snprintf(ret_text, size, "ended by SIG%s (%s)", name, sigdescr_np(ending->si_status));
    }
}
