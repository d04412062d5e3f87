#include "docintake/document_json.h"

#include "docintake/limits.h"
#include "docintake/report.h"
#include "json.h"
#include "sentence.h"

enum di_status di_refusal_json_write(const struct di_refusal *refusal, struct di_buffer *out, struct di_error *error)
{
    struct di_json json = {.out = out};

    di_json_open_object(&json, NULL);
    di_json_open_object(&json, "refusal");
    di_json_text(&json, "code", di_reason_row(refusal->reason)->code);
    di_json_text(&json, "part", refusal->part);
    di_json_text(&json, "detail", refusal->detail);
    di_json_close_object(&json);
    di_json_close_object(&json);
    return di_json_end(&json, error);
}

/* Sentences are composed of findings: the refusal becomes the one of a report that nobody else sees. */
enum di_status di_refusal_say(const struct di_refusal *refusal, struct di_buffer *out, struct di_error *error)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_report *report = arena != NULL ? di_report_new(arena) : NULL;
    const struct di_finding *finding = report != NULL ? di_report_refuse(report, refusal) : NULL;
    DI_AUTO_BUFFER sentence = DI_BUFFER_EMPTY;

    if (finding != NULL) {
        di_sentence_compose(finding, DI_SENTENCE_MESSAGE, &sentence);
    }
    di_buffer_text(out, di_buffer_string(&sentence));
    if (refusal->detail[0] != '\0') {
        di_buffer_printf(out, " [%s%s%s]", refusal->part, refusal->part[0] != '\0' ? ": " : "", refusal->detail);
    }
    di_arena_free(arena);
    return finding != NULL && !sentence.failed && !out->failed ? DI_OK : di_fail_no_memory(error);
}
