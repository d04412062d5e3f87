/* docintake-reader - reads and judges documents for docintaked and docintake; see process.h and serve.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "docintake/document_json.h"
#include "docintake/fd.h"
#include "docintake/forms.h"
#include "docintake/history_json.h"
#include "docintake/judge.h"
#include "docintake/limits.h"
#include "docintake/office_json.h"
#include "docintake/read.h"
#include "docintake/report_json.h"
#include "docintake/serve.h"

static void complain(void *context, const char *file_name, unsigned line, const char *text)
{
    (void)context;
    fprintf(stderr, "docintake-reader: %s:%u: %s\n", file_name, line, text);
}

/* What the office has set, with the folded names of its roster. */
#define OFFICE_ARENA_BYTES (4 * DI_LIMIT_OFFICE_BYTES)

/* What is kept from one document to the next, until the process ends. */
struct kept {
    struct di_forms *forms;
    struct di_arena *office_arena;
    struct di_office office;
    bool is_loaded;         /* both */
    struct di_arena *arena; /* of the document that is being read */

    /* The earlier reports that came with the last document: often they come again with the next. */
    struct di_arena *history_arena; /* NULL while there were none */
    struct di_history history;
    struct stat history_file;
};

static enum di_status load_office(struct kept *kept, int fd, struct di_error *error)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    if (di_fd_read_whole(fd, DI_LIMIT_OFFICE_BYTES, &bytes, "what the office has set", error) != DI_OK) {
        return DI_FAILED;
    }
    kept->office = DI_OFFICE_NONE;
    if (bytes.size == 0) {
        return DI_OK;
    }
    kept->office_arena = di_arena_new(OFFICE_ARENA_BYTES);
    return kept->office_arena != NULL ? di_office_read(bytes.data, bytes.size, kept->office_arena, &kept->office, error)
                                      : di_fail_no_memory(error);
}

static enum di_status load(void *context, int forms_fd, int office_fd, unsigned *ret_forms, struct di_error *error)
{
    struct kept *kept = context;
    const struct di_rule_setting *setting;
    const char *fault;

    if (di_forms_load(forms_fd, complain, NULL, &kept->forms, error) != DI_OK ||
        load_office(kept, office_fd, error) != DI_OK) {
        return DI_FAILED;
    }
    if (!di_office_fits_forms(&kept->office, kept->forms, &setting, &fault)) {
        di_fail(error, 0, "%s:%u: there is no such %s: %s.%s", kept->office.source, setting->line, fault, setting->form,
                setting->rule);
        return DI_REFUSED;
    }
    kept->is_loaded = true;
    *ret_forms = (unsigned)kept->forms->n_forms;
    return DI_OK;
}

static bool is_same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static enum di_status read_history(struct kept *kept, int fd, struct di_error *error)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    if (kept->history_arena == NULL) {
        kept->history_arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    }
    if (kept->history_arena == NULL) {
        return di_fail_no_memory(error);
    }
    di_arena_reset(kept->history_arena);
    kept->history = (struct di_history){NULL};
    if (di_fd_read_whole(fd, DI_LIMIT_HISTORY_BYTES, &bytes, "the earlier reports", error) != DI_OK) {
        return DI_FAILED;
    }
    return di_history_read(bytes.data, bytes.size, kept->history_arena, &kept->history, error);
}

/* Makes kept->history the reports in this file, unless they are those already. */
static enum di_status renew_history(struct kept *kept, int fd, struct di_error *error)
{
    struct stat file;

    if (di_fd_state(fd, &file) != 0) {
        return di_fail(error, errno, "cannot look at the earlier reports");
    }
    if (file.st_size > 0 && !is_same_file(&file, &kept->history_file)) {
        if (read_history(kept, fd, error) != DI_OK) {
            return DI_FAILED;
        }
        kept->history_file = file;
    } else if (file.st_size == 0) {
        kept->history = (struct di_history){NULL};
        kept->history_file = (struct stat){0};
    }
    return DI_OK;
}

static enum di_status judge(struct kept *kept, const struct di_job *job, struct di_buffer *answer,
                            struct di_error *error)
{
    struct di_circumstances circumstances = {.office = &kept->office, .received = job->received, .folder = job->folder};
    struct di_report *report;

    if (renew_history(kept, job->history_fd, error) != DI_OK) {
        return DI_FAILED;
    }
    circumstances.history = &kept->history;
    if (di_judge(kept->forms, job->document_fd, &circumstances, kept->arena, &report, error) != DI_OK) {
        return DI_FAILED;
    }
    return di_answer_write(report, answer, error);
}

static enum di_status extract(int document_fd, struct di_arena *arena, struct di_buffer *answer, struct di_error *error)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_document *document;

    switch (di_read_document(document_fd, arena, &document, &refusal, error)) {
    case DI_OK:
        if (di_document_json_write(document, answer, error) == DI_OK && answer->size <= DI_LIMIT_ANSWER_BYTES) {
            return DI_OK;
        }
        /* Writing fails for memory alone, and a child has a hundred times what an ordinary document takes. */
        *error = DI_ERROR_NONE;
        di_buffer_clear(answer);
        di_refuse(&refusal, DI_REASON_TOO_LARGE, "", "an answer of more than %lu bytes", DI_LIMIT_ANSWER_BYTES);
        return di_refusal_json_write(&refusal, answer, error);
    case DI_REFUSED:
        return di_refusal_json_write(&refusal, answer, error);
    default:
        return DI_FAILED;
    }
}

static enum di_status perform(void *context, const struct di_job *job, struct di_buffer *answer, struct di_error *error)
{
    struct kept *kept = context;

    di_arena_reset(kept->arena);
    switch (job->task) {
    case DI_TASK_JUDGE:
        return judge(kept, job, answer, error);
    case DI_TASK_EXTRACT:
        return extract(job->document_fd, kept->arena, answer, error);
    default:
        return di_fail(error, 0, "there is no task %d", (int)job->task);
    }
}

static bool is_started_by_hand(void)
{
    struct stat state;

    return fstat(DI_READER_SOCKET_FD, &state) != 0 || !S_ISSOCK(state.st_mode);
}

static enum di_status serve(struct kept *kept, struct di_error *error)
{
    struct di_service service = {kept, load, perform};

    /*
     * libzip asks for the local time of every entry, and without TZ the C library looks at /etc/localtime each time:
     * at a disk that a reader has no business with, and cannot reach. Nothing here depends on the local time.
     */
    if (setenv("TZ", "UTC0", 1) != 0) {
        return di_fail_no_memory(error);
    }
    tzset();
    kept->arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    return kept->arena != NULL ? di_serve(&service, error) : di_fail_no_memory(error);
}

int main(int argc, char **argv)
{
    /* Not freed at the end: to free is to write to pages that children shared, which is a page fault for each. */
    static struct kept kept;
    struct di_error error = DI_ERROR_NONE;
    enum di_status status;

    if (argc > 1 && strcmp(argv[1], "--version") == 0) {
        return puts("docintake-reader " DI_VERSION) < 0 ? 3 : 0;
    }
    if (argc > 1 || is_started_by_hand()) {
        fputs("docintake-reader is started by docintaked and docintake, not by hand\n", stderr);
        return 2;
    }
    status = serve(&kept, &error);
    /* Why it cannot begin is for the program that started us to say. */
    if (status != DI_OK && kept.is_loaded) {
        fprintf(stderr, "docintake-reader: %s\n", error.text);
    }
    return status == DI_OK ? 0 : 3;
}
