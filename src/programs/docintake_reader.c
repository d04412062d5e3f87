/* docintake-reader - reads and judges documents for docintaked and docintake; see process.h and serve.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "docintake/document_json.h"
#include "docintake/forms.h"
#include "docintake/judge.h"
#include "docintake/limits.h"
#include "docintake/read.h"
#include "docintake/report_json.h"
#include "docintake/serve.h"

static void complain(void *context, const char *file_name, unsigned line, const char *text)
{
    (void)context;
    fprintf(stderr, "docintake-reader: %s:%u: %s\n", file_name, line, text);
}

/* What is kept from one document to the next. */
struct kept {
    struct di_forms *forms;
    struct di_arena *arena; /* of the document that is being read */
};

static enum di_status load(void *context, int forms_fd, unsigned *ret_forms, struct di_error *error)
{
    struct kept *kept = context;

    if (di_forms_load(forms_fd, complain, NULL, &kept->forms, error) != DI_OK) {
        return DI_FAILED;
    }
    *ret_forms = (unsigned)kept->forms->n_forms;
    return DI_OK;
}

static enum di_status judge(const struct di_forms *forms, int document_fd, struct di_arena *arena,
                            struct di_buffer *answer, struct di_error *error)
{
    struct di_report *report;

    if (di_judge(forms, document_fd, arena, &report, error) != DI_OK) {
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
        return di_document_json_write(document, answer, error);
    case DI_REFUSED:
        return di_refusal_json_write(&refusal, answer, error);
    default:
        return DI_FAILED;
    }
}

static enum di_status perform(void *context, enum di_task task, int document_fd, struct di_buffer *answer,
                              struct di_error *error)
{
    struct kept *kept = context;

    di_arena_reset(kept->arena);
    switch (task) {
    case DI_TASK_JUDGE:
        return judge(kept->forms, document_fd, kept->arena, answer, error);
    case DI_TASK_EXTRACT:
        return extract(document_fd, kept->arena, answer, error);
    default:
        return di_fail(error, 0, "there is no task %d", (int)task);
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
     * at a disk that a reader has no business with. Nothing here depends on the local time.
     */
    if (setenv("TZ", "UTC0", 1) != 0) {
        return di_fail_no_memory(error);
    }
    kept->arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    return kept->arena != NULL ? di_serve(&service, error) : di_fail_no_memory(error);
}

int main(int argc, char **argv)
{
    struct kept kept = {NULL, NULL};
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
    /* Why the forms cannot be loaded is for the program that started us to say. */
    if (status != DI_OK && kept.forms != NULL) {
        fprintf(stderr, "docintake-reader: %s\n", error.text);
    }
    di_forms_free(kept.forms);
    di_arena_free(kept.arena);
    return status == DI_OK ? 0 : 3;
}
