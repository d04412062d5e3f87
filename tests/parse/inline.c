#include "cases.h"

#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define BOX(blocks)                                                                                                    \
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" blocks "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"

START_TEST(insertions_stay_and_deletions_go)
{
    BLOCKS("<w:p>" R("a") "<w:ins w:id='1'>" R("b") "<w:del w:id='2'>" R(
               "no") "</w:del></w:ins>"
                     "<w:del w:id='3'><w:r><w:delText>no</w:delText></w:r></w:del><w:moveFrom w:id='4'>" R(
                         "no") "</w:moveFrom>"
                               "<w:moveTo w:id='5'>" R("c") "</w:moveTo></w:p>",
           JSON_P("abc"));
}
END_TEST

#define DELETED_MARK(kind, text) "<w:p><w:pPr><w:rPr><w:" kind " w:id='1'/></w:rPr></w:pPr>" R(text) "</w:p>"

START_TEST(a_deleted_mark_joins_paragraphs)
{
    BLOCKS(DELETED_MARK("del", "a") DELETED_MARK("moveFrom", "b") P("c") P("d"), JSON_P("abc") "," JSON_P("d"));
    BLOCKS(DELETED_MARK("ins", "a") P("b"), JSON_P("a") "," JSON_P("b"));
    BLOCKS(DELETED_MARK("del", "a"), JSON_P("a"));
    BLOCKS(P("a") DELETED_MARK("del", ""), JSON_P("a"));
    BLOCKS("<w:tbl><w:tr><w:tc>" P("a") DELETED_MARK("del", "") "</w:tc><w:tc>" DELETED_MARK("del", "b")
               P("c") "</w:tc></w:tr></w:tbl>",
           "{\"kind\":\"table\",\"rows\":1,\"columns\":2,\"cells\":[{\"row\":1,\"column\":1,\"row_span\":1,\"column_"
           "span\":1,"
           "\"text\":\"a\",\"tables\":[]},{\"row\":1,\"column\":2,\"row_span\":1,\"column_span\":1,\"text\":\"bc\","
           "\"tables\":[]}]}");
}
END_TEST

START_TEST(fields_show_their_results)
{
    BLOCKS("<w:p>" R("a") FIELD("begin") "<w:r><w:instrText>PAGE</w:instrText></w:r>" R("no") FIELD("separate") R("b")
               FIELD("end") R("c") FIELD("begin") R("no") FIELD("end") R("d") "</w:p>",
           JSON_P("abcd"));
}
END_TEST

START_TEST(fields_nest)
{
    BLOCKS("<w:p>" FIELD("begin") FIELD("begin") R("no") FIELD("separate") R("no") FIELD("end") R("no")
               FIELD("separate") R("a") FIELD("begin") FIELD("separate") R("b") FIELD("end") "</w:p><w:p>" R("c")
                   FIELD("end") R("d") FIELD("end") "</w:p>",
           JSON_P("ab") "," JSON_P("cd"));
}
END_TEST

START_TEST(a_field_that_never_ends_is_none)
{
    BLOCKS("<w:p>" R("a") FIELD("begin") R("b") FIELD("begin") R("no") FIELD("end") R("c") FIELD("begin") R("d")
               FIELD("separate") R("e") "</w:p>" P("f"),
           JSON_P("abcde") "," JSON_P("f"));
    BLOCKS(
        "<w:p>" FIELD("end") FIELD("separate") R("a") FIELD("begin") "</w:p><w:tbl><w:tr><w:tc>" P("b")
            P("c") "</w:tc></w:tr></w:tbl>",
        JSON_P("a") ",{\"kind\":\"table\",\"rows\":1,\"columns\":1,\"cells\":[{\"row\":1,\"column\":1,\"row_span\":1,"
                    "\"column_span\":1,\"text\":\"b\\nc\",\"tables\":[]}]}");
}
END_TEST

START_TEST(codes_may_run_over_paragraphs)
{
    BLOCKS("<w:p>" R("a") FIELD("begin") R("no") "</w:p>" P("no") "<w:p>" R("no") FIELD("end") R("b") "</w:p>",
           JSON_P("a") "," JSON_P("") "," JSON_P("b"));
}
END_TEST

START_TEST(hidden_text_is_left_out)
{
    BLOCKS("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t><w:tab/></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>"
           "<w:t>a</w:t></w:r>" R(
               "b") "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>c</w:t></w:r></w:p>",
           JSON_P("abc"));
}
END_TEST

/* Styles: hidden paragraphs p and, by inheritance, q; shown ones r; hidden characters c and, by inheritance, d. */
#define HIDING_STYLES                                                                                                  \
    "<w:style w:type='paragraph' w:styleId='p'><w:rPr><w:vanish/></w:rPr></w:style>"                                   \
    "<w:style w:type='paragraph' w:styleId='q'><w:basedOn w:val='p'/></w:style>"                                       \
    "<w:style w:type='paragraph' w:styleId='r'><w:basedOn w:val='p'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>"   \
    "<w:style w:type='character' w:styleId='c'><w:rPr><w:vanish/></w:rPr></w:style>"                                   \
    "<w:style w:type='character' w:styleId='d'><w:basedOn w:val='c'/></w:style>"                                       \
    "<w:style w:type='character' w:styleId='e'><w:basedOn w:val='p'/></w:style>"
#define STYLED_P(style, runs) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" runs "</w:p>"
#define STYLED_R(style, more, text) "<w:r><w:rPr><w:rStyle w:val='" style "'/>" more "</w:rPr><w:t>" text "</w:t></w:r>"
#define SHOWN "<w:vanish w:val='0'/>"

static void check_styled(const char *styles, const char *body, const char *expected)
{
    const char *json = word_json(arena, &(struct word){.body = body, .styles = styles});

    ck_assert_msg(strncmp(json + strlen("{\"blocks\":["), expected, strlen(expected)) == 0, "%s", json);
}

START_TEST(styles_hide_text)
{
    check_styled(HIDING_STYLES,
                 STYLED_P("p", R("no")) STYLED_P("q", R("no")) STYLED_P("r", R("a"))
                     STYLED_P("x", STYLED_R("c", "", "no") STYLED_R("d", "", "no") STYLED_R("e", "", "b")
                                       STYLED_R("p", "", "c") R("d") STYLED_R("c", SHOWN, "e")),
                 JSON_P("") "," JSON_P("") "," JSON_P("a") "," JSON_P("bcde") "]");
}
END_TEST

START_TEST(hiding_twice_shows)
{
    check_styled(
        HIDING_STYLES,
        STYLED_P("q", STYLED_R("d", "", "a") STYLED_R("x", "", "no") "<w:r><w:rPr>" SHOWN "</w:rPr><w:t>b</w:t></w:r>")
            STYLED_P("r", STYLED_R("c", "", "no")),
        JSON_P("ab") "," JSON_P("") "]");
}
END_TEST

START_TEST(nothing_but_the_run_undoes_the_defaults)
{
    check_styled("<w:docDefaults><w:pPrDefault><w:rPr/></w:pPrDefault><w:rPrDefault><w:rPr><w:b/><w:vanish/></w:rPr>"
                 "</w:rPrDefault></w:docDefaults>" HIDING_STYLES,
                 P("no") STYLED_P("p", R("no") STYLED_R("c", "", "no") STYLED_R("c", SHOWN, "a")),
                 JSON_P("") "," JSON_P("a") "]");
}
END_TEST

START_TEST(hidden_runs_hide_what_they_hold)
{
    BLOCKS("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:ruby><w:rubyBase><w:r><w:rPr>" SHOWN
           "</w:rPr><w:t>no</w:t></w:r></w:rubyBase></w:ruby><w:object/><w:drawing><pic:pic/></w:drawing><w:pict>"
           "<v:textbox><w:txbxContent>" P("no") "</w:txbxContent></v:textbox></w:pict></w:r>" R("a") "</w:p>",
           JSON_P("a"));
}
END_TEST

START_TEST(ruby_shows_its_base)
{
    BLOCKS(
        "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>" R("no") "</w:rt><w:rubyBase>" R("a") "</w:rubyBase></w:ruby></w:r></w:p>",
        JSON_P("a"));
}
END_TEST

START_TEST(one_alternative_is_taken)
{
    BLOCKS("<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>a</w:t></mc:Choice><mc:Choice "
           "Requires='x'><w:t>no</w:t>"
           "</mc:Choice><mc:Fallback><w:t>no</w:t></mc:Fallback></"
           "mc:AlternateContent><mc:AlternateContent><mc:Fallback><w:t>b</w:t>"
           "</mc:Fallback></mc:AlternateContent></w:r></w:p><mc:AlternateContent><mc:Choice Requires='x'>" P(
               "c") "</mc:Choice></mc:AlternateContent>",
           JSON_P("ab") "," JSON_P("c"));
}
END_TEST

START_TEST(text_boxes_follow_their_paragraph)
{
    BLOCKS("<w:p>" R("a") BOX(P("x") P("y")) R("b") "</w:p>" P("c"),
           JSON_P("ab") "," JSON_P("x") "," JSON_P("y") "," JSON_P("c"));
    BLOCKS("<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent><w:p>" R("x")
               BOX(P("z")) "</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>" BOX(
                   P("no")) "</mc:Fallback>"
                            "</mc:AlternateContent></w:r>" R("a") "</w:p>",
           JSON_P("a") "," JSON_P("x") "," JSON_P("z"));
}
END_TEST

START_TEST(text_boxes_in_cells_are_text_of_the_cell)
{
    BLOCKS("<w:tbl><w:tr><w:tc><w:p>" R("a") BOX(P("x")) R("b") "</w:p>" P("c") "</w:tc></w:tr></w:tbl>",
           "{\"kind\":\"table\",\"rows\":1,\"columns\":1,\"cells\":[{\"row\":1,\"column\":1,\"row_span\":1,\"column_"
           "span\":1,"
           "\"text\":\"ab\\nx\\nc\",\"tables\":[]}]}");
}
END_TEST

START_TEST(lost_paragraphs_and_tables_follow)
{
    BLOCKS("<w:p>" R("a") "<w:r>" P("x") "<w:tbl><w:tr><w:tc>" P("y") "</w:tc></w:tr></w:tbl></w:r>" R("b") "</w:p>",
           JSON_P("ab") "," JSON_P(
               "x") ",{\"kind\":\"table\",\"rows\":1,\"columns\":1,\"cells\":[{\"row\":1,\"column\":1,\"row_span\":1,"
                    "\"column_span\":1,\"text\":\"y\",\"tables\":[]}]}");
}
END_TEST

START_TEST(objects_follow_their_paragraph)
{
    BLOCKS("<w:p>" R("a") "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing><w:pict><v:shape><v:imagedata/"
                          "></v:shape>"
                          "</w:pict><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></"
                          "w:object><w:drawing><a:graphic><c:chart/></a:graphic>"
                          "</w:drawing><w:drawing><a:graphic><dgm:relIds "
                          "xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'/>"
                          "</a:graphic></w:drawing></w:r></w:p>",
           JSON_P("a") ",{\"kind\":\"picture\"},{\"kind\":\"picture\"},{\"kind\":\"object\"},{\"kind\":\"chart\"},{"
                       "\"kind\":\"object\"}");
}
END_TEST

START_TEST(objects_of_cells_follow_the_table)
{
    BLOCKS("<w:tbl><w:tr><w:tc><w:p><w:r><w:object/></w:r></w:p></w:tc></w:tr></w:tbl>" P("a"),
           "{\"kind\":\"table\",\"rows\":1,\"columns\":1,\"cells\":[{\"row\":1,\"column\":1,\"row_span\":1,\"column_"
           "span\":1,"
           "\"text\":\"\",\"tables\":[]}]},{\"kind\":\"object\"}," JSON_P("a"));
}
END_TEST

START_TEST(equations_are_text_of_their_own)
{
    BLOCKS("<w:p>" R("a") "<m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></"
                          "m:f></m:oMath>" R(
                              "b") "</w:p><m:oMathPara><m:oMath><m:r><m:t>y</m:t></m:r></m:oMath></m:oMathPara>",
           JSON_P("ab") ",{\"kind\":\"equation\",\"text\":\"x2\"},{\"kind\":\"equation\",\"text\":\"y\"}");
}
END_TEST

TCase *inline_cases(void)
{
    TCase *cases = parse_cases("inline");

    tcase_add_test(cases, insertions_stay_and_deletions_go);
    tcase_add_test(cases, a_deleted_mark_joins_paragraphs);
    tcase_add_test(cases, fields_show_their_results);
    tcase_add_test(cases, fields_nest);
    tcase_add_test(cases, a_field_that_never_ends_is_none);
    tcase_add_test(cases, codes_may_run_over_paragraphs);
    tcase_add_test(cases, hidden_text_is_left_out);
    tcase_add_test(cases, styles_hide_text);
    tcase_add_test(cases, hiding_twice_shows);
    tcase_add_test(cases, nothing_but_the_run_undoes_the_defaults);
    tcase_add_test(cases, hidden_runs_hide_what_they_hold);
    tcase_add_test(cases, ruby_shows_its_base);
    tcase_add_test(cases, one_alternative_is_taken);
    tcase_add_test(cases, text_boxes_follow_their_paragraph);
    tcase_add_test(cases, text_boxes_in_cells_are_text_of_the_cell);
    tcase_add_test(cases, lost_paragraphs_and_tables_follow);
    tcase_add_test(cases, objects_follow_their_paragraph);
    tcase_add_test(cases, objects_of_cells_follow_the_table);
    tcase_add_test(cases, equations_are_text_of_their_own);
    return cases;
}
