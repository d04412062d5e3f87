#include "docintake/installation.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Writes folder/name into room; false where it does not fit. */
static bool join(char ret_path[PATH_MAX], const char *folder, const char *name)
{
    int length = snprintf(ret_path, PATH_MAX, "%s/%s", folder, name);

    return length > 0 && length < PATH_MAX;
}

static enum di_status own_folder(char ret_folder[PATH_MAX], struct di_error *error)
{
    ssize_t length = readlink("/proc/self/exe", ret_folder, PATH_MAX - 1);
    char *slash;

    if (length < 0) {
        return di_fail(error, errno, "cannot read /proc/self/exe");
    }
    ret_folder[length] = '\0';
    slash = strrchr(ret_folder, '/');
    if (slash != NULL) {
        *slash = '\0';
    }
    return DI_OK;
}

enum di_status di_installation_find(struct di_installation *ret_installation, struct di_error *error)
{
    struct di_installation found;
    char folder[PATH_MAX];

    if (own_folder(folder, error) != DI_OK) {
        return DI_FAILED;
    }
    if (join(found.reader, folder, "docintake-reader") && access(found.reader, X_OK) == 0 &&
        join(found.forms, folder, "forms") && access(found.forms, X_OK) == 0) {
        if (!join(found.forms_program, folder, "docintake-forms") || !join(found.locales, folder, "locale")) {
            return di_fail(error, ENAMETOOLONG, "%s", folder);
        }
    } else {
        snprintf(found.reader, sizeof found.reader, "%s/docintake-reader", DI_INSTALL_LIBEXEC);
        snprintf(found.forms_program, sizeof found.forms_program, "%s/docintake-forms", DI_INSTALL_LIBEXEC);
        snprintf(found.forms, sizeof found.forms, "%s/forms", DI_INSTALL_DATA);
        snprintf(found.locales, sizeof found.locales, "%s", DI_INSTALL_LOCALE);
    }
    *ret_installation = found;
    return DI_OK;
}
