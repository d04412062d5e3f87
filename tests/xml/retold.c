/* What a part repeats is told as if libxml2 had parsed it each time. */
#include <string.h>

#include "cases.h"
#include "docintake/limits.h"
#include "support/xml_events.h"

#define BOLD "<w:rPr><w:b w:val='1'/></w:rPr>"
#define SIZED "<w:pPr><w:p w:val='2'/><w:rPr><w:sz/></w:rPr></w:pPr>"
#define LENGTH(array) ((int)(sizeof(array) / sizeof *(array)))

#define BEGINNING 5000 /* bytes of text, so that what follows is not in the first chunk */

/* Pieces of a byte hold no tag: nothing is cut then. */
static void assert_same_as_slowly(const struct di_buffer *text)
{
    struct seen quickly, slowly;

    read_pieces(&quickly, text->data, text->size, text->size);
    read_pieces(&slowly, text->data, text->size, 1);
    ck_assert_msg(quickly.status == slowly.status && quickly.refusal.reason == slowly.refusal.reason &&
                      strcmp(quickly.refusal.detail, slowly.refusal.detail) == 0,
                  "“%s” and “%s” of %s", quickly.refusal.detail, slowly.refusal.detail, text->data);
    if (quickly.status == DI_OK) {
        di_test_xml_leave_out(&quickly.events);
        di_test_xml_leave_out(&slowly.events);
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

START_TEST(markup_may_be_long)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    begin(&text);
    repeat(&text, BOLD SIZED "<w:p/>", 500);
    di_buffer_text(&text, "x");
    repeat(&text, "<w:p/>", 500);
    di_buffer_text(&text, "</w:d>");
    assert_same_as_slowly(&text);
}
END_TEST

START_TEST(the_first_chunk_may_end_in_a_cdata_section)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, "<w:d xmlns:w='" W "'><![CDATA[");
    repeat(&text, "x", BEGINNING);
    repeat(&text, BOLD, 3);
    di_buffer_text(&text, "]]>");
    repeat(&text, BOLD, 3);
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

/* What makes a difference to what is known. */
static const char *const odd[] = {
    "<!-- <w:b/> -->",
    "<w:b\tw:val=''/>",
    "<w:b w:val='\n'/>",
    "<w:b w:val='a>b'/>",
    "<![CDATA[<w:b/><w:b/>]]>",
    "<?x <w:b/><w:b/><w:b/>?>",
    "<a xmlns:w='urn:x'><w:b/></a>",
    "<w:b w:val=''w:x=''/>",
    "</w:p>",
    "<w:b",
};

/* Adds a tag, text, or the end of an element; names is the stack of what is open. */
static void add_any(struct di_buffer *text, unsigned *state, const char *names[40], unsigned *depth)
{
    static const char *const some[] = {"w:p", "w:r", "w:t", "w:skip", "w:tbl", "v:q"};
    static const char *const attributes[] = {
        "",
        "",
        "",
        " w:val='1'",
        " w:val=\"&amp;2\"",
        " w:rsidR='00AB0001' w:val='3'",
        " w:rsidR='00AB0002' w:val='3'",
        " w:val=''",
        " a='1'",
        " a='23'",
        " a='汉'",
        " a='>'",
        " w:val='4' a='5'",
    };
    static const char *const texts_between[] = {"x", "汉", "", "", "&lt;", "\n"};
    unsigned any = next_random(state) % 16;

    if (any < 4 && *depth < 40) {
        names[*depth] = some[next_random(state) % (unsigned)LENGTH(some)];
        di_buffer_printf(text, "<%s%s>", names[(*depth)++],
                         attributes[next_random(state) % (unsigned)LENGTH(attributes)]);
    } else if (any < 8 && *depth > 0) {
        di_buffer_printf(text, "</%s>", names[--*depth]);
    } else if (any < 10) {
        di_buffer_text(text, "<w:b w:val='1'/>");
    } else if (any < 14) {
        di_buffer_text(text, any % 2 == 0 ? BOLD : SIZED);
    } else {
        di_buffer_text(text, texts_between[next_random(state) % (unsigned)LENGTH(texts_between)]);
    }
}

/* Documents of tags in any order; in every second one something in a hundred makes a difference. */
START_TEST(any_mixture_is_told_the_same)
{
    unsigned state = (unsigned)_i, depth = 0, length = _i < 4 ? 8000 : 400;
    const char *names[40];
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    begin(&text);
    for (unsigned n = 0; n < length; n++) {
        add_any(&text, &state, names, &depth);
        if (_i % 2 == 0 && next_random(&state) % 100 == 0) {
            di_buffer_text(&text, odd[next_random(&state) % (_i % 4 == 0 ? 4 : (unsigned)LENGTH(odd))]);
        }
    }
    while (depth > 0) {
        di_buffer_printf(&text, "</%s>", names[--depth]);
    }
    di_buffer_text(&text, "</w:d>");
    assert_same_as_slowly(&text);
}
END_TEST

TCase *retold_cases(void)
{
    TCase *cases = tcase_create("retold");

    tcase_add_loop_test(cases, the_surroundings_do_not_matter, 0, 16);
    tcase_add_test(cases, a_namespace_of_the_first_chunk_stays_in_force);
    tcase_add_test(cases, values_are_kept);
    tcase_add_test(cases, markup_may_be_long);
    tcase_add_test(cases, the_first_chunk_may_end_in_a_cdata_section);
    tcase_add_test(cases, nothing_follows_the_root);
    tcase_add_test(cases, a_refusal_ends_what_is_told);
    tcase_add_test(cases, depth_is_limited_in_what_is_repeated_too);
    tcase_add_loop_test(cases, any_mixture_is_told_the_same, 0, 80);
    return cases;
}
