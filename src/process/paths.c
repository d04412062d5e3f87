#include "paths.h"

#include <errno.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "docintake/fd.h"

/* As in <linux/landlock.h>, of a kernel that may be younger than the headers that we are built with. */
#define CREATE_RULESET_VERSION (1U << 0)

struct ruleset {
    uint64_t files, ports, scopes; /* what is refused unless a rule allows it, and there is no rule */
};

/* What a kernel of this version of Landlock knows how to refuse: everything that it can. */
static struct ruleset everything(long version)
{
    struct ruleset ruleset = {.files = (1U << 13) - 1}; /* up to making a symbolic link */

    if (version >= 2) {
        ruleset.files |= 1U << 13; /* linking and renaming from one folder to another */
    }
    if (version >= 3) {
        ruleset.files |= 1U << 14; /* truncating */
    }
    if (version >= 4) {
        ruleset.ports = (1U << 0) | (1U << 1); /* binding and connecting TCP */
    }
    if (version >= 5) {
        ruleset.files |= 1U << 15; /* ioctl of devices */
    }
    if (version >= 6) {
        ruleset.scopes = (1U << 0) | (1U << 1); /* abstract sockets, signals */
    }
    return ruleset;
}

/* The kernel refuses a structure that has more than it knows. */
static size_t known_size(long version)
{
    return version >= 6   ? sizeof(struct ruleset)
           : version >= 4 ? offsetof(struct ruleset, scopes)
                          : offsetof(struct ruleset, ports);
}

static long ask_version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
}

static enum di_status restrict_to_nothing(long version)
{
    struct ruleset ruleset = everything(version);
    DI_AUTO_FD fd = (int)syscall(SYS_landlock_create_ruleset, &ruleset, known_size(version), 0);

    return fd >= 0 && syscall(SYS_landlock_restrict_self, fd, 0) == 0 ? DI_OK : DI_FAILED;
}

enum di_status di_paths_check(struct di_error *error)
{
    return ask_version() >= 1 ? DI_OK : di_fail(error, errno, "no Landlock");
}

enum di_status di_paths_give_up(struct di_error *error)
{
    long version = ask_version();

    return version >= 1 && restrict_to_nothing(version) == DI_OK ? DI_OK : di_fail(error, errno, "no Landlock");
}
