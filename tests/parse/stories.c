#include "cases.h"
#include "docintake/buffer.h"

static void check(const struct word *word, const char *expected)
{
    ck_assert_str_eq(word_json(arena, word), expected);
}

START_TEST(every_story_is_read)
{
    check(&(struct word){.body = P("a"),
                         .header = P("h"),
                         .footer = P("f"),
                         .footnotes =
                             "<w:footnote w:type='separator' w:id='0'>" P("no") "</w:footnote><w:footnote w:id='1'>" P(
                                 "n") "</w:footnote><w:footnote w:type='normal' w:id='2'>" P("m") "</w:footnote>",
                         .endnotes = "<w:endnote w:type='continuationSeparator' w:id='0'>" P(
                             "no") "</w:endnote><w:endnote w:id='1'>" P("e") "</w:endnote>"},
          "{\"blocks\":[" JSON_P("a") "],\"headers\":[" JSON_P("h") "],\"footers\":[" JSON_P(
              "f") "],\"notes\":[" JSON_P("n") "," JSON_P("m") "," JSON_P("e") "],\"remarks\":[]}");
}
END_TEST

/* Places are what a note names: paragraphs and tables as a person counts them in Word. */
START_TEST(blocks_know_their_places)
{
    static const char table[] = "<w:tbl><w:tr><w:tc>" P("c") "</w:tc></w:tr></w:tbl>";
    static const struct {
        enum di_block_kind kind;
        unsigned paragraph, table;
    } expected[] = {{DI_PARAGRAPH, 1, 0}, {DI_TABLE, 0, 1},   {DI_PARAGRAPH, 2, 0},
                    {DI_PARAGRAPH, 3, 0}, {DI_PICTURE, 3, 0}, {DI_TABLE, 0, 2}};
    DI_AUTO_BUFFER body = DI_BUFFER_EMPTY;
    const struct di_block *block;

    di_buffer_printf(&body, "%s%s%s%s%s", P("a"), table, P("b"),
                     "<w:p><w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r></w:p>", table);
    block = word_document(arena, &(struct word){.body = body.data})->body.first;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++, block = block->next) {
        ck_assert_ptr_nonnull(block);
        ck_assert_int_eq(block->kind, expected[i].kind);
        ck_assert_int_eq(block->place.part, DI_PART_BODY);
        ck_assert_uint_eq(block->place.paragraph, expected[i].paragraph);
        ck_assert_uint_eq(block->place.table, expected[i].table);
    }
    ck_assert_ptr_null(block);
}
END_TEST

START_TEST(only_the_first_body_counts)
{
    BLOCKS(P("a") "</w:body><w:body>" P("no"), JSON_P("a"));
}
END_TEST

START_TEST(a_main_part_of_another_kind_is_refused)
{
    ck_assert_uint_eq(word_refusal(&(struct word){.root = "hdr", .body = P("a")}), DI_REASON_NOT_DOCX);
}
END_TEST

START_TEST(a_malformed_part_is_refused)
{
    ck_assert_uint_eq(word_refusal(&(struct word){.body = P("a"), .header = "<w:p>"}), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(word_refusal(&(struct word){.body = P("a"), .styles = "<w:p>"}), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(word_refusal(&(struct word){.body = P("a"), .numbering = "</w:p>"}), DI_REASON_MALFORMED_XML);
}
END_TEST

/* The same thing twice makes one remark, with the place of the first. */
static void check_remark(const char *body, const char *text, const char *place)
{
    DI_AUTO_BUFFER expected = DI_BUFFER_EMPTY, twice = DI_BUFFER_EMPTY;
    const char *json;

    di_buffer_printf(&expected, "\"remarks\":[{\"text\":\"%s\",\"where\":{\"part\":\"body\",%s}}]}", text, place);
    di_buffer_printf(&twice, "%s%s", body, body);
    json = word_json(arena, &(struct word){.body = twice.data});
    ck_assert_msg(strstr(json, expected.data) != NULL, "%s", json);
}

START_TEST(what_is_left_out_is_remarked)
{
    check_remark("<w:p><w:ins w:id='1'/></w:p>", "unaccepted insertions are read as text", "\"paragraph\":1");
    check_remark("<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>", "unaccepted insertions are read as text",
                 "\"paragraph\":1");
    check_remark("<w:p><w:moveFrom/></w:p>", "unaccepted deletions are left out", "\"paragraph\":1");
    check_remark("<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr></w:tc></w:tr></w:tbl>",
                 "unaccepted deletions are left out", "\"table\":1,\"row\":1,\"column\":1");
    check_remark("<w:p/><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", "hidden text is left out",
                 "\"paragraph\":2");
    check_remark("<w:p><w:r><w:commentReference w:id='0'/></w:r></w:p>", "comments are left out", "\"paragraph\":1");
    check_remark("<w:p/><w:altChunk r:id='r7'/>", "an imported file is left out", "\"paragraph\":1");
    check_remark("<w:p><w:subDoc r:id='r7'/></w:p>", "a sub-document is left out", "\"paragraph\":1");
}
END_TEST

/* How often the first remark on this body was met. */
static unsigned remark_count(const char *body)
{
    DI_AUTO_FD fd = word_pack(&(struct word){.body = body});
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;

    ck_assert(di_read_document(fd, arena, &document, &refusal, &error) == DI_OK);
    ck_assert_ptr_nonnull(document->remarks);
    return document->remarks->count;
}

START_TEST(changes_are_counted_by_places)
{
    static const char whole[] = "<w:p><w:pPr><w:rPr><w:ins w:id='1'/></w:rPr></w:pPr><w:ins w:id='2'/><w:r/>"
                                "<w:ins w:id='3'/></w:p>";
    static const char row[] =
        "<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:ins/></w:p><w:p><w:ins/></w:p></w:tc>"
        "<w:tc><w:tcPr><w:cellIns/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    DI_AUTO_BUFFER twice = DI_BUFFER_EMPTY;

    ck_assert_uint_eq(remark_count(whole), 1);
    ck_assert_uint_eq(remark_count(row), 2);
    di_buffer_printf(&twice, "%s%s%s", whole, row, whole);
    ck_assert_uint_eq(remark_count(di_buffer_string(&twice)), 4);
}
END_TEST

START_TEST(comments_are_counted_one_by_one)
{
    ck_assert_uint_eq(remark_count("<w:p><w:r><w:commentReference w:id='0'/></w:r><w:r>"
                                   "<w:commentReference w:id='1'/></w:r></w:p>"),
                      2);
}
END_TEST

START_TEST(the_nearest_heading_is_kept)
{
    DI_AUTO_FD fd = word_pack(
        &(struct word){.body = "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>一、</w:t></w:r></w:p>" P(
                           "a") "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:p>" P("b"),
                       .header = P("h")});
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;

    ck_assert(di_read_document(fd, arena, &document, &refusal, &error) == DI_OK);
    ck_assert_ptr_null(document->body.first->place.heading);
    ck_assert_str_eq(document->body.first->next->place.heading, "一、");
    ck_assert_str_eq(document->body.last->place.heading, "一、"); /* an empty heading is none */
    ck_assert_ptr_null(document->headers.first->place.heading);
    ck_assert_uint_eq(document->headers.first->place.part, DI_PART_HEADER);
    ck_assert_uint_eq(document->headers.first->place.paragraph, 1);
}
END_TEST

TCase *story_cases(void)
{
    TCase *cases = parse_cases("stories");

    tcase_add_test(cases, every_story_is_read);
    tcase_add_test(cases, blocks_know_their_places);
    tcase_add_test(cases, only_the_first_body_counts);
    tcase_add_test(cases, a_main_part_of_another_kind_is_refused);
    tcase_add_test(cases, a_malformed_part_is_refused);
    tcase_add_test(cases, what_is_left_out_is_remarked);
    tcase_add_test(cases, changes_are_counted_by_places);
    tcase_add_test(cases, comments_are_counted_one_by_one);
    tcase_add_test(cases, the_nearest_heading_is_kept);
    return cases;
}
