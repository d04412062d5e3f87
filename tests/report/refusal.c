#include "docintake/document_json.h"

#include "docintake/language.h"
#include "report/cases.h"

START_TEST(a_refusal_names_code_part_and_detail)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;

    di_refuse(&refusal, DI_REASON_MALFORMED_XML, "word/\"a\".xml", "line %d", 7);
    ck_assert_int_eq(di_refusal_json_write(&refusal, &out, &error), DI_OK);
    ck_assert_str_eq(di_buffer_string(&out), "{\"refusal\":{\"code\":\"malformed-xml\",\"part\":\"word/\\\"a\\\".xml\","
                                             "\"detail\":\"line 7\"}}");
}
END_TEST

START_TEST(a_refusal_is_said_in_either_language)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;

    di_refuse(&refusal, DI_REASON_MALFORMED_XML, "word/document.xml", "line 7");
    ck_assert_int_eq(di_language_open(DI_TEST_LOCALES, &error), DI_OK);
    ck_assert_int_eq(di_refusal_say(&refusal, &out, &error), DI_OK);
    ck_assert_str_eq(di_buffer_string(&out), "文档内部已损坏 [word/document.xml: line 7]");
    di_buffer_truncate(&out, 0);
    di_language_use(DI_LANGUAGE_EN);
    ck_assert_int_eq(di_refusal_say(&refusal, &out, &error), DI_OK);
    ck_assert_str_eq(di_buffer_string(&out), "The inside of the document is damaged. [word/document.xml: line 7]");
}
END_TEST

TCase *refusal_cases(void)
{
    TCase *cases = tcase_create("refusal");

    tcase_add_test(cases, a_refusal_names_code_part_and_detail);
    tcase_add_test(cases, a_refusal_is_said_in_either_language);
    return cases;
}
