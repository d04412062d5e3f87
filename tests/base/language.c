#include "docintake/language.h"

#include <string.h>

#include "base/cases.h"
#include "support/suite.h"

START_TEST(a_missing_catalogue_is_an_error)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_int_eq(di_language_open("/nonexistent", &error), DI_FAILED);
    ck_assert_ptr_nonnull(strstr(error.text, "/nonexistent/zh_CN/LC_MESSAGES/docintake.mo"));
}
END_TEST

/* The header of the catalogue names its language; English has none, because it is what stands in the source. */
START_TEST(chinese_unless_english_is_asked_for)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_int_eq(di_language_open(DI_TEST_LOCALES, &error), DI_OK);
    ck_assert_int_eq(di_language_current(), DI_LANGUAGE_ZH);
    ck_assert_ptr_nonnull(strstr(_(""), "Language: zh_CN\n"));
    di_language_use(DI_LANGUAGE_EN);
    ck_assert_int_eq(di_language_current(), DI_LANGUAGE_EN);
    ck_assert_str_eq(_(""), "");
    di_language_use(DI_LANGUAGE_ZH);
    ck_assert_ptr_nonnull(strstr(_(""), "Language: zh_CN\n"));
}
END_TEST

START_TEST(names_of_languages)
{
    static const char *const others[] = {"", "ZH", "zh_CN", "fr", "english"};
    enum di_language language;

    ck_assert(di_language_parse("zh", &language));
    ck_assert_str_eq(di_language_name(language), "zh");
    ck_assert(di_language_parse("en", &language));
    ck_assert_str_eq(di_language_name(language), "en");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_assert(!di_language_parse(others[i], &language));
    }
    ck_assert_int_eq(language, DI_LANGUAGE_EN);
}
END_TEST

TCase *language_cases(void)
{
    TCase *cases = tcase_create("language");

    tcase_add_test(cases, a_missing_catalogue_is_an_error);
    tcase_add_test(cases, chinese_unless_english_is_asked_for);
    tcase_add_test(cases, names_of_languages);
    return cases;
}
