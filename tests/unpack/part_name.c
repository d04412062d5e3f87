#include "../../src/unpack/part_name.h"

#include <string.h>

#include "cases.h"

START_TEST(keys)
{
    static const char *const names[][2] = {
        {"word/document.xml", "word/document.xml"},
        {"/Word/Document.XML", "word/document.xml"},
        {"word\\document.xml", "word/document.xml"},
        {"\\word/x", "word/x"},
        {"a%20b%C3%a9", "a b\u00E9"},
        {"100%", "100%"},
        {"%4", "%4"},
        {"%zz", "%zz"},
        {"%00", "%00"},
        {"\u00C9", "\u00C9"},
        {"", ""},
    };

    for (size_t i = 0; i < COUNT(names); i++) {
        ck_assert_str_eq(di_part_key(arena, names[i][0], strlen(names[i][0])), names[i][1]);
    }
}
END_TEST

START_TEST(targets_are_resolved)
{
    static const char *const targets[][3] = {
        {"", "word/document.xml", "word/document.xml"},
        {"", "/word/document.xml", "word/document.xml"},
        {"", "./word/./document.xml", "word/document.xml"},
        {"word/document.xml", "styles.xml", "word/styles.xml"},
        {"word/document.xml", "../custom/a.xml", "custom/a.xml"},
        {"word/document.xml", "../../../a.xml", "a.xml"},
        {"word/document.xml", "/word/Header1.xml", "word/header1.xml"},
        {"word/document.xml", "\\word\\header1.xml", "word/header1.xml"},
        {"word/document.xml", "media//a%2Epng#part", "word/media/a.png"},
        {"word/document.xml", "%2E%2E/a.xml", "a.xml"},
        {"a/b/c/d.xml", "../../x/../y.xml", "a/y.xml"},
        {"a/b.xml", "..", ""},
        {"a/b.xml", "", "a"},
        {"a/b.xml", "#x", "a"},
    };

    for (size_t i = 0; i < COUNT(targets); i++) {
        ck_assert_str_eq(di_part_resolve(arena, targets[i][0], targets[i][1], strlen(targets[i][1])), targets[i][2]);
    }
}
END_TEST

START_TEST(relationships_lie_beside_their_part)
{
    ck_assert_str_eq(di_part_relationships_key(arena, ""), "_rels/.rels");
    ck_assert_str_eq(di_part_relationships_key(arena, "document.xml"), "_rels/document.xml.rels");
    ck_assert_str_eq(di_part_relationships_key(arena, "a/b/c.xml"), "a/b/_rels/c.xml.rels");
}
END_TEST

TCase *part_name_cases(void)
{
    TCase *cases = unpack_cases("part_name");

    tcase_add_test(cases, keys);
    tcase_add_test(cases, targets_are_resolved);
    tcase_add_test(cases, relationships_lie_beside_their_part);
    return cases;
}
