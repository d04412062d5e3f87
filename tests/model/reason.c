#include "docintake/reason.h"

#include <string.h>

#include "model/cases.h"

START_TEST(codes_are_unique_and_found_again)
{
    for (int reason = DI_REASON_NONE + 1; reason < DI_REASON_COUNT; reason++) {
        const char *code = di_reason_row((enum di_reason)reason)->code;

        ck_assert_uint_gt(strlen(code), 0);
        ck_assert_msg(strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(code), "%s", code);
        ck_assert_msg(di_reason_by_code(code) == (enum di_reason)reason, "%s stands twice", code);
    }
    ck_assert_int_eq(di_reason_by_code(""), DI_REASON_NONE);
    ck_assert_int_eq(di_reason_by_code("no-such-code"), DI_REASON_NONE);
}
END_TEST

/* NULL, or text with its {places} well formed: not nested, closed, of a-z and _. */
static bool is_sentence(const char *text)
{
    while (text != NULL && (text = strchr(text, '{')) != NULL) {
        size_t length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_");

        if (length == 0 || text[1 + length] != '}') {
            return false;
        }
        text += length + 2;
    }
    return true;
}

START_TEST(rows_are_complete)
{
    for (int reason = DI_REASON_NONE + 1; reason < DI_REASON_COUNT; reason++) {
        const struct di_reason_row *row = di_reason_row((enum di_reason)reason);

        ck_assert_ptr_nonnull(row->message);
        ck_assert_msg(is_sentence(row->message) && is_sentence(row->found) && is_sentence(row->expected) &&
                          is_sentence(row->advice),
                      "%s has a place that cannot be filled", row->code);
        ck_assert_msg(row->severity == DI_NOTE || row->advice != NULL, "%s does not say how to mend it", row->code);
    }
}
END_TEST

START_TEST(severities_have_names_both_ways)
{
    for (enum di_severity severity = DI_NOTE; severity <= DI_ERROR; severity++) {
        enum di_severity again;

        ck_assert(di_severity_parse(di_severity_name(severity), &again));
        ck_assert_int_eq(again, severity);
    }
    enum di_severity untouched = DI_WARNING;
    ck_assert(!di_severity_parse("fatal", &untouched));
    ck_assert_int_eq(untouched, DI_WARNING);
}
END_TEST

TCase *reason_cases(void)
{
    TCase *cases = tcase_create("reason");

    tcase_add_test(cases, codes_are_unique_and_found_again);
    tcase_add_test(cases, rows_are_complete);
    tcase_add_test(cases, severities_have_names_both_ways);
    return cases;
}
