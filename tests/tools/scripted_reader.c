/*
 * scripted_reader - stands in for docintake-reader in tests of the daemon. The document's first word says how it ends:
 *
 *   accept, remark, return   a report with this verdict
 *   crash, sleep, fail       the child crashes, outlasts every deadline, meets an error of ours
 *   kill                     the reader itself is killed
 *   lie                      an answer that is none
 *   flood                    an answer without an end
 *   attack                   executes another program
 *
 * Anything else is refused as no Word document, as the real reader would. With SCRIPTED_READER=fail in the environment
 * every document meets an error of ours.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/limits.h"
#include "docintake/report_json.h"
#include "docintake/serve.h"
#include "support/locked.h"

static bool fails;

static enum di_status load(void *context, int forms_fd, int office_fd, unsigned *ret_forms, struct di_error *error)
{
    const char *script = getenv("SCRIPTED_READER");

    (void)context;
    (void)forms_fd;
    (void)office_fd;
    (void)error;
    fails = script != NULL && strcmp(script, "fail") == 0;
    di_test_locked_prepare();
    *ret_forms = 1;
    return DI_OK;
}

static enum di_status answer_with(enum di_reason reason, struct di_buffer *answer, struct di_error *error)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_report *report = arena != NULL ? di_report_new(arena) : NULL;

    if (report == NULL) {
        return di_fail_no_memory(error);
    }
    report->form = (struct di_report_form){"test", "1", "测试", "Test"};
    if (reason != DI_REASON_NONE) {
        struct di_finding *finding = di_report_add_finding(report, reason, NULL, DI_PLACE_NONE);

        di_finding_argue(report, finding, "detail", "as the script says");
    }
    return di_answer_write(report, answer, error);
}

static enum di_status perform(void *context, const struct di_job *job, struct di_buffer *answer, struct di_error *error)
{
    char text[64] = "", word[16] = "";

    (void)context;
    if (fails) {
        return di_fail(error, 0, "nothing can be read");
    }
    if (pread(job->document_fd, text, sizeof text - 1, 0) < 0 || sscanf(text, "%15s", word) != 1) {
        return answer_with(DI_REASON_NOT_DOCX, answer, error);
    }
    if (strcmp(word, "accept") == 0) {
        return answer_with(DI_REASON_NONE, answer, error);
    }
    if (strcmp(word, "remark") == 0) {
        return answer_with(DI_REASON_AGENCIES_DIFFER, answer, error);
    }
    if (strcmp(word, "return") == 0) {
        return answer_with(DI_REASON_YEAR_MISSING, answer, error);
    }
    if (strcmp(word, "fail") == 0) {
        return di_fail(error, 0, "as the script says");
    }
    if (strcmp(word, "lie") == 0) {
        di_buffer_text(answer, "{\"schema\": \"something else\"}");
        return DI_OK;
    }
    if (strcmp(word, "flood") == 0) {
        while (write(DI_CHILD_ANSWER_FD, text, sizeof text) > 0) {
        }
        _exit(0);
    }
    if (strcmp(word, "attack") == 0) {
        execl("/bin/sh", "sh", "-c", "true", (char *)NULL);
    } else if (strcmp(word, "crash") == 0) {
        di_test_locked_crash();
    } else if (strcmp(word, "kill") == 0) {
        di_test_locked_kill_reader();
    } else if (strcmp(word, "sleep") == 0) {
        di_test_locked_sleep(-1);
    }
    return answer_with(DI_REASON_NOT_DOCX, answer, error);
}

int main(void)
{
    const struct di_service service = {.load = load, .perform = perform};
    struct di_error error = DI_ERROR_NONE;

    return di_serve(&service, &error) == DI_OK ? 0 : 3;
}
