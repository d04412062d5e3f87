#include "rights.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "docintake/limits.h"
#include "instrumented.h"

/* The document, the answer, the socket, messages, and a few that libraries open for a moment. */
#define CHILD_DESCRIPTORS 16

static enum di_status limit(__rlimit_resource_t resource, const char *what, rlim_t soft, rlim_t hard,
                            struct di_error *error)
{
    if (setrlimit(resource, &(struct rlimit){soft, hard}) != 0) {
        return di_fail(error, errno, "cannot limit %s", what);
    }
    return DI_OK;
}

enum di_status di_rights_restrict_reader(struct di_error *error)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return di_fail(error, errno, "cannot give up new privileges");
    }
    if (!DI_IS_SANITIZED && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
        return di_fail(error, errno, "cannot forbid looking into the process");
    }
    return limit(RLIMIT_CORE, "core files", 0, 0, error);
}

enum di_status di_rights_restrict_child(size_t memory_bytes, uint64_t deadline_seconds, struct di_error *error)
{
    rlim_t seconds = (rlim_t)deadline_seconds + 1;

    /* A write past the bound then fails with EFBIG and can be told, instead of ending the process. */
    signal(SIGXFSZ, SIG_IGN);
    if (memory_bytes > 0 && !DI_IS_SANITIZED &&
        limit(RLIMIT_AS, "memory", memory_bytes, memory_bytes, error) != DI_OK) {
        return DI_FAILED;
    }
    if (limit(RLIMIT_FSIZE, "files", DI_LIMIT_ANSWER_BYTES, DI_LIMIT_ANSWER_BYTES, error) != DI_OK ||
        limit(RLIMIT_NOFILE, "descriptors", CHILD_DESCRIPTORS, CHILD_DESCRIPTORS, error) != DI_OK) {
        return DI_FAILED;
    }
    /* SIGXCPU at the first bound tells this end from others; SIGKILL at the second cannot be caught. */
    return limit(RLIMIT_CPU, "time", seconds, seconds + 1, error);
}
