#include "cases.h"

#include <stdio.h>

#include "docintake/buffer.h"

#define LEVEL(index, format, text, more)                                                                               \
    "<w:lvl w:ilvl='" index "'><w:start w:val='1'/><w:numFmt w:val='" format "'/><w:lvlText w:val='" text "'/>" more   \
    "</w:lvl>"
#define DEFINITION(id, levels) "<w:abstractNum w:abstractNumId='" id "'>" levels "</w:abstractNum>"
#define LIST(id, definition, more) "<w:num w:numId='" id "'><w:abstractNumId w:val='" definition "'/>" more "</w:num>"
#define ITEM(list, level)                                                                                              \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list "'/></w:numPr></w:pPr></w:p>"
#define STYLED(style) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr></w:p>"

/* Three levels as a Chinese report has them. */
#define CHINESE                                                                                                        \
    DEFINITION("0", LEVEL("0", "chineseCounting", "%1、", "") LEVEL("1", "chineseCounting", "（%2）", "")              \
                        LEVEL("2", "decimal", "%1.%2.%3", "<w:isLgl/>"))

/* The numbers of the body's paragraphs, each followed by a bar. */
static void check(const char *numbering, const char *styles, const char *body, const char *expected)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;
    DI_AUTO_BUFFER numbers = DI_BUFFER_EMPTY;
    DI_AUTO_FD fd = word_pack(&(struct word){.body = body, .numbering = numbering, .styles = styles});

    ck_assert_msg(di_read_document(fd, arena, &document, &refusal, &error) == DI_OK, "%s", refusal.detail);
    for (struct di_block *block = document->body.first; block != NULL; block = block->next) {
        bool is_numbered = block->kind == DI_PARAGRAPH && block->paragraph.number != NULL;

        di_buffer_printf(&numbers, "%s|", is_numbered ? block->paragraph.number : "");
    }
    ck_assert_str_eq(di_buffer_string(&numbers), expected);
}

START_TEST(levels_count_and_begin_again)
{
    check(CHINESE LIST("1", "0", ""), NULL,
          ITEM("1", "0") ITEM("1", "1") ITEM("1", "1") ITEM("1", "2") ITEM("1", "0")
              ITEM("1", "1") "<w:p/>" ITEM("1", "2"),
          "一、|（一）|（二）|1.2.1|二、|（一）||2.1.1|");
}
END_TEST

START_TEST(a_level_that_was_passed_over_counts_as_begun)
{
    check(CHINESE LIST("1", "0", ""), NULL, ITEM("1", "2") ITEM("1", "1"), "1.1.1|（二）|");
}
END_TEST

START_TEST(lists_of_one_definition_count_on)
{
    check(CHINESE LIST("1", "0", "") LIST("2", "0", ""), NULL, ITEM("1", "0") ITEM("2", "0") ITEM("1", "0"),
          "一、|二、|三、|");
}
END_TEST

START_TEST(a_list_may_begin_once_on_its_own)
{
    check(CHINESE LIST("1", "0", "")
              LIST("2", "0", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"),
          NULL, ITEM("1", "0") ITEM("2", "0") ITEM("1", "0") ITEM("2", "0"), "一、|五、|六、|七、|");
}
END_TEST

START_TEST(its_own_beginning_counts_again_after_a_level_above)
{
    check(CHINESE LIST("1", "0", "")
              LIST("2", "0", "<w:lvlOverride w:ilvl='1'><w:startOverride w:val='5'/></w:lvlOverride>"),
          NULL, ITEM("2", "1") ITEM("2", "0") ITEM("2", "1") ITEM("1", "0") ITEM("1", "1"),
          "（五）|二、|（五）|三、|（一）|");
    check(CHINESE LIST("1", "0", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"), NULL,
          ITEM("1", "2"), "5.1.1|");
}
END_TEST

START_TEST(a_list_may_have_levels_of_its_own)
{
    check(CHINESE LIST("1", "0", "<w:lvlOverride w:ilvl='0'>" LEVEL("0", "upperRoman", "%1)", "") "</w:lvlOverride>"),
          NULL, ITEM("1", "0") ITEM("1", "0") ITEM("1", "1"), "I)|II)|（一）|");
}
END_TEST

START_TEST(restarts_can_be_set)
{
    check(DEFINITION("0", LEVEL("0", "decimal", "%1", "") LEVEL("1", "decimal", "%2", "<w:lvlRestart w:val='0'/>")
                              LEVEL("2", "decimal", "%3", "<w:lvlRestart w:val='1'/>")) LIST("1", "0", ""),
          NULL,
          ITEM("1", "0") ITEM("1", "1") ITEM("1", "2") ITEM("1", "1") ITEM("1", "2") ITEM("1", "0") ITEM("1", "1")
              ITEM("1", "2"),
          "1|1|1|2|2|2|3|1|");
}
END_TEST

START_TEST(styles_name_lists)
{
    const char *styles =
        "<w:style w:type='paragraph' w:styleId='a'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='c'><w:basedOn w:val='a'/><w:pPr><w:numPr><w:ilvl "
        "w:val='2'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='d'><w:basedOn w:val='a'/><w:pPr><w:numPr><w:numId "
        "w:val='0'/></w:numPr></w:pPr></w:style>";

    check(DEFINITION("0", LEVEL("0", "decimal", "%1", "") LEVEL("1", "decimal", "%1.%2", "<w:pStyle w:val='b'/>")
                              LEVEL("2", "decimal", "%1.%2.%3", "")) LIST("1", "0", ""),
          styles,
          STYLED("a") STYLED("b") STYLED("c")
              STYLED("d") "<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:p>"
                          "<w:p><w:pPr><w:pStyle w:val='b'/><w:numPr><w:ilvl w:val='0'/></w:numPr></w:pPr></w:p>",
          "1|1.1|1.1.1|||2|");
}
END_TEST

START_TEST(definitions_are_linked_by_style)
{
    check(DEFINITION("7", "<w:numStyleLink w:val='x'/>")
              DEFINITION("8", "<w:styleLink w:val='x'/>" LEVEL("0", "upperLetter", "%1.", "")) LIST("1", "7", "")
                  LIST("2", "8", ""),
          NULL, ITEM("1", "0") ITEM("1", "0") ITEM("2", "0"), "A.|B.|A.|");
}
END_TEST

START_TEST(bullets_and_empty_levels_have_no_number)
{
    check(DEFINITION("0", LEVEL("0", "bullet", "\uF0B7", "") LEVEL("1", "none", "no %1", "") LEVEL("2", "none", "", ""))
              LIST("1", "0", ""),
          NULL,
          ITEM("1", "0") ITEM("1", "1") ITEM("1", "2") ITEM("1", "3") ITEM("1", "9") ITEM("1", "-1") ITEM("2", "0")
              ITEM("x", "0"),
          "|no ||||||"
          "|");
}
END_TEST

START_TEST(formats_of_one_program_have_a_fallback)
{
    check(DEFINITION("0", "<w:lvl w:ilvl='0'><w:start w:val='3'/><mc:AlternateContent><mc:Choice "
                          "Requires='w14'><w:numFmt w:val='custom'/>"
                          "</mc:Choice><mc:Fallback><w:numFmt "
                          "w:val='lowerRoman'/></mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1%%%x'/></w:lvl>")
              LIST("1", "0", ""),
          NULL, ITEM("1", "0"), "iii%%%x|");
}
END_TEST

#define CUSTOM(pattern)                                                                                                \
    DEFINITION("0", "<w:lvl w:ilvl='0'><w:start w:val='7'/><mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt "  \
                    "w:val='custom' w:format='" pattern "'/></mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/>"      \
                    "</mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1'/></w:lvl>"                              \
                    "<w:lvl w:ilvl='1'><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1'/></w:lvl>")                 \
    LIST("1", "0", "")

START_TEST(custom_formats_are_taken_where_known)
{
    check(CUSTOM("001, 002, 003, ..."), NULL, ITEM("1", "0") ITEM("1", "0"), "007|008|");
    check(CUSTOM("00001, 00002, 00003, ..."), NULL, ITEM("1", "0"), "00007|");
    check(CUSTOM("x, y, z, ..."), NULL, ITEM("1", "0"), "7|");
}
END_TEST

#define FALLBACK(inside) "<mc:AlternateContent><mc:Fallback>" inside "</mc:Fallback></mc:AlternateContent>"
#define FALLBACKS(inside) FALLBACK(FALLBACK(FALLBACK(FALLBACK(FALLBACK(FALLBACK(inside))))))

START_TEST(alternatives_of_a_format_do_not_nest)
{
    check(DEFINITION("0", "")
              LIST("1", "0",
                   "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText "
                   "w:val='%1'/>" FALLBACKS("<w:numFmt w:val='upperRoman'/>") "</w:lvl></w:lvlOverride>"),
          NULL, ITEM("1", "0"), "1|");
}
END_TEST

START_TEST(numbers_in_cells_and_deleted_rows)
{
    check(CHINESE LIST("1", "0", ""), NULL,
          "<w:tbl><w:tr><w:tc>" ITEM("1", "0") "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" ITEM(
              "1", "0") "</w:tc></w:tr></w:tbl>" ITEM("1", "0"),
          "|二、|");
}
END_TEST

START_TEST(deleted_cells_do_not_count)
{
    check(CHINESE LIST("1", "0", ""), NULL,
          "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>" ITEM("1", "0") "<w:tbl><w:tr><w:tc>" ITEM(
              "1", "0") "</w:tc></w:tr></w:tbl></w:tc><w:tc>" ITEM("1", "0") "</w:tc></w:tr></w:tbl>" ITEM("1", "0"),
          "|二、|");
}
END_TEST

#define DELETED_ITEM(list)                                                                                             \
    "<w:p><w:pPr><w:numPr><w:numId w:val='" list "'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r>" \
    "</w:p>"

START_TEST(joined_paragraphs_have_the_number_of_the_last)
{
    check(CHINESE LIST("1", "0", ""), NULL,
          DELETED_ITEM("1") "<w:p/>" DELETED_ITEM("1") ITEM("1", "0") DELETED_ITEM("0") ITEM("1", "0")
              DELETED_ITEM("1"),
          "|一、|二、|三、|");
}
END_TEST

#define MARKED_ITEM(mark, text)                                                                                        \
    "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr>" mark "</w:rPr></w:pPr>" text "</w:p>"

START_TEST(hidden_paragraphs_do_not_count)
{
    check(CHINESE LIST("1", "0", ""),
          "<w:style w:type='paragraph' w:default='1' w:styleId='p'><w:rPr><w:vanish/></w:rPr></w:style>",
          MARKED_ITEM("", "<w:r><w:t>no</w:t></w:r>") MARKED_ITEM("<w:vanish w:val='0'/>", "")
              MARKED_ITEM("<w:vanish/>", "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>a</w:t></w:r>"),
          "|一、|二、|");
}
END_TEST

#define LIST_1 "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"

START_TEST(breaks_of_sections_do_not_count)
{
    check(CHINESE LIST("1", "0", ""), NULL,
          "<w:p><w:pPr>" LIST_1 "<w:sectPr/></w:pPr></w:p><w:p><w:pPr>" LIST_1 "<w:sectPr/></w:pPr><w:r><w:t>a</w:t>"
          "</w:r></w:p>" ITEM("1", "0"),
          "|一、|二、|");
}
END_TEST

START_TEST(legal_numbers_keep_their_zeros)
{
    check(DEFINITION("0", LEVEL("0", "upperRoman", "%1.", "") LEVEL("1", "decimalZero", "%1.%2", "<w:isLgl/>"))
              LIST("1", "0", ""),
          NULL, ITEM("1", "0") ITEM("1", "0") ITEM("1", "1"), "I.|II.|2.01|");
}
END_TEST

START_TEST(counts_do_not_overflow)
{
    check(DEFINITION("0", "<w:lvl w:ilvl='0'><w:start w:val='2147483647'/><w:lvlText w:val='%1'/></w:lvl>")
              LIST("1", "0", ""),
          NULL, ITEM("1", "0") ITEM("1", "0"), "2147483647|2147483648|");
}
END_TEST

static enum di_reason refusal_of_many(const char *each, size_t count)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct word word = {.body = ""};
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;

    for (size_t i = 0; i < count; i++) {
        di_buffer_text(&text, each);
    }
    word.numbering = text.data;
    DI_AUTO_FD fd = word_pack(&word);
    ck_assert(di_read_document(fd, arena, &document, &refusal, &error) != DI_FAILED);
    return refusal.reason;
}

START_TEST(lists_have_limits)
{
    const char *definition = "<w:abstractNum w:abstractNumId='1'/>", *list = "<w:num w:numId='1'/>";
    char level[DI_LIMIT_LIST_TEXT_BYTES + 100];

    ck_assert_uint_eq(refusal_of_many(definition, DI_LIMIT_LIST_DEFINITIONS), DI_REASON_NONE);
    ck_assert_uint_eq(refusal_of_many(definition, DI_LIMIT_LIST_DEFINITIONS + 1), DI_REASON_TOO_LARGE);
    ck_assert_uint_eq(refusal_of_many(list, DI_LIMIT_LISTS), DI_REASON_NONE);
    ck_assert_uint_eq(refusal_of_many(list, DI_LIMIT_LISTS + 1), DI_REASON_TOO_LARGE);
    for (int more = 0; more < 2; more++) {
        snprintf(level, sizeof level, DEFINITION("1", "<w:lvl w:ilvl='0'><w:lvlText w:val='%0*d'/></w:lvl>"),
                 DI_LIMIT_LIST_TEXT_BYTES + more, 0);
        ck_assert_uint_eq(refusal_of_many(level, 1), more == 0 ? DI_REASON_NONE : DI_REASON_TOO_LARGE);
    }
}
END_TEST

TCase *list_cases(void)
{
    TCase *cases = parse_cases("lists");

    tcase_add_test(cases, levels_count_and_begin_again);
    tcase_add_test(cases, a_level_that_was_passed_over_counts_as_begun);
    tcase_add_test(cases, lists_of_one_definition_count_on);
    tcase_add_test(cases, a_list_may_begin_once_on_its_own);
    tcase_add_test(cases, its_own_beginning_counts_again_after_a_level_above);
    tcase_add_test(cases, a_list_may_have_levels_of_its_own);
    tcase_add_test(cases, restarts_can_be_set);
    tcase_add_test(cases, styles_name_lists);
    tcase_add_test(cases, definitions_are_linked_by_style);
    tcase_add_test(cases, bullets_and_empty_levels_have_no_number);
    tcase_add_test(cases, formats_of_one_program_have_a_fallback);
    tcase_add_test(cases, custom_formats_are_taken_where_known);
    tcase_add_test(cases, alternatives_of_a_format_do_not_nest);
    tcase_add_test(cases, numbers_in_cells_and_deleted_rows);
    tcase_add_test(cases, deleted_cells_do_not_count);
    tcase_add_test(cases, joined_paragraphs_have_the_number_of_the_last);
    tcase_add_test(cases, hidden_paragraphs_do_not_count);
    tcase_add_test(cases, breaks_of_sections_do_not_count);
    tcase_add_test(cases, legal_numbers_keep_their_zeros);
    tcase_add_test(cases, counts_do_not_overflow);
    tcase_add_test(cases, lists_have_limits);
    return cases;
}
