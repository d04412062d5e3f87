#include <string.h>

#include "cases.h"

static const char document[] = "<?xml version='1.0' encoding='UTF-16'?><a>年\U0001F600é</a>";

/* The document as UTF-16, with a byte order mark or without. */
static void convert(struct di_buffer *out, bool is_big, bool has_mark)
{
    const unsigned char *next = (const unsigned char *)document;
    unsigned units[2], n_units;

    for (bool first = has_mark; *next != '\0' || first; first = false) {
        n_units = 1;
        if (first) {
            units[0] = 0xFEFF;
        } else if (*next < 0x80) {
            units[0] = *next++;
        } else if (*next < 0xE0) {
            units[0] = (next[0] & 0x1FU) << 6 | (next[1] & 0x3FU);
            next += 2;
        } else if (*next < 0xF0) {
            units[0] = (next[0] & 0xFU) << 12 | (next[1] & 0x3FU) << 6 | (next[2] & 0x3FU);
            next += 3;
        } else {
            unsigned code =
                ((next[0] & 7U) << 18 | (next[1] & 0x3FU) << 12 | (next[2] & 0x3FU) << 6 | (next[3] & 0x3FU)) - 0x10000;
            units[0] = 0xD800 + (code >> 10);
            units[1] = 0xDC00 + (code & 0x3FF);
            n_units = 2;
            next += 4;
        }
        for (unsigned i = 0; i < n_units; i++) {
            di_buffer_char(out, (char)(is_big ? units[i] >> 8 : units[i]));
            di_buffer_char(out, (char)(is_big ? units[i] : units[i] >> 8));
        }
    }
}

START_TEST(utf16_of_every_kind)
{
    for (int kind = 0; kind < 4; kind++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

        convert(&text, kind & 1, kind & 2);
        for (size_t piece = 1; piece < 9; piece++) {
            struct seen seen;

            read_pieces(&seen, text.data, text.size, piece);
            ck_assert_msg(seen.status == DI_OK, "%s", seen.refusal.detail);
            ck_assert_str_eq(di_buffer_string(&seen.events), "<0年\U0001F600é0>");
            di_buffer_clear(&seen.events);
        }
    }
}
END_TEST

START_TEST(utf16_is_held_to_its_form)
{
    static const char lone_high[] = "\0<\0a\0>\xD8\0\0<\0/\0a\0>", lone_low[] = "\0<\0a\0>\xDC\0\0<\0/\0a\0>",
                      half_unit[] = "\0<\0a\0/\0>\0", half_pair[] = "\0<\0a\0/\0>\xD8\0",
                      dtd[] = "\0<\0!\0D\0O\0C\0T\0Y\0P\0E\0 \0a\0>\0<\0a\0/\0>";

    ck_assert_uint_eq(refusal_of(lone_high, sizeof lone_high - 1), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(refusal_of(lone_low, sizeof lone_low - 1), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(refusal_of(half_unit, sizeof half_unit - 1), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(refusal_of(half_pair, sizeof half_pair - 1), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(refusal_of(dtd, sizeof dtd - 1), DI_REASON_FORBIDDEN_DTD);
}
END_TEST

START_TEST(utf8_may_begin_with_a_mark)
{
    struct seen seen;

    ck_assert_str_eq(read_string(&seen, "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a>年</a>"), "<0年0>");
    di_buffer_clear(&seen.events);
}
END_TEST

START_TEST(other_encodings_are_none)
{
    static const char utf32[] = "\0\0\0<\0\0\0a\0\0\0/\0\0\0>", ebcdic[] = "\x4C\x6F\xA7\x94\x93",
                      two_marks[] = "\xEF\xBB\xBF\xEF\xBB\xBF<a/>";
    static const char gb[] = "<?xml version='1.0' encoding='GB18030'?><a>\xC4\xEA</a>",
                      utf7[] = "<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE a+AD4-<a/>";

    ck_assert_uint_eq(refusal_of(utf32, sizeof utf32 - 1), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(refusal_of(ebcdic, sizeof ebcdic - 1), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(refusal_of(two_marks, sizeof two_marks - 1), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(refusal_of(gb, sizeof gb - 1), DI_REASON_MALFORMED_XML);
    ck_assert_uint_eq(refusal_of(utf7, sizeof utf7 - 1), DI_REASON_MALFORMED_XML);
}
END_TEST

#define DECLARES(encoding) "<?xml version='1.0' encoding='" encoding "' standalone='yes'?>"

START_TEST(a_part_may_declare_unicode)
{
    static const char *const texts[] = {
        DECLARES("utf8") "<a>年</a>",
        DECLARES("UTF-16") "<a>年</a>",
        "<?xml version='1.0' standalone='yes'?><a>年</a>",
        "<?xml version=\"1.0\" encoding = \"UTF-8\"?><a>年</a>",
        "<a>年</a>",
        "<?xm encoding='GBK'?><a>年</a>",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct seen seen;

        ck_assert_str_eq(read_string(&seen, texts[i]), "<0年0>");
        di_buffer_clear(&seen.events);
    }
}
END_TEST

START_TEST(what_it_declares_else_holds_for_ascii_only)
{
    static const char *const encodings[] = {"us-ascii", "GB2312",     "gbk",          "GB18030",
                                            "Big5",     "iso-8859-1", "windows-1252", "ISO-8859-15"};

    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
        struct seen seen;

        di_buffer_printf(&text, DECLARES("%s") "<a>&#x5E74;a</a>", encodings[i]);
        ck_assert_str_eq(read_string(&seen, text.data), "<0年a0>");
        di_buffer_clear(&seen.events);
        di_buffer_truncate(&text, 0);
        di_buffer_printf(&text, DECLARES("%s") "<a>年</a>", encodings[i]);
        ck_assert_uint_eq(refusal_of(text.data, text.size), DI_REASON_MALFORMED_XML);
    }
}
END_TEST

START_TEST(others_are_refused_at_once)
{
    static const char *const encodings[] = {"UTF-7",      "utf-32",     "IBM037",
                                            "hz-gb-2312", "unheard-of", "a-name-of-more-than-24-bytes"};

    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

        di_buffer_printf(&text, DECLARES("%s") "<a/>", encodings[i]);
        ck_assert_uint_eq(refusal_of(text.data, text.size), DI_REASON_MALFORMED_XML);
    }
}
END_TEST

TCase *encoding_cases(void)
{
    TCase *cases = tcase_create("encoding");

    tcase_add_test(cases, utf16_of_every_kind);
    tcase_add_test(cases, utf16_is_held_to_its_form);
    tcase_add_test(cases, utf8_may_begin_with_a_mark);
    tcase_add_test(cases, a_part_may_declare_unicode);
    tcase_add_test(cases, what_it_declares_else_holds_for_ascii_only);
    tcase_add_test(cases, others_are_refused_at_once);
    tcase_add_test(cases, other_encodings_are_none);
    return cases;
}
