#include "docintake/judge.h"

#include "docintake/limits.h"
#include "docintake/read.h"
#include "docintake/recognise.h"
#include "docintake/validate.h"

static enum di_status read_and_judge(const struct di_forms *forms, int fd, const struct di_circumstances *circumstances,
                                     struct di_arena *arena, struct di_report **ret_report, struct di_refusal *refusal,
                                     struct di_error *error)
{
    struct di_report *report = di_report_new(arena);
    const struct di_form *form = NULL;
    struct di_document *document;
    enum di_status status;

    if (report == NULL) {
        return di_fail_no_memory(error);
    }
    status = di_read_document(fd, arena, &document, refusal, error);
    if (status == DI_OK) {
        status = di_recognise(forms, document, report, &form, error);
    }
    if (status == DI_OK && form != NULL) {
        status = di_validate(form, document, circumstances, report, error);
    }
    if (status == DI_OK && di_arena_failed(arena)) {
        status = di_fail_no_memory(error);
    }
    if (status == DI_OK) {
        *ret_report = report;
    }
    return status;
}

enum di_status di_judge(const struct di_forms *forms, int fd, const struct di_circumstances *circumstances,
                        struct di_arena *arena, struct di_report **ret_report, struct di_error *error)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;
    enum di_status status = read_and_judge(forms, fd, circumstances, arena, ret_report, &refusal, error);
    struct di_report *report;

    if (status == DI_OK || (status == DI_FAILED && !di_arena_over_budget(arena))) {
        return status;
    }
    if (di_arena_over_budget(arena)) {
        refusal = DI_REFUSAL_NONE;
        di_refuse(&refusal, DI_REASON_TOO_LARGE, NULL, "more than %lu MiB of text and tables",
                  DI_LIMIT_ARENA_BYTES / DI_MIB);
    }
    di_arena_reset(arena);
    report = di_report_new(arena);
    if (report == NULL || di_report_refuse(report, &refusal) == NULL) {
        return di_fail_no_memory(error);
    }
    *error = DI_ERROR_NONE;
    *ret_report = report;
    return DI_OK;
}
