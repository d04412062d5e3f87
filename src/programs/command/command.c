#include "command.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>

#include "docintake/text.h"

/* A control code would be obeyed by a terminal, and half a character can be part of one: each byte becomes '?'. */
static void print_safely(FILE *out, const char *text)
{
    size_t size;

    for (; *text != '\0'; text += size) {
        int32_t code = di_text_next(text, &size);

        if (code < ' ' || (code >= 0x7F && code <= 0x9F) || (code == 0xFFFD && size == 1)) {
            fprintf(out, "%.*s", (int)size, "??");
        } else {
            fwrite(text, 1, size, out);
        }
    }
}

void di_command_complain(const char *command, const char *format, ...)
{
    char text[PATH_MAX + DI_ERROR_TEXT_BYTES];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    fprintf(stderr, "%s: ", command);
    print_safely(stderr, text);
    fputc('\n', stderr);
}

int di_command_misuse(const char *command, const char *format, ...)
{
    char text[PATH_MAX + DI_ERROR_TEXT_BYTES];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    di_command_complain(command, "%s", text);
    return di_command_misused(command);
}

int di_command_misused(const char *command)
{
    fprintf(stderr, "Try '%s --help' for more information.\n", command);
    return DI_EXIT_USAGE;
}

void di_command_print(const char *text)
{
    print_safely(stdout, text);
}

void di_command_print_heading(const char *path)
{
    fputs("==> ", stdout);
    print_safely(stdout, path);
    fputs(" <==\n\n", stdout);
}

int di_command_help(const char *text)
{
    fputs(text, stdout);
    return di_command_finish("docintake", DI_EXIT_DONE);
}

int di_command_version(void)
{
    puts("docintake " DI_VERSION);
    return di_command_finish("docintake", DI_EXIT_DONE);
}

int di_command_finish(const char *command, int status)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        di_command_complain(command, "cannot write to standard output: %s", strerrordesc_np(errno));
        return DI_EXIT_FAILED;
    }
    return status;
}
