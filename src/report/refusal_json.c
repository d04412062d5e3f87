#include "docintake/document_json.h"

#include "json.h"

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
