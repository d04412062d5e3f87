#include "locked.h"

#include <limits.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Shared with the accomplice. */
enum { NOT_READY, READY, KILL };
static _Atomic int *order;

noreturn void di_test_locked_crash(void)
{
    volatile char *nothing = mmap(NULL, 1, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    signal(SIGSEGV, SIG_DFL);
    *nothing = 1;
    _exit(99);
}

static void wait_while(_Atomic int *word, int value, const struct timespec *limit)
{
    syscall(SYS_futex, word, FUTEX_WAIT, value, limit, NULL, 0);
}

void di_test_locked_sleep(int milliseconds)
{
    const struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    _Atomic int never = 0;

    if (milliseconds >= 0) {
        wait_while(&never, 0, &limit);
        return;
    }
    for (;;) {
        wait_while(&never, 0, NULL);
    }
}

static void tell(int what)
{
    atomic_store(order, what);
    syscall(SYS_futex, order, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

/* Ends with the reader. The signal does not come where the reader ended before it was asked for. */
static noreturn void be_accomplice(pid_t reader)
{
    const struct timespec second = {1, 0};

    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    setsid(); /* the reader's own session is looked at for what it leaves behind */
    close_range(0, ~0U, 0);
    tell(READY);
    while (atomic_load(order) != KILL && getppid() == reader) {
        wait_while(order, READY, &second);
    }
    if (getppid() == reader) {
        kill(reader, SIGKILL);
    }
    _exit(0);
}

void di_test_locked_prepare(void)
{
    pid_t reader = getpid();
    void *page = mmap(NULL, sizeof *order, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (page == MAP_FAILED) {
        _exit(98);
    }
    order = page;
    if (fork() == 0) {
        be_accomplice(reader);
    }
    while (atomic_load(order) == NOT_READY) {
        wait_while(order, NOT_READY, NULL);
    }
}

void di_test_locked_kill_reader(void)
{
    tell(KILL);
    di_test_locked_sleep(-1);
}
