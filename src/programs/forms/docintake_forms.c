/*
 * docintake-forms - the forms that reports are held against: which there are, what one says, whether a file is one.
 *
 * docintake starts it as "docintake forms".
 */
#include <string.h>

#include "command/command.h"
#include "command/settings.h"
#include "docintake/forms.h"
#include "forms_show.h"

#define NAME "docintake forms"

/* clang-format off */
static const char help[] =
    "Usage: docintake forms [OPTION]... [list]\n"
    "  or:  docintake forms [OPTION]... show ID\n"
    "  or:  docintake forms [OPTION]... check FILE...\n"
    "List the forms that reports are held against, print one as people read it, or\n"
    "check form files.\n"
    "\n"
    "  list                   one form a line: id, version, years and name (default)\n"
    "  show ID                sections, rows with their units and relations, rules\n"
    "  check FILE...          what is wrong with a file, as FILE:LINE: and a sentence\n"
    "\n"
    "Options:\n"
    "      --lang=LANGUAGE    zh or en (default: as configured, else zh); labels are\n"
    "                           always in the words of the form\n"
    "      --config=FILE      the daemon's configuration\n"
    "                           (default " DI_INSTALL_CONFIG ", if it is there)\n"
    "      --help             print this help and exit\n"
    "      --version          print the version and exit\n"
    "\n"
    "Exit status: 0 if all is well; 1 if a file is not a form; 2 for wrong usage or\n"
    "configuration, or a form that is not known; 3 for an error of the program or the\n"
    "system. The greatest one that applies wins.\n";
/* clang-format on */

static int list(const struct di_forms *forms)
{
    for (size_t i = 0; i < forms->n_forms; i++) {
        const struct di_form *form = forms->forms[i];

        printf("%-16s %-4s ", form->id, form->version);
        if (form->last_year == DI_FORM_IN_USE) {
            printf("%d-      ", form->first_year);
        } else {
            printf("%d-%d  ", form->first_year, form->last_year);
        }
        printf("%s\n", di_words_in_use(&form->name));
    }
    return DI_EXIT_DONE;
}

static int show(const struct di_forms *forms, const char *id)
{
    for (size_t i = 0; i < forms->n_forms; i++) {
        if (strcmp(forms->forms[i]->id, id) == 0) {
            di_form_show(forms->forms[i]);
            return DI_EXIT_DONE;
        }
    }
    return di_command_misuse(NAME, "there is no form '%s'", id);
}

static int with_forms(const struct di_settings *settings, const char *id)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_forms *forms;
    int status;

    if (di_forms_load(settings->forms_fd, NULL, NULL, &forms, &error) != DI_OK) {
        di_command_complain(NAME, "%s", error.text);
        return DI_EXIT_FAILED;
    }
    status = id != NULL ? show(forms, id) : list(forms);
    di_forms_free(forms);
    return status;
}

static void print_complaint(void *context, const char *file_name, unsigned line, const char *text)
{
    (void)context;
    di_command_print(file_name);
    printf(":%u: ", line);
    di_command_print(text);
    putchar('\n');
}

static int check(const struct di_settings *settings, const char *path)
{
    struct di_error error = DI_ERROR_NONE;

    switch (di_forms_check_file(settings->forms_fd, path, print_complaint, NULL, &error)) {
    case DI_OK:
        di_command_print(path);
        printf(": %s\n", _("no faults"));
        return DI_EXIT_DONE;
    case DI_REFUSED:
        return DI_EXIT_RETURNED;
    default:
        di_command_complain(NAME, "%s", error.text);
        return DI_EXIT_FAILED;
    }
}

static int check_all(const struct di_settings *settings, char **paths)
{
    int status = DI_EXIT_DONE;

    for (; *paths != NULL; paths++) {
        int outcome = check(settings, *paths);

        status = outcome > status ? outcome : status;
    }
    return status;
}

/* What is to be done, by the arguments. */
enum task { TASK_LIST, TASK_SHOW, TASK_CHECK, TASK_WRONG };

static enum task task_of(const struct di_options *options)
{
    const char *name = options->n_arguments > 0 ? options->arguments[0] : "list";
    int n_more = options->n_arguments > 0 ? options->n_arguments - 1 : 0;

    if (strcmp(name, "list") == 0 && n_more == 0) {
        return TASK_LIST;
    }
    if (strcmp(name, "show") == 0 && n_more == 1) {
        return TASK_SHOW;
    }
    if (strcmp(name, "check") == 0 && n_more > 0) {
        return TASK_CHECK;
    }
    return TASK_WRONG;
}

static int misused(const struct di_options *options)
{
    const char *name = options->arguments[0];

    if (strcmp(name, "show") == 0) {
        return di_command_misuse(NAME, "show wants the id of one form");
    }
    if (strcmp(name, "check") == 0) {
        return di_command_misuse(NAME, "no file is given");
    }
    if (strcmp(name, "list") == 0) {
        return di_command_misuse(NAME, "list takes no arguments");
    }
    return di_command_misuse(NAME, "there is nothing called '%s'", name);
}

int main(int argc, char **argv)
{
    static const struct di_options_taken taken = {help, DI_OPTION_LANG | DI_OPTION_CONFIG, NULL};
    struct di_settings settings = DI_SETTINGS_NONE;
    struct di_options options;
    int status = di_options_parse(argc, argv, &taken, &options);
    enum task task;

    if (status >= 0) {
        return status;
    }
    task = task_of(&options);
    if (task == TASK_WRONG) {
        return misused(&options);
    }
    status = di_settings_open(NAME, &options, &settings);
    if (status == DI_EXIT_DONE) {
        status = task == TASK_CHECK ? check_all(&settings, options.arguments + 1)
                                    : with_forms(&settings, task == TASK_SHOW ? options.arguments[1] : NULL);
    }
    di_settings_clear(&settings);
    return di_command_finish(NAME, status);
}
