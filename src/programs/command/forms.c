/* docintake forms - runs docintake-forms: who only checks reports need not load libxml2 for it. */
#include <errno.h>
#include <unistd.h>

#include "command.h"
#include "docintake/installation.h"

int di_command_forms(int argc, char **argv)
{
    struct di_installation installation;
    struct di_error error = DI_ERROR_NONE;

    (void)argc;
    if (di_installation_find(&installation, &error) == DI_OK) {
        execv(installation.forms_program, argv);
        di_fail(&error, errno, "cannot execute %s", installation.forms_program);
    }
    di_command_complain(argv[0], "%s", error.text);
    return DI_EXIT_FAILED;
}
