#include <string.h>

#include "cases.h"

static void check(const char *text, const char *expected)
{
    struct seen seen;

    ck_assert_str_eq(read_string(&seen, text), expected);
    di_buffer_clear(&seen.events);
}

START_TEST(names_become_tokens)
{
    check("<w:p xmlns:w='" W "' w:val='a&amp;b'><w:q/><p/></w:p>", "<1@a&b<00><00>1>");
    check("<p xmlns='" W "' val='no'/>", "<11>");
}
END_TEST

START_TEST(strict_and_transitional_are_the_same)
{
    check("<x:p xmlns:x='" W_STRICT "' x:val='1'/>", "<1@11>");
    check("<w:p xmlns:w='" W "' xmlns:s='" W_STRICT "' s:val='2'/>", "<1@21>");
    check("<w:p xmlns:w='urn:other'/>", "<00>");
}
END_TEST

START_TEST(text_is_resolved)
{
    check("<a>x &lt;&#x4E2D;<![CDATA[<&]]><!-- no --><?no no?></a>", "<0x <中<&0>");
}
END_TEST

START_TEST(skipped_elements_are_silent)
{
    check("<w:p xmlns:w='" W "'>a<w:skip>b<w:skip/><w:p/></w:skip>c</w:p>", "<1a<2c1>");
}
END_TEST

/* Requirement 33: what could be resolved is not there. */
START_TEST(a_document_type_is_forbidden)
{
    static const char *const texts[] = {
        "<!DOCTYPE a><a/>",
        "<?xml version='1.0'?><!-- x --><!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert_uint_eq(refusal_of(texts[i], strlen(texts[i])), DI_REASON_FORBIDDEN_DTD);
    }
}
END_TEST

START_TEST(what_is_not_well_formed_is_refused)
{
    static const char *const texts[] = {
        "",
        " ",
        "x",
        "<",
        "<a",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>x",
        "<a b='1' b='2'/>",
        "<a b=1/>",
        "<x:a/>",
        "<a x:b=''/>",
        "<a>&e;</a>",
        "<a>&#0;</a>",
        "<a>\x01</a>",
        "<a>]]></a>",
        "<a>\xFF</a>",
        "<a>\xD6\xD0</a>",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert_msg(refusal_of(texts[i], strlen(texts[i])) == DI_REASON_MALFORMED_XML, "%s", texts[i]);
    }
    ck_assert_uint_eq(refusal_of("<a>\0</a>", 8), DI_REASON_MALFORMED_XML);
}
END_TEST

START_TEST(a_refusal_names_the_line)
{
    struct seen seen;

    read_pieces(&seen, "<a>\n\n</b>", 9, 9);
    ck_assert_msg(strncmp(seen.refusal.detail, "line 3: ", 8) == 0, "%s", seen.refusal.detail);
    di_buffer_clear(&seen.events);
}
END_TEST

START_TEST(values_are_compared_and_counted)
{
    static const struct {
        const char *text;
        int number;
    } numbers[] = {{"0", 0}, {"-7", -7}, {"+7", 7}, {"2147483647", 2147483647}};
    static const char *const none[] = {"", "-", "1.0", "2147483648", "99999999999999999999", "1 ", "x"};
    int number;

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct di_xml_value value = {numbers[i].text, strlen(numbers[i].text)};

        ck_assert(di_xml_value_number(value, &number));
        ck_assert_int_eq(number, numbers[i].number);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        ck_assert(!di_xml_value_number((struct di_xml_value){none[i], strlen(none[i])}, &number));
    }
    ck_assert(di_xml_value_is((struct di_xml_value){"begins", 5}, "begin"));
    ck_assert(!di_xml_value_is((struct di_xml_value){"begins", 6}, "begin"));
}
END_TEST

TCase *reader_cases(void)
{
    TCase *cases = tcase_create("reader");

    tcase_add_test(cases, names_become_tokens);
    tcase_add_test(cases, strict_and_transitional_are_the_same);
    tcase_add_test(cases, text_is_resolved);
    tcase_add_test(cases, skipped_elements_are_silent);
    tcase_add_test(cases, a_document_type_is_forbidden);
    tcase_add_test(cases, what_is_not_well_formed_is_refused);
    tcase_add_test(cases, a_refusal_names_the_line);
    tcase_add_test(cases, values_are_compared_and_counted);
    return cases;
}
