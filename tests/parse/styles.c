#include "cases.h"

#define STYLE(id, inside) "<w:style w:type='paragraph' w:styleId='" id "'>" inside "</w:style>"
#define LEVEL(n) "<w:pPr><w:outlineLvl w:val='" #n "'/></w:pPr>"
#define BASED(id) "<w:basedOn w:val='" id "'/>"
#define STYLED(id, text) "<w:p><w:pPr><w:pStyle w:val='" id "'/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define JSON_H(level, text) "{\"kind\":\"paragraph\",\"level\":" #level ",\"text\":\"" text "\"}"

static void check(const char *styles, const char *body, const char *expected)
{
    const char *json = word_json(arena, &(struct word){.body = body, .styles = styles});

    ck_assert_msg(strncmp(json + strlen("{\"blocks\":["), expected, strlen(expected)) == 0, "%s", json);
}

START_TEST(headings_come_from_styles)
{
    check(STYLE("1", "<w:name w:val='heading 1'/>") STYLE("a", LEVEL(1)) STYLE("b", BASED("a"))
              STYLE("c", BASED("1") LEVEL(9))
                  STYLE("d", "<w:name w:val='标题 3'/>" BASED("a")) "<w:style w:type='character' w:styleId='e'>" LEVEL(
                      4) "</w:style>",
          STYLED("1", "x") STYLED("a", "x") STYLED("b", "x") STYLED("c", "x") STYLED("d", "x") STYLED("e", "x")
              STYLED("unknown", "x"),
          JSON_H(1, "x") "," JSON_H(2, "x") "," JSON_H(2, "x") "," JSON_H(0, "x") "," JSON_H(2, "x") "," JSON_H(
              0, "x") "," JSON_H(0, "x") "]");
}
END_TEST

START_TEST(a_level_that_is_none_is_inherited)
{
    check(STYLE("a", LEVEL(1)) STYLE("b", BASED("a") LEVEL(-3)), STYLED("b", "x"), JSON_H(2, "x") "]");
}
END_TEST

START_TEST(a_paragraph_overrules_its_style)
{
    check(STYLE("1", "<w:name w:val='Heading 1'/>"),
          "<w:p><w:pPr><w:pStyle w:val='1'/><w:outlineLvl w:val='9'/></w:pPr></w:p>"
          "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:p>",
          JSON_H(0, "") "," JSON_H(3, "") "]");
}
END_TEST

START_TEST(circles_of_styles_end)
{
    check(STYLE("a", BASED("b")) STYLE("b", BASED("c") LEVEL(0)) STYLE("c", BASED("a")),
          STYLED("a", "x") STYLED("c", "y"), JSON_H(1, "x") ",");
}
END_TEST

START_TEST(the_default_style_counts)
{
    check("<w:style w:type='paragraph' w:default='1' w:styleId='a'>" LEVEL(0) "</w:style>", P("x"), JSON_H(1, "x") "]");
}
END_TEST

TCase *style_cases(void)
{
    TCase *cases = parse_cases("styles");

    tcase_add_test(cases, headings_come_from_styles);
    tcase_add_test(cases, a_level_that_is_none_is_inherited);
    tcase_add_test(cases, a_paragraph_overrules_its_style);
    tcase_add_test(cases, circles_of_styles_end);
    tcase_add_test(cases, the_default_style_counts);
    return cases;
}
