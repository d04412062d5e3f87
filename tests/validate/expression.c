#include "docintake/expression.h"

#include <stdlib.h>
#include <string.h>

#include "validate/cases.h"

/* Row 'n' holds the number n; row 'blank' holds none; the column doubles it. */
static bool read_number(void *context, const char *row, const char *column, double *ret_number)
{
    (void)context;
    if (strcmp(row, "blank") == 0) {
        return false;
    }
    *ret_number = (double)strtoll(row, NULL, 10) * (column != NULL ? 2 : 1);
    return true;
}

static const char *read_text(void *context, const char *row, const char *column)
{
    (void)context;
    (void)column;
    return row;
}

/* A hundred more than this year. */
static bool read_previous(void *context, const char *row, const char *column, double *ret_number)
{
    bool read = read_number(context, row, column, ret_number);

    *ret_number += 100;
    return read;
}

static const char *read_column(void *context)
{
    (void)context;
    return "自然人";
}

static const struct di_expression_cells cells = {read_number, read_previous, read_text, read_column, NULL};

static struct di_expression_context *context;

static void make_context(void)
{
    context = di_expression_context_new();
    ck_assert_ptr_nonnull(context);
}

static void free_context(void)
{
    di_expression_context_free(context);
}

START_TEST(tests_are_computed)
{
    static const struct {
        const char *text;
        enum di_truth truth;
    } tests[] = {
        {"cell('3') = 1 + 2", DI_TRUE},
        {"cell('3') > cell(\"4\")", DI_FALSE},
        {"cell('3', 'x') = 6", DI_TRUE},
        {"cell('blank') = 0", DI_OPEN},
        {"previous('3') = 103", DI_TRUE},
        {"previous('3', 'x') = cell('3', 'x') + 100", DI_TRUE},
        {"previous('blank') = 0", DI_OPEN},
        {"column() = '自然人'", DI_TRUE},
        {"not(cell('blank') > 0)", DI_OPEN},
        {"cell('1') = 1 or cell('blank') = 0", DI_TRUE}, /* the blank is not looked at */
        {"(cell('1') > 0) = (cell('2') > 0)", DI_TRUE},
        {"cell('999999999999999') = cell('999999999999998') + 1", DI_TRUE},
        {"cell('999999999999999') = cell('999999999999998')", DI_FALSE},
        {"written('7') = '7'", DI_TRUE},
    };

    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        char fault[DI_EXPRESSION_FAULT_BYTES];
        struct di_expression *expression;
        enum di_truth truth;

        ck_assert(di_expression_compile(context, tests[i].text, &expression, fault, NULL) == DI_OK);
        ck_assert(di_expression_test(expression, &cells, &truth, NULL) == DI_OK);
        ck_assert_msg(truth == tests[i].truth, "%s", tests[i].text);
        di_expression_free(expression);
    }
}
END_TEST

START_TEST(values_become_text)
{
    static const struct {
        const char *text, *value;
    } values[] = {
        {"cell('3') + cell('4')", "7"},
        {"cell('999999999999999')", "999999999999999"},
        {"written('5.10')", "5.10"},
    };
    struct di_arena *arena = di_arena_new(1 << 16);

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char fault[DI_EXPRESSION_FAULT_BYTES];
        struct di_expression *expression;
        const char *text;

        ck_assert(di_expression_compile(context, values[i].text, &expression, fault, NULL) == DI_OK);
        ck_assert(di_expression_text(expression, &cells, arena, &text, NULL) == DI_OK);
        ck_assert_str_eq(text, values[i].value);
        di_expression_free(expression);
    }
    di_arena_free(arena);
}
END_TEST

START_TEST(what_is_no_expression_is_refused)
{
    static const char *const texts[] = {"cell('1'", "cell('1') =", "= 1", "cell('1) = 1"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char fault[DI_EXPRESSION_FAULT_BYTES] = "";
        struct di_expression *expression;

        ck_assert_msg(di_expression_compile(context, texts[i], &expression, fault, NULL) == DI_REFUSED, "%s", texts[i]);
        ck_assert_str_ne(fault, "");
    }
}
END_TEST

START_TEST(what_cannot_be_computed_fails)
{
    static const char *const texts[] = {"sell('1') = 1", "cell() = 1", "cell('1', '2', '3')", "$unset = 1"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char fault[DI_EXPRESSION_FAULT_BYTES];
        struct di_error error = DI_ERROR_NONE;
        struct di_expression *expression;
        enum di_truth truth;

        ck_assert(di_expression_compile(context, texts[i], &expression, fault, NULL) == DI_OK);
        ck_assert_msg(di_expression_test(expression, &cells, &truth, &error) == DI_FAILED, "%s", texts[i]);
        ck_assert(di_error_is_set(&error));
        di_expression_free(expression);
    }
}
END_TEST

START_TEST(one_context_serves_many)
{
    static const char *const texts[] = {"cell('1') = 1", "sell('1') = 1", "cell('1') = 1"};
    static const enum di_status statuses[] = {DI_OK, DI_FAILED, DI_OK};
    struct di_expression *expressions[3];
    char fault[DI_EXPRESSION_FAULT_BYTES];
    enum di_truth truth;

    for (size_t i = 0; i < 3; i++) {
        ck_assert(di_expression_compile(context, "cell('1'", &expressions[i], fault, NULL) == DI_REFUSED);
        ck_assert(di_expression_compile(context, texts[i], &expressions[i], fault, NULL) == DI_OK);
    }
    for (size_t i = 0; i < 3; i++) {
        ck_assert(di_expression_test(expressions[i], &cells, &truth, NULL) == statuses[i]);
        di_expression_free(expressions[i]);
    }
}
END_TEST

TCase *expression_cases(void)
{
    TCase *cases = tcase_create("expression");

    tcase_add_checked_fixture(cases, make_context, free_context);
    tcase_add_test(cases, tests_are_computed);
    tcase_add_test(cases, values_become_text);
    tcase_add_test(cases, what_is_no_expression_is_refused);
    tcase_add_test(cases, what_cannot_be_computed_fails);
    tcase_add_test(cases, one_context_serves_many);
    return cases;
}
