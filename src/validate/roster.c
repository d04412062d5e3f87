#include "roster.h"

#include "agency_name.h"
#include "docintake/text.h"

bool roster_is_known(const struct validation *validation)
{
    return validation->circumstances->office != NULL && validation->circumstances->office->n_agencies > 0;
}

static bool can_be(const struct validation *validation, const struct di_agency *agency, const char *name)
{
    for (size_t i = 0; i < agency->n_names; i++) {
        if (agency_name_abbreviates(validation->scratch, agency->names[i], name)) {
            return true;
        }
    }
    return false;
}

const struct di_agency *roster_find(const struct validation *validation, const char *name, bool *ret_unclear)
{
    const struct di_office *office = validation->circumstances->office;
    const char *folded = di_text_fold(validation->scratch, name, DI_SPACES_DROP);
    const struct di_agency *found = folded != NULL ? di_office_find_agency(office, folded) : NULL;

    *ret_unclear = false;
    if (found != NULL || folded == NULL) {
        return found;
    }
    for (size_t i = 0; i < office->n_agencies; i++) {
        if (!can_be(validation, &office->agencies[i], name)) {
            continue;
        }
        *ret_unclear = found != NULL;
        if (*ret_unclear) {
            return NULL;
        }
        found = &office->agencies[i];
    }
    return found;
}

const struct di_agency *roster_folder(const struct validation *validation)
{
    const char *folder = validation->circumstances->folder;
    const char *folded = folder != NULL ? di_text_fold(validation->scratch, folder, DI_SPACES_DROP) : NULL;

    return folded != NULL && roster_is_known(validation)
               ? di_office_find_agency(validation->circumstances->office, folded)
               : NULL;
}

bool roster_same(const struct validation *validation, const char *a, const char *b)
{
    bool unclear;
    const struct di_agency *first = roster_is_known(validation) ? roster_find(validation, a, &unclear) : NULL;

    return first != NULL && roster_find(validation, b, &unclear) == first;
}
