#include "rules.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>

#include "docintake/buffer.h"
#include "docintake/fd.h"
#include "docintake/hash.h"

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Adds a file's name and hash. */
static enum di_status add_file(struct di_buffer *text, int folder_fd, const char *path, struct di_error *error)
{
    DI_AUTO_FD fd = openat(folder_fd, path, O_RDONLY | O_CLOEXEC);
    char sha256[DI_SHA256_TEXT_BYTES];
    uint64_t bytes;

    if (fd < 0) {
        return di_fail(error, errno, "cannot open %s", path);
    }
    if (di_hash_file(fd, &bytes, sha256, error) != DI_OK) {
        return DI_FAILED;
    }
    di_buffer_printf(text, "%s %s\n", path, sha256);
    return DI_OK;
}

static enum di_status add_forms(struct di_buffer *text, int forms_fd, struct di_error *error)
{
    struct dirent **entries;
    enum di_status status = DI_OK;
    int count = scandirat(forms_fd, ".", &entries, is_visible, alphasort);

    if (count < 0) {
        return di_fail(error, errno, "cannot list the folder of the forms");
    }
    for (int i = 0; i < count; i++) {
        if (status == DI_OK) {
            status = add_file(text, forms_fd, entries[i]->d_name, error);
        }
        free(entries[i]);
    }
    free(entries);
    return status;
}

static enum di_status add_config(struct di_buffer *text, const char *config_path, struct di_error *error)
{
    struct di_error trouble = DI_ERROR_NONE;
    const char *path = config_path != NULL ? config_path : DI_INSTALL_CONFIG;

    if (add_file(text, AT_FDCWD, path, &trouble) == DI_OK || (config_path == NULL && trouble.number == ENOENT)) {
        return DI_OK;
    }
    *error = trouble;
    return DI_FAILED;
}

enum di_status rules_name(int forms_fd, const char *config_path, const char *roster, char ret_rules[DI_RULES_BYTES],
                          struct di_error *error)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    char sha256[DI_SHA256_TEXT_BYTES];

    di_buffer_text(&text, "docintake " DI_VERSION "\n");
    if (add_forms(&text, forms_fd, error) != DI_OK || add_config(&text, config_path, error) != DI_OK ||
        (roster != NULL && add_file(&text, AT_FDCWD, roster, error) != DI_OK)) {
        return DI_FAILED;
    }
    if (text.failed) {
        return di_fail_no_memory(error);
    }
    di_hash_bytes(di_buffer_string(&text), text.size, sha256);
    for (size_t i = 0; i < DI_RULES_BYTES - 1; i++) {
        ret_rules[i] = sha256[i];
    }
    ret_rules[DI_RULES_BYTES - 1] = '\0';
    return DI_OK;
}
