#include "docintake/place.h"

#include <stddef.h>
#include <string.h>

static const char *const names[] = {
    [DI_PART_BODY] = "body",
    [DI_PART_HEADER] = "header",
    [DI_PART_FOOTER] = "footer",
    [DI_PART_NOTES] = "notes",
};

const char *di_part_name(enum di_part part)
{
    return names[part];
}

bool di_part_parse(const char *name, enum di_part *ret_part)
{
    for (size_t part = DI_PART_BODY; part < sizeof names / sizeof *names; part++) {
        if (strcmp(names[part], name) == 0) {
            *ret_part = (enum di_part)part;
            return true;
        }
    }
    return false;
}
