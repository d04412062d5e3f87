#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/serve.h"

/* Set up in the order in which they take effect in the new process. Each answers an errno value. */
static int arrange_descriptors(posix_spawn_file_actions_t *actions, int socket_fd, int forms_fd)
{
    int number = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);

    if (number == 0) {
        number = posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    }
    if (number == 0) {
        number = posix_spawn_file_actions_adddup2(actions, socket_fd, DI_READER_SOCKET_FD);
    }
    if (number == 0) {
        number = posix_spawn_file_actions_adddup2(actions, forms_fd, DI_READER_FORMS_FD);
    }
    if (number == 0) {
        number = posix_spawn_file_actions_addclosefrom_np(actions, DI_READER_FORMS_FD + 1);
    }
    return number;
}

static int arrange_signals(posix_spawnattr_t *attributes)
{
    sigset_t all, none;
    int number;

    sigfillset(&all);
    sigemptyset(&none);
    number = posix_spawnattr_setsigdefault(attributes, &all);
    if (number == 0) {
        number = posix_spawnattr_setsigmask(attributes, &none);
    }
    if (number == 0) {
        number =
            posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
    }
    return number;
}

static int spawn(const char *program, int socket_fd, int forms_fd, pid_t *ret_pid)
{
    char name[] = "docintake-reader";
    char *arguments[] = {name, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int number = posix_spawn_file_actions_init(&actions);

    if (number != 0) {
        return number;
    }
    number = posix_spawnattr_init(&attributes);
    if (number == 0) {
        number = arrange_descriptors(&actions, socket_fd, forms_fd);
        if (number == 0) {
            number = arrange_signals(&attributes);
        }
        if (number == 0) {
            number = posix_spawn(ret_pid, program, &actions, &attributes, arguments, environ);
        }
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return number;
}

enum di_status di_spawn_reader(const char *program, int socket_fd, int forms_fd, pid_t *ret_pid, struct di_error *error)
{
    /* Out of the way of the numbers that they are to get, so that neither overwrites the other. */
    DI_AUTO_FD socket_away = fcntl(socket_fd, F_DUPFD_CLOEXEC, DI_READER_FORMS_FD + 1);
    DI_AUTO_FD forms_away = fcntl(forms_fd, F_DUPFD_CLOEXEC, DI_READER_FORMS_FD + 1);
    int number;

    if (socket_away < 0 || forms_away < 0) {
        return di_fail(error, errno, "cannot duplicate a descriptor");
    }
    number = spawn(program, socket_away, forms_away, ret_pid);
    return number == 0 ? DI_OK : di_fail(error, number, "cannot execute %s", program);
}
