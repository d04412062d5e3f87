/*
 * The filters of system calls, run by hand: what they answer on architectures that these tests do not run on. A name
 * that another architecture spells otherwise would be missing there without a word.
 */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include <seccomp.h>

#include "../../src/process/calls.h"
#include "docintake/serve.h"
#include "process/cases.h"

static const struct architecture {
    unsigned number; /* as libseccomp has it, which is also the kernel's */
    const char *name;
} architectures[] = {{SCMP_ARCH_X86_64, "x86-64"}, {SCMP_ARCH_AARCH64, "arm64"}};

struct call {
    const char *name;
    uint64_t arguments[3];
};

/* --- The machine that runs filters (Linux, Documentation/networking/filter.rst): what libseccomp uses of it --- */

static uint32_t load(const struct seccomp_data *data, uint32_t offset)
{
    uint32_t word;

    ck_assert_uint_le(offset + sizeof word, sizeof *data);
    memcpy(&word, (const char *)data + offset, sizeof word);
    return word;
}

static bool jumps(const struct sock_filter *step, uint32_t value)
{
    switch (BPF_OP(step->code)) {
    case BPF_JEQ:
        return value == step->k;
    case BPF_JGT:
        return value > step->k;
    case BPF_JGE:
        return value >= step->k;
    case BPF_JSET:
        return (value & step->k) != 0;
    default:
        ck_abort_msg("jump %x", step->code);
    }
}

static uint32_t run(const struct di_buffer *filter, const struct seccomp_data *data)
{
    const struct sock_filter *steps = (const void *)filter->data;
    size_t n_steps = filter->size / sizeof *steps;
    uint32_t value = 0;

    for (size_t at = 0; at < n_steps; at++) {
        const struct sock_filter *step = &steps[at];

        switch (BPF_CLASS(step->code)) {
        case BPF_LD:
            value = load(data, step->k);
            break;
        case BPF_ALU:
            ck_assert_uint_eq(step->code, BPF_ALU | BPF_AND | BPF_K);
            value &= step->k;
            break;
        case BPF_JMP:
            at += BPF_OP(step->code) == BPF_JA ? step->k : jumps(step, value) ? step->jt : step->jf;
            break;
        case BPF_RET:
            return step->k;
        default:
            ck_abort_msg("step %x", step->code);
        }
    }
    ck_abort_msg("a filter without an end");
}

/* --- What it answers --- */

/* False where the architecture has no such call. */
static bool ask(enum di_calls_of whose, const struct architecture *architecture, const struct call *call,
                uint32_t *ret_answer)
{
    DI_AUTO_BUFFER filter = DI_BUFFER_EMPTY;
    struct seccomp_data data = {.arch = architecture->number,
                                .nr = seccomp_syscall_resolve_name_arch(architecture->number, call->name)};

    ck_assert_msg(data.nr != __NR_SCMP_ERROR, "nobody knows a call %s", call->name);
    memcpy(data.args, call->arguments, sizeof call->arguments);
    ck_assert_int_eq(di_calls_make(whose, architecture->number, &filter, NULL), DI_OK);
    *ret_answer = run(&filter, &data);
    return data.nr >= 0;
}

static void expect(enum di_calls_of whose, const struct call *calls, size_t n_calls, uint32_t expected)
{
    for (size_t i = 0; i < n_calls; i++) {
        for (size_t j = 0; j < sizeof architectures / sizeof *architectures; j++) {
            uint32_t answer;

            ck_assert_msg(ask(whose, &architectures[j], &calls[i], &answer), "%s has no %s", architectures[j].name,
                          calls[i].name);
            ck_assert_msg(answer == expected, "%s on %s: %x", calls[i].name, architectures[j].name, answer);
        }
    }
}

#define EXPECT(whose, calls, expected) expect(whose, calls, sizeof(calls) / sizeof *(calls), expected)
#define REFUSAL(number) (SECCOMP_RET_ERRNO | (number))

/* All that the two take to do their work, under names that every architecture has. */
START_TEST(what_is_needed_is_allowed_everywhere)
{
    static const struct call reading[] = {
        {"read", {0}},
        {"pread64", {0}},
        {"write", {0}},
        {"writev", {0}},
        {"lseek", {0}},
        {"fstat", {0}},
        {"ftruncate", {0}},
        {"close", {0}},
        {"brk", {0}},
        {"munmap", {0}},
        {"mremap", {0}},
        {"madvise", {0}},
        {"futex", {0}},
        {"getrandom", {0}},
        {"clock_gettime", {0}},
        {"getpid", {0}},
        {"gettid", {0}},
        {"exit", {0}},
        {"rt_sigaction", {0}},
        {"rt_sigprocmask", {0}},
        {"exit_group", {0}},
        {"rt_sigreturn", {0}},
        {"mmap", {0, 0, PROT_READ | PROT_WRITE}},
        {"mprotect", {0, 0, PROT_READ}},
    };
    static const struct call turns[] = {{"sendmsg", {DI_CHILD_TURN_FD}}, {"recvmsg", {DI_CHILD_TURN_FD}}};
    static const struct call forking[] = {
        {"clone", {SIGCHLD}},
        {"set_robust_list", {0}},
        {"getppid", {0}},
        {"pidfd_open", {0}},
        {"waitid", {0}},
        {"kill", {0}},
        {"ppoll", {0}},
        {"pidfd_send_signal", {0}},
        {"sendmsg", {0}},
        {"recvmsg", {0}},
        {"dup3", {0}},
        {"socketpair", {AF_UNIX}},
        {"fcntl", {0}},
        {"close_range", {0}},
        {"prlimit64", {0}},
        {"prctl", {PR_SET_PDEATHSIG}},
        {"seccomp", {SECCOMP_SET_MODE_FILTER}},
    };

    EXPECT(DI_CALLS_CHILD, reading, SECCOMP_RET_ALLOW);
    EXPECT(DI_CALLS_CHILD, turns, SECCOMP_RET_ALLOW);
    EXPECT(DI_CALLS_READER, reading, SECCOMP_RET_ALLOW);
    EXPECT(DI_CALLS_READER, forking, SECCOMP_RET_ALLOW);
}
END_TEST

START_TEST(what_only_an_attack_makes_is_the_end_everywhere)
{
    static const struct call attacks[] = {
        {"execve", {0}},    {"execveat", {0}},       {"unshare", {0}},      {"ptrace", {0}},
        {"socket", {0}},    {"connect", {0}},        {"bpf", {0}},          {"unlinkat", {0}},
        {"renameat2", {0}}, {"linkat", {0}},         {"mount", {0}},        {"setns", {0}},
        {"capset", {0}},    {"io_uring_setup", {0}}, {"memfd_create", {0}}, {"symlinkat", {0}},
    };
    static const struct call of_children[] = {
        {"clone", {SIGCHLD}}, {"clone3", {0}}, {"socketpair", {AF_UNIX}}, {"kill", {0}}, {"pidfd_send_signal", {0}}};

    EXPECT(DI_CALLS_READER, attacks, SECCOMP_RET_KILL_PROCESS);
    EXPECT(DI_CALLS_CHILD, attacks, SECCOMP_RET_KILL_PROCESS);
    EXPECT(DI_CALLS_CHILD, of_children, SECCOMP_RET_KILL_PROCESS);
}
END_TEST

START_TEST(what_is_not_listed_is_refused_everywhere)
{
    static const struct call unlisted[] = {{"openat", {0}},
                                           {"newfstatat", {0}},
                                           {"statx", {0}},
                                           {"ioctl", {0}},
                                           {"mmap", {0, 0, PROT_READ | PROT_EXEC}},
                                           {"mprotect", {0, 0, PROT_EXEC}},
                                           {"fchmod", {0}}};
    static const struct call of_the_reader[] = {
        {"clone", {CLONE_NEWUSER | SIGCHLD}}, {"prctl", {PR_SET_DUMPABLE}}, {"socketpair", {AF_INET}}};
    static const struct call newer[] = {{"clone3", {0}}};

    EXPECT(DI_CALLS_READER, unlisted, REFUSAL(EPERM));
    EXPECT(DI_CALLS_CHILD, unlisted, REFUSAL(EPERM));
    EXPECT(DI_CALLS_READER, of_the_reader, REFUSAL(EPERM));
    EXPECT(DI_CALLS_READER, newer, REFUSAL(ENOSYS));
}
END_TEST

/* By the rules of another architecture the same number is another call. */
START_TEST(calls_of_another_architecture_are_the_end)
{
    static const struct architecture foreign = {SCMP_ARCH_X86, "x86"};
    DI_AUTO_BUFFER filter = DI_BUFFER_EMPTY;
    struct seccomp_data data = {.arch = foreign.number, .nr = 3 /* read */};

    for (size_t j = 0; j < sizeof architectures / sizeof *architectures; j++) {
        di_buffer_clear(&filter);
        ck_assert_int_eq(di_calls_make(DI_CALLS_CHILD, architectures[j].number, &filter, NULL), DI_OK);
        ck_assert_uint_eq(run(&filter, &data), SECCOMP_RET_KILL_PROCESS);
    }
}
END_TEST

TCase *filter_cases(void)
{
    TCase *cases = tcase_create("filter");

    tcase_add_test(cases, what_is_needed_is_allowed_everywhere);
    tcase_add_test(cases, what_only_an_attack_makes_is_the_end_everywhere);
    tcase_add_test(cases, what_is_not_listed_is_refused_everywhere);
    tcase_add_test(cases, calls_of_another_architecture_are_the_end);
    return cases;
}
