#include "attacks.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "docintake/serve.h"

/*
 * Each makes the system call itself: the C library may refuse by its own lights. Should a lock fail its test, none of
 * them does harm: signals are number 0, what is removed or mounted is not there.
 */

#define ATTACK(name, ...)                                                                                              \
    static long name(void)                                                                                             \
    {                                                                                                                  \
        return syscall(__VA_ARGS__);                                                                                   \
    }

static struct stat state;
static char bytes[64];
static char *const no_words[] = {NULL};
static const struct rlimit without_limit = {RLIM_INFINITY, RLIM_INFINITY};
static const struct rlimit many = {64, 64};
static struct iovec part = {bytes, sizeof bytes};
static struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
static const struct sockaddr_un address = {AF_UNIX, "/run/systemd/journal/socket"};
static const uint32_t no_capabilities_header[2] = {0x20080522, 0};
static const uint32_t no_capabilities[6];

ATTACK(open_to_read, SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY)
ATTACK(open_to_make, SYS_openat, AT_FDCWD, "/tmp/docintake-attack", O_WRONLY | O_CREAT, 0600)
ATTACK(open_own_memory, SYS_openat, AT_FDCWD, "/proc/self/mem", O_RDWR)
ATTACK(open_parents_memory, SYS_openat, AT_FDCWD, "/proc/1/mem", O_RDWR)
ATTACK(open_document_to_write, SYS_openat, AT_FDCWD, "/proc/self/fd/3", O_RDWR)
ATTACK(openat2, SYS_openat2, AT_FDCWD, "/etc/passwd", bytes, 24)
ATTACK(look_at_path, SYS_newfstatat, AT_FDCWD, "/etc/passwd", &state, 0)
ATTACK(look_at_more, SYS_statx, AT_FDCWD, "/etc/passwd", 0, 0, bytes)
ATTACK(ask_for_access, SYS_faccessat, AT_FDCWD, "/etc/passwd", R_OK)
ATTACK(read_link, SYS_readlinkat, AT_FDCWD, "/proc/self/exe", bytes, sizeof bytes)
ATTACK(list_folder, SYS_getdents64, DI_CHILD_DOCUMENT_FD, bytes, sizeof bytes)
ATTACK(make_folder, SYS_mkdirat, AT_FDCWD, "/tmp/docintake-attack", 0700)
ATTACK(change_mode, SYS_fchmod, DI_CHILD_DOCUMENT_FD, 0777)
ATTACK(where_am_i, SYS_getcwd, bytes, sizeof bytes)
ATTACK(go_elsewhere, SYS_chdir, "/")
ATTACK(name_machine, SYS_uname, bytes)
ATTACK(control_terminal, SYS_ioctl, 0, TIOCGWINSZ, bytes)
ATTACK(change_descriptor, SYS_fcntl, DI_CHILD_DOCUMENT_FD, F_SETFL, O_NONBLOCK)
ATTACK(double_descriptor, SYS_dup, DI_CHILD_DOCUMENT_FD)
ATTACK(make_pipe, SYS_pipe2, bytes, 0)
ATTACK(watch_files, SYS_inotify_init1, 0)
ATTACK(share_memory, SYS_shmget, 0, 4096, 01600)
ATTACK(queue_messages, SYS_msgget, 0, 01600)
ATTACK(execute_new_memory, SYS_mmap, 0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
ATTACK(execute_old_memory, SYS_mprotect, (uintptr_t)bytes & ~(uintptr_t)4095, 4096, PROT_READ | PROT_WRITE | PROT_EXEC)
ATTACK(raise_memory, SYS_prlimit64, 0, RLIMIT_AS, &without_limit, NULL)
ATTACK(raise_descriptors, SYS_prlimit64, 0, RLIMIT_NOFILE, &many, NULL)
ATTACK(raise_time, SYS_setrlimit, RLIMIT_CPU, &without_limit)
ATTACK(be_looked_into, SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0)
ATTACK(outlive_reader, SYS_prctl, PR_SET_PDEATHSIG, 0, 0, 0, 0)
ATTACK(hasten, SYS_setpriority, PRIO_PROCESS, 0, -20)
ATTACK(send_elsewhere, SYS_sendmsg, DI_CHILD_ANSWER_FD, &message, 0)
ATTACK(receive_elsewhere, SYS_recvmsg, DI_CHILD_ANSWER_FD, &message, 0)
ATTACK(signal_thread, SYS_tgkill, 1, 1, 0)
ATTACK(lock_again, SYS_landlock_create_ruleset, NULL, 0, 1)

ATTACK(execute, SYS_execve, "/bin/true", no_words, no_words)
ATTACK(execute_at, SYS_execveat, AT_FDCWD, "/bin/true", no_words, no_words, 0)
ATTACK(multiply, SYS_clone, SIGCHLD, 0, 0, 0, 0)
ATTACK(multiply_newly, SYS_clone3, bytes, 64)
ATTACK(make_thread, SYS_clone, CLONE_VM | CLONE_SIGHAND | CLONE_THREAD, 0, 0, 0, 0)
ATTACK(make_socket, SYS_socket, AF_INET, SOCK_STREAM, 0)
ATTACK(make_local_socket, SYS_socket, AF_UNIX, SOCK_STREAM, 0)
ATTACK(make_netlink_socket, SYS_socket, AF_NETLINK, SOCK_RAW, 0)
ATTACK(connect_socket, SYS_connect, DI_CHILD_DOCUMENT_FD, &address, sizeof address)
ATTACK(kill_everybody, SYS_kill, -1, 0)
ATTACK(kill_by_descriptor, SYS_pidfd_send_signal, DI_CHILD_DOCUMENT_FD, 0, NULL, 0)
ATTACK(trace, SYS_ptrace, PTRACE_TRACEME, 0, NULL, NULL)
ATTACK(read_other_memory, SYS_process_vm_readv, 1, &part, 1UL, &part, 1UL, 0UL)
ATTACK(write_other_memory, SYS_process_vm_writev, 0, &part, 1UL, &part, 1UL, 0UL)
ATTACK(take_other_descriptor, SYS_pidfd_getfd, DI_CHILD_DOCUMENT_FD, 0, 0)
ATTACK(make_memory_file, SYS_memfd_create, "attack", 0)
ATTACK(remove_file, SYS_unlinkat, AT_FDCWD, "/tmp/docintake-attack", 0)
ATTACK(rename_file, SYS_renameat2, AT_FDCWD, "/tmp/docintake-attack", AT_FDCWD, "/tmp/docintake-attack-2", 0)
ATTACK(link_file, SYS_linkat, AT_FDCWD, "/etc/passwd", AT_FDCWD, "/tmp/docintake-attack", 0)
ATTACK(leave_namespaces, SYS_unshare, CLONE_NEWUSER)
ATTACK(enter_namespace, SYS_setns, DI_CHILD_DOCUMENT_FD, 0)
ATTACK(mount_something, SYS_mount, "none", "/nonexistent", "tmpfs", 0, NULL)
ATTACK(queue_calls, SYS_io_uring_setup, 1, bytes)
ATTACK(load_program, SYS_bpf, 0, bytes, sizeof bytes)
ATTACK(count_events, SYS_perf_event_open, bytes, 0, -1, -1, 0)
ATTACK(handle_faults, SYS_userfaultfd, 0)
ATTACK(read_keys, SYS_keyctl, 0, -3, 0)
ATTACK(become_root, SYS_setresuid, 0, 0, 0)
ATTACK(take_capabilities, SYS_capset, no_capabilities_header, no_capabilities)

/* clang-format off */
const struct di_test_attack di_test_attacks[] = {
    /* What libraries may try in passing. */
    {"open-to-read",           open_to_read,           REFUSED, REFUSED},
    {"open-to-make",           open_to_make,           REFUSED, REFUSED},
    {"open-own-memory",        open_own_memory,        REFUSED, REFUSED},
    {"open-parents-memory",    open_parents_memory,    REFUSED, REFUSED},
    {"open-document-to-write", open_document_to_write, REFUSED, REFUSED},
    {"openat2",                openat2,                REFUSED, REFUSED},
    {"look-at-path",           look_at_path,           REFUSED, REFUSED},
    {"look-at-more",           look_at_more,           REFUSED, REFUSED},
    {"ask-for-access",         ask_for_access,         REFUSED, REFUSED},
    {"read-link",              read_link,              REFUSED, REFUSED},
    {"list-folder",            list_folder,            REFUSED, REFUSED},
    {"make-folder",            make_folder,            REFUSED, REFUSED},
    {"change-mode",            change_mode,            REFUSED, REFUSED},
    {"where-am-i",             where_am_i,             REFUSED, REFUSED},
    {"go-elsewhere",           go_elsewhere,           REFUSED, REFUSED},
    {"name-machine",           name_machine,           REFUSED, REFUSED},
    {"control-terminal",       control_terminal,       REFUSED, REFUSED},
    {"change-descriptor",      change_descriptor,      REFUSED, ALLOWED},
    {"double-descriptor",      double_descriptor,      REFUSED, REFUSED},
    {"make-pipe",              make_pipe,              REFUSED, REFUSED},
    {"watch-files",            watch_files,            REFUSED, REFUSED},
    {"share-memory",           share_memory,           REFUSED, REFUSED},
    {"queue-messages",         queue_messages,         REFUSED, REFUSED},
    {"execute-new-memory",     execute_new_memory,     REFUSED, REFUSED},
    {"execute-old-memory",     execute_old_memory,     REFUSED, REFUSED},
    {"raise-memory",           raise_memory,           REFUSED, ALLOWED},
    {"raise-descriptors",      raise_descriptors,      REFUSED, ALLOWED},
    {"raise-time",             raise_time,             REFUSED, ALLOWED},
    {"be-looked-into",         be_looked_into,         REFUSED, REFUSED},
    {"outlive-reader",         outlive_reader,         REFUSED, ALLOWED},
    {"hasten",                 hasten,                 REFUSED, REFUSED},
    {"send-elsewhere",         send_elsewhere,         REFUSED, ALLOWED},
    {"receive-elsewhere",      receive_elsewhere,      REFUSED, ALLOWED},
    {"signal-thread",          signal_thread,          REFUSED, REFUSED},
    {"lock-again",             lock_again,             REFUSED, REFUSED},

    /* What only an attack does. */
    {"execute",                execute,                ENDED,   ENDED},
    {"execute-at",             execute_at,             ENDED,   ENDED},
    {"multiply",               multiply,               ENDED,   ALLOWED},
    {"multiply-newly",         multiply_newly,         ENDED,   ALLOWED},
    {"make-thread",            make_thread,            ENDED,   ALLOWED},
    {"make-socket",            make_socket,            ENDED,   ENDED},
    {"make-local-socket",      make_local_socket,      ENDED,   ENDED},
    {"make-netlink-socket",    make_netlink_socket,    ENDED,   ENDED},
    {"connect-socket",         connect_socket,         ENDED,   ENDED},
    {"kill-everybody",         kill_everybody,         ENDED,   ALLOWED},
    {"kill-by-descriptor",     kill_by_descriptor,     ENDED,   ALLOWED},
    {"trace",                  trace,                  ENDED,   ENDED},
    {"read-other-memory",      read_other_memory,      ENDED,   ENDED},
    {"write-other-memory",     write_other_memory,     ENDED,   ENDED},
    {"take-other-descriptor",  take_other_descriptor,  ENDED,   ENDED},
    {"make-memory-file",       make_memory_file,       ENDED,   ENDED},
    {"remove-file",            remove_file,            ENDED,   ENDED},
    {"rename-file",            rename_file,            ENDED,   ENDED},
    {"link-file",              link_file,              ENDED,   ENDED},
    {"leave-namespaces",       leave_namespaces,       ENDED,   ENDED},
    {"enter-namespace",        enter_namespace,        ENDED,   ENDED},
    {"mount-something",        mount_something,        ENDED,   ENDED},
    {"queue-calls",            queue_calls,            ENDED,   ENDED},
    {"load-program",           load_program,           ENDED,   ENDED},
    {"count-events",           count_events,           ENDED,   ENDED},
    {"handle-faults",          handle_faults,          ENDED,   ENDED},
    {"read-keys",              read_keys,              ENDED,   ENDED},
    {"become-root",            become_root,            ENDED,   ENDED},
    {"take-capabilities",      take_capabilities,      ENDED,   ENDED},
};
/* clang-format on */

const size_t di_test_n_attacks = sizeof di_test_attacks / sizeof *di_test_attacks;

enum di_status di_test_attack_try(const char *name, struct di_buffer *answer, struct di_error *error)
{
    for (size_t i = 0; i < di_test_n_attacks; i++) {
        if (strcmp(di_test_attacks[i].name, name) == 0) {
            di_buffer_text(answer, di_test_attacks[i].attempt() >= 0 ? "done" : strerrorname_np(errno));
            return DI_OK;
        }
    }
    return di_fail(error, 0, "there is no attack %s", name);
}
