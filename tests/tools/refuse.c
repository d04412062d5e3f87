/* refuse CALL PROGRAM [ARGUMENT...] - runs a program on a kernel without landlock_create_ruleset, seccomp or unshare.
 */
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/refuse.h"

static const struct {
    const char *name;
    long number;
} calls[] = {
    {"landlock_create_ruleset", SYS_landlock_create_ruleset},
    {"seccomp", SYS_seccomp},
    {"unshare", SYS_unshare},
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc > 2 && i < sizeof calls / sizeof *calls; i++) {
        if (strcmp(calls[i].name, argv[1]) == 0) {
            di_test_refuse(calls[i].number);
            execvp(argv[2], argv + 2);
            perror(argv[2]);
            return 126;
        }
    }
    fputs("usage: refuse CALL PROGRAM [ARGUMENT...]\n", stderr);
    return 2;
}
