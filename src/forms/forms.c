#include "docintake/forms.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "build.h"
#include "compiled.h"
#include "docintake/fd.h"
#include "docintake/language.h"
#include "docintake/limits.h"
#include "docintake/recognise.h"
#include "source.h"

#define ENDING ".xml"

/* A folder of forms that is being loaded. */
struct load {
    struct grammar *grammar;
    struct di_forms *forms;
    struct complaints complaints;
    size_t capacity;
};

/* The file is called after the form: zfxxgk-2014.xml. */
static bool check_file_name(const struct di_form *form, struct complaints *complaints)
{
    const char *slash = strrchr(complaints->file_name, '/');
    const char *name = slash != NULL ? slash + 1 : complaints->file_name;
    size_t length = strlen(form->id);

    if (strncmp(name, form->id, length) != 0 || strcmp(name + length, ENDING) != 0) {
        complain(complaints, 1, _("the form %s belongs in a file named %s%s"), form->id, form->id, ENDING);
        return false;
    }
    return true;
}

/* The form behind fd; DI_REFUSED after complaints. */
static enum di_status read_form(const struct grammar *grammar, int fd, struct di_forms *forms,
                                struct complaints *complaints, struct di_form **ret_form, struct di_error *error)
{
    struct di_form *form = DI_NEW(forms->arena, struct di_form);
    xmlDocPtr source;
    enum di_status status =
        form != NULL ? source_read(grammar, fd, complaints, &source, error) : di_fail_no_memory(error);

    if (status != DI_OK) {
        return status;
    }
    status = build_form(forms->arena, forms->compiled, source, complaints, form, error);
    xmlFreeDoc(source);
    if (status == DI_OK && !check_file_name(form, complaints)) {
        status = DI_REFUSED;
    }
    if (status == DI_OK) {
        *ret_form = form;
    }
    return status;
}

static bool append(struct load *load, struct di_form *form)
{
    struct di_forms *forms = load->forms;

    if (forms->n_forms == load->capacity) {
        struct di_form **larger = di_arena_array(forms->arena, load->capacity * 2 + 4, sizeof(struct di_form *));

        if (larger == NULL) {
            return false;
        }
        if (forms->n_forms > 0) {
            memcpy(larger, forms->forms, forms->n_forms * sizeof(struct di_form *));
        }
        forms->forms = larger;
        load->capacity = load->capacity * 2 + 4;
    }
    forms->forms[forms->n_forms++] = form;
    return true;
}

static enum di_status load_file(struct load *load, int folder_fd, const char *name, struct di_error *error)
{
    DI_AUTO_FD fd = openat(folder_fd, name, O_RDONLY | O_CLOEXEC);
    struct di_form *form;
    enum di_status status;

    if (fd < 0) {
        return di_fail(error, errno, "cannot open the form %s", name);
    }
    load->complaints.file_name = name;
    load->complaints.count = 0;
    status = read_form(load->grammar, fd, load->forms, &load->complaints, &form, error);
    return status == DI_OK && !append(load, form) ? di_fail_no_memory(error) : status;
}

static int is_form_file(const struct dirent *entry)
{
    const char *ending = strrchr(entry->d_name, '.');

    return entry->d_name[0] != '.' && ending != NULL && strcmp(ending, ENDING) == 0;
}

/* In the order of their names, so that a load always says the same; every file is looked at, for all its complaints. */
static enum di_status load_folder(struct load *load, int folder_fd, struct di_error *error)
{
    struct dirent **entries;
    int count = scandirat(folder_fd, ".", &entries, is_form_file, alphasort);
    enum di_status status = DI_OK;

    if (count < 0) {
        return di_fail(error, errno, "cannot list the folder of the forms");
    }
    for (int i = 0; i < count; i++) {
        if (status != DI_FAILED) {
            enum di_status outcome = load_file(load, folder_fd, entries[i]->d_name, error);

            status = outcome != DI_OK ? outcome : status;
        }
        free(entries[i]);
    }
    free(entries);
    if (status == DI_OK && count == 0) {
        return di_fail(error, 0, "the folder of the forms holds no form");
    }
    return status;
}

static struct di_forms *new_forms(void)
{
    struct di_forms *forms = calloc(1, sizeof *forms);

    if (forms == NULL) {
        return NULL;
    }
    forms->arena = di_arena_new(DI_LIMIT_FORMS_BYTES);
    forms->compiled = compiled_new();
    if (forms->arena == NULL || forms->compiled == NULL) {
        di_forms_free(forms);
        return NULL;
    }
    return forms;
}

enum di_status di_forms_load(int folder_fd, di_form_complaint *complain_to, void *context, struct di_forms **ret_forms,
                             struct di_error *error)
{
    struct load load = {.complaints = {.tell = complain_to, .context = context, .error = error}};
    enum di_status status;

    load.forms = new_forms();
    if (load.forms == NULL) {
        return di_fail_no_memory(error);
    }
    status = grammar_open(folder_fd, &load.grammar, error);
    if (status == DI_OK) {
        status = load_folder(&load, folder_fd, error);
        grammar_free(load.grammar);
    }
    if (status == DI_OK) {
        status = di_recognise_prepare(load.forms, error);
    }
    if (status != DI_OK) {
        di_forms_free(load.forms);
        return DI_FAILED; /* a bad form among the installed ones is our fault, and *error has its first complaint */
    }
    for (size_t i = 0; i < load.forms->n_forms; i++) {
        load.forms->forms[i]->among = load.forms;
    }
    *ret_forms = load.forms;
    return DI_OK;
}

void di_forms_free(struct di_forms *forms)
{
    if (forms != NULL) {
        compiled_free(forms->compiled);
        di_arena_free(forms->arena);
        free(forms);
    }
}

enum di_status di_forms_check_file(int folder_fd, const char *path, di_form_complaint *complain_to, void *context,
                                   struct di_error *error)
{
    DI_AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);
    struct complaints complaints = {.tell = complain_to, .context = context, .file_name = path};
    struct grammar *grammar;
    struct di_forms *alone;
    struct di_form *form;
    enum di_status status;

    if (fd < 0) {
        return di_fail(error, errno, "cannot open %s", path);
    }
    if (grammar_open(folder_fd, &grammar, error) != DI_OK) {
        return DI_FAILED;
    }
    alone = new_forms();
    status = alone != NULL ? read_form(grammar, fd, alone, &complaints, &form, error) : di_fail_no_memory(error);
    di_forms_free(alone);
    grammar_free(grammar);
    return status;
}
