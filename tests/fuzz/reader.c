/*
 * The bytes are the main part of a report, which goes all the way: read, recognised, validated, answered, and the
 * answer read back, as the daemon does. An answer that the daemon would not take is a fault.
 */
#include "fuzz/parts.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "docintake/fd.h"
#include "docintake/forms.h"
#include "docintake/judge.h"
#include "docintake/report_json.h"

static const struct di_forms *load_forms(void)
{
    static struct di_forms *forms;
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD folder = forms == NULL ? open(DI_FUZZ_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

    if (forms == NULL && di_forms_load(folder, NULL, NULL, &forms, &error) != DI_OK) {
        fprintf(stderr, "%s\n", error.text);
        abort();
    }
    return forms;
}

/* Leaves the answer in the folder FUZZ_ANSWERS, where that is set: seeds for the target that reads answers. */
static void keep_answer(const struct di_buffer *answer)
{
    static unsigned count;
    const char *folder = getenv("FUZZ_ANSWERS");
    DI_AUTO_FD folder_fd = folder != NULL ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    char name[16];

    if (folder_fd >= 0) {
        snprintf(name, sizeof name, "%u", count++);
        DI_AUTO_FD fd = openat(folder_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        di_fd_write_all(fd, answer->data, answer->size, name, NULL);
    }
}

static void check_answer(const struct di_report *report)
{
    struct di_arena *arena = di_arena_new(FUZZ_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;
    struct di_report *again;

    if (arena == NULL || di_answer_write(report, &answer, &error) != DI_OK ||
        di_answer_read(answer.data, answer.size, arena, &again, &error) != DI_OK) {
        fprintf(stderr, "%s\n", error.text);
        abort();
    }
    keep_answer(&answer);
    di_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct di_forms *forms = load_forms();
    struct di_arena *arena = di_arena_new(FUZZ_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    struct di_report *report;
    DI_AUTO_FD fd = size > 0 ? fuzz_pack((const char *)bytes, size, NULL, 0) : -1;

    if (arena != NULL && fd >= 0 &&
        di_judge(forms, fd, &(struct di_circumstances){0}, arena, &report, &error) == DI_OK) {
        check_answer(report);
    }
    di_arena_free(arena);
    return 0;
}
