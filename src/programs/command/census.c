#include "census.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "docintake/claim.h"
#include "docintake/fd.h"
#include "docintake/limits.h"

struct counting {
    struct di_census *census;
    const struct di_watch_options *ignored;
    const struct di_patterns *marked;
    di_census_complaint *complain;
    void *context;
    struct di_error *error;
};

/* Makes room for one more at this place. */
static struct di_census_agency *insert(struct di_census *census, size_t at, const char *name)
{
    char *copy = strdup(name);
    struct di_census_agency *grown = census->agencies;

    if (copy != NULL && census->n_agencies == census->capacity) {
        size_t capacity = census->capacity > 0 ? 2 * census->capacity : 64;

        grown = reallocarray(census->agencies, capacity, sizeof *grown);
        if (grown != NULL) {
            census->agencies = grown;
            census->capacity = capacity;
        }
    }
    if (copy == NULL || grown == NULL) {
        free(copy);
        return NULL;
    }
    memmove(grown + at + 1, grown + at, (census->n_agencies - at) * sizeof *grown);
    grown[at] = (struct di_census_agency){.name = copy};
    census->n_agencies++;
    return &grown[at];
}

/* The agency of this name, new or known; NULL and the error set where memory ran out. */
static struct di_census_agency *agency_of(const struct counting *counting, const char *name)
{
    struct di_census *census = counting->census;
    size_t from = 0, to = census->n_agencies;
    struct di_census_agency *agency;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = strcmp(census->agencies[middle].name, name);

        if (order == 0) {
            return &census->agencies[middle];
        }
        if (order < 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    agency = insert(census, from, name);
    if (agency == NULL) {
        di_fail_no_memory(counting->error);
    }
    return agency;
}

/* A visitor sees every file and folder below a folder. It may cut the walk short below a folder (FTS_SKIP). */
typedef enum di_status visitor(const struct counting *counting, FTS *walk, FTSENT *entry, const char *path);

/* path, which the visitor is told, is relative to the folder. */
static enum di_status walk_through(const struct counting *counting, const char *folder, visitor *visit)
{
    char *roots[] = {(char *)folder, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    enum di_status status = DI_OK;
    FTSENT *entry;

    if (walk == NULL) {
        return di_fail(counting->error, errno, "cannot walk through %s", folder);
    }
    while (status == DI_OK && (entry = fts_read(walk)) != NULL) {
        bool is_fault = entry->fts_info == FTS_DNR || entry->fts_info == FTS_NS || entry->fts_info == FTS_ERR;

        if (is_fault && entry->fts_errno != ENOENT) {
            counting->complain(counting->context, entry->fts_path, entry->fts_errno);
        } else if (!is_fault && entry->fts_level > FTS_ROOTLEVEL && entry->fts_info != FTS_DP) {
            status = visit(counting, walk, entry, entry->fts_path + strlen(folder) + 1);
        }
    }
    fts_close(walk);
    return status;
}

/* The time of change tells when a file came to its place; its time of modification may be of last year. */
static enum di_status note_age(const struct counting *counting, const char *path, const struct stat *state)
{
    struct di_census *census = counting->census;
    di_time_ms since = (di_time_ms)state->st_ctim.tv_sec * 1000 + state->st_ctim.tv_nsec / 1000000;
    char *copy;

    if (census->oldest != NULL && since >= census->oldest_since) {
        return DI_OK;
    }
    copy = strdup(path);
    if (copy == NULL) {
        return di_fail_no_memory(counting->error);
    }
    free(census->oldest);
    census->oldest = copy;
    census->oldest_since = since;
    return DI_OK;
}

/* The agency that the first step of a path names, "-" where there is but one step. */
static struct di_census_agency *agency_of_path(const struct counting *counting, const char *path)
{
    const char *slash = strchr(path, '/');
    char *name = slash != NULL ? strndup(path, (size_t)(slash - path)) : strdup("-");
    struct di_census_agency *agency = name != NULL ? agency_of(counting, name) : NULL;

    free(name);
    return agency;
}

/* By its name. */
static bool is_marker(const char *path)
{
    char *marked = di_marked_path(path);
    bool is_one = marked != NULL;

    free(marked);
    return is_one;
}

static enum di_status visit_inbox(const struct counting *counting, FTS *walk, FTSENT *entry, const char *path)
{
    struct di_census_agency *agency;

    if (di_watch_ignores(counting->ignored, entry->fts_name) || entry->fts_level > DI_LIMIT_INBOX_DEPTH + 2) {
        fts_set(walk, entry, FTS_SKIP);
        return DI_OK;
    }
    if (entry->fts_info != FTS_F || entry->fts_statp->st_size == 0) {
        return DI_OK;
    }
    agency = agency_of_path(counting, path);
    if (agency == NULL) {
        return di_fail_no_memory(counting->error);
    }
    if (is_marker(path) && di_patterns_match(counting->marked, agency->name)) {
        return DI_OK;
    }
    agency->inbox++;
    return note_age(counting, path, entry->fts_statp);
}

/* spool/active/ID */
static enum di_status visit_spool(const struct counting *counting, FTS *walk, FTSENT *entry, const char *path)
{
    DI_AUTO_FD folder_fd = -1;
    struct di_census_agency *agency;
    char *name;

    fts_set(walk, entry, FTS_SKIP);
    if (entry->fts_info != FTS_D || !di_claim_id_valid(path)) {
        return DI_OK;
    }
    folder_fd = open(entry->fts_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    name = folder_fd >= 0 ? di_claim_agency(folder_fd) : NULL;
    agency = agency_of(counting, name != NULL ? name : "-");
    free(name);
    if (agency == NULL) {
        return di_fail_no_memory(counting->error);
    }
    agency->spool++;
    return DI_OK;
}

/* outbox/SHELF/AGENCY/ID. *ret_agency is untouched where the entry is something else. */
static enum di_status visit_shelf(const struct counting *counting, FTS *walk, FTSENT *entry, const char *path,
                                  struct di_census_agency **ret_agency)
{
    if (entry->fts_level == 1) {
        return DI_OK;
    }
    fts_set(walk, entry, FTS_SKIP);
    if (entry->fts_info != FTS_D || !di_claim_id_valid(entry->fts_name)) {
        return DI_OK;
    }
    *ret_agency = agency_of_path(counting, path);
    return *ret_agency != NULL ? DI_OK : di_fail_no_memory(counting->error);
}

static enum di_status visit_accepted(const struct counting *counting, FTS *walk, FTSENT *entry, const char *path)
{
    struct di_census_agency *agency = NULL;
    enum di_status status = visit_shelf(counting, walk, entry, path, &agency);

    if (agency != NULL) {
        agency->accepted++;
    }
    return status;
}

static enum di_status visit_returned(const struct counting *counting, FTS *walk, FTSENT *entry, const char *path)
{
    struct di_census_agency *agency = NULL;
    enum di_status status = visit_shelf(counting, walk, entry, path, &agency);

    if (agency != NULL) {
        agency->returned++;
    }
    return status;
}

enum di_status di_census_take(const char *root, const struct di_watch_options *ignored,
                              const struct di_patterns *marked, di_census_complaint *complain, void *context,
                              struct di_census *census, struct di_error *error)
{
    static const struct {
        const char *name;
        visitor *visit;
    } folders[] = {
        {"inbox", visit_inbox},
        {"spool/active", visit_spool},
        {"outbox/accepted", visit_accepted},
        {"outbox/returned", visit_returned},
    };
    struct counting counting = {census, ignored, marked, complain, context, error};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[PATH_MAX];
        int length = snprintf(path, sizeof path, "%s/%s", root, folders[i].name);

        if (length < 0 || (size_t)length >= sizeof path) {
            return di_fail(error, ENAMETOOLONG, "%s", root);
        }
        if (walk_through(&counting, path, folders[i].visit) != DI_OK) {
            return DI_FAILED;
        }
    }
    return DI_OK;
}

void di_census_clear(struct di_census *census)
{
    for (size_t i = 0; i < census->n_agencies; i++) {
        free(census->agencies[i].name);
    }
    free(census->agencies);
    free(census->oldest);
    *census = (struct di_census){0};
}
