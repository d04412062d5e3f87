/* What a part repeats is told as if libxml2 had parsed it each time. */
#include "../../src/xml/repeats.h"

#include <stdio.h>
#include <string.h>

#include "cases.h"
#include "docintake/limits.h"

#define BOLD "<w:rPr><w:b w:val='1'/></w:rPr>"
#define SIZED "<w:pPr><w:p w:val='2'/><w:rPr><w:sz/></w:rPr></w:pPr>"
#define LENGTH(array) ((int)(sizeof(array) / sizeof *(array)))

#define BEGINNING 5000 /* bytes of text, so that what follows is not in the first chunk */

/* What libxml2 would be given of this text, which follows the start of the root; the text itself where nothing is cut.
 */
static void assert_cut(const char *text, const char *expected)
{
    struct di_repeats repeats = {0};
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    char cut[8192];
    size_t size;

    ck_assert_uint_le(strlen(text) + DI_REPEATS_MORE_BYTES, sizeof cut);
    di_repeats_begin(&repeats, false);
    size = di_repeats_cut(&repeats, text, strlen(text), cut);
    di_buffer_append(&out, size > 0 ? cut : text, size > 0 ? size : strlen(text));
    ck_assert_str_eq(di_buffer_string(&out), expected);
    di_repeats_clear(&repeats);
}

START_TEST(what_came_twice_is_cut)
{
    assert_cut(BOLD "a" BOLD "b" BOLD "c" BOLD, BOLD "a<?rA?>" BOLD "b<?tA?>c<?tA?>");
    assert_cut(BOLD SIZED BOLD SIZED SIZED BOLD, BOLD SIZED "<?rA?>" BOLD "<?rB?>" SIZED "<?tB?><?tA?>");
    assert_cut("<w:tcPr/>" BOLD BOLD "<w:tcPr><a/></w:tcPr><w:tcPr><a/></w:tcPr><w:tcPr><a/></w:tcPr><" BOLD,
               "<w:tcPr/>" BOLD "<?rA?>" BOLD "<w:tcPr><a/></w:tcPr><?rB?><w:tcPr><a/></w:tcPr><?tB?><<?tA?>");
}
END_TEST

/* Each is there three times. */
static const char *const kept[] = {
    "<w:rPr><w:b/>x</w:rPr>",                           /* text */
    "<w:rPr><w:b w:val='&amp;'/></w:rPr>",              /* a reference */
    "<w:rPr>\n<w:b/></w:rPr>",                          /* a line, which counts */
    "<w:rPr><w:b\tw:val=''/></w:rPr>",                  /* a sign that is made a space */
    "<w:rPr><w:b w:val='a>b'/></w:rPr>",                /* a tag whose end is not the first ">" */
    "<w:rPr><w:b/></w:rPr >",                           /* an end of another spelling */
    "<w:rPr><w:b/><w:rPrChange/></w:rPr>",              /* perhaps the same inside itself */
    "<w:rPr><w:x><w:rPr><w:b/></w:rPr ></w:x></w:rPr>", /* the end of which? */
    "<w:rPr><!-- no --></w:rPr>",                       /* no markup */
    "<w:rPr><?no?></w:rPr>",
    "<w:rPr w:x=''><w:b/></w:rPr>", /* other groups than the usual */
    "<v:rPr><w:b/></v:rPr>",
    "<w:rPr/>",
    "<w:rPr><w:b/>", /* not all there */
    "<w:rP",
    "<!--" BOLD BOLD BOLD "-->", /* signs that only look like a group */
    "<![CDATA[" BOLD BOLD BOLD "]]>",
    "<?x " BOLD BOLD BOLD "?>",
    "<a xmlns:w='urn:x'>" BOLD BOLD BOLD "</a>", /* prefixes that may mean something else */
};

START_TEST(what_may_differ_is_kept)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_printf(&text, "%s%s%s", kept[_i], kept[_i], kept[_i]);
    assert_cut(di_buffer_string(&text), di_buffer_string(&text));
}
END_TEST

static void add_group(struct di_buffer *text, size_t elements, size_t attributes, size_t bytes)
{
    di_buffer_text(text, "<w:rPr>");
    for (size_t i = 1; i < elements; i++) {
        di_buffer_text(text, "<e/>");
    }
    di_buffer_text(text, "<f");
    for (size_t i = 0; i < attributes; i++) {
        di_buffer_printf(text, " a%zu=''", i);
    }
    di_buffer_text(text, "/></w:rPr>");
    if (bytes > 0) {
        text->size -= strlen("/></w:rPr>");
        while (text->size < bytes - strlen("/></w:rPr>")) {
            di_buffer_char(text, ' ');
        }
        di_buffer_text(text, "/></w:rPr>");
    }
}

static void check_group(size_t elements, size_t attributes, size_t bytes, bool is_cut)
{
    DI_AUTO_BUFFER group = DI_BUFFER_EMPTY, text = DI_BUFFER_EMPTY, expected = DI_BUFFER_EMPTY;
    const char *one;

    add_group(&group, elements, attributes, bytes);
    one = di_buffer_string(&group);
    di_buffer_printf(&text, "%s%s%s", one, one, one);
    di_buffer_printf(&expected, is_cut ? "%s<?rA?>%s<?tA?>" : "%s%s%s", one, one, one);
    assert_cut(di_buffer_string(&text), di_buffer_string(&expected));
}

/* The group itself is one of the elements. */
START_TEST(groups_have_limits)
{
    check_group(DI_REPEATS_ELEMENTS - 1, 0, 0, true);
    check_group(DI_REPEATS_ELEMENTS, 0, 0, false);
    check_group(1, DI_REPEATS_ATTRIBUTES, 0, true);
    check_group(1, DI_REPEATS_ATTRIBUTES + 1, 0, false);
    check_group(1, 0, DI_REPEATS_GROUP_BYTES, true);
    check_group(1, 0, DI_REPEATS_GROUP_BYTES + 1, false);
}
END_TEST

START_TEST(so_many_groups_are_remembered)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY, expected = DI_BUFFER_EMPTY;

    for (unsigned i = 0; i <= DI_REPEATS_GROUPS; i++) {
        char group[64], remember[8] = "", tell[64] = "";

        snprintf(group, sizeof group, "<w:rPr><g%u/></w:rPr>", i);
        if (i < DI_REPEATS_GROUPS) {
            snprintf(remember, sizeof remember, "<?r%c?>", (int)('A' + i));
            snprintf(tell, sizeof tell, "<?t%c?>", (int)('A' + i));
        }
        di_buffer_printf(&text, "%s%s%s", group, group, group);
        di_buffer_printf(&expected, "%s%s%s%s", group, remember, group, *tell != '\0' ? tell : group);
    }
    assert_cut(di_buffer_string(&text), di_buffer_string(&expected));
}
END_TEST

/* Pieces of a byte hold no group: nothing is cut then. */
static void assert_same_as_slowly(const struct di_buffer *text)
{
    struct seen quickly, slowly;

    read_pieces(&quickly, text->data, text->size, text->size);
    read_pieces(&slowly, text->data, text->size, 1);
    ck_assert_msg(quickly.status == slowly.status && quickly.refusal.reason == slowly.refusal.reason &&
                      strcmp(quickly.refusal.detail, slowly.refusal.detail) == 0,
                  "“%s” and “%s” of %s", quickly.refusal.detail, slowly.refusal.detail, text->data);
    if (quickly.status == DI_OK) {
        ck_assert_str_eq(di_buffer_string(&quickly.events), di_buffer_string(&slowly.events));
    }
    di_buffer_clear(&quickly.events);
    di_buffer_clear(&slowly.events);
}

static void begin(struct di_buffer *text)
{
    di_buffer_text(text, "<w:d xmlns:w='" W "' xmlns:v='urn:v'>");
    while (text->size < BEGINNING) {
        di_buffer_char(text, 'x');
    }
}

static void repeat(struct di_buffer *text, const char *piece, unsigned times)
{
    while (times-- > 0) {
        di_buffer_text(text, piece);
    }
}

/* Groups before, in, and behind everything that makes markup something else. */
START_TEST(the_surroundings_do_not_matter)
{
    static const char *const around[][2] = {
        {"<!--", "-->"},
        {"<![CDATA[", "]]>"},
        {"<?x ", "?>"},
        {"<?rA?>", "<?tA?><?tZ x?>"},
        {"<w:skip>", "</w:skip>"},
        {"<w:p>", "</w:p>"},
        {"<a b='", "'/>"},
        {"<a ", "/>"},
        {"<v:q xmlns:w='urn:other'>", "</v:q>"},
        {"<v:q xmlns='urn:other'>", "</v:q>"},
        {"</w:d>", ""},
        {"<w:rPr>", "</w:rPr>"},
        {"<w:rPr>", "</w:rPr >"},
        {"<", ""},
        {"", "<!"},
        {"<w:b>", "\n</w:c>"},
    };

    for (unsigned before = 0; before < 4; before++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

        begin(&text);
        repeat(&text, BOLD, before);
        di_buffer_text(&text, around[_i][0]);
        repeat(&text, BOLD SIZED, 4);
        di_buffer_text(&text, around[_i][1]);
        repeat(&text, BOLD "y" SIZED, 4);
        di_buffer_text(&text, "</w:d>");
        assert_same_as_slowly(&text);
    }
}
END_TEST

START_TEST(a_namespace_of_the_first_chunk_stays_in_force)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, "<w:d xmlns:w='" W "'><v:q xmlns:v='urn:v' xmlns:w='urn:other'>");
    repeat(&text, BOLD "<w:p/>", 200);
    di_buffer_text(&text, "</v:q>");
    repeat(&text, BOLD "<w:p/>", 200);
    di_buffer_text(&text, "</w:d>");
    assert_same_as_slowly(&text);
}
END_TEST

/* libxml2's own copy of a value is gone with the next chunk. */
START_TEST(values_are_kept)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    begin(&text);
    repeat(&text, BOLD "text" SIZED, 1500);
    di_buffer_text(&text, "</w:d>");
    assert_same_as_slowly(&text);
}
END_TEST

START_TEST(nothing_follows_the_root)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    begin(&text);
    repeat(&text, BOLD, 3);
    di_buffer_text(&text, "</w:d>" BOLD);
    ck_assert_uint_eq(refusal_of(text.data, text.size), DI_REASON_MALFORMED_XML);
    assert_same_as_slowly(&text);
}
END_TEST

/* The chunk ends between the two signs with which a comment begins. */
START_TEST(a_comment_may_begin_across_chunks)
{
    struct di_repeats repeats = {0};
    char cut[1024];

    di_repeats_begin(&repeats, false);
    ck_assert_uint_gt(di_repeats_cut(&repeats, BOLD BOLD "<", strlen(BOLD BOLD "<"), cut), 0);
    ck_assert_uint_eq(di_repeats_cut(&repeats, "!--" BOLD "-->", strlen("!--" BOLD "-->"), cut), 0);
    di_repeats_clear(&repeats);
}
END_TEST

static enum di_status refuse_again(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    unsigned *calls = user;

    (void)element, (void)ret_skip;
    return ++*calls > 10 ? DI_REFUSED : DI_OK;
}

START_TEST(a_refusal_ends_what_is_told)
{
    static const struct di_xml_handler handler = {.start = refuse_again};
    static const struct di_xml_vocabulary vocabulary = {.count = 0};
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    unsigned calls = 0;
    struct di_xml_reader *reader = di_xml_reader_new("part.xml", &vocabulary, &handler, &calls, &refusal, &error);
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    begin(&text);
    repeat(&text, SIZED, 9);
    ck_assert_int_eq(di_xml_reader_feed(reader, text.data, text.size), DI_REFUSED);
    ck_assert_uint_eq(calls, 11); /* the root, SIZED twice, and the third of the four elements of the next */
    di_xml_reader_free(reader);
}
END_TEST

START_TEST(depth_is_limited_in_what_is_repeated_too)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    begin(&text);
    repeat(&text, SIZED, 3);
    repeat(&text, "<a>", DI_LIMIT_XML_DEPTH - 4);
    repeat(&text, SIZED, 1);
    ck_assert_uint_eq(refusal_of(text.data, text.size), DI_REASON_MALFORMED_XML); /* it ends in the middle */
    repeat(&text, "<a>" SIZED, 1);
    ck_assert_uint_eq(refusal_of(text.data, text.size), DI_REASON_TOO_LARGE);
}
END_TEST

static unsigned next_random(unsigned *state)
{
    *state = *state * 1103515245U + 12345U;
    return *state >> 16 & 0x7FFF;
}

/* Documents of pieces in any order, one in thirty of them something that makes a difference. */
START_TEST(any_mixture_is_told_the_same)
{
    static const char *const usual[] = {
        BOLD,
        SIZED,
        BOLD SIZED BOLD,
        "<w:p>" BOLD "</w:p>",
        "text",
        "<w:skip>" SIZED BOLD "</w:skip>",
        "<w:tcPr><w:p w:val='a b'/></w:tcPr>",
        "<w:pPr>" BOLD "</w:pPr>",
        "<w:trPr></w:trPr>",
    };
    unsigned state = (unsigned)_i;
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    begin(&text);
    for (unsigned n = 0; n < 300; n++) {
        unsigned any = next_random(&state);

        if (any % 30 == 0 && _i % 2 == 0) {
            di_buffer_text(&text, kept[next_random(&state) % (unsigned)LENGTH(kept)]);
        } else {
            di_buffer_text(&text, usual[any % (unsigned)LENGTH(usual)]);
        }
    }
    di_buffer_text(&text, "</w:d>");
    assert_same_as_slowly(&text);
}
END_TEST

TCase *repeats_cases(void)
{
    TCase *cases = tcase_create("repeats");

    tcase_add_test(cases, what_came_twice_is_cut);
    tcase_add_loop_test(cases, what_may_differ_is_kept, 0, LENGTH(kept));
    tcase_add_test(cases, groups_have_limits);
    tcase_add_test(cases, so_many_groups_are_remembered);
    tcase_add_loop_test(cases, the_surroundings_do_not_matter, 0, 16);
    tcase_add_test(cases, a_namespace_of_the_first_chunk_stays_in_force);
    tcase_add_test(cases, values_are_kept);
    tcase_add_test(cases, nothing_follows_the_root);
    tcase_add_test(cases, a_comment_may_begin_across_chunks);
    tcase_add_test(cases, a_refusal_ends_what_is_told);
    tcase_add_test(cases, depth_is_limited_in_what_is_repeated_too);
    tcase_add_loop_test(cases, any_mixture_is_told_the_same, 0, 60);
    return cases;
}
