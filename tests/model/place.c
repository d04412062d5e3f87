#include "docintake/place.h"

#include <stddef.h>

#include "model/cases.h"

START_TEST(parts_have_names_both_ways)
{
    for (enum di_part part = DI_PART_BODY; part <= DI_PART_NOTES; part++) {
        enum di_part again = DI_PART_NONE;

        ck_assert_ptr_nonnull(di_part_name(part));
        ck_assert(di_part_parse(di_part_name(part), &again));
        ck_assert_int_eq(again, part);
    }
}
END_TEST

START_TEST(no_part_has_no_name)
{
    enum di_part part = DI_PART_FOOTER;

    ck_assert_ptr_null(di_part_name(DI_PART_NONE));
    ck_assert(!di_part_parse("", &part));
    ck_assert(!di_part_parse("Body", &part));
    ck_assert(!di_part_parse("bodyguard", &part));
    ck_assert_int_eq(part, DI_PART_FOOTER);
}
END_TEST

TCase *place_cases(void)
{
    TCase *cases = tcase_create("place");

    tcase_add_test(cases, parts_have_names_both_ways);
    tcase_add_test(cases, no_part_has_no_name);
    return cases;
}
