/* What stands around the parts of an archive: its end record and directory, and what is no part of it. */
#include <string.h>

#include "cases.h"

static const struct di_craft ordinary[] = {ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}};

static void check_frame(const struct di_craft_frame *frame, enum di_reason reason, const char *detail)
{
    struct outcome outcome = open_file(di_craft_archive(ordinary, COUNT(ordinary), frame));

    ck_assert_msg(outcome.refusal.reason == reason && strstr(outcome.refusal.detail, detail) != NULL, "%s: %s",
                  di_reason_row(outcome.refusal.reason)->code, outcome.refusal.detail);
    if (reason == DI_REASON_NONE) {
        ck_assert_str_eq(outcome.main_part, "word/document.xml");
    }
}

START_TEST(junk_around_the_archive_is_no_part_of_it)
{
    static const struct di_craft_frame frames[] = {
        {.before = "MZ a self-extractor"},
        {.before = "MZ a self-extractor", .before_is_counted = true},
        {.before = "\r\n"},
        {.before = "\xEF\xBB\xBF"},
        {.before = "PK00", .before_is_counted = true},
        {.before = "PK\3\4 not an archive"},
        {.before = "<br />\n<b>Warning</b>: what a server said"},
        {.before = "HTTP/1.1 200 OK\r\n\r\n", .is_zip64 = true},
        {.gap = "what an archiver leaves behind"},
        {.after = "\n"},
        {.after = "<html><body>what a server said</body></html>"},
        {.after = "PK\5\6 which is no end record"},
        {.comment = "a comment", .after = "and more"},
        {.before = "before", .comment = "a comment", .after = "and more"},
    };

    for (size_t i = 0; i < COUNT(frames); i++) {
        check_frame(&frames[i], DI_REASON_NONE, "");
    }
}
END_TEST

/* An end record of an archive without entries, and one whose directory is elsewhere. */
START_TEST(a_comment_cannot_feign_the_end)
{
    static const char empty[] = "a comment PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                      elsewhere[] = "PK\5\6\0\0\0\0\3\0\3\0\10\0\0\0\2\0\0\0\4\0 end";

    check_frame(&(struct di_craft_frame){.comment = empty, .comment_size = sizeof empty - 1}, DI_REASON_NONE, "");
    check_frame(&(struct di_craft_frame){.comment = elsewhere, .comment_size = sizeof elsewhere - 1}, DI_REASON_NONE,
                "");
}
END_TEST

START_TEST(wide_numbers_are_read)
{
    struct di_craft entries[COUNT(ordinary)];

    check_frame(&(struct di_craft_frame){.is_zip64 = true}, DI_REASON_NONE, "");
    memcpy(entries, ordinary, sizeof entries);
    for (size_t i = 0; i < COUNT(entries); i++) {
        entries[i].has_descriptor = true;
    }
    ck_assert_int_eq(
        open_file(di_craft_archive(entries, COUNT(entries), &(struct di_craft_frame){.is_zip64 = true})).status, DI_OK);
}
END_TEST

START_TEST(an_end_record_that_lies_is_damage)
{
    check_frame(&(struct di_craft_frame){.claimed = 4}, DI_REASON_DAMAGED, "fewer entries than it says");
    check_frame(&(struct di_craft_frame){.claimed = 2}, DI_REASON_DAMAGED, "");
    check_frame(&(struct di_craft_frame){.claimed = 65000}, DI_REASON_TOO_LARGE, "65000 parts");
    check_frame(&(struct di_craft_frame){.claimed = 400000000, .is_zip64 = true}, DI_REASON_TOO_LARGE, "400000000");
}
END_TEST

static void check_last(struct di_craft last, const char *part, const char *detail)
{
    struct di_craft entries[COUNT(ordinary) + 1];
    struct outcome outcome;

    memcpy(entries, ordinary, sizeof ordinary);
    entries[COUNT(ordinary)] = last;
    outcome = open_entries(entries, COUNT(entries));
    ck_assert_msg(outcome.refusal.reason == DI_REASON_DAMAGED && strstr(outcome.refusal.detail, detail) != NULL,
                  "%s: %s", last.name, outcome.refusal.detail);
    ck_assert_str_eq(outcome.refusal.part, part);
}

START_TEST(entries_lie_inside_the_archive_and_apart)
{
    check_last((struct di_craft){.name = "x", .bytes = "", .offset = 1 << 30}, "x", "beyond its end");
    check_last((struct di_craft){.name = "x", .bytes = "", .offset = 1}, "x", "where it is not");
    check_last((struct di_craft){.name = "x", .bytes = "", .declared_packed = 5000}, "x", "more than the archive has");
    check_last((struct di_craft){.name = "x", .bytes = "", .declared_packed = UINT32_MAX - 1}, "x",
               "more than the archive has");
}
END_TEST

/* The last part's local header stands inside the stored bytes of the first. */
START_TEST(entries_do_not_share_their_bytes)
{
    const struct di_craft entries[] = {
        {.name = "first", .bytes = "PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0<a/>", .size = 34},
        ORDINARY,
        {.name = "word/document.xml", .bytes = "<a/>", .offset = 30 + 5}};
    struct outcome outcome = open_entries(entries, COUNT(entries));

    ck_assert_uint_eq(outcome.refusal.reason, DI_REASON_DAMAGED);
    ck_assert_str_eq(outcome.refusal.part, "word/document.xml");
    ck_assert_str_eq(outcome.refusal.detail, "it lies in the archive where first lies too");
}
END_TEST

/* APPNOTE.TXT 4.6.9 would have another name instead of this one. */
START_TEST(a_name_is_the_one_in_the_entry)
{
    static const char field[] = "\x75\x70\x0A\0\1\xE6\x77\xCF\xDF"
                                "other";
    const struct di_craft entries[] = {
        ORDINARY, {.name = "word/document.xml", .bytes = "<a/>", .extra = field, .extra_size = sizeof field - 1}};

    ck_assert_str_eq(open_entries(entries, COUNT(entries)).main_part, "word/document.xml");
}
END_TEST

TCase *frame_cases(void)
{
    TCase *cases = unpack_cases("frame");

    tcase_add_test(cases, junk_around_the_archive_is_no_part_of_it);
    tcase_add_test(cases, a_comment_cannot_feign_the_end);
    tcase_add_test(cases, wide_numbers_are_read);
    tcase_add_test(cases, an_end_record_that_lies_is_damage);
    tcase_add_test(cases, entries_lie_inside_the_archive_and_apart);
    tcase_add_test(cases, entries_do_not_share_their_bytes);
    tcase_add_test(cases, a_name_is_the_one_in_the_entry);
    return cases;
}
