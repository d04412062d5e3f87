/* What a part repeats is taken out of what libxml2 gets. That it is told all the same: retold.c. */
#include "../../src/xml/repeats.h"

#include <stdlib.h>
#include <string.h>

#include "../../src/parse/words.h"
#include "cases.h"

#define LENGTH(array) ((int)(sizeof(array) / sizeof *(array)))

static const struct di_xml_name names[] = {
    DI_XML_NAME(DI_XML_NO_SPACE, ""),
    DI_XML_NAME(DI_XML_W, "p"),
    DI_XML_NAME(DI_XML_W, "r"),
    DI_XML_NAME(DI_XML_W, "val"),
};
static const struct di_xml_vocabulary vocabulary = {names, LENGTH(names)};

/* What libxml2 is given of the next chunk. It is told that libxml2 parsed all that came before. */
static void cut_next(struct di_repeats *repeats, const char *chunk, struct di_buffer *out)
{
    size_t size = strlen(chunk);

    repeats->n_told = repeats->n_queued;
    di_repeats_cut(repeats, &chunk, &size);
    di_buffer_append(out, chunk, size);
}

/* What libxml2 would be given of this text, which follows the start of the root. */
static void assert_cut(const char *text, const char *expected)
{
    struct di_repeats *repeats = di_repeats_new(&vocabulary, "", 0);
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    cut_next(repeats, text, &out);
    ck_assert_str_eq(di_buffer_string(&out), expected);
    di_repeats_free(repeats);
}

/* A tag is learnt when it comes the second time. */
static const char *const texts[][2] = {
    {"<w:b/>x<w:b/>y<w:b/>z<w:b/>", "<w:b/>x<?r?><w:b/>y<?t?>z<?t?>"},
    {"<w:p><w:p>x</w:p></w:p><w:p>y</w:p><w:p>z",
     "<w:p><?r?><w:p>x</w:p></w:p><w:p>y<?t?>z"}, /* outermost is unknown */
    /* From one text to the next, out of the run and into the next one. */
    {"<w:r>a</w:r><w:r>b</w:r><w:r>c</w:r><w:r>d</w:r>", "<w:r>a</w:r><?r?><w:r>b<?t?>c<?t?>d</w:r>"},
    {"<w:p a='1'/><w:p a='1'/><w:p a='2'/><w:p a='1'/>", "<w:p a='1'/><?r?><w:p a='1'/><w:p a='2'/><?t?>"},
    /* As far as the elements are the same ones. */
    {"<a><a><b><b></b></b></a></a><a><b>x</b></a><b><b>y",
     "<a><?r?><a><b><?r?><b></b></b></a></a><a><b>x</b></a><b><b>y"},
    {"<a><a><b><b></b></b></a></a><a><b><b></b></b>x", "<a><?r?><a><b><?r?><b></b></b></a></a><a><?t?>x"},
    {"<a><a></b><a>", "<a><?r?><a></b><a>"},
    {"<a><a>x</a></a ><a>y", "<a><?r?><a>x</a></a ><a>y"},
    {"<a><a>\n</a><a>x</a><a>y", "<a><?r?><a>\n</a><a>x<?t?>y"}, /* it began on another line */
    /* What is open is not known for sure. */
    {"<a><a>x</a><a>y<b c='>'></a><a>", "<a><?r?><a>x<?t?>y<b c='>'></a><a>"},
    {"<a><a>x</a><a>y</a ></a><a>", "<a><?r?><a>x<?t?>y</a ></a><a>"},
    {"<a><a>x</a><a>y</ab><a>", "<a><?r?><a>x<?t?>y</ab><a>"},
    {"<a><a>x</a><a>y</ab<a>", "<a><?r?><a>x<?t?>y</ab<a>"},
    {"<a><a>x</a></a></></></>", "<a><?r?><a>x</a></a></></></>"},
    /* Numbers of revisions and paragraphs are passed over. */
    {"<r w:rsidR='00A1B2C3'>a</r><r w:rsidR='00112233'>b</r><r w:rsidR='0099AABB'>c",
     "<r w:rsidR='00A1B2C3'>a</r><?r?><r w:rsidR='00112233'>b<?t?>c"},
    {"<p w14:paraId='0000000A'/><p w14:paraId='0000000B'/><p w14:paraId='0000000C'/>",
     "<p w14:paraId='0000000A'/><?r?><p w14:paraId='0000000B'/><?t?>"},
    {"<p w14:textId='0000000A'/><p w14:textId='0000000B'/><p w14:textId='0000000C'/>",
     "<p w14:textId='0000000A'/><?r?><p w14:textId='0000000B'/><?t?>"},
    {"<p w:rsidP='0000000A'/><p w:rsidP='0000000B'/><p w:rsidP='0000000x'/>",
     "<p w:rsidP='0000000A'/><?r?><p w:rsidP='0000000B'/><p w:rsidP='0000000x'/>"},
    {"<p w:rsid1='0000000A' w:rsid2='0000000A' w:rsid3='0000000A' w:rsid4='0000000A' w:rsid5='0000000A' "
     "w:rsid6='0000000A' w:rsid7='0000000A'/>"
     "<p w:rsid1='0000000A' w:rsid2='0000000A' w:rsid3='0000000A' w:rsid4='0000000A' w:rsid5='0000000A' "
     "w:rsid6='0000000A' w:rsid7='0000000B'/>",
     "<p w:rsid1='0000000A' w:rsid2='0000000A' w:rsid3='0000000A' w:rsid4='0000000A' w:rsid5='0000000A' "
     "w:rsid6='0000000A' w:rsid7='0000000A'/>"
     "<p w:rsid1='0000000A' w:rsid2='0000000A' w:rsid3='0000000A' w:rsid4='0000000A' w:rsid5='0000000A' "
     "w:rsid6='0000000A' w:rsid7='0000000B'/>"}, /* so many and no more */
    {"<p w:val='0000000A'/><p w:val='0000000B'/><p w:val='0000000C'/>",
     "<p w:val='0000000A'/><p w:val='0000000B'/><p w:val='0000000C'/>"},
    /* Values of an element that is not in the vocabulary are passed over as well. */
    {"<w:x w:val='1'/><w:x w:val='2'/><w:x w:val='345'/>", "<w:x w:val='1'/><?r?><w:x w:val='2'/><?t?>"},
    {"<x a='1'><x a='2'>3</x><x a=''>4</x><x a=''>", "<x a='1'><?r?><x a='2'>3<?t?>4<?t?>"},
    {"<x a='1'/><x a='2'/><x b='3'/>", "<x a='1'/><?r?><x a='2'/><x b='3'/>"},
    {"<x a='1'/><x a='2'/><y a='3'/>", "<x a='1'/><?r?><x a='2'/><y a='3'/>"},
    {"<x a='1'/><x a='2'/><x a='3'></x>", "<x a='1'/><?r?><x a='2'/><x a='3'></x>"},
    {"<x a='1'/><x a='2'/><x a='3' b=''/>", "<x a='1'/><?r?><x a='2'/><x a='3' b=''/>"},
    {"<x a='1'/><x a='2'/><x a=\"3\"/>", "<x a='1'/><?r?><x a='2'/><x a=\"3\"/>"},
    {"<x a'b=''/><x a'b=''/><x a'b='1'/>", "<x a'b=''/><?r?><x a'b=''/><?r?><x a'b='1'/>"},
    {"<x a='1'/><x a='2'/><x a='3/>", "<x a='1'/><?r?><x a='2'/><x a='3/>"},
    {"<x a='1'/><x a='2'/><x a='&amp;'/>", "<x a='1'/><?r?><x a='2'/><x a='&amp;'/>"},
    {"<x a='1'/><x a='2'/><x a='<'/>", "<x a='1'/><?r?><x a='2'/><x a='<'/>"},
    {"<x a='1'/><x a='2'/><x a='汉'/>", "<x a='1'/><?r?><x a='2'/><x a='汉'/>"},
    {"<x a='1'/><x a='2'/><x a='12345678901234\t'/>", "<x a='1'/><?r?><x a='2'/><x a='12345678901234\t'/>"},
    /* Instructions are not longer than what they stand for. */
    {"<b/><b/><b/>x<b/><b/>", "<b/><?r?><b/><b/>x<?t?>"},
    /* Comments. */
    {"<w:b/><w:b/><!-- <w:b/> --><w:b/>", "<w:b/><?r?><w:b/><!-- <w:b/> --><?t?>"},
    {"<a><a><!--\n--></a><a>", "<a><?r?><a><!--\n--></a><a>"},
    {"<w:b/><w:b/><!-- <w:b/><w:b/>", "<w:b/><?r?><w:b/><!-- <w:b/><w:b/>"},
    {"<w:b/><w:b/><w:b/><w:b", "<w:b/><?r?><w:b/><?t?><w:b"},
};

START_TEST(what_came_twice_is_cut)
{
    assert_cut(texts[_i][0], texts[_i][1]);
}
END_TEST

/* Each is there three times. */
static const char *const kept[] = {
    "<w:b\tw:val=''/>",   /* a sign that is made a space */
    "<w:b w:val='\n'/>",  /* a line, which counts */
    "<w:b w:val='a>b'/>", /* a tag whose end is not the first ">" */
    "<w:b w:val = ''/>",  /* another spelling */
    "<w:b w:val/>",       /* what is not well-formed */
    "<w:b w:val='/>",
    "<w:b w:val=''w:x=''/>",
    "<w:b/ >",
    "<w:b",
    "<?no?><w:b/>", /* other markup than tags, and what only looks like tags */
    "<![CDATA[<w:b/><w:b/>]]>",
    "<![CDATA[-->]]><w:b/>",
    "<!--<w:b/><w:b/>--<w:b/>",
    "<?x <w:b/><w:b/><w:b/>?>",
    "<a xmlns:w='urn:x'><w:b/></a>", /* prefixes that may mean something else */
};

START_TEST(what_may_differ_is_kept)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_printf(&text, "%s%s%s", kept[_i], kept[_i], kept[_i]);
    assert_cut(di_buffer_string(&text), di_buffer_string(&text));
}
END_TEST

static void check_tag(const char *tag, bool is_cut)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY, expected = DI_BUFFER_EMPTY;

    di_buffer_printf(&text, "%s%s%s", tag, tag, tag);
    di_buffer_printf(&expected, is_cut ? "%s<?r?>%s<?t?>" : "%s%s%s", tag, tag, tag);
    assert_cut(di_buffer_string(&text), di_buffer_string(&expected));
}

static void check_tag_of(size_t bytes, size_t attributes, bool is_cut)
{
    DI_AUTO_BUFFER tag = DI_BUFFER_EMPTY;

    di_buffer_text(&tag, "<e");
    for (size_t i = 0; i < attributes; i++) {
        di_buffer_text(&tag, i % 2 == 0 ? " a=''" : " b=''");
    }
    while (tag.size + 2 < bytes) {
        di_buffer_text(&tag, "e");
    }
    di_buffer_text(&tag, "/>");
    check_tag(di_buffer_string(&tag), is_cut);
}

START_TEST(tags_have_limits)
{
    check_tag_of(DI_TAG_BYTES, 0, true);
    check_tag_of(DI_TAG_BYTES + 1, 0, false);
    check_tag_of(0, DI_TAG_BYTES / 5 - 1, true);
}
END_TEST

/* Different tags, each twice; returns how many of them are cut when they come the third time. */
static unsigned known_of(unsigned n_tags, unsigned attributes, unsigned bytes)
{
    struct di_repeats *repeats = di_repeats_new(&vocabulary, "", 0);
    unsigned n_known = 0;

    for (unsigned i = 0; i < n_tags; i++) {
        DI_AUTO_BUFFER tag = DI_BUFFER_EMPTY, out = DI_BUFFER_EMPTY;

        di_buffer_printf(&tag, "<e%u%0*u:p", i, (int)bytes, 0U);
        for (unsigned k = 0; k < attributes; k++) {
            di_buffer_printf(&tag, " a%u=''", k);
        }
        di_buffer_text(&tag, "/>");
        cut_next(repeats, di_buffer_string(&tag), &out);
        cut_next(repeats, di_buffer_string(&tag), &out);
        di_buffer_clear(&out);
        cut_next(repeats, di_buffer_string(&tag), &out);
        n_known += strcmp(di_buffer_string(&out), "<?t?>") == 0;
    }
    di_repeats_free(repeats);
    return n_known;
}

START_TEST(so_many_tags_are_known)
{
    ck_assert_uint_eq(known_of(DI_KNOWN_TAGS + 9, 0, 1), DI_KNOWN_TAGS);
    ck_assert_uint_eq(known_of(40, 32, 1), DI_KNOWN_ATTRIBUTES / 32);
    ck_assert_uint_eq(known_of(100, 0, 200), DI_KNOWN_BYTES / 208);
}
END_TEST

/* Tags of one size, each known; the one that came first came longest ago. */
static void check_tries(unsigned n_tags, const char *name, const char *expected)
{
    struct di_repeats *repeats = di_repeats_new(&vocabulary, "", 0);
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    for (unsigned i = 0; i < 2 * n_tags + 1; i++) {
        DI_AUTO_BUFFER tag = DI_BUFFER_EMPTY;

        di_buffer_clear(&out);
        di_buffer_printf(&tag, "<%s%02u=''/>", name, i / 2 % n_tags);
        cut_next(repeats, di_buffer_string(&tag), &out);
    }
    ck_assert_str_eq(di_buffer_string(&out), expected);
    di_repeats_free(repeats);
}

START_TEST(so_many_tags_are_compared)
{
    check_tries(DI_KNOWN_TRIES, "p a", "<?t?>");
    check_tries(DI_KNOWN_TRIES + 1, "p a", "<?r?><p a00=''/>");
    check_tries(DI_KNOWN_TRIES, "x a", "<?t?>");
    check_tries(DI_KNOWN_TRIES + 1, "x a", "<?r?><x a00=''/>");
}
END_TEST

/* Elements inside one another, each of another name: as many paths. */
START_TEST(so_many_paths_are_known)
{
    struct di_paths paths = {0};
    unsigned path = DI_PATH_UNKNOWN;

    for (unsigned i = 0; i < DI_PATHS; i++) {
        path = di_path_into(&paths, path, 7);
        ck_assert_uint_ne(path, DI_PATH_UNKNOWN);
    }
    ck_assert_uint_eq(di_path_into(&paths, path, 7), DI_PATH_UNKNOWN);
    ck_assert_uint_eq(di_path_into(&paths, DI_PATH_UNKNOWN, 7), 1); /* those that are known stay so */
    ck_assert_uint_eq(di_path_into(&paths, DI_PATH_UNKNOWN, 8), DI_PATH_UNKNOWN);
}
END_TEST

START_TEST(elements_have_limits)
{
    struct di_known_elements *many = di_known_elements_new(), *large = di_known_elements_new();
    uint8_t tags[DI_KNOWN_ELEMENT_TAGS + 1] = {1};
    char bytes[DI_KNOWN_ELEMENTS_BYTES / 2] = "<a>";

    di_known_elements_add(many, "<a></a>", 7, tags, DI_KNOWN_ELEMENT_TAGS + 1);
    ck_assert_uint_eq(many->n_elements, 0);
    for (unsigned i = 0; i <= DI_KNOWN_ELEMENTS; i++) {
        di_known_elements_add(many, "<a></a>", 7, tags, DI_KNOWN_ELEMENT_TAGS);
    }
    ck_assert_uint_eq(many->n_elements, DI_KNOWN_ELEMENTS);
    for (unsigned i = 0; i < 3; i++) {
        di_known_elements_add(large, bytes, sizeof bytes, tags, 1);
    }
    ck_assert_uint_eq(large->n_elements, 2);
    ck_assert_ptr_nonnull(di_known_elements_find(large, 1, bytes, bytes + sizeof bytes));
    ck_assert_ptr_null(di_known_elements_find(large, 1, bytes, bytes + sizeof bytes - 1));
    ck_assert_ptr_null(di_known_elements_find(large, 2, bytes, bytes + sizeof bytes));
    free(many);
    free(large);
}
END_TEST

/* What libxml2 is given of two chunks. */
static const char *const chunks[][3] = {
    {"<w:r><w:r>x", "</w:r><w:r>y", "<w:r><?r?><w:r>x<?t?>y"},
    {"<w:r><w:r>x</w", ":r><w:r>y</w:r><w:r>z", "<w:r><?r?><w:r>x</w:r><w:r>y<?t?>z"},
    {"<a><a>x</a><a>y<b", "></a><a>", "<a><?r?><a>x<?t?>y<b></a><a>"},
    {"<w:b/><w:b/><", "w:b/><w:b/>", "<w:b/><?r?><w:b/><w:b/><?t?>"},
    {"<w:b/><w:b/><", "!--<w:b/>-->", "<w:b/><?r?><w:b/><!--<w:b/>-->"},
    {"<w:b/><w:b/><", "?<w:b/>?>", "<w:b/><?r?><w:b/><?<w:b/>?>"},
    {"<w:b/><w:b/><!--", "<w:b/>-->", "<w:b/><?r?><w:b/><!--<w:b/>-->"},
    {"<w:b/><w:b/><x xml", "ns:w=''><w:b/>", "<w:b/><?r?><w:b/><x xmlns:w=''><w:b/>"},
    {"<w:b/><w:b/><x xmlns:w='", "'><w:b/>", "<w:b/><w:b/><x xmlns:w=''><w:b/>"},
};

START_TEST(chunks_end_anywhere)
{
    struct di_repeats *repeats = di_repeats_new(&vocabulary, "", 0);
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    cut_next(repeats, chunks[_i][0], &out);
    cut_next(repeats, chunks[_i][1], &out);
    ck_assert_str_eq(di_buffer_string(&out), chunks[_i][2]);
    di_repeats_free(repeats);
}
END_TEST

/* What libxml2 holds back may be the beginning of what is no tag. */
START_TEST(the_first_chunk_ends_anywhere)
{
    static const char *const held[] = {"<!", "<!-- x", "<?", "<![CDATA[", "<x xmlns:w='", "<", "<x xm"};
    static const char *const next[] = {"", "", "", "", "", "!--", "lns:w='"};
    struct di_repeats *repeats = di_repeats_new(&vocabulary, held[_i], strlen(held[_i]));
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY, text = DI_BUFFER_EMPTY;

    di_buffer_printf(&text, "%s<w:b/><w:b/><w:b/>", next[_i]);
    cut_next(repeats, di_buffer_string(&text), &out);
    ck_assert_str_eq(di_buffer_string(&out), di_buffer_string(&text));
    di_repeats_free(repeats);
}
END_TEST

/* libxml2 may have bytes to parse before; what they stand for is not forgotten then. */
START_TEST(nothing_is_cut_before_all_is_told)
{
    struct di_repeats *repeats = di_repeats_new(&vocabulary, "", 0);
    const char *first = "<w:b/><w:b/><w:b/>", *second = "<w:b/>", *cut = first;
    size_t size = strlen(first);
    unsigned announced;
    const uint8_t *tags;

    di_repeats_cut(repeats, &cut, &size);
    ck_assert_int_eq(strncmp(cut, "<w:b/><?r?><w:b/><?t?>", size), 0);
    cut = second;
    size = strlen(second);
    di_repeats_cut(repeats, &cut, &size);
    ck_assert_ptr_eq(cut, second);
    ck_assert_ptr_null(di_repeats_instruction(repeats, (const xmlChar *)"r", &announced));
    ck_assert_uint_eq(announced, 1);
    tags = di_repeats_instruction(repeats, (const xmlChar *)"t", &announced);
    ck_assert_uint_eq(announced, DI_KNOWN_NO_TAG);
    ck_assert_uint_eq(tags[0], 1);
    ck_assert_uint_eq(tags[1], DI_KNOWN_NO_TAG);
    ck_assert_ptr_null(di_repeats_instruction(repeats, (const xmlChar *)"t", &announced)); /* the document's own */
    di_repeats_free(repeats);
}
END_TEST

/* Identifiers that are passed over when tags are compared must mean nothing to anybody. */
START_TEST(no_vocabulary_has_what_is_passed_over)
{
    for (unsigned word = 1; word < di_words.count; word++) {
        const char *local = di_words.names[word].local;

        ck_assert_msg(strncmp(local, "rsid", 4) != 0 && strcmp(local, "paraId") != 0 && strcmp(local, "textId") != 0,
                      "%s", local);
    }
}
END_TEST

TCase *repeats_cases(void)
{
    TCase *cases = tcase_create("repeats");

    tcase_add_loop_test(cases, what_came_twice_is_cut, 0, LENGTH(texts));
    tcase_add_loop_test(cases, what_may_differ_is_kept, 0, LENGTH(kept));
    tcase_add_test(cases, tags_have_limits);
    tcase_add_test(cases, so_many_tags_are_known);
    tcase_add_test(cases, so_many_tags_are_compared);
    tcase_add_test(cases, so_many_paths_are_known);
    tcase_add_test(cases, elements_have_limits);
    tcase_add_loop_test(cases, chunks_end_anywhere, 0, LENGTH(chunks));
    tcase_add_loop_test(cases, the_first_chunk_ends_anywhere, 0, 7);
    tcase_add_test(cases, nothing_is_cut_before_all_is_told);
    tcase_add_test(cases, no_vocabulary_has_what_is_passed_over);
    return cases;
}
