/*
 * fd.h - file descriptors: who closes them, and reading and writing all of something.
 *
 * -1 is the only unset descriptor. A descriptor is closed by the scope that owns it (DI_AUTO_FD) or handed over
 * visibly with di_fd_steal.
 */
#ifndef DOCINTAKE_FD_H
#define DOCINTAKE_FD_H

#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "docintake/buffer.h"
#include "docintake/error.h"

/* Closes *fd unless it is -1, keeps errno, and sets *fd to -1. */
void di_fd_close(int *fd);

#define DI_AUTO_FD __attribute__((cleanup(di_fd_close))) int

/* Takes the descriptor out of *fd: return di_fd_steal(&fd); */
static inline int di_fd_steal(int *fd)
{
    int taken = *fd;

    *fd = -1;
    return taken;
}

/* Writes every byte, through short writes and EINTR. name is for the error only. */
enum di_status di_fd_write_all(int fd, const void *bytes, size_t size, const char *name, struct di_error *error);

/* Reads from the present position to the end, at most limit bytes; EFBIG when there is more. Appends to *buffer. */
enum di_status di_fd_read_all(int fd, size_t limit, struct di_buffer *buffer, const char *name, struct di_error *error);

/* The same for all of a file, whatever its position is: other processes may share and move that. */
enum di_status di_fd_read_whole(int fd, size_t limit, struct di_buffer *buffer, const char *name,
                                struct di_error *error);

/* Copies the file behind from, all of it, to the present position of to; syncs nothing. name is for the error only. */
enum di_status di_fd_copy_file(int from, int to, const char *name, struct di_error *error);

/*
 * Opens the folder that path names below root_fd, step by step and never through a symbolic link; "" is the root
 * itself, "..", "." and empty steps are refused (EINVAL). -1 and errno on failure.
 */
int di_fd_open_folder(int root_fd, const char *path);

/* Syncs a folder, so that names made, renamed or removed in it survive a power cut. */
enum di_status di_fd_sync(int fd, const char *name, struct di_error *error);

/*
 * Syncs all that was written to the file system on which fd lies (syncfs(2)): as fsync of each file and folder would,
 * with one flush of the disk instead of one for each. Costs more where others write much to the same file system.
 */
enum di_status di_fd_sync_file_system(int fd, const char *name, struct di_error *error);

/*
 * fstat by a system call of its own. The C library makes one that could as well be given a path, which a process that
 * is to know of no path may not (fstatat; src/process/calls.c). -1 and errno on failure.
 */
int di_fd_state(int fd, struct stat *ret_state);

/*
 * An anonymous file in memory (memfd_create), closed on exec; may be sealed (F_ADD_SEALS). -1 and errno on failure.
 * name is for /proc only.
 */
int di_fd_memory(const char *name);

#endif
