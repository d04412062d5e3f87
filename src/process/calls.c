#include "calls.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <seccomp.h>

#include "docintake/fd.h"
#include "docintake/serve.h"
#include "instrumented.h"

/*
 * What is built with DI_LOCK_STRICT ends at every call that is not listed: so that the tests see that ordinary
 * documents lead to none.
 */
#ifdef DI_LOCK_STRICT
static const bool is_strict = true;
#else
static const bool is_strict = false;
#endif

/* All that a kernel takes in one filter, in bytes. */
#define FILTER_BYTES (BPF_MAXINSNS * sizeof(struct sock_filter))

#define NEW_NAMESPACES                                                                                                 \
    (CLONE_NEWCGROUP | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWUSER | CLONE_NEWUTS)

/*
 * A call that may be made: always, or where one argument has these bits of a mask. A call may have several rows.
 * Names that an architecture has not are passed over: 64-bit ARM has ppoll and dup3 where others have poll and dup2.
 */
struct call {
    int number;
    unsigned argument;
    uint64_t mask, bits; /* mask 0: whatever the arguments */
};

#define ALWAYS(name)                                                                                                   \
    {                                                                                                                  \
        SCMP_SYS(name), 0, 0, 0                                                                                        \
    }
#define IF(name, position, is)                                                                                         \
    {                                                                                                                  \
        SCMP_SYS(name), (position), UINT32_MAX, (is)                                                                   \
    }
#define UNLESS(name, position, any)                                                                                    \
    {                                                                                                                  \
        SCMP_SYS(name), (position), (any), 0                                                                           \
    }

/* clang-format off */

/* What reading a document and writing an answer take, with the reader and in a child. */
static const struct call reading[] = {
    /* What is open already. fstat: the size of a file, and of none that has to be named (di_fd_state). */
    ALWAYS(read), ALWAYS(pread64), ALWAYS(write), ALWAYS(writev), ALWAYS(lseek), ALWAYS(_llseek),
    ALWAYS(fstat), ALWAYS(fstat64), ALWAYS(ftruncate), ALWAYS(ftruncate64), ALWAYS(close),

    /* Memory, none of it to be executed. */
    ALWAYS(brk), ALWAYS(munmap), ALWAYS(mremap), ALWAYS(madvise),
    UNLESS(mmap, 2, PROT_EXEC), UNLESS(mmap2, 2, PROT_EXEC), UNLESS(mprotect, 2, PROT_EXEC),

    /* Locks of the C library, the time, chance, and who one is. */
    ALWAYS(futex), ALWAYS(futex_time64), ALWAYS(clock_gettime), ALWAYS(clock_gettime64), ALWAYS(getrandom),
    ALWAYS(getpid), ALWAYS(gettid),

    /* Signals that come, and the end. */
    ALWAYS(rt_sigaction), ALWAYS(rt_sigprocmask), ALWAYS(rt_sigreturn), ALWAYS(sigreturn), ALWAYS(restart_syscall),
    ALWAYS(exit), ALWAYS(exit_group),

#if DI_IS_SANITIZED /* the stack of their handlers; where the stack ends; giving way to another thread */
    ALWAYS(sigaltstack), IF(prlimit64, 2, 0), ALWAYS(sched_yield),
#endif
};

/* A child that reads several documents learns of the next over this socket, and over no other. */
static const struct call turns[] = {
    IF(sendmsg, 0, DI_CHILD_TURN_FD), IF(recvmsg, 0, DI_CHILD_TURN_FD),
};

/* Forking children, and what these do before they give it up. */
static const struct call forking[] = {
    UNLESS(clone, 0, NEW_NAMESPACES), ALWAYS(fork), ALWAYS(set_robust_list), ALWAYS(rseq), ALWAYS(getppid),
    ALWAYS(pidfd_open), ALWAYS(pidfd_send_signal), ALWAYS(waitid), ALWAYS(wait4), ALWAYS(kill),
    ALWAYS(poll), ALWAYS(ppoll), ALWAYS(ppoll_time64), ALWAYS(sendmsg), ALWAYS(recvmsg), IF(socketpair, 0, AF_UNIX),
    ALWAYS(dup2), ALWAYS(dup3), ALWAYS(fcntl), ALWAYS(fcntl64), ALWAYS(close_range),
    IF(prctl, 0, PR_SET_PDEATHSIG), ALWAYS(prlimit64), ALWAYS(setrlimit), IF(seccomp, 0, SECCOMP_SET_MODE_FILTER),
};

/* What neither needs and no library tries in passing: who asks for it is not our program any more. */
static const int attacks[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(vfork), SCMP_SYS(unshare), SCMP_SYS(setns),
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(process_madvise),
    SCMP_SYS(pidfd_getfd), SCMP_SYS(kcmp),
    SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4),
    SCMP_SYS(sendmmsg), SCMP_SYS(io_uring_setup), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd),
    SCMP_SYS(memfd_create), SCMP_SYS(memfd_secret), SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(fsopen), SCMP_SYS(open_tree),
    SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rmdir), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
    SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(mknod), SCMP_SYS(mknodat),
    SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load), SCMP_SYS(reboot), SCMP_SYS(personality),
    SCMP_SYS(setuid), SCMP_SYS(setgid), SCMP_SYS(setresuid), SCMP_SYS(setresgid), SCMP_SYS(capset),
};

/* And where it is a child that asks. */
static const int attacks_of_children[] = {
    SCMP_SYS(clone), SCMP_SYS(clone3), SCMP_SYS(fork), SCMP_SYS(socketpair), SCMP_SYS(kill), SCMP_SYS(pidfd_send_signal),
};

/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Each of these answers 0, or an errno value that is negative, as libseccomp does. */

static int allow(scmp_filter_ctx filter, const struct call *calls, size_t n_calls)
{
    int result = 0;

    for (size_t i = 0; i < n_calls && result == 0; i++) {
        const struct call *call = &calls[i];
        struct scmp_arg_cmp condition = SCMP_CMP(call->argument, SCMP_CMP_MASKED_EQ, call->mask, call->bits);

        result = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call->number, call->mask != 0, &condition);
    }
    return result;
}

static int end_at(scmp_filter_ctx filter, const int *calls, size_t n_calls)
{
    int result = 0;

    for (size_t i = 0; i < n_calls && result == 0 && !is_strict; i++) {
        result = seccomp_rule_add_array(filter, SCMP_ACT_KILL_PROCESS, calls[i], 0, NULL);
    }
    return result;
}

static int add_rules(scmp_filter_ctx filter, enum di_calls_of whose)
{
    int result = allow(filter, reading, COUNT(reading));

    if (result == 0) {
        result = end_at(filter, attacks, COUNT(attacks));
    }
    if (result == 0 && whose == DI_CALLS_CHILD) {
        result = allow(filter, turns, COUNT(turns));
        return result == 0 ? end_at(filter, attacks_of_children, COUNT(attacks_of_children)) : result;
    }
    if (result == 0) {
        result = allow(filter, forking, COUNT(forking));
    }
    /* The C library then forks by clone, whose arguments a filter can read. */
    return result == 0 ? seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) : result;
}

static int set_architecture(scmp_filter_ctx filter, unsigned architecture)
{
    int result = 0;

    if (architecture != SCMP_ARCH_NATIVE && architecture != seccomp_arch_native()) {
        result = seccomp_arch_add(filter, architecture);
        if (result == 0) {
            result = seccomp_arch_remove(filter, seccomp_arch_native());
        }
    }
    if (result == 0) { /* a call by the rules of another architecture, such as 32-bit x86 */
        result = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    }
    /* A search tree instead of a chain: it is walked for every call, and once for every child and every call there is.
     */
    return result == 0 ? seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) : result;
}

static enum di_status write_out(scmp_filter_ctx filter, struct di_buffer *ret_filter, struct di_error *error)
{
    DI_AUTO_FD fd = di_fd_memory("docintake-filter");
    int result;

    if (fd < 0) {
        return di_fail(error, errno, "cannot make a file for a filter");
    }
    result = seccomp_export_bpf(filter, fd);
    return result == 0 ? di_fd_read_whole(fd, FILTER_BYTES, ret_filter, "a filter of system calls", error)
                       : di_fail(error, -result, "cannot make a filter of system calls");
}

enum di_status di_calls_make(enum di_calls_of whose, unsigned architecture, struct di_buffer *ret_filter,
                             struct di_error *error)
{
    scmp_filter_ctx filter = seccomp_init(is_strict ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(EPERM));
    enum di_status status;
    int result;

    if (filter == NULL) {
        return di_fail_no_memory(error);
    }
    result = set_architecture(filter, architecture);
    if (result == 0) {
        result = add_rules(filter, whose);
    }
    status = result == 0 ? write_out(filter, ret_filter, error)
                         : di_fail(error, -result, "cannot make a filter of system calls");
    seccomp_release(filter);
    return status;
}

enum di_status di_calls_give_up(const struct di_buffer *filter, struct di_error *error)
{
    const struct sock_fprog program = {(unsigned short)(filter->size / sizeof(struct sock_filter)),
                                       (struct sock_filter *)(void *)filter->data};

    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_LOG, &program) == 0
               ? DI_OK
               : di_fail(error, errno, "no seccomp");
}

enum di_status di_calls_check(struct di_error *error)
{
    uint32_t action = SECCOMP_RET_KILL_PROCESS;

    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0 ? DI_OK
                                                                           : di_fail(error, errno, "no seccomp");
}
