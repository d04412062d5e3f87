#include "../../src/report/json.h"

#include <stdio.h>
#include <string.h>

#include "report/cases.h"

/* Writes the same value of every kind. */
static void write_all(struct di_json *json)
{
    di_json_open_object(json, NULL);
    di_json_text(json, "text", "年\"\\\n\t\x01 <");
    di_json_text_if_set(json, "unset", NULL);
    di_json_integer(json, "integer", -9007199254740993);
    di_json_decimal(json, "decimal", (struct di_decimal){510, 2});
    di_json_open_list(json, "list");
    di_json_boolean(json, NULL, true);
    di_json_null(json, NULL);
    di_json_open_list(json, NULL);
    di_json_close_list(json);
    di_json_close_list(json);
    di_json_open_flat_object(json, "flat");
    di_json_integer(json, "a", 1);
    di_json_open_object(json, "b");
    di_json_integer(json, "c", 2);
    di_json_close_object(json);
    di_json_close_object(json);
    di_json_close_object(json);
}

static void check_written(unsigned indent, const char *expected)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_json json = {.out = &out, .indent = indent};
    struct di_error error = DI_ERROR_NONE;

    write_all(&json);
    ck_assert_int_eq(di_json_end(&json, &error), DI_OK);
    ck_assert_str_eq(di_buffer_string(&out), expected);
}

START_TEST(on_one_line)
{
    check_written(0, "{\"text\":\"年\\\"\\\\\\n\\t\\u0001 <\",\"integer\":-9007199254740993,\"decimal\":5.10,"
                     "\"list\":[true,null,[]],\"flat\":{\"a\":1,\"b\":{\"c\":2}}}");
}
END_TEST

START_TEST(indented)
{
    check_written(2, "{\n"
                     "  \"text\": \"年\\\"\\\\\\n\\t\\u0001 <\",\n"
                     "  \"integer\": -9007199254740993,\n"
                     "  \"decimal\": 5.10,\n"
                     "  \"list\": [\n"
                     "    true,\n"
                     "    null,\n"
                     "    []\n"
                     "  ],\n"
                     "  \"flat\": {\"a\": 1, \"b\": {\"c\": 2}}\n"
                     "}");
}
END_TEST

START_TEST(separators_of_lines_are_escaped)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_json json = {.out = &out};
    struct di_error error = DI_ERROR_NONE;

    di_json_text(&json, NULL, "a\u2028b\u2029c\xC2\x85\xC2\xA9\u2027");
    ck_assert_int_eq(di_json_end(&json, &error), DI_OK);
    ck_assert_str_eq(di_buffer_string(&out), "\"a\\u2028b\\u2029c\\u0085\xC2\xA9\u2027\"");
}
END_TEST

START_TEST(refuses_what_is_not_utf8)
{
    static const char *const bad[] = {"\xD6\xD0", "一\xE4\xB8", "一\xE4", "\xED\xA0\x80",
                                      "a\x80",    "\xC0\x80",   "年·\xFF"};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
        struct di_json json = {.out = &out};
        struct di_error error = DI_ERROR_NONE;

        di_json_text(&json, NULL, bad[i]);
        ck_assert_msg(di_json_end(&json, &error) == DI_FAILED, "%zu", i);
        ck_assert(strstr(error.text, "UTF-8") != NULL);
    }
}
END_TEST

START_TEST(signs_of_every_size_stay)
{
    static const char text[] = "aé一\xEF\xBF\xBD\xF0\x9F\x98\x80豈\xEE\x80\x80\x7F\xE1\x80\x80\xED\x9F\xBFz";
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_json json = {.out = &out};
    struct di_error error = DI_ERROR_NONE;
    char expected[sizeof text + 2];

    di_json_text(&json, NULL, text);
    ck_assert_int_eq(di_json_end(&json, &error), DI_OK);
    snprintf(expected, sizeof expected, "\"%s\"", text);
    ck_assert_str_eq(di_buffer_string(&out), expected);
}
END_TEST

START_TEST(lack_of_memory_is_told_at_the_end)
{
    DI_AUTO_BUFFER out = {.failed = true};
    struct di_json json = {.out = &out};
    struct di_error error = DI_ERROR_NONE;

    write_all(&json);
    ck_assert_int_eq(di_json_end(&json, &error), DI_FAILED);
    ck_assert_uint_eq(out.size, 0);
}
END_TEST

TCase *json_cases(void)
{
    TCase *cases = tcase_create("json");

    tcase_add_test(cases, on_one_line);
    tcase_add_test(cases, indented);
    tcase_add_test(cases, separators_of_lines_are_escaped);
    tcase_add_test(cases, refuses_what_is_not_utf8);
    tcase_add_test(cases, signs_of_every_size_stay);
    tcase_add_test(cases, lack_of_memory_is_told_at_the_end);
    return cases;
}
