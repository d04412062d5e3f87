/*
 * failing_calls - preloaded into a program (LD_PRELOAD), lets one of its system calls fail, or kills it just after one.
 *
 *   FAILING_PROGRAM   the name of the program; in any other, and in what it starts, nothing happens
 *   FAILING_CALL      FUNCTION:NUMBER:KIND, the call of that function that it happens to, counted from 1; NUMBER+ for
 *                     that one and all after it
 *   FAILING_WHILE     the path of a file: calls are counted only while it exists. Always, where not set
 *   FAILING_TRACE     a file to which every call is written: function, number, result, names, and what was done to it
 *
 * KIND is an errno by its name (the call is not made), late-ERRNO (the call is made and said to have failed, as a file
 * server that loses its answer does), short (half of the bytes are written or read), or kill (SIGKILL, after the call).
 *
 * Only calls of the program itself count, not those of the libraries that it uses.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#define COUNTERS 64

struct counter {
    const char *function;
    unsigned count;
};

static struct {
    bool on;
    uintptr_t begin, end; /* of the program */
    struct counter counters[COUNTERS];
    char function[32];
    unsigned number;
    bool following; /* NUMBER+ */
    int error;      /* 0: no errno */
    bool late, cut, killing;
    const char *only_while;
    int trace_fd;
} plan = {.trace_fd = -1};

/* What is to be done to a call. */
struct fate {
    const char *function;
    unsigned number;
    bool meant;
};

static int find_program(struct dl_phdr_info *info, size_t size, void *context)
{
    (void)size;
    (void)context;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];

        if (part->p_type == PT_LOAD && (part->p_flags & PF_X) != 0) {
            plan.begin = info->dlpi_addr + part->p_vaddr;
            plan.end = plan.begin + part->p_memsz;
        }
    }
    return 1; /* the first one is the program */
}

static int number_of_error(const char *name)
{
    for (int number = 1; number < 200; number++) {
        const char *known = strerrorname_np(number);

        if (known != NULL && strcmp(known, name) == 0) {
            return number;
        }
    }
    fprintf(stderr, "failing_calls: there is no errno %s\n", name);
    _exit(99);
}

static void read_plan(const char *text)
{
    char kind[32] = "", follows = '\0';

    if (sscanf(text, "%31[^:]:%u:%31s", plan.function, &plan.number, kind) != 3 &&
        sscanf(text, "%31[^:]:%u%c:%31s", plan.function, &plan.number, &follows, kind) != 4) {
        fprintf(stderr, "failing_calls: FAILING_CALL is %s\n", text);
        _exit(99);
    }
    plan.following = follows == '+';
    plan.late = strncmp(kind, "late-", 5) == 0;
    plan.cut = strcmp(kind, "short") == 0;
    plan.killing = strcmp(kind, "kill") == 0;
    if (!plan.cut && !plan.killing) {
        plan.error = number_of_error(plan.late ? kind + 5 : kind);
    }
}

__attribute__((constructor)) static void begin(void)
{
    const char *program = getenv("FAILING_PROGRAM"), *call = getenv("FAILING_CALL"), *trace = getenv("FAILING_TRACE");

    if (program == NULL || strcmp(program, program_invocation_short_name) != 0) {
        return;
    }
    unsetenv("LD_PRELOAD");
    dl_iterate_phdr(find_program, NULL);
    plan.only_while = getenv("FAILING_WHILE");
    if (call != NULL) {
        read_plan(call);
    }
    if (trace != NULL) {
        int fd = (int)syscall(SYS_openat, AT_FDCWD, trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

        plan.trace_fd = (int)syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 500); /* out of the way of the program's own */
        syscall(SYS_close, fd);
    }
    plan.on = true;
}

static bool is_on(const void *caller)
{
    return plan.on && (uintptr_t)caller >= plan.begin && (uintptr_t)caller < plan.end &&
           (plan.only_while == NULL || syscall(SYS_faccessat, AT_FDCWD, plan.only_while, F_OK) == 0);
}

static unsigned count(const char *function)
{
    for (struct counter *counter = plan.counters; counter < plan.counters + COUNTERS; counter++) {
        if (counter->function == NULL || strcmp(counter->function, function) == 0) {
            counter->function = function;
            return ++counter->count;
        }
    }
    abort();
}

static struct fate fate_of(const char *function, const void *caller)
{
    struct fate fate = {.function = function};
    int saved = errno;

    if (is_on(caller)) {
        fate.number = count(function);
        fate.meant = strcmp(function, plan.function) == 0 &&
                     (fate.number == plan.number || (plan.following && fate.number > plan.number));
    }
    errno = saved;
    return fate;
}

/* Whether the call is to fail without being made. */
static bool fails(const struct fate *fate)
{
    return fate->meant && plan.error != 0 && !plan.late;
}

static bool is_cut(const struct fate *fate)
{
    return fate->meant && plan.cut;
}

/* Writes the call down, and ends what was begun with it. Returns whether it is to be said to have failed. */
static bool over(const struct fate *fate, long result, const char *name, const char *other_name)
{
    int saved = errno;

    if (fate->number > 0 && plan.trace_fd >= 0) {
        char line[1024];
        int length = snprintf(line, sizeof line, "%s\t%u\t%ld\t%.300s\t%.300s\t%s\n", fate->function, fate->number,
                              result, name, other_name, fate->meant ? "meant" : "");

        syscall(SYS_write, plan.trace_fd, line, (size_t)length);
    }
    if (fate->meant && plan.killing) {
        kill(getpid(), SIGKILL);
    }
    errno = fate->meant && plan.error != 0 ? plan.error : saved;
    return fate->meant && plan.error != 0;
}

/* The function that we stand before. */
static void *real(const char *function)
{
    void *address = dlsym(RTLD_NEXT, function);

    if (address == NULL) {
        abort();
    }
    return address;
}

/* A function that stands before the one of its name. after: what else a call that is said to have failed must undo. */
#define STAND_BEFORE(type, failure, function, parameters, arguments, name, other_name)                                 \
    type function parameters                                                                                           \
    {                                                                                                                  \
        static type(*next) parameters;                                                                                 \
        struct fate fate = fate_of(#function, __builtin_return_address(0));                                            \
        type result = failure;                                                                                         \
                                                                                                                       \
        if (next == NULL) {                                                                                            \
            *(void **)&next = real(#function);                                                                         \
        }                                                                                                              \
        if (!fails(&fate)) {                                                                                           \
            result = next arguments;                                                                                   \
        }                                                                                                              \
        return over(&fate, (long)result, name, other_name) ? failure : result;                                         \
    }

/* Bytes of which only some may go. */
#define HALF(fate, size) (is_cut(fate) && (size) > 1 ? (size) / 2 : (size))

STAND_BEFORE(int, -1, mkdirat, (int fd, const char *name, mode_t mode), (fd, name, mode), name, "")
STAND_BEFORE(int, -1, renameat, (int fd, const char *from, int to_fd, const char *to), (fd, from, to_fd, to), from, to)
STAND_BEFORE(int, -1, renameat2, (int fd, const char *from, int to_fd, const char *to, unsigned flags),
             (fd, from, to_fd, to, flags), from, to)
STAND_BEFORE(int, -1, linkat, (int fd, const char *from, int to_fd, const char *to, int flags),
             (fd, from, to_fd, to, flags), from, to)
STAND_BEFORE(int, -1, symlinkat, (const char *target, int fd, const char *name), (target, fd, name), target, name)
STAND_BEFORE(int, -1, unlinkat, (int fd, const char *name, int flags), (fd, name, flags), name, "")
STAND_BEFORE(ssize_t, -1, write, (int fd, const void *bytes, size_t size), (fd, bytes, HALF(&fate, size)), "", "")
STAND_BEFORE(ssize_t, -1, read, (int fd, void *bytes, size_t size), (fd, bytes, HALF(&fate, size)), "", "")
STAND_BEFORE(ssize_t, -1, pread, (int fd, void *bytes, size_t size, off_t offset),
             (fd, bytes, HALF(&fate, size), offset), "", "")
STAND_BEFORE(ssize_t, -1, readlinkat, (int fd, const char *name, char *text, size_t size), (fd, name, text, size), name,
             "")
STAND_BEFORE(int, -1, fsync, (int fd), (fd), "", "")
STAND_BEFORE(int, -1, syncfs, (int fd), (fd), "", "")
STAND_BEFORE(int, -1, fchmod, (int fd, mode_t mode), (fd, mode), "", "")
STAND_BEFORE(int, -1, fstat, (int fd, struct stat *status), (fd, status), "", "")
STAND_BEFORE(int, -1, fstatat, (int fd, const char *name, struct stat *status, int flags), (fd, name, status, flags),
             name, "")
STAND_BEFORE(int, -1, statx, (int fd, const char *name, int flags, unsigned mask, struct statx *status),
             (fd, name, flags, mask, status), name, "")
STAND_BEFORE(int, -1, fstatfs, (int fd, struct statfs *status), (fd, status), "", "")
STAND_BEFORE(int, -1, fstatvfs, (int fd, struct statvfs *status), (fd, status), "", "")
STAND_BEFORE(int, -1, faccessat, (int fd, const char *name, int mode, int flags), (fd, name, mode, flags), name, "")
STAND_BEFORE(int, -1, flock, (int fd, int operation), (fd, operation), "", "")
STAND_BEFORE(int, -1, memfd_create, (const char *name, unsigned flags), (name, flags), name, "")
STAND_BEFORE(DIR *, NULL, fdopendir, (int fd), (fd), "", "")
STAND_BEFORE(struct dirent *, NULL, readdir, (DIR * folder), (folder), "", "")
STAND_BEFORE(int, -1, scandirat,
             (int fd, const char *name, struct dirent ***entries, int (*choose)(const struct dirent *),
              int (*compare)(const struct dirent **, const struct dirent **)),
             (fd, name, entries, choose, compare), name, "")

/* A descriptor is closed though its closing is said to have failed; close(2), Linux. */
int close(int fd)
{
    struct fate fate = fate_of("close", __builtin_return_address(0));
    int result = (int)syscall(SYS_close, fd);

    return over(&fate, result, "", "") ? -1 : result;
}

int openat(int folder_fd, const char *name, int flags, ...)
{
    struct fate fate = fate_of("openat", __builtin_return_address(0));
    mode_t mode = 0;
    int fd = -1;

    if ((flags & O_CREAT) != 0) {
        va_list list;

        va_start(list, flags);
        mode = va_arg(list, mode_t);
        va_end(list);
    }
    if (!fails(&fate)) {
        fd = (int)syscall(SYS_openat, folder_fd, name, flags, mode);
    }
    if (over(&fate, fd, name, (flags & O_CREAT) != 0 ? "made" : "") && fd >= 0) {
        syscall(SYS_close, fd); /* the program has never heard of it */
        return -1;
    }
    return fate.meant && plan.error != 0 ? -1 : fd;
}
