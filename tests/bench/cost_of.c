/*
 * cost_of COMMAND [ARGUMENT]...: runs a command with its output thrown away and prints its exit status, the processor
 * time in microseconds that it and the processes that it waited for took, and the peak memory in KiB of the largest of
 * them.
 *
 * A small program of its own, because the peak of a process counts from before its exec: that of the bench would show.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(char **command)
{
    int nowhere = open("/dev/null", O_RDWR);

    if (nowhere >= 0 && dup2(nowhere, STDIN_FILENO) >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0 &&
        dup2(nowhere, STDERR_FILENO) >= 0) {
        execvp(command[0], command);
    }
    _exit(127);
}

static int64_t microseconds(struct timeval time)
{
    return (int64_t)time.tv_sec * 1000000 + time.tv_usec;
}

int main(int argc, char **argv)
{
    struct rusage used;
    int status;
    pid_t pid;

    if (argc < 2) {
        fputs("usage: cost_of COMMAND [ARGUMENT]...\n", stderr);
        return 2;
    }
    pid = fork();
    if (pid == 0) {
        run(argv + 1);
    }
    if (pid < 0 || wait4(pid, &status, 0, &used) != pid) {
        perror(argv[1]);
        return 3;
    }
    printf("%d %" PRId64 " %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
           microseconds(used.ru_utime) + microseconds(used.ru_stime), used.ru_maxrss);
    return 0;
}
