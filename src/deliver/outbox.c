#include "outbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/fd.h"

int outbox_folder(int folder_fd, const char *name, mode_t mode, bool *ret_made)
{
    *ret_made = mkdirat(folder_fd, name, mode) == 0;
    if (!*ret_made && errno != EEXIST) {
        return -1;
    }
    return openat(folder_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void close_listing(DIR **listing)
{
    if (*listing != NULL) {
        closedir(*listing);
    }
}

#define AUTO_LISTING __attribute__((cleanup(close_listing))) DIR

/* Opens the folder name in folder_fd to list it; NULL and errno on failure. */
static DIR *list(int folder_fd, const char *name)
{
    int fd = openat(folder_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *listing = fd >= 0 ? fdopendir(fd) : NULL;

    if (listing == NULL) {
        di_fd_close(&fd);
    }
    return listing;
}

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* The next entry but "." and ".."; NULL at the end, and on failure with errno, which is 0 otherwise. */
static const struct dirent *next(DIR *listing)
{
    const struct dirent *entry;

    do {
        errno = 0;
        entry = readdir(listing);
    } while (entry != NULL && is_dots(entry->d_name));
    return entry;
}

enum di_status outbox_clear(int folder_fd, const char *name, struct di_error *error)
{
    AUTO_LISTING *listing = list(folder_fd, name);
    const struct dirent *entry;

    if (listing == NULL) {
        return errno == ENOENT ? DI_OK : di_fail(error, errno, "cannot open %s in the outbox", name);
    }
    while ((entry = next(listing)) != NULL) {
        if (unlinkat(dirfd(listing), entry->d_name, 0) != 0 && errno != ENOENT) {
            return di_fail(error, errno, "cannot remove a file in %s in the outbox", name);
        }
    }
    return unlinkat(folder_fd, name, AT_REMOVEDIR) == 0 ? DI_OK
                                                        : di_fail(error, errno, "cannot remove %s in the outbox", name);
}

/* What could not be removed; the first of several is told. */
static void miss(struct di_error *trouble, const struct di_error *error)
{
    if (!di_error_is_set(trouble)) {
        *trouble = *error;
    }
}

/* Removes what was being built in the folder name. */
static void clear_buildings(int folder_fd, const char *name, struct di_error *trouble)
{
    AUTO_LISTING *listing = list(folder_fd, name);
    struct di_error error = DI_ERROR_NONE;
    const struct dirent *entry;

    if (listing == NULL) {
        if (errno != ENOTDIR && errno != ENOENT) {
            di_fail(&error, errno, "cannot list %s in the outbox", name);
            miss(trouble, &error);
        }
        return;
    }
    while ((entry = next(listing)) != NULL) {
        if (strncmp(entry->d_name, BUILDING_PREFIX, strlen(BUILDING_PREFIX)) == 0 &&
            outbox_clear(dirfd(listing), entry->d_name, &error) != DI_OK) {
            miss(trouble, &error);
        }
    }
    if (errno != 0) {
        di_fail(&error, errno, "cannot list %s in the outbox", name);
        miss(trouble, &error);
    }
}

/* The same in the folders of a shelf's agencies. */
static void clear_shelf(int outbox_fd, const char *shelf, struct di_error *trouble)
{
    AUTO_LISTING *listing = list(outbox_fd, shelf);
    const struct dirent *entry;

    if (listing == NULL) {
        struct di_error error = DI_ERROR_NONE;

        di_fail(&error, errno, "cannot list outbox/%s", shelf);
        miss(trouble, &error);
        return;
    }
    while ((entry = next(listing)) != NULL) {
        clear_buildings(dirfd(listing), entry->d_name, trouble);
    }
}

enum di_status di_outbox_clear(struct di_outbox *outbox, struct di_error *error)
{
    struct di_error trouble = DI_ERROR_NONE;

    for (size_t i = 0; i < outbox->options.n_shelves; i++) {
        clear_shelf(outbox->fd, outbox->options.shelves[i], &trouble);
    }
    clear_buildings(outbox->fd, ".", &trouble);
    if (!di_error_is_set(&trouble)) {
        return DI_OK;
    }
    *error = trouble;
    return DI_FAILED;
}

static enum di_status open_folders(int root_fd, struct di_outbox *outbox, struct di_error *error)
{
    const struct di_outbox_options *options = &outbox->options;
    bool made;

    outbox->fd = outbox_folder(root_fd, "outbox", options->folder_mode, &made);
    if (outbox->fd < 0) {
        return di_fail(error, errno, "cannot open the folder outbox");
    }
    for (size_t i = 0; i < options->n_shelves; i++) {
        DI_AUTO_FD shelf = outbox_folder(outbox->fd, options->shelves[i], options->folder_mode, &made);

        if (shelf < 0) {
            return di_fail(error, errno, "cannot open the folder outbox/%s", options->shelves[i]);
        }
    }
    return DI_OK;
}

enum di_status di_outbox_open(int root_fd, const struct di_outbox_options *options, struct di_outbox **ret_outbox,
                              struct di_error *error)
{
    struct di_outbox *outbox = malloc(sizeof *outbox);

    if (outbox == NULL) {
        return di_fail_no_memory(error);
    }
    *outbox = (struct di_outbox){.fd = -1, .umask = umask(0), .options = *options};
    umask(outbox->umask); /* it can only be read by setting it */
    if (open_folders(root_fd, outbox, error) != DI_OK) {
        di_outbox_close(outbox);
        return DI_FAILED;
    }
    *ret_outbox = outbox;
    return DI_OK;
}

void di_outbox_close(struct di_outbox *outbox)
{
    if (outbox != NULL) {
        di_fd_close(&outbox->fd);
        free(outbox);
    }
}

void di_outbox_set_modes(struct di_outbox *outbox, mode_t file_mode, mode_t folder_mode)
{
    outbox->options.file_mode = file_mode;
    outbox->options.folder_mode = folder_mode;
}

int di_outbox_fd(const struct di_outbox *outbox)
{
    return outbox->fd;
}

bool di_outbox_holds(const struct di_outbox *outbox, const char *agency, const char *id)
{
    char safe[NAME_MAX + 1], path[3 * (NAME_MAX + 1)];

    di_safe_name(agency, NULL, 0, safe);
    for (size_t i = 0; i < outbox->options.n_shelves; i++) {
        snprintf(path, sizeof path, "%s/%s/%s", outbox->options.shelves[i], safe, id);
        if (faccessat(outbox->fd, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
            return true;
        }
    }
    return false;
}
