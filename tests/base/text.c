#include "docintake/text.h"

#include <ctype.h>
#include <string.h>

#include "base/cases.h"

START_TEST(folding_makes_one_of_many_forms)
{
    struct di_arena *arena = di_arena_new(1 << 20);

    ck_assert_str_eq(di_text_fold(arena, "（一） 收到\n申请数　", DI_SPACES_DROP), "(一)收到申请数");
    ck_assert_str_eq(di_text_fold(arena, "〔２０１４〕", DI_SPACES_DROP), "(2014)");
    ck_assert_str_eq(di_text_fold(arena, "  a \n b ", DI_SPACES_KEEP), "a b");
    ck_assert_str_eq(di_text_fold(arena, "—", DI_SPACES_DROP), "-");
    ck_assert_str_eq(di_text_fold_bytes(arena, "（一）①号", strlen("（一）"), DI_SPACES_DROP), "(一)");
    ck_assert_str_eq(di_text_fold_bytes(arena, "①号二", strlen("①号"), DI_SPACES_DROP), "1号");
    ck_assert_str_eq(di_text_fold(arena, "“一”～　＠", DI_SPACES_KEEP), "\"一\"~ @");
    ck_assert_str_eq(di_text_fold(arena, "e\xCC\x81①㎡", DI_SPACES_DROP), "\xC3\xA9"
                                                                          "1m2"); /* composed; compatible */
    ck_assert_str_eq(di_text_trim(arena, "　 5 \n"), "5");
    di_arena_free(arena);
}
END_TEST

START_TEST(only_utf8_is_utf8)
{
    static const char *const others[] = {
        "\xFF",
        "\x80",
        "\xC0\xAF",
        "\xC1\xBF",
        "\xC2",
        "\xC2 ",
        "\xE0\x9F\xBF",
        "\xED\xA0\x80",
        "统\xE8\xAE",
        "\xE8\xAE|",
        "\xF0\x8F\xBF\xBF",
        "\xF0\x9F\x98",
        "\xF0\x9F\x98|",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
    };
    static const char ends_of_ranges[] = "\x01\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"
                                         "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";

    ck_assert(di_text_is_utf8("", 0));
    ck_assert(di_text_is_utf8("统计表 \U00020000", strlen("统计表 \U00020000")));
    ck_assert(di_text_is_utf8(ends_of_ranges, sizeof ends_of_ranges - 1));
    ck_assert(!di_text_is_utf8("a\0b", 3));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_assert_msg(!di_text_is_utf8(others[i], strlen(others[i])), "case %zu", i);
    }
}
END_TEST

START_TEST(scrubbing_keeps_what_can_be_shown)
{
    struct di_arena *arena = di_arena_new(1 << 20);

    ck_assert_str_eq(di_text_scrub(arena, "报\ta\nb", 6), "报\ta\n");
    ck_assert_str_eq(di_text_scrub(arena, "\xB1\xA8|\x01|\0|\x7F", 8), "\uFFFD\uFFFD|\uFFFD|\uFFFD|\uFFFD");
    di_arena_free(arena);
}
END_TEST

START_TEST(any_bytes_make_one_line)
{
    char text[] = "林业局/\xB1\xA8\n\x1B[31m\xC2\x85“x”\xE6\x9E";

    di_text_one_line(text);
    ck_assert_str_eq(text, "林业局/????[31m?“x”??");
}
END_TEST

START_TEST(every_code_point_is_read_back)
{
    for (int32_t code = 1; code <= 0x10FFFF; code++) {
        char text[5] = "";
        size_t size = di_text_put_code(code, text), read = 0;

        if ((code < 0xD800 || code > 0xDFFF) &&
            (di_text_next(text, &read) != code || read != size || !di_text_is_utf8(text, size))) {
            ck_abort_msg("U+%04X", (unsigned)code);
        }
    }
}
END_TEST

/* The contract is valid UTF-8; what is not is read byte by byte, and never past the end. */
START_TEST(what_is_no_code_point_is_one_byte)
{
    static const char *const bad[] = {"\x80",
                                      "\xBFx",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xC2",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xE4\xB8",
                                      "\xE4x\xB8",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xFF",
                                      "\xF0\x9F\x98"};
    size_t size;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert_int_eq(di_text_next(bad[i], &size), 0xFFFD);
        ck_assert_uint_eq(size, 1);
        ck_assert(!di_text_is_utf8(bad[i], strlen(bad[i])));
    }
}
END_TEST

START_TEST(code_points_are_counted_not_bytes)
{
    struct di_arena *arena = di_arena_new(1 << 20);
    size_t size;

    ck_assert_int_eq(di_text_next("表", &size), 0x8868);
    ck_assert_uint_eq(size, 3);
    ck_assert_uint_eq(di_text_length("a表\U00020000"), 3);
    ck_assert_str_eq(di_text_shorten(arena, "一二三四", 4), "一二三四");
    ck_assert_str_eq(di_text_shorten(arena, "一二三四", 3), "一二三…");
    di_arena_free(arena);
}
END_TEST

START_TEST(white_space_has_many_widths)
{
    static const int32_t spaces[] = {' ', '\t', '\n', '\r', 0xA0, 0x3000, 0x2000, 0x200B, 0xFEFF};

    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        ck_assert_msg(di_text_is_space(spaces[i]), "U+%04X", (unsigned)spaces[i]);
    }
    ck_assert(!di_text_is_space('_') && !di_text_is_space(0x3001) && !di_text_is_space(0));
    ck_assert(di_text_is_blank("") && di_text_is_blank(" 　\n") && !di_text_is_blank("　。"));
}
END_TEST

START_TEST(width_is_that_of_a_terminal)
{
    ck_assert_uint_eq(di_text_width(""), 0);
    ck_assert_uint_eq(di_text_width("a中"), 3);
    ck_assert_uint_eq(di_text_width("（１）"), 6);
    ck_assert_uint_eq(di_text_width("e\u0301"), 1);
    ck_assert_uint_eq(di_text_code_width(0x4E00), 2);
}
END_TEST

START_TEST(distance_is_bounded)
{
    struct di_arena *arena = di_arena_new(1 << 20);

    ck_assert_uint_eq(di_text_distance(arena, "收到申请数", "收到申请数", 2), 0);
    ck_assert_uint_eq(di_text_distance(arena, "收到申请数", "收到的申请数", 2), 1);
    ck_assert_uint_eq(di_text_distance(arena, "维持具体行政行为数", "维持行政行为数", 2), 2);
    ck_assert_uint_eq(di_text_distance(arena, "kitten", "sitting", 5), 3);
    ck_assert_uint_eq(di_text_distance(arena, "kitten", "sitting", 2), 3);
    ck_assert_uint_eq(di_text_distance(arena, "", "abc", 3), 3);
    di_arena_free(arena);
}
END_TEST

/* A folded text has the room that the text had: no sign may become a longer one. */
START_TEST(folding_never_lengthens_a_sign)
{
    struct di_arena *arena = di_arena_new(1 << 20);
    static const char *const wide[] = {"《", "》", "〈", "〉", "“", "”", "‘",  "’",
                                       "〔", "〕", "【", "】", "—", "·", "　", "（"};

    for (int sign = ' '; sign <= '~'; sign++) {
        const char text[] = {(char)sign, (char)sign, (char)sign, '\0'};

        ck_assert_uint_le(strlen(di_text_fold(arena, text, DI_SPACES_KEEP)), 3);
    }
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        ck_assert_uint_le(strlen(di_text_fold(arena, wide[i], DI_SPACES_KEEP)), strlen(wide[i]));
    }
    ck_assert_str_eq(di_text_fold(arena, "《条例》", DI_SPACES_DROP), di_text_fold(arena, "〈条例＞", DI_SPACES_DROP));
    di_arena_free(arena);
}
END_TEST

START_TEST(digits_to_the_base_of_sixteen)
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < 16; i++) {
        ck_assert_int_eq(di_text_hex_digit(digits[i]), i);
        ck_assert_int_eq(di_text_hex_digit((char)toupper(digits[i])), i);
    }
    for (const char *at = "/:@G`g"; *at != '\0'; at++) {
        ck_assert_int_eq(di_text_hex_digit(*at), -1);
    }
}
END_TEST

TCase *text_cases(void)
{
    TCase *cases = tcase_create("text");

    tcase_add_test(cases, folding_makes_one_of_many_forms);
    tcase_add_test(cases, only_utf8_is_utf8);
    tcase_add_test(cases, scrubbing_keeps_what_can_be_shown);
    tcase_add_test(cases, any_bytes_make_one_line);
    tcase_add_test(cases, every_code_point_is_read_back);
    tcase_add_test(cases, what_is_no_code_point_is_one_byte);
    tcase_add_test(cases, code_points_are_counted_not_bytes);
    tcase_add_test(cases, white_space_has_many_widths);
    tcase_add_test(cases, width_is_that_of_a_terminal);
    tcase_add_test(cases, distance_is_bounded);
    tcase_add_test(cases, digits_to_the_base_of_sixteen);
    tcase_add_test(cases, folding_never_lengthens_a_sign);
    return cases;
}
