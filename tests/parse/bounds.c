/*
 * Each limit at its bound and one past it; and documents that are large, but honest.
 */
#include <stdio.h>

#include "cases.h"
#include "docintake/buffer.h"

/* What becomes of a body that is some text, so many pieces, and more text. */
static enum di_reason reason_of(const char *before, const char *piece, size_t count, const char *after)
{
    DI_AUTO_BUFFER body = DI_BUFFER_EMPTY;
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;

    di_buffer_text(&body, before);
    for (size_t i = 0; i < count; i++) {
        di_buffer_text(&body, piece);
    }
    di_buffer_text(&body, after);
    DI_AUTO_FD fd = word_pack(&(struct word){.body = body.data});
    ck_assert_msg(di_read_document(fd, arena, &document, &refusal, &error) != DI_FAILED, "%s", error.text);
    di_arena_reset(arena);
    return refusal.reason;
}

START_TEST(paragraphs)
{
    ck_assert_uint_eq(reason_of("", "<w:p/>", DI_LIMIT_PARAGRAPHS, ""), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of("", "<w:p/>", DI_LIMIT_PARAGRAPHS + 1, ""), DI_REASON_TOO_LARGE);
}
END_TEST

START_TEST(tables)
{
    const char *table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";

    ck_assert_uint_eq(reason_of("", table, DI_LIMIT_TABLES, ""), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of("", table, DI_LIMIT_TABLES + 1, ""), DI_REASON_TOO_LARGE);
}
END_TEST

static enum di_reason reason_of_depth(size_t depth)
{
    DI_AUTO_BUFFER ends = DI_BUFFER_EMPTY;

    for (size_t i = 0; i < depth; i++) {
        di_buffer_text(&ends, "<w:p/></w:tc></w:tr></w:tbl>");
    }
    return reason_of("", "<w:tbl><w:tr><w:tc>", depth, ends.data);
}

START_TEST(tables_inside_one_another)
{
    ck_assert_uint_eq(reason_of_depth(DI_LIMIT_TABLE_DEPTH), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of_depth(DI_LIMIT_TABLE_DEPTH + 1), DI_REASON_TOO_LARGE);
}
END_TEST

START_TEST(cells)
{
    const char *row = "<w:tr><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/></w:tr>";

    ck_assert_uint_eq(reason_of("<w:tbl>", row, DI_LIMIT_CELLS / 10, "</w:tbl>"), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of("<w:tbl>", row, DI_LIMIT_CELLS / 10, "<w:tr><w:tc/></w:tr></w:tbl>"),
                      DI_REASON_TOO_LARGE);
}
END_TEST

START_TEST(text_of_a_paragraph)
{
    ck_assert_uint_eq(reason_of("<w:p><w:r><w:t>", "0123456789abcdef", DI_LIMIT_TEXT_BYTES / 16, "</w:t></w:r></w:p>"),
                      DI_REASON_NONE);
    ck_assert_uint_eq(reason_of("<w:p><w:r><w:t>", "0123456789abcdef", DI_LIMIT_TEXT_BYTES / 16, "x</w:t></w:r></w:p>"),
                      DI_REASON_TOO_LARGE);
}
END_TEST

/* Boxes of a cell are collected first and become its text afterwards. */
START_TEST(text_of_a_cell)
{
    const char *before = "<w:tbl><w:tr><w:tc><w:p><w:r><w:pict>",
               *after = "</w:pict></w:r></w:p></w:tc></w:tr></w:tbl>";
    char box[70000];

    snprintf(box, sizeof box, "<w:txbxContent><w:p><w:r><w:t>%065535d</w:t></w:r></w:p></w:txbxContent>", 0);
    ck_assert_uint_eq(reason_of(before, box, DI_LIMIT_TEXT_BYTES / 65536, after), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of(before, box, DI_LIMIT_TEXT_BYTES / 65536 + 1, after), DI_REASON_TOO_LARGE);
}
END_TEST

START_TEST(the_document_as_a_whole)
{
    struct di_arena *usual = arena;

    arena = di_arena_new(100000);
    ck_assert_uint_eq(reason_of("", P("0123456789"), 500, ""), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of("", P("0123456789"), 5000, ""), DI_REASON_TOO_LARGE);
    di_arena_free(arena);
    arena = usual;
}
END_TEST

START_TEST(styles)
{
    for (int more = 0; more < 2; more++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
        struct di_refusal refusal = DI_REFUSAL_NONE;
        struct di_error error = DI_ERROR_NONE;
        struct di_document *document;

        for (int i = 0; i < DI_LIMIT_STYLES + more; i++) {
            di_buffer_printf(&text, "<w:style w:styleId='%d'><w:basedOn w:val='%d'/></w:style>", i, i + 1);
        }
        DI_AUTO_FD fd = word_pack(&(struct word){.body = "", .styles = text.data});
        ck_assert_int_eq(di_read_document(fd, arena, &document, &refusal, &error), more == 0 ? DI_OK : DI_REFUSED);
    }
}
END_TEST

START_TEST(elements_inside_one_another)
{
    ck_assert_uint_eq(reason_of("", "<w:ins>", 100000, ""), DI_REASON_TOO_LARGE);
    ck_assert_uint_eq(reason_of("", "<w:sdt><w:sdtContent>", 100000, ""), DI_REASON_TOO_LARGE);
}
END_TEST

START_TEST(large_but_honest)
{
    ck_assert_uint_eq(reason_of("<w:p>", "<w:r><w:t>ab</w:t></w:r>", 300000, "</w:p>"), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of("<w:p>", "<w:r><w:fldChar w:fldCharType='begin'/><w:t>a</w:t></w:r>", 100000, "</w:p>"),
                      DI_REASON_NONE);
    ck_assert_uint_eq(reason_of("", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>", 100000, ""), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of("<w:tbl><w:tr>", "<w:tc><w:p/></w:tc>", 100000, "</w:tr></w:tbl>"), DI_REASON_NONE);
    ck_assert_uint_eq(reason_of_depth(90), DI_REASON_NONE);
}
END_TEST

TCase *bound_cases(void)
{
    TCase *cases = parse_cases("bounds");

    tcase_set_timeout(cases, 240);
    tcase_add_test(cases, paragraphs);
    tcase_add_test(cases, tables);
    tcase_add_test(cases, tables_inside_one_another);
    tcase_add_test(cases, cells);
    tcase_add_test(cases, text_of_a_paragraph);
    tcase_add_test(cases, text_of_a_cell);
    tcase_add_test(cases, the_document_as_a_whole);
    tcase_add_test(cases, styles);
    tcase_add_test(cases, elements_inside_one_another);
    tcase_add_test(cases, large_but_honest);
    return cases;
}
