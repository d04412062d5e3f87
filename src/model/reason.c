#include "docintake/reason.h"

#include <string.h>

#include "docintake/language.h"

static const struct di_reason_row rows[DI_REASON_COUNT] = {
#define DI_REASON(symbol, code, severity, message, found, expected, advice)                                            \
    [DI_REASON_##symbol] = {code, severity, message, found, expected, advice},
#include "docintake/reason_table.h"
#undef DI_REASON
};

const struct di_reason_row *di_reason_row(enum di_reason reason)
{
    return &rows[reason];
}

enum di_reason di_reason_by_code(const char *code)
{
    for (int reason = DI_REASON_NONE + 1; reason < DI_REASON_COUNT; reason++) {
        if (strcmp(rows[reason].code, code) == 0) {
            return (enum di_reason)reason;
        }
    }
    return DI_REASON_NONE;
}

static const char *const severities[] = {[DI_NOTE] = "note", [DI_WARNING] = "warning", [DI_ERROR] = "error"};

const char *di_severity_name(enum di_severity severity)
{
    return severities[severity];
}

bool di_severity_parse(const char *name, enum di_severity *ret_severity)
{
    for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
        if (strcmp(severities[i], name) == 0) {
            *ret_severity = (enum di_severity)i;
            return true;
        }
    }
    return false;
}
