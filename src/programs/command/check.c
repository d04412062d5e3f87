/* docintake check - what the daemon would answer to these files. */
#include <string.h>
#include <unistd.h>

#include "batch.h"
#include "command.h"
#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/letter.h"
#include "docintake/limits.h"
#include "docintake/name.h"
#include "docintake/report_json.h"
#include "files.h"
#include "history.h"
#include "settings.h"

#define NAME "docintake check"

/* clang-format off */
static const char help[] =
    "Usage: docintake check [OPTION]... FILE|FOLDER...\n"
    "Judge annual reports as the daemon does, without touching anything.\n"
    "\n"
    "A folder stands for all files below it, sorted by name; hidden files and those\n"
    "that word processors keep beside an open document (~$...) are passed over.\n"
    "Results come in the order of the arguments.\n"
    "\n"
    "Options:\n"
    "      --format=FORMAT    text: the note or receipt that the agency would get\n"
    "                           (default)\n"
    "                         json: the report as in report.json, one a line\n"
    "                         html: the note or receipt as a page; for one file only\n"
    "      --lang=LANGUAGE    of notes and receipts: zh or en (default: as configured,\n"
    "                           else zh)\n"
    "      --config=FILE      the daemon's configuration\n"
    "                           (default " DI_INSTALL_CONFIG ", if it is there)\n"
    "      --previous=FILE    a report.json of the year before, for the rules across\n"
    "                           years; may be given several times, and hold several\n"
    "      --received=DATE    judge as if the reports came on this day, such as\n"
    "                           2025-01-20 (default: today)\n"
    "      --help             print this help and exit\n"
    "      --version          print the version and exit\n"
    "\n"
    "Exit status: 0 if every report would be accepted; 1 if one would be returned;\n"
    "2 for wrong usage or configuration; 3 if a file could not be judged because of\n"
    "an error that is not the document's. 3 wins over 1.\n";
/* clang-format on */

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_HTML };
static const char *const formats[] = {"text", "json", "html", NULL};

struct check {
    enum format format;
    struct di_settings settings;
    struct di_files files;
    struct di_progress progress;
    struct di_arena *arena; /* of one report; made anew for each */
    di_date received;
    int history_fd; /* earlier reports; -1: none */
    bool returned, failed;
};

/* Who sent it and when is not known; what it is called and what it holds is. */
static enum di_status fill_submission(struct di_report *report, const struct di_batch_result *result,
                                      struct di_error *error)
{
    struct di_submission *submission = &report->submission;
    const char *slash = strrchr(result->path, '/');
    struct di_name name;

    if (!di_name_make(report->arena, slash != NULL ? slash + 1 : result->path, &name)) {
        return di_fail_no_memory(error);
    }
    submission->file_name = name.text;
    submission->file_name_base64 = name.base64;
    submission->bytes = result->bytes;
    submission->sha256 = result->sha256;
    submission->judged = di_clock_now();
    return DI_OK;
}

static enum di_status render(struct check *check, const struct di_report *report, struct di_buffer *out,
                             struct di_error *error)
{
    struct di_letter *letter;

    if (check->format == FORMAT_JSON) {
        return di_report_json_write(report, 0, out, error);
    }
    if (di_letter_make(report, check->settings.config->contact, check->arena, &letter, error) != DI_OK) {
        return DI_FAILED;
    }
    return check->format == FORMAT_HTML ? di_letter_html(letter, out, error)
                                        : di_letter_text(letter, false, out, error);
}

/* The answer as it is to be printed. */
static enum di_status make_result(struct check *check, const struct di_batch_result *result, struct di_buffer *out,
                                  struct di_error *error)
{
    struct di_report *report;

    if (di_reader_report(result->outcome, check->arena, &report, error) != DI_OK ||
        fill_submission(report, result, error) != DI_OK || render(check, report, out, error) != DI_OK) {
        return DI_FAILED;
    }
    if (out->failed) {
        return di_fail_no_memory(error);
    }
    check->returned = check->returned || di_report_verdict(report) == DI_RETURNED;
    return DI_OK;
}

static void print_result(struct check *check, const char *path, const struct di_buffer *out)
{
    if (isatty(STDOUT_FILENO)) {
        di_progress_hide(&check->progress);
    }
    if (check->format == FORMAT_TEXT && check->files.n_paths > 1) {
        di_command_print_heading(path);
    }
    fwrite(di_buffer_string(out), 1, out->size, stdout);
    if (check->format == FORMAT_JSON || (check->format == FORMAT_TEXT && check->files.n_paths > 1)) {
        putchar('\n');
    }
}

static void complain(struct check *check, const char *path, const char *text)
{
    di_progress_hide(&check->progress);
    di_command_complain(NAME, "%s: %s", path, text);
    check->failed = true;
}

/* A file whose turn it is. */
static void take(void *context, const struct di_batch_result *result)
{
    struct check *check = context;
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_error error = DI_ERROR_NONE;

    if (result->error != NULL) {
        complain(check, result->path, result->error->text);
        return;
    }
    if (make_result(check, result, &out, &error) == DI_OK) {
        print_result(check, result->path, &out);
    } else {
        complain(check, result->path, error.text);
    }
    di_arena_reset(check->arena);
}

static void complain_of_folder(void *context, const char *path, int number)
{
    complain(context, path, strerrordesc_np(number));
}

/* Judges all files. DI_FAILED where there is no going on. */
static enum di_status judge_files(struct check *check, struct di_error *error)
{
    struct di_batch_options batch = {
        .command = NAME,
        .reader = di_settings_reader(&check->settings, check->files.n_paths),
        .job = {.task = DI_TASK_JUDGE, .history_fd = check->history_fd, .received = check->received},
        .paths = check->files.paths,
        .n_paths = check->files.n_paths,
        .progress = &check->progress,
        .take = take,
        .context = check,
    };
    enum di_status status;

    check->arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    if (check->arena == NULL) {
        return di_fail_no_memory(error);
    }
    status = di_batch_run(&batch, error);
    di_arena_free(check->arena);
    return status;
}

static enum di_status find_files(struct check *check, char *const *arguments, struct di_error *error)
{
    const struct di_config *config = check->settings.config;
    struct di_watch_options ignored = {.ignore = config->ignore};

    for (; *arguments != NULL; arguments++) {
        if (di_files_add(&check->files, *arguments, &ignored, complain_of_folder, check, error) != DI_OK) {
            return DI_FAILED;
        }
    }
    return DI_OK;
}

static int run(struct check *check, char *const *arguments)
{
    struct di_error error = DI_ERROR_NONE;
    enum di_status status = find_files(check, arguments, &error);

    if (status == DI_OK && check->format == FORMAT_HTML && check->files.n_paths > 1) {
        return di_command_misuse(NAME, "--format=html makes one page of one file, and these are %zu files",
                                 check->files.n_paths);
    }
    if (status == DI_OK && check->files.n_paths > 0) {
        status = judge_files(check, &error);
    } else if (status == DI_OK) {
        di_command_complain(NAME, "there is no file to check");
    }
    if (status != DI_OK) {
        di_command_complain(NAME, "%s", error.text);
        return status == DI_REFUSED ? DI_EXIT_USAGE : DI_EXIT_FAILED;
    }
    return check->failed ? DI_EXIT_FAILED : check->returned ? DI_EXIT_RETURNED : DI_EXIT_DONE;
}

static int open_history(struct check *check, const struct di_options *options)
{
    struct di_error error = DI_ERROR_NONE;
    enum di_status status = di_command_history(options, &check->history_fd, &error);

    if (status != DI_OK) {
        di_command_complain(NAME, "%s", error.text);
    }
    return status == DI_OK ? DI_EXIT_DONE : status == DI_REFUSED ? DI_EXIT_USAGE : DI_EXIT_FAILED;
}

int di_command_check(int argc, char **argv)
{
    static const struct di_options_taken taken = {
        help, DI_OPTION_FORMAT | DI_OPTION_LANG | DI_OPTION_CONFIG | DI_OPTION_RECEIVED | DI_OPTION_PREVIOUS, formats};
    struct check check = {.settings = DI_SETTINGS_NONE, .history_fd = -1};
    struct di_options options;
    int status = di_options_parse(argc, argv, &taken, &options);

    if (status >= 0) {
        return status;
    }
    if (options.n_arguments == 0) {
        return di_command_misuse(NAME, "no file or folder is given");
    }
    check.format = (enum format)options.format;
    check.received = options.received != DI_DATE_NONE ? options.received : di_date_of_time(di_clock_now());
    status = di_settings_open(NAME, &options, &check.settings);
    if (status == DI_EXIT_DONE) {
        status = open_history(&check, &options);
    }
    if (status == DI_EXIT_DONE) {
        status = run(&check, options.arguments);
    }
    di_files_clear(&check.files);
    di_fd_close(&check.history_fd);
    di_settings_clear(&check.settings);
    return di_command_finish(NAME, status);
}
