#include "cases.h"

START_TEST(runs_are_joined_exactly)
{
    BLOCKS("<w:p><w:r><w:t>2017</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>年</w:t></w:r>"
           "<w:r><w:t xml:space='preserve'> 1 </w:t></w:r><w:r><w:t>&#x6708;</w:t></w:r></w:p><w:p/>",
           JSON_P("2017年 1 月") "," JSON_P(""));
}
END_TEST

START_TEST(signs_have_their_text)
{
    BLOCKS("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>"
           "<w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:ptab/><w:sym w:font='Wingdings' w:char='F0FC'/>"
           "<w:sym w:char='00E9'/><w:sym w:char='0041'/><w:sym w:char='D800'/><w:sym w:char='x'/></w:r></w:p>",
           JSON_P("a\\tb\\n\\n\u2011\u00AD\\t\uF0FC\u00E9A"));
}
END_TEST

#define SYMBOL(code)                                                                                                   \
    "<mc:AlternateContent><mc:Choice Requires='e'><e:symEx e:font='x' e:char='" code "'/></mc:Choice><mc:Fallback>"    \
    "<w:t>no</w:t></mc:Fallback></mc:AlternateContent>"

START_TEST(symbols_may_lie_beyond_four_digits)
{
    BLOCKS("<w:p><w:r xmlns:e='http://schemas.microsoft.com/office/word/2015/wordml/symex'>" SYMBOL("2611")
               SYMBOL("1F642") SYMBOL("10FFFF") SYMBOL("110000") SYMBOL("0000041") "</w:r></w:p>",
           JSON_P("\u2611\U0001F642\U0010FFFF"));
}
END_TEST

START_TEST(new_pages_and_columns_at_the_beginning_break_no_line)
{
    BLOCKS(
        "<w:p><w:r><w:br w:type='page'/></w:r><w:r><w:br w:type='column'/><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t>"
        "</w:r></w:p><w:p><w:r><w:br w:type='textWrapping'/><w:t>c</w:t></w:r></w:p>",
        JSON_P("a\\nb") "," JSON_P("\\nc"));
}
END_TEST

START_TEST(line_feeds_of_the_xml_are_spaces)
{
    BLOCKS("<w:p><w:r><w:t>a\nb\n</w:t><w:br/><w:t>c&#10;</w:t></w:r></w:p>", JSON_P("a b \\nc "));
}
END_TEST

START_TEST(wrappers_are_transparent)
{
    BLOCKS("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:customXml><w:p><w:hyperlink r:id='r9'><w:r>"
           "<w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:smartTagPr/><w:r><w:t>b</w:t></w:r></w:smartTag><w:bdo><w:r>"
           "<w:t>c</w:t></w:r></w:bdo><w:sdt><w:sdtContent><w:r><w:t>d</w:t></w:r></w:sdtContent></w:sdt><w:fldSimple "
           "w:instr='PAGE'><w:r><w:t>e</w:t></w:r></w:fldSimple></w:p></w:customXml></w:sdtContent></w:sdt>",
           JSON_P("abcde"));
}
END_TEST

START_TEST(place_counts_paragraphs_outside_tables)
{
    DI_AUTO_FD fd =
        word_pack(&(struct word){.body = P("") P("b") "<w:tbl><w:tr><w:tc>" P("x") "</w:tc></w:tr></w:tbl>" P("c")});
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;
    struct di_block *block;

    ck_assert(di_read_document(fd, arena, &document, &refusal, &error) == DI_OK);
    block = document->body.first;
    ck_assert_uint_eq(block->place.part, DI_PART_BODY);
    ck_assert_uint_eq(block->place.paragraph, 1);
    block = block->next;
    ck_assert_uint_eq(block->place.paragraph, 2);
    block = block->next;
    ck_assert_uint_eq(block->place.table, 1);
    ck_assert_uint_eq(block->place.paragraph, 0);
    block = block->next;
    ck_assert_uint_eq(block->place.paragraph, 3);
    ck_assert_ptr_eq(block, document->body.last);
}
END_TEST

TCase *paragraph_cases(void)
{
    TCase *cases = parse_cases("paragraph");

    tcase_add_test(cases, runs_are_joined_exactly);
    tcase_add_test(cases, signs_have_their_text);
    tcase_add_test(cases, symbols_may_lie_beyond_four_digits);
    tcase_add_test(cases, new_pages_and_columns_at_the_beginning_break_no_line);
    tcase_add_test(cases, line_feeds_of_the_xml_are_spaces);
    tcase_add_test(cases, wrappers_are_transparent);
    tcase_add_test(cases, place_counts_paragraphs_outside_tables);
    return cases;
}
