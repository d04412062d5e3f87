#include "docintake/claim.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>

#include "schedule.h"

/* A candidate is in one of three places: on the schedule, in its agency's queue, or taken. */
struct waiter {
    struct di_candidate candidate; /* first, so that the candidate leads back to the waiter */
    struct scheduled scheduled;
    struct agency *agency;
    enum { ON_SCHEDULE, IN_QUEUE, TAKEN } place;
    TAILQ_ENTRY(waiter) next;
    char path[];
};

TAILQ_HEAD(queue, waiter);

/* An agency with candidates. It stands in the ring while its queue is not empty. */
struct agency {
    char *name;
    size_t candidates;
    struct queue queue;
    TAILQ_ENTRY(agency) next;
};

TAILQ_HEAD(ring, agency);

struct di_waiting {
    void *by_path;   /* tsearch tree of struct waiter */
    void *by_agency; /* tsearch tree of struct agency */
    struct schedule schedule;
    struct ring ring; /* agencies whose turn comes, the next first */
    size_t count;
};

static int compare_waiters(const void *a, const void *b)
{
    return strcmp(((const struct waiter *)a)->candidate.path, ((const struct waiter *)b)->candidate.path);
}

static int compare_agencies(const void *a, const void *b)
{
    return strcmp(((const struct agency *)a)->name, ((const struct agency *)b)->name);
}

struct di_waiting *di_waiting_new(void)
{
    struct di_waiting *waiting = calloc(1, sizeof *waiting);

    if (waiting != NULL) {
        TAILQ_INIT(&waiting->ring);
    }
    return waiting;
}

static void free_agency(void *agency)
{
    free(((struct agency *)agency)->name);
    free(agency);
}

void di_waiting_free(struct di_waiting *waiting)
{
    if (waiting != NULL) {
        tdestroy(waiting->by_path, free);
        tdestroy(waiting->by_agency, free_agency);
        schedule_clear(&waiting->schedule);
        free(waiting);
    }
}

static struct agency *new_agency(struct di_waiting *waiting, const char *name)
{
    struct agency *agency = calloc(1, sizeof *agency);

    if (agency == NULL) {
        return NULL;
    }
    agency->name = strdup(name);
    if (agency->name == NULL || tsearch(agency, &waiting->by_agency, compare_agencies) == NULL) {
        free_agency(agency);
        return NULL;
    }
    TAILQ_INIT(&agency->queue);
    return agency;
}

/* The agency of a path, made if it is new, with one candidate more; NULL when out of memory. */
static struct agency *join_agency(struct di_waiting *waiting, const char *path)
{
    size_t length = strcspn(path, "/");
    char *name = path[length] == '/' ? strndup(path, length) : strdup("-");
    struct agency key = {.name = name}, **found, *agency = NULL;

    if (name != NULL) {
        found = tfind(&key, &waiting->by_agency, compare_agencies);
        agency = found != NULL ? *found : new_agency(waiting, name);
        free(name);
    }
    if (agency != NULL) {
        agency->candidates++;
    }
    return agency;
}

static void leave_agency(struct di_waiting *waiting, struct agency *agency)
{
    if (--agency->candidates == 0) {
        tdelete(agency, &waiting->by_agency, compare_agencies);
        free_agency(agency);
    }
}

static struct waiter *new_waiter(struct di_waiting *waiting, const char *path)
{
    size_t size = strlen(path) + 1;
    const char *slash = strrchr(path, '/');
    struct waiter *waiter = calloc(1, sizeof *waiter + size);

    if (waiter == NULL) {
        return NULL;
    }
    memcpy(waiter->path, path, size);
    waiter->candidate.path = waiter->path;
    waiter->candidate.name = slash != NULL ? waiter->path + (slash + 1 - path) : waiter->path;
    waiter->agency = join_agency(waiting, path);
    if (waiter->agency == NULL) {
        free(waiter);
        return NULL;
    }
    waiter->candidate.agency = waiter->agency->name;
    return waiter;
}

static void free_waiter(struct di_waiting *waiting, struct waiter *waiter)
{
    leave_agency(waiting, waiter->agency);
    free(waiter);
}

/* The waiter for path, or a new one that is on no list yet (*ret_new). */
static struct waiter *find_or_make(struct di_waiting *waiting, const char *path, bool *ret_new)
{
    struct waiter key = {.candidate.path = path}, **found = tfind(&key, &waiting->by_path, compare_waiters);
    struct waiter *made;

    *ret_new = found == NULL;
    if (found != NULL) {
        return *found;
    }
    made = new_waiter(waiting, path);
    if (made == NULL) {
        return NULL;
    }
    if (!schedule_reserve(&waiting->schedule, waiting->count + 1) ||
        tsearch(made, &waiting->by_path, compare_waiters) == NULL) {
        free_waiter(waiting, made);
        return NULL;
    }
    waiting->count++;
    return made;
}

static void enqueue(struct di_waiting *waiting, struct waiter *waiter)
{
    struct agency *agency = waiter->agency;

    if (TAILQ_EMPTY(&agency->queue)) {
        TAILQ_INSERT_TAIL(&waiting->ring, agency, next);
    }
    TAILQ_INSERT_TAIL(&agency->queue, waiter, next);
    waiter->place = IN_QUEUE;
}

enum di_status di_waiting_note(struct di_waiting *waiting, const char *path, enum di_sign sign, bool trusted,
                               int64_t now, struct di_error *error)
{
    bool new;
    struct waiter *waiter = find_or_make(waiting, path, &new);

    if (waiter == NULL) {
        return di_fail_no_memory(error);
    }
    waiter->candidate.trusted = trusted;
    if (new) {
        waiter->candidate.settle = (struct di_settle){.first_seen = now, .changed_at = now};
        enqueue(waiting, waiter);
    }
    if (sign == DI_SIGN_SCANNED) {
        return DI_OK;
    }
    waiter->candidate.settle.changed_at = now;
    waiter->candidate.settle.event = true;
    waiter->candidate.settle.moved_in = sign == DI_SIGN_MOVED_IN;
    if (waiter->place == ON_SCHEDULE) {
        schedule_remove(&waiting->schedule, &waiter->scheduled);
        enqueue(waiting, waiter);
    }
    return DI_OK;
}

static struct waiter *waiter_of(struct scheduled *scheduled)
{
    return (struct waiter *)((char *)scheduled - offsetof(struct waiter, scheduled));
}

struct di_candidate *di_waiting_take(struct di_waiting *waiting, int64_t now)
{
    struct scheduled *due;
    struct agency *agency;
    struct waiter *waiter;

    while ((due = schedule_first(&waiting->schedule)) != NULL && due->time <= now) {
        schedule_remove(&waiting->schedule, due);
        enqueue(waiting, waiter_of(due));
    }
    agency = TAILQ_FIRST(&waiting->ring);
    if (agency == NULL) {
        return NULL;
    }
    waiter = TAILQ_FIRST(&agency->queue);
    TAILQ_REMOVE(&agency->queue, waiter, next);
    TAILQ_REMOVE(&waiting->ring, agency, next);
    if (!TAILQ_EMPTY(&agency->queue)) {
        TAILQ_INSERT_TAIL(&waiting->ring, agency, next);
    }
    waiter->place = TAKEN;
    return &waiter->candidate;
}

void di_waiting_return(struct di_waiting *waiting, struct di_candidate *candidate, int64_t again)
{
    struct waiter *waiter = (struct waiter *)candidate;

    waiter->scheduled.time = again;
    schedule_add(&waiting->schedule, &waiter->scheduled);
    waiter->place = ON_SCHEDULE;
}

void di_waiting_drop(struct di_waiting *waiting, struct di_candidate *candidate)
{
    struct waiter *waiter = (struct waiter *)candidate;

    tdelete(waiter, &waiting->by_path, compare_waiters);
    waiting->count--;
    free_waiter(waiting, waiter);
}

int64_t di_waiting_due(const struct di_waiting *waiting)
{
    const struct scheduled *first = schedule_first(&waiting->schedule);

    if (!TAILQ_EMPTY(&waiting->ring)) {
        return 0;
    }
    return first != NULL ? first->time : INT64_MAX;
}

size_t di_waiting_count(const struct di_waiting *waiting)
{
    return waiting->count;
}

static void find_oldest(const void *node, VISIT visit, void *closure)
{
    const struct waiter *waiter = *(const struct waiter *const *)node;
    int64_t *oldest = closure;

    if ((visit == preorder || visit == leaf) && waiter->candidate.settle.first_seen < *oldest) {
        *oldest = waiter->candidate.settle.first_seen;
    }
}

int64_t di_waiting_oldest(const struct di_waiting *waiting)
{
    int64_t oldest = INT64_MAX;

    twalk_r(waiting->by_path, find_oldest, &oldest);
    return oldest;
}
