#include "namespaces.h"

#include <errno.h>
#include <linux/capability.h>
#include <sched.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <unistd.h>

enum di_status di_namespaces_leave(struct di_error *error)
{
    return unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS) == 0
               ? DI_OK
               : di_fail(error, errno, "no namespaces");
}

/* The C library has no wrappers. */
static bool has_none(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct has[_LINUX_CAPABILITY_U32S_3];

    return syscall(SYS_capget, &header, has) == 0 && has[0].permitted == 0 && has[1].permitted == 0;
}

enum di_status di_capabilities_drop(struct di_error *error)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    const struct __user_cap_data_struct nothing[_LINUX_CAPABILITY_U32S_3] = {{0}};

    /* A service's own filter may refuse to set them, and has seen to it that there are none. */
    if (syscall(SYS_capset, &header, nothing) != 0 && !has_none()) {
        return di_fail(error, errno, "cannot give up capabilities");
    }
    return DI_OK;
}
