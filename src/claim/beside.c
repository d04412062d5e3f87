#include "beside.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/claim.h"
#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/text.h"
#include "spool.h"

static bool lies_there(int folder_fd, const char *before, const char *name, const char *behind)
{
    char path[NAME_MAX + 1];
    int length = snprintf(path, sizeof path, "%s%s%s", before, name, behind);

    return length < (int)sizeof path && faccessat(folder_fd, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Bytes of the first character; of what is not UTF-8 it is taken to be one of GBK. */
static size_t first_character(const char *name, bool utf8)
{
    size_t bytes = 1;

    if (*name == '\0') {
        return 0;
    }
    if (utf8) {
        di_text_next(name, &bytes);
    } else if ((unsigned char)*name >= 0x81 && name[1] != '\0') {
        bytes = 2;
    }
    return bytes;
}

bool owner_file_lies_beside(int folder_fd, const char *name)
{
    bool utf8 = di_text_is_utf8(name, strlen(name));
    size_t first = first_character(name, utf8), second = first + first_character(name + first, utf8);

    /* "~$" takes the place of the first two characters of a long name, of one, or of none of a short one. */
    return lies_there(folder_fd, "~$", name, "") || lies_there(folder_fd, "~$", name + first, "") ||
           lies_there(folder_fd, "~$", name + second, "") || lies_there(folder_fd, ".~", name, "") /* WPS */ ||
           lies_there(folder_fd, ".~lock.", name, "#") /* LibreOffice */;
}

static bool earlier(struct timespec a, struct timespec b)
{
    return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec;
}

/* The clock was set back since: no marker could be newer. */
static bool is_to_come(struct timespec time)
{
    return (di_time_ms)time.tv_sec * 1000 > di_clock_now();
}

/*
 * Times of change, not of modification: those are set by whoever copies a file, these by the file system alone.
 */
bool marker_lies_beside(int folder_fd, const char *name, const struct stat *status)
{
    char marker[NAME_MAX + 1];
    struct stat marker_status;

    return snprintf(marker, sizeof marker, "%s" DI_MARKER_ENDING, name) < (int)sizeof marker &&
           fstatat(folder_fd, marker, &marker_status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(marker_status.st_mode) &&
           (!earlier(marker_status.st_ctim, status->st_ctim) || is_to_come(status->st_ctim));
}

char *di_marked_path(const char *path)
{
    size_t length = strlen(path), ending = strlen(DI_MARKER_ENDING);

    if (length <= ending || strcmp(path + length - ending, DI_MARKER_ENDING) != 0 || path[length - ending - 1] == '/') {
        return NULL;
    }
    return strndup(path, length - ending);
}

void di_marker_remove(int inbox_fd, const char *path)
{
    const char *name;
    DI_AUTO_FD folder_fd = open_parent(inbox_fd, path, &name);
    char marker[NAME_MAX + 1];

    if (folder_fd >= 0 && snprintf(marker, sizeof marker, "%s" DI_MARKER_ENDING, name) < (int)sizeof marker) {
        unlinkat(folder_fd, marker, 0);
    }
}
