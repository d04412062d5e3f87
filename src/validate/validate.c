#include "docintake/validate.h"

#include <string.h>

bool di_validate_has_check(const char *name)
{
    static const char *const names[] = {
        "whole-numbers",    "empty-groups",   "table-year",    "table-agency", "years-agree",      "agency-named",
        "sections-present", "form-fits-year", "table-present", "cell-states",  "narrative-agrees",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}
