#include "files.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static enum di_status append(struct di_files *files, const char *path, struct di_error *error)
{
    char *copy = strdup(path);

    if (copy != NULL && files->n_paths == files->capacity) {
        size_t capacity = files->capacity > 0 ? 2 * files->capacity : 64;
        char **grown = reallocarray(files->paths, capacity, sizeof *grown);

        if (grown == NULL) {
            free(copy);
            return di_fail_no_memory(error);
        }
        files->paths = grown;
        files->capacity = capacity;
    }
    if (copy == NULL) {
        return di_fail_no_memory(error);
    }
    files->paths[files->n_paths++] = copy;
    return DI_OK;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static enum di_status walk_folder(struct di_files *files, FTS *walk, const struct di_watch_options *ignored,
                                  di_files_complaint *complain, void *context, struct di_error *error)
{
    enum di_status status = DI_OK;
    FTSENT *entry;

    while (status == DI_OK && (entry = fts_read(walk)) != NULL) {
        if (entry->fts_level > FTS_ROOTLEVEL && di_watch_ignores(ignored, entry->fts_name)) {
            fts_set(walk, entry, FTS_SKIP);
        } else if (entry->fts_info == FTS_F) {
            status = append(files, entry->fts_path, error);
        } else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_NS || entry->fts_info == FTS_ERR) {
            complain(context, entry->fts_path, entry->fts_errno);
        }
    }
    return status;
}

enum di_status di_files_add(struct di_files *files, const char *argument, const struct di_watch_options *ignored,
                            di_files_complaint *complain, void *context, struct di_error *error)
{
    char *roots[] = {(char *)argument, NULL};
    enum di_status status;
    struct stat state;
    FTS *walk;

    if (stat(argument, &state) != 0 || !S_ISDIR(state.st_mode)) {
        return append(files, argument, error);
    }
    walk = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
    if (walk == NULL) {
        return di_fail(error, errno, "cannot walk through %s", argument);
    }
    status = walk_folder(files, walk, ignored, complain, context, error);
    fts_close(walk);
    return status;
}

void di_files_clear(struct di_files *files)
{
    for (size_t i = 0; i < files->n_paths; i++) {
        free(files->paths[i]);
    }
    free(files->paths);
    *files = (struct di_files){0};
}
