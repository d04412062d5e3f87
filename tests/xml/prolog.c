#include <string.h>

#include "cases.h"

static void check(const char *bytes, size_t size, int expected)
{
    struct di_xml_prolog whole = {0}, slow = {0};

    di_xml_prolog_pass(&whole, bytes, size);
    for (size_t at = 0; at < size; at++) {
        di_xml_prolog_pass(&slow, bytes + at, 1);
    }
    ck_assert_msg((int)whole.found == expected, "%s", bytes);
    ck_assert_msg((int)slow.found == expected, "%s", bytes);
}

START_TEST(prologs)
{
    static const struct {
        const char *text;
        int found;
    } cases[] = {
        {"<a/><!DOCTYPE a>", DI_PROLOG_ENDED},
        {"<?xml version='1.0'?>\n<a/>", DI_PROLOG_ENDED},
        {"<!-- <!DOCTYPE a> -- -> --><a/>", DI_PROLOG_ENDED},
        {"<?x <!DOCTYPE a>?><a/>", DI_PROLOG_ENDED},
        {"\xEF\xBB\xBF<?xml?><!DOCTYPE a><a/>", DI_PROLOG_HAS_DTD},
        {"<!----><!DOCTYPE a>", DI_PROLOG_HAS_DTD},
        {"<!-- ", DI_PROLOG_GOES_ON},
        {"no markup", DI_PROLOG_GOES_ON},
        {"", DI_PROLOG_GOES_ON},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(cases[i].text, strlen(cases[i].text), cases[i].found);
    }
    check("\xFF\xFE<\0!\0D\0O\0", 10, DI_PROLOG_HAS_DTD);
    check("\0<\0a", 4, DI_PROLOG_ENDED);
}
END_TEST

TCase *prolog_cases(void)
{
    TCase *cases = tcase_create("prolog");

    tcase_add_test(cases, prologs);
    return cases;
}
