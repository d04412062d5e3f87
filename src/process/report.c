#include "docintake/process.h"
#include "docintake/report_json.h"

enum di_status di_reader_report(const struct di_reader_outcome *outcome, struct di_arena *arena,
                                struct di_report **ret_report, struct di_error *error)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    if (di_reader_answer(outcome, &bytes, error) != DI_OK) {
        return DI_FAILED;
    }
    return di_answer_read(di_buffer_string(&bytes), bytes.size, arena, ret_report, error);
}
