/* docintake extract - documents as they are read, before any form. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch.h"
#include "command.h"
#include "docintake/document_json.h"
#include "docintake/limits.h"
#include "docintake/name.h"
#include "settings.h"

#define NAME "docintake extract"

/* clang-format off */
static const char help[] =
    "Usage: docintake extract [OPTION]... FILE...\n"
    "Print Word documents as they are read, before any form is looked for.\n"
    "\n"
    "Options:\n"
    "      --format=FORMAT    json: an object a line, with paragraphs, headings and\n"
    "                           tables in the order of the document (default)\n"
    "                         text: for people and for grep: a paragraph or a row of\n"
    "                           a table a line, tabs between cells, '#' before\n"
    "                           headings, as many as their level\n"
    "      --lang=LANGUAGE    of the reason why a file cannot be read: zh or en\n"
    "                           (default: as configured, else zh)\n"
    "      --config=FILE      the daemon's configuration\n"
    "                           (default " DI_INSTALL_CONFIG ", if it is there)\n"
    "      --help             print this help and exit\n"
    "      --version          print the version and exit\n"
    "\n"
    "Exit status: 0 if every file was read; 1 if one cannot be read as a Word\n"
    "document, which standard error says why; 2 for wrong usage or configuration; 3\n"
    "for an error that is not the document's. 3 wins over 1.\n";
/* clang-format on */

struct extract {
    bool as_text;
    struct di_settings settings;
    struct di_progress progress;
    size_t n_files;
    bool refused, failed;
};

static void complain(struct extract *extract, const char *path, const char *text)
{
    di_progress_hide(&extract->progress);
    di_command_complain(NAME, "%s: %s", path, text);
}

/* Says in the language in use why the document is refused. */
static enum di_status complain_of_refusal(struct extract *extract, const char *path, const struct di_refusal *refusal,
                                          struct di_error *error)
{
    DI_AUTO_BUFFER sentence = DI_BUFFER_EMPTY;

    if (di_refusal_say(refusal, &sentence, error) != DI_OK) {
        return DI_FAILED;
    }
    complain(extract, path, di_buffer_string(&sentence));
    extract->refused = true;
    return DI_OK;
}

/* {"file": "…"}, with "file_base64" where the path is no UTF-8; for the caller to free, NULL when out of memory. */
static char *name_as_json(const char *path)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    json_t *object = NULL;
    struct di_name name;
    char *text;

    if (arena != NULL && di_name_make(arena, path, &name)) {
        object = json_pack("{s:s, s:s*}", "file", name.text, "file_base64", name.base64);
    }
    text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    di_arena_free(arena);
    return text;
}

/* The path, then the answer as the reader wrote it, which escapes what some programs take for the end of a line. */
static enum di_status print_json(const char *path, const struct di_buffer *answer, struct di_error *error)
{
    char *name = name_as_json(path);

    if (name == NULL) {
        return di_fail_no_memory(error);
    }
    printf("%.*s,%s\n", (int)strlen(name) - 1, name, di_buffer_string(answer) + 1);
    free(name);
    return DI_OK;
}

static void print_text(const struct extract *extract, const char *path, const struct di_buffer *text)
{
    if (extract->n_files > 1) {
        di_command_print_heading(path);
    }
    fwrite(text->data, 1, text->size, stdout);
    if (extract->n_files > 1) {
        putchar('\n');
    }
}

static enum di_status print_document(struct extract *extract, const char *path, const struct di_buffer *answer,
                                     const struct di_buffer *text, struct di_error *error)
{
    if (isatty(STDOUT_FILENO)) {
        di_progress_hide(&extract->progress);
    }
    if (extract->as_text) {
        print_text(extract, path, text);
        return DI_OK;
    }
    return print_json(path, answer, error);
}

static enum di_status print_result(struct extract *extract, const struct di_batch_result *result,
                                   struct di_error *error)
{
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY, text = DI_BUFFER_EMPTY;
    struct di_refusal refusal = DI_REFUSAL_NONE;

    if (di_reader_answer(result->outcome, &answer, error) != DI_OK) {
        return DI_FAILED;
    }
    switch (di_document_json_read(answer.data, answer.size, extract->as_text ? &text : NULL, &refusal, error)) {
    case DI_OK:
        return print_document(extract, result->path, &answer, &text, error);
    case DI_REFUSED:
        return complain_of_refusal(extract, result->path, &refusal, error);
    default:
        return DI_FAILED;
    }
}

/* A file whose turn it is. */
static void take(void *context, const struct di_batch_result *result)
{
    struct extract *extract = context;
    struct di_error error = DI_ERROR_NONE;

    if (result->error != NULL) {
        error = *result->error;
    } else if (print_result(extract, result, &error) == DI_OK) {
        return;
    }
    complain(extract, result->path, error.text);
    extract->failed = true;
}

static int run(struct extract *extract, char **paths)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_batch_options batch = {
        .command = NAME,
        .reader = di_settings_reader(&extract->settings, extract->n_files),
        .job = {.task = DI_TASK_EXTRACT, .history_fd = -1},
        .paths = paths,
        .n_paths = extract->n_files,
        .progress = &extract->progress,
        .take = take,
        .context = extract,
    };

    if (di_batch_run(&batch, &error) != DI_OK) {
        di_command_complain(NAME, "%s", error.text);
        return DI_EXIT_FAILED;
    }
    return extract->failed ? DI_EXIT_FAILED : extract->refused ? DI_EXIT_RETURNED : DI_EXIT_DONE;
}

int di_command_extract(int argc, char **argv)
{
    static const char *const formats[] = {"json", "text", NULL};
    static const struct di_options_taken taken = {help, DI_OPTION_FORMAT | DI_OPTION_LANG | DI_OPTION_CONFIG, formats};
    struct extract extract = {.settings = DI_SETTINGS_NONE};
    struct di_options options;
    int status = di_options_parse(argc, argv, &taken, &options);

    if (status >= 0) {
        return status;
    }
    if (options.n_arguments == 0) {
        return di_command_misuse(NAME, "no file is given");
    }
    extract.as_text = options.format == 1;
    extract.n_files = (size_t)options.n_arguments;
    status = di_settings_open(NAME, &options, &extract.settings);
    if (status == DI_EXIT_DONE) {
        status = run(&extract, options.arguments);
    }
    di_settings_clear(&extract.settings);
    return di_command_finish(NAME, status);
}
