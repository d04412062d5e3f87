#include "docintake/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>

#include "beside.h"
#include "docintake/fd.h"
#include "docintake/limits.h"

enum di_writer di_writer_of(int fd)
{
    /*
     * Who opens the file for writing while we hold the lease has a signal sent to us. The usual one, SIGIO, would end
     * the process; SIGURG is ignored unless somebody asks for it.
     */
    if (fcntl(fd, F_SETSIG, SIGURG) != 0) {
        return DI_WRITER_UNKNOWN;
    }
    if (fcntl(fd, F_SETLEASE, F_RDLCK) != 0) {
        return errno == EAGAIN ? DI_WRITER_SOME : DI_WRITER_UNKNOWN;
    }
    fcntl(fd, F_SETLEASE, F_UNLCK);
    return DI_WRITER_NONE;
}

struct di_signature di_signature_of(const struct stat *status)
{
    return (struct di_signature){
        .device = status->st_dev,
        .inode = status->st_ino,
        .bytes = status->st_size,
        .modified = status->st_mtim,
        .changed = status->st_ctim,
    };
}

static bool same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool di_signature_same_content(const struct di_signature *a, const struct di_signature *b)
{
    return a->device == b->device && a->inode == b->inode && a->bytes == b->bytes &&
           same_time(a->modified, b->modified);
}

static bool same_signature(const struct di_signature *a, const struct di_signature *b)
{
    return di_signature_same_content(a, b) && same_time(a->changed, b->changed);
}

/* What a look at a name found. */
enum sight { SIGHT_FILE, SIGHT_NOTHING, SIGHT_FAILED };

/* A name that is gone or has become something that cannot be a submission. */
static enum sight sight_of_error(int number, struct di_error *error)
{
    if (number == ENOENT || number == ELOOP || number == ENXIO || number == ENODEV || number == ENOTDIR) {
        return SIGHT_NOTHING;
    }
    di_fail(error, number, "cannot look at a file in the inbox");
    return SIGHT_FAILED;
}

static enum sight sight_of(const struct stat *status)
{
    return S_ISREG(status->st_mode) && status->st_size > 0 ? SIGHT_FILE : SIGHT_NOTHING;
}

/* Keeps the signature in step with the file; true where it has changed since the last look. */
static bool compare(struct di_settle *settle, const struct stat *status, int64_t now)
{
    struct di_signature signature = di_signature_of(status);
    bool changed = settle->seen && !same_signature(&settle->signature, &signature);

    if (changed) {
        settle->changed_at = now;
        settle->moved_in = settle->moved_in && settle->event;
    }
    if (changed && (settle->failed || signature.inode != settle->signature.inode)) {
        settle->first_seen = now; /* what could not be read has been mended; or another file has the name */
    }
    settle->signature = signature;
    settle->seen = true;
    return changed;
}

static bool is_past_limit(const struct di_settle *settle, const struct di_settle_rules *rules, int64_t now)
{
    return now - settle->first_seen >= rules->limit;
}

/* The longer it has taken so far, the longer the next wait: a quarter of it, so that little time is lost at the end. */
static enum di_settled back_off(const struct di_settle *settle, const struct di_settle_rules *rules, int64_t now,
                                int64_t *ret_again)
{
    int64_t wait = (now - settle->first_seen) / 4;

    *ret_again = now + (wait > rules->quiet ? wait : rules->quiet);
    return is_past_limit(settle, rules, now) ? DI_SETTLED_UNFINISHED : DI_SETTLED_WAIT;
}

/* For how long the file must have been unchanged, going by what it looks like. */
static int64_t quiet_needed(const struct di_settle *settle, const struct di_settle_rules *rules, enum di_writer writer,
                            enum di_content content)
{
    if (settle->marked) {
        return 0;
    }
    switch (content) {
    case DI_CONTENT_COMPLETE:
        return settle->moved_in && writer == DI_WRITER_NONE ? 0 : rules->quiet;
    case DI_CONTENT_OTHER:
        return writer == DI_WRITER_NONE || rules->incomplete < rules->quiet ? rules->quiet : rules->incomplete;
    case DI_CONTENT_ZEROS:
        break;
    }
    return rules->limit;
}

static enum di_settled judge_quiet(const struct di_settle *settle, const struct di_settle_rules *rules,
                                   enum di_writer writer, enum di_content content, int64_t now, int64_t *ret_again)
{
    int64_t quiet = now - settle->changed_at, needed = quiet_needed(settle, rules, writer, content);

    if (writer == DI_WRITER_SOME) {
        return back_off(settle, rules, now, ret_again);
    }
    if (quiet >= needed) {
        return DI_SETTLED_READY;
    }
    if (content == DI_CONTENT_ZEROS) {
        back_off(settle, rules, now, ret_again);
    } else {
        *ret_again = settle->changed_at + needed;
    }
    return DI_SETTLED_WAIT;
}

/*
 * What is ready by itself may still be open in a word processor, which saves by renaming a whole file into place, and
 * will again. Owner files that a crash has left behind say the same, so it is waited for a time only.
 */
static bool is_being_edited(const struct di_settle *settle, const struct di_settle_rules *rules, int folder_fd,
                            const char *name, int64_t now, int64_t *ret_again)
{
    int64_t end = settle->changed_at + rules->open;

    if (settle->marked || now >= end || !owner_file_lies_beside(folder_fd, name)) {
        return false;
    }
    *ret_again = now + rules->quiet < end ? now + rules->quiet : end; /* it may be closed any time */
    return true;
}

/* The file has been left alone for a while, or was renamed into place: now it is worth opening. */
static enum sight look_inside(struct di_settle *settle, const struct di_settle_rules *rules, int folder_fd,
                              const char *name, int64_t now, enum di_settled *ret_settled, int64_t *ret_again,
                              struct di_error *error)
{
    DI_AUTO_FD fd = openat(folder_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    enum di_content content;
    struct stat status;

    if (fd < 0 || fstat(fd, &status) != 0) {
        return sight_of_error(errno, error);
    }
    if (sight_of(&status) != SIGHT_FILE) {
        return SIGHT_NOTHING;
    }
    if (compare(settle, &status, now)) {
        *ret_settled = back_off(settle, rules, now, ret_again);
        return SIGHT_FILE;
    }
    if (di_content_of(fd, (uint64_t)status.st_size, &content, error) != DI_OK) {
        return SIGHT_FAILED;
    }
    *ret_settled = judge_quiet(settle, rules, di_writer_of(fd), content, now, ret_again);
    if (*ret_settled != DI_SETTLED_READY) {
        return SIGHT_FILE;
    }
    if ((uint64_t)status.st_size > DI_LIMIT_TAKEN_BYTES) {
        back_off(settle, rules, now, ret_again);
        *ret_settled = DI_SETTLED_OVERSIZE;
        return SIGHT_FILE;
    }
    if (rules->single && status.st_nlink > 1) {
        di_fail(error, 0, "it has other hard links, which the settings refuse");
        return SIGHT_FAILED;
    }
    if (is_being_edited(settle, rules, folder_fd, name, now, ret_again)) {
        *ret_settled = DI_SETTLED_WAIT;
    }
    return SIGHT_FILE;
}

static enum sight look(struct di_settle *settle, const struct di_settle_rules *rules, int folder_fd, const char *name,
                       int64_t now, enum di_settled *ret_settled, int64_t *ret_again, struct di_error *error)
{
    struct stat status;
    bool changed, event = settle->event;

    /* Asked before opening: opening a device can have effects of its own. */
    if (fstatat(folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return sight_of_error(errno, error);
    }
    if (sight_of(&status) != SIGHT_FILE) {
        return SIGHT_NOTHING;
    }
    changed = compare(settle, &status, now);
    settle->event = false;
    if (changed && !event) {
        *ret_settled = back_off(settle, rules, now, ret_again);
        return SIGHT_FILE;
    }
    settle->marked = rules->marked && marker_lies_beside(folder_fd, name, &status);
    if (rules->marked && !settle->marked) {
        *ret_settled = back_off(settle, rules, now, ret_again);
        if (*ret_settled == DI_SETTLED_WAIT) {
            *ret_again = now + rules->quiet; /* it is not busy, only waiting */
        }
        return SIGHT_FILE;
    }
    if (now - settle->changed_at < rules->quiet && !settle->moved_in && !settle->marked) {
        *ret_settled = is_past_limit(settle, rules, now) ? DI_SETTLED_UNFINISHED : DI_SETTLED_WAIT;
        *ret_again = settle->changed_at + rules->quiet;
        return SIGHT_FILE;
    }
    return look_inside(settle, rules, folder_fd, name, now, ret_settled, ret_again, error);
}

enum di_status di_settle_look(struct di_settle *settle, const struct di_settle_rules *rules, int folder_fd,
                              const char *name, int64_t now, enum di_settled *ret_settled, int64_t *ret_again,
                              struct di_error *error)
{
    enum sight sight = look(settle, rules, folder_fd, name, now, ret_settled, ret_again, error);

    settle->failed = sight == SIGHT_FAILED;
    if (sight == SIGHT_NOTHING) {
        *ret_settled = DI_SETTLED_NOTHING;
    }
    return sight == SIGHT_FAILED ? DI_FAILED : DI_OK;
}
