#include "lock.h"

#include <seccomp.h>

#include "calls.h"
#include "instrumented.h"
#include "namespaces.h"
#include "paths.h"

/* Each of these takes one lock, or finds out whether each child will be able to. */
typedef enum di_status take_lock(struct di_locking *locking, struct di_error *error);

static enum di_status leave_namespaces(struct di_locking *locking, struct di_error *error)
{
    (void)locking;
    return di_namespaces_leave(error);
}

static enum di_status drop_capabilities(struct di_locking *locking, struct di_error *error)
{
    (void)locking;
    return di_capabilities_drop(error);
}

static enum di_status give_up_paths(struct di_locking *locking, struct di_error *error)
{
    (void)locking;
    return DI_IS_INSTRUMENTED ? di_paths_check(error) : di_paths_give_up(error);
}

/* Where the reader's filter holds, those of its children will. */
static enum di_status give_up_calls(struct di_locking *locking, struct di_error *error)
{
    DI_AUTO_BUFFER own = DI_BUFFER_EMPTY;

    if (di_calls_check(error) != DI_OK ||
        di_calls_make(DI_CALLS_CHILD, SCMP_ARCH_NATIVE, &locking->children, error) != DI_OK ||
        di_calls_make(DI_CALLS_READER, SCMP_ARCH_NATIVE, &own, error) != DI_OK) {
        return DI_FAILED;
    }
    return DI_IS_INSTRUMENTED ? DI_OK : di_calls_give_up(&own, error);
}

void di_lock_reader(struct di_locking *ret_locking, struct di_error *reason)
{
    static const struct {
        enum di_lock lock;
        take_lock *take;
    } locks[] = {
        {DI_LOCK_NAMESPACES, DI_IS_INSTRUMENTED ? NULL : leave_namespaces},
        {DI_LOCK_CAPABILITIES, drop_capabilities}, /* also those that come with namespaces */
        {DI_LOCK_PATHS, give_up_paths},
        {DI_LOCK_CALLS, give_up_calls},
    };
    struct di_locking locking = DI_LOCKING_NONE;

    for (size_t i = 0; i < sizeof locks / sizeof *locks; i++) {
        struct di_error own = DI_ERROR_NONE;

        if (locks[i].take != NULL && locks[i].take(&locking, &own) == DI_OK) {
            locking.held |= locks[i].lock;
        } else if ((locks[i].lock & DI_LOCKS_REQUIRED) != 0) {
            di_fail(reason, 0, "%s", own.text);
        }
    }
    *ret_locking = locking;
}

enum di_status di_lock_child(const struct di_locking *locking, struct di_error *error)
{
    if (DI_IS_INSTRUMENTED && (locking->held & DI_LOCK_PATHS) != 0 && di_paths_give_up(error) != DI_OK) {
        return DI_FAILED;
    }
    return (locking->held & DI_LOCK_CALLS) == 0 ? DI_OK : di_calls_give_up(&locking->children, error);
}

void di_locking_clear(struct di_locking *locking)
{
    di_buffer_clear(&locking->children);
}
