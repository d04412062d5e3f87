#include "../../src/xml/tag_bound.h"

#include <string.h>

#include "cases.h"
#include "docintake/limits.h"

/* Reads it in pieces of different sizes, so that what is bounded falls on every kind of boundary. */
static void check(const struct di_buffer *text, bool is_read)
{
    static const size_t pieces[] = {4096, 32768, 100000, DI_LIMIT_PART_INFLATED_BYTES};

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct seen seen;

        read_pieces(&seen, text->data, text->size, pieces[i]);
        ck_assert_msg(seen.status == (is_read ? DI_OK : DI_REFUSED), "pieces of %zu: %s", pieces[i],
                      seen.refusal.detail);
        ck_assert_uint_eq(seen.refusal.reason, is_read ? DI_REASON_NONE : DI_REASON_TOO_LARGE);
        di_buffer_clear(&seen.events);
    }
}

static void repeat(struct di_buffer *text, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        di_buffer_text(text, piece);
    }
}

static void check_depth(size_t depth, bool is_read)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    repeat(&text, "<a>", depth);
    repeat(&text, "</a>", depth);
    check(&text, is_read);
}

START_TEST(depth)
{
    check_depth(DI_LIMIT_XML_DEPTH, true);
    check_depth(DI_LIMIT_XML_DEPTH + 1, false);
    check_depth(100000, false);
}
END_TEST

/* A start tag of so many bytes, after some text so that it lies across pieces. */
static void check_tag(size_t before, size_t size, bool is_read)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, "<r>");
    repeat(&text, "x", before);
    di_buffer_text(&text, "<a b='>\"");
    repeat(&text, "y", size - strlen("<a b='>\"'>"));
    di_buffer_text(&text, "'></a></r>");
    check(&text, is_read);
}

START_TEST(bytes_of_a_start_tag)
{
    for (size_t before = 0; before < 130000; before += 9973) {
        check_tag(before, DI_LIMIT_XML_START_TAG_BYTES, true);
        check_tag(before, DI_LIMIT_XML_START_TAG_BYTES + 1, false);
    }
}
END_TEST

/* One value that fills a tag beyond what is short, and so many attributes behind it. */
static void check_long_tag(size_t attributes, bool is_read)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, "<r><a picture='");
    repeat(&text, "y", DI_TAG_SHORT_BYTES);
    di_buffer_char(&text, '\'');
    for (size_t i = 1; i < attributes; i++) {
        di_buffer_printf(&text, " a%zu='\"'", i);
    }
    di_buffer_text(&text, "></a></r>");
    check(&text, is_read);
}

START_TEST(attributes_of_a_long_tag)
{
    check_long_tag(1, true);
    check_long_tag(DI_LIMIT_XML_ATTRIBUTES, true);
    check_long_tag(DI_LIMIT_XML_ATTRIBUTES + 1, false);
    check_long_tag(60000, false);
}
END_TEST

START_TEST(long_text_and_comments_are_no_tags)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, "<r><a b=\"'\"/>");
    repeat(&text, "don't say \"", 20000);
    di_buffer_text(&text, "<!-- don't");
    repeat(&text, " x", 100000);
    di_buffer_text(&text, "--><?pi '");
    repeat(&text, " x", 100000);
    di_buffer_text(&text, "?></r>");
    check(&text, true);
}
END_TEST

static void check_attributes(size_t count, bool is_read)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, "<a xmlns:n='urn:n'");
    for (size_t i = 1; i < count; i++) {
        di_buffer_printf(&text, " a%zu=''", i);
    }
    di_buffer_text(&text, "/>");
    check(&text, is_read);
}

START_TEST(attributes_of_an_element)
{
    check_attributes(DI_LIMIT_XML_ATTRIBUTES, true);
    check_attributes(DI_LIMIT_XML_ATTRIBUTES + 1, false);
}
END_TEST

static void check_namespaces(size_t count, bool is_read)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    for (size_t i = 0; i < count; i++) {
        di_buffer_printf(&text, "<a xmlns:n%zu='urn:n'>", i % 7);
    }
    repeat(&text, "</a>", count);
    check(&text, is_read);
}

START_TEST(namespaces_in_force)
{
    check_namespaces(DI_LIMIT_XML_NAMESPACES, true);
    check_namespaces(DI_LIMIT_XML_NAMESPACES + 1, false);
}
END_TEST

START_TEST(different_names)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, "<r>");
    for (size_t i = 0; i < DI_LIMIT_XML_NAMES - 100; i++) {
        di_buffer_printf(&text, "<a%zu/>", i);
    }
    di_buffer_text(&text, "</r>");
    check(&text, true);
    di_buffer_truncate(&text, text.size - strlen("</r>"));
    for (size_t i = 0; i < 10000; i++) { /* enough to fill one more piece */
        di_buffer_printf(&text, "<b%zu/>", i);
    }
    di_buffer_text(&text, "</r>");
    check(&text, false);
}
END_TEST

START_TEST(text_has_no_bound_of_its_own)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_buffer_text(&text, "<r>");
    repeat(&text, "0123456789abcdef", 12 * DI_MIB / 16); /* libxml2's own limit is 10 MB */
    di_buffer_text(&text, "</r>");
    check(&text, true);
}
END_TEST

/* libxml2 2.9 goes through what it has of them with every piece, from the beginning. */
START_TEST(what_waits_for_its_end)
{
    static const char *const marks[][2] = {{"<!--", "-->"}, {"<?x ", "?>"}, {"<![CDATA[", "]]>"}};
    const size_t piece = 32 * 1024; /* in which libxml2 is fed */

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        for (int is_over = 0; is_over < 2; is_over++) {
            DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

            di_buffer_printf(&text, "<r>%s", marks[i][0]);
            repeat(&text, "0123456789abcdef", (DI_LIMIT_XML_PENDING_BYTES + (size_t)is_over * 2 * piece) / 16 - 1);
            di_buffer_printf(&text, "%s</r>", marks[i][1]);
            check(&text, !is_over);
        }
    }
}
END_TEST

TCase *bound_cases(void)
{
    TCase *cases = tcase_create("bounds");

    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, depth);
    tcase_add_test(cases, bytes_of_a_start_tag);
    tcase_add_test(cases, attributes_of_a_long_tag);
    tcase_add_test(cases, long_text_and_comments_are_no_tags);
    tcase_add_test(cases, attributes_of_an_element);
    tcase_add_test(cases, namespaces_in_force);
    tcase_add_test(cases, different_names);
    tcase_add_test(cases, what_waits_for_its_end);
    tcase_add_test(cases, text_has_no_bound_of_its_own);
    return cases;
}
