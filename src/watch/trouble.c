#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "folder.h"

void watch_trouble(struct di_watch *watch, enum trouble kind, const char *format, ...)
{
    char text[DI_ERROR_TEXT_BYTES];
    va_list arguments;

    watch->seen |= kind;
    if ((watch->told & kind) != 0) {
        return;
    }
    watch->told |= kind;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    watch->listener->trouble(watch->listener->context, text);
}

void watch_misses(struct di_watch *watch, const char *path, const char *reason)
{
    size_t length = strlen(watch->missing);

    snprintf(watch->missing + length, sizeof watch->missing - length, "%sinbox%s%s (%s)", length > 0 ? ", " : "",
             *path != '\0' ? "/" : "", path, reason);
}

void watch_tell_missing(struct di_watch *watch)
{
    char text[DI_ERROR_TEXT_BYTES];

    if (watch->missing[0] != '\0' && strcmp(watch->missing, watch->missing_told) != 0) {
        snprintf(text, sizeof text, "out of reach: %s", watch->missing);
        watch->listener->trouble(watch->listener->context, text);
    }
    memcpy(watch->missing_told, watch->missing, sizeof watch->missing);
}

/* What the kernel's limit is now; 0 where it does not show, as in a service with ProcSubset=pid. */
static unsigned long limit_of_watches(void)
{
    FILE *file = fopen("/proc/sys/fs/inotify/max_user_watches", "re");
    unsigned long limit = 0;

    if (file != NULL) {
        if (fscanf(file, "%lu", &limit) != 1) {
            limit = 0;
        }
        fclose(file);
    }
    return limit;
}

void watch_tell_limit(struct di_watch *watch)
{
    size_t missing = watch->n_folders - watch->n_watched;
    size_t limit = limit_of_watches();
    char more[64];

    if (limit > 0) {
        snprintf(more, sizeof more, "from %zu to at least %zu", limit, limit + missing);
    } else {
        snprintf(more, sizeof more, "by at least %zu", missing);
    }
    if (watch->refusal == ENOSPC) {
        watch_trouble(watch, TROUBLE_LIMIT,
                      "the kernel gives no more inotify watches: of %zu folders, %zu are only scanned; raise "
                      "fs.inotify.max_user_watches with sysctl %s",
                      watch->n_folders, missing, more);
    } else if (watch->refusal == EMFILE) {
        watch_trouble(watch, TROUBLE_LIMIT,
                      "no inotify instance or descriptor left: of %zu folders, %zu are only scanned; raise "
                      "fs.inotify.max_user_instances with sysctl by at least 1, or LimitNOFILE= to more than %zu",
                      watch->n_folders, missing, watch->n_folders);
    } else if (watch->refusal != 0) {
        watch_trouble(watch, TROUBLE_LIMIT, "cannot watch %zu of %zu folders, they are only scanned: %s", missing,
                      watch->n_folders, strerror(watch->refusal));
    }
    watch->refusal = 0;
}
