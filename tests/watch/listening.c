#include "watch/listening.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Long enough that no scan comes by itself. */
#define NEVER_USEC (3600 * UINT64_C(1000000))

struct listening listening;

/* These three stand before those of the C library, for libsystemd too. */
/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): glibc's own names are reserved */

int inotify_add_watch(int fd, const char *path, uint32_t mask)
{
    static unsigned watches;
    struct kernel *kernel = &listening.kernel;

    if (kernel->refusal != 0 && ++watches >= kernel->watches) {
        errno = kernel->refusal;
        return -1;
    }
    return (int)syscall(SYS_inotify_add_watch, fd, path, kernel->deaf ? IN_DELETE_SELF : mask);
}

int fstatfs(int fd, struct statfs *status)
{
    int result = (int)syscall(SYS_fstatfs, fd, status);

    if (listening.kernel.file_system != 0) {
        status->f_type = listening.kernel.file_system;
    }
    return result;
}

int openat(int folder_fd, const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list arguments;

    va_start(arguments, flags);
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        mode = va_arg(arguments, mode_t);
    }
    va_end(arguments);
    if (listening.kernel.stale != NULL && strcmp(path, listening.kernel.stale) == 0) {
        errno = ESTALE;
        return -1;
    }
    return (int)syscall(SYS_openat, folder_fd, path, flags, mode);
}

/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */

static void noticed(void *context, const char *path, enum di_notice notice, bool trusted)
{
    struct told *told = context;

    if (told->count < TOLD_MAX) {
        snprintf(told->paths[told->count], sizeof told->paths[0], "%s", path);
        told->notices[told->count] = notice;
    }
    told->trusted = trusted;
    told->count++;
}

static void trouble(void *context, const char *text)
{
    struct told *told = context;

    told->troubles++;
    snprintf(told->trouble, sizeof told->trouble, "%s", text);
}

static void mode(void *context, const char *path, const char *reason)
{
    struct told *told = context;

    told->modes++;
    snprintf(told->mode, sizeof told->mode, "inbox%s%s: %s", *path != '\0' ? "/" : "", path,
             reason != NULL ? reason : "watched");
}

static const struct di_watch_listener listener = {
    .noticed = noticed, .trouble = trouble, .mode = mode, .context = &listening.told};

void forget(void)
{
    listening.told = (struct told){.count = 0};
}

void listening_set_up(void)
{
    struct di_error error = DI_ERROR_NONE;

    listening = (struct listening){.event = NULL};
    di_scratch_make(&listening.scratch);
    di_scratch_folder(&listening.scratch, "inbox");
    ck_assert_int_ge(sd_event_new(&listening.event), 0);
    listening.options = (struct di_watch_options){.scan_usec = NEVER_USEC, .probe_fd = listening.scratch.fd};
    ck_assert_msg(di_watch_new(listening.event, listening.scratch.fd, "inbox", &listening.options, &listener,
                               &listening.watch, &error) == DI_OK,
                  "%s", error.text);
}

void listening_tear_down(void)
{
    di_watch_free(listening.watch);
    sd_event_unref(listening.event);
    di_scratch_remove(&listening.scratch);
}

void scan(void)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_watch_scan(listening.watch, &error) == DI_OK, "%s", error.text);
}

void listen_for(uint64_t milliseconds)
{
    int result;

    do {
        result = sd_event_run(listening.event, milliseconds * 1000);
    } while (result > 0);
    ck_assert_int_eq(result, 0);
}

bool was_told(const char *path, enum di_notice notice)
{
    for (size_t i = 0; i < listening.told.count && i < TOLD_MAX; i++) {
        if (strcmp(listening.told.paths[i], path) == 0 && listening.told.notices[i] == notice) {
            return true;
        }
    }
    return false;
}
