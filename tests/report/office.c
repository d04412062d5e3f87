#include "docintake/office_json.h"

#include <string.h>

#include "docintake/limits.h"
#include "report/cases.h"

static struct di_arena *arena;
static struct di_error error;

static void set_up(void)
{
    arena = di_arena_new(8 * DI_MIB);
    error = DI_ERROR_NONE;
}

static void tear_down(void)
{
    di_arena_free(arena);
}

static const char *names[] = {"水务局", "青禾市 水务局"};
static struct di_rule_setting rules[] = {
    {3, "zfxxgk-2021", "D1", true, DI_NOTE},
    {4, "zfxxgk-2021", "C5", false, DI_ERROR},
    {5, "zfxxgk-2019", "C6", false, DI_NOTE},
};
static struct di_deadline deadlines[] = {{2024, NULL, 20250331}, {2024, "部门", 20250131}};
static struct di_agency agencies[] = {{"部门", names, NULL, 2}, {"", names, NULL, 1}};
static const struct di_office sample = {"/etc/docintake/docintake.conf", rules, 3, deadlines, 2, agencies, 2};

START_TEST(what_is_set_arrives)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY, again = DI_BUFFER_EMPTY;
    struct di_office office;

    ck_assert_int_eq(di_office_write(&sample, &bytes, &error), DI_OK);
    ck_assert_msg(di_office_read(bytes.data, bytes.size, arena, &office, &error) == DI_OK, "%s", error.text);
    ck_assert_int_eq(di_office_write(&office, &again, &error), DI_OK);
    ck_assert_str_eq(di_buffer_string(&bytes), di_buffer_string(&again));
    ck_assert(office.rules[0].is_off);
    ck_assert_int_eq(office.rules[1].severity, DI_ERROR);
    ck_assert_ptr_null(office.deadlines[0].whose);
    ck_assert_ptr_eq(di_office_find_agency(&office, "青禾市水务局"), &office.agencies[0]);
}
END_TEST

/* However it is cut, and whatever byte is another, it is refused or something else, and never a crash. */
START_TEST(other_bytes_are_refused)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_office office;
    char *copy;

    ck_assert_int_eq(di_office_write(&sample, &bytes, &error), DI_OK);
    for (size_t size = 0; size < bytes.size; size++) {
        ck_assert_int_eq(di_office_read(bytes.data, size, arena, &office, &error), DI_FAILED);
    }
    copy = di_arena_strndup(arena, bytes.data, bytes.size);
    for (size_t i = 0; i < bytes.size; i++) {
        copy[i] ^= 1;
        di_office_read(copy, bytes.size, arena, &office, &error);
        copy[i] ^= 1;
    }
    error = DI_ERROR_NONE;
    ck_assert_int_eq(di_office_read("{\"schema\":\"x\"}", 14, arena, &office, &error), DI_FAILED);
    ck_assert_msg(strstr(error.text, "what the office has set") != NULL, "%s", error.text);
    ck_assert_int_eq(di_office_read("", DI_LIMIT_OFFICE_BYTES + 1, arena, &office, &error), DI_FAILED);
}
END_TEST

/* What is so large arrives. */
static bool arrives(size_t n_rules, size_t n_deadlines, size_t n_agencies, size_t n_names)
{
    static struct di_rule_setting many_rules[DI_LIMIT_OFFICE_SETTINGS + 1];
    static struct di_deadline many_deadlines[DI_LIMIT_OFFICE_SETTINGS + 1];
    static struct di_agency many_agencies[DI_LIMIT_OFFICE_AGENCIES + 1];
    static const char *many_names[DI_LIMIT_OFFICE_NAMES + 1];
    const struct di_office large = {"conf",      many_rules,    n_rules,   many_deadlines,
                                    n_deadlines, many_agencies, n_agencies};
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_office office;

    for (size_t i = 0; i < n_names; i++) {
        many_names[i] = "水务局";
    }
    for (size_t i = 0; i < n_rules; i++) {
        many_rules[i] = rules[0];
    }
    for (size_t i = 0; i < n_deadlines; i++) {
        many_deadlines[i] = deadlines[0];
    }
    for (size_t i = 0; i < n_agencies; i++) {
        many_agencies[i] = (struct di_agency){"", many_names, NULL, i == 0 ? n_names : 1};
    }
    ck_assert_int_eq(di_office_write(&large, &bytes, &error), DI_OK);
    error = DI_ERROR_NONE;
    return di_office_read(bytes.data, bytes.size, arena, &office, &error) == DI_OK;
}

START_TEST(lists_are_bounded)
{
    ck_assert(arrives(DI_LIMIT_OFFICE_SETTINGS, 1, 1, 1));
    ck_assert(!arrives(DI_LIMIT_OFFICE_SETTINGS + 1, 1, 1, 1));
    ck_assert(arrives(1, DI_LIMIT_OFFICE_SETTINGS, 1, 1));
    ck_assert(!arrives(1, DI_LIMIT_OFFICE_SETTINGS + 1, 1, 1));
    ck_assert(arrives(1, 1, DI_LIMIT_OFFICE_AGENCIES, 1));
    ck_assert(!arrives(1, 1, DI_LIMIT_OFFICE_AGENCIES + 1, 1));
    ck_assert(arrives(1, 1, 1, DI_LIMIT_OFFICE_NAMES));
    ck_assert(!arrives(1, 1, 1, DI_LIMIT_OFFICE_NAMES + 1));
}
END_TEST

TCase *office_cases(void)
{
    TCase *cases = tcase_create("office");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, what_is_set_arrives);
    tcase_add_test(cases, other_bytes_are_refused);
    tcase_add_test(cases, lists_are_bounded);
    return cases;
}
