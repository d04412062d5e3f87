#include "../../src/recognise/label.h"

#include <stdio.h>
#include <string.h>

#include "docintake/text.h"
#include "recognise/cases.h"

START_TEST(wordings_have_one_number_each)
{
    struct di_arena *arena = di_arena_new(1024 * 1024);
    struct lexicon *lexicon = lexicon_new(arena);
    unsigned first = lexicon_add(lexicon, "收到申请数"), second = lexicon_add(lexicon, "");

    ck_assert_uint_ne(first, WORD_UNKNOWN);
    ck_assert_uint_ne(second, WORD_UNKNOWN);
    ck_assert_uint_ne(first, second);
    ck_assert_uint_eq(lexicon_add(lexicon, "收到申请数"), first);
    ck_assert_uint_eq(lexicon_find(lexicon, "收到申请数"), first);
    ck_assert_uint_eq(lexicon_find(lexicon, ""), second);
    ck_assert_uint_eq(lexicon_find(lexicon, "收到申请"), WORD_UNKNOWN);
    di_arena_free(arena);
}
END_TEST

START_TEST(a_lexicon_grows)
{
    enum { MANY = 5000 };
    struct di_arena *arena = di_arena_new(4 * 1024 * 1024);
    struct lexicon *lexicon = lexicon_new(arena);

    for (unsigned i = 1; i <= MANY; i++) {
        ck_assert_uint_eq(lexicon_add(lexicon, di_arena_printf(arena, "第%u行", i)), i);
    }
    for (unsigned i = 1; i <= MANY; i++) {
        ck_assert_uint_eq(lexicon_find(lexicon, di_arena_printf(arena, "第%u行", i)), i);
    }
    ck_assert_uint_eq(lexicon_find(lexicon, "第0行"), WORD_UNKNOWN);
    ck_assert_uint_eq(lexicon->n_words, MANY);
    di_arena_free(arena);
}
END_TEST

START_TEST(a_lexicon_without_room_says_so)
{
    struct di_arena *none = di_arena_new(64), *little = di_arena_new(16 * 1024);
    struct lexicon *lexicon = lexicon_new(little);
    unsigned i = 1;
    char wordings[1024][8];

    ck_assert_ptr_null(lexicon_new(none));
    while (i < 1024 && lexicon_add(lexicon, (snprintf(wordings[i], sizeof wordings[i], "%u", i), wordings[i])) == i) {
        i++;
    }
    ck_assert_uint_eq(lexicon_add(lexicon, "more"), WORD_UNKNOWN);
    ck_assert_uint_eq(lexicon_find(lexicon, "1"), 1);
    di_arena_free(none);
    di_arena_free(little);
}
END_TEST

/* What two labels are compared by, and how long that is. */
START_TEST(a_label_is_its_words)
{
    static const struct {
        const char *text, *key, *bare;
    } cases[] = {
        {"（一）收到 申请数", "收到申请数", "收到申请数"},
        {"其中：涉及（某类）国家秘密", "涉及某类国家秘密", "涉及国家秘密"},
        {"1.网页（PDF）数", "网页PDF数", "网页数"},
        {"其中", "其中", "其中"},
        {"（略）", "略", "略"},
        {"126", "126", "126"},
        {"１２６", "126", "126"},
        {"……", "", ""},
        {"", "", ""},
    };
    struct di_arena *arena = di_arena_new(1024 * 1024);
    struct lexicon *lexicon = lexicon_new(arena);
    unsigned word = lexicon_add(lexicon, "涉及国家秘密");

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct label label;

        ck_assert(label_make(arena, lexicon, cases[i].text, &label));
        ck_assert_str_eq(label.key, cases[i].key);
        ck_assert_str_eq(label.bare, cases[i].bare);
        ck_assert_uint_eq(label.key_codes, di_text_length(label.key));
        ck_assert_uint_eq(label.bare_codes, di_text_length(label.bare));
        ck_assert_uint_eq(label.key_word, WORD_UNKNOWN);
        ck_assert_uint_eq(label.bare_word, strcmp(label.bare, "涉及国家秘密") == 0 ? word : WORD_UNKNOWN);
    }
    di_arena_free(arena);
}
END_TEST

TCase *lexicon_cases(void)
{
    TCase *cases = tcase_create("lexicon");

    tcase_add_test(cases, wordings_have_one_number_each);
    tcase_add_test(cases, a_lexicon_grows);
    tcase_add_test(cases, a_lexicon_without_room_says_so);
    tcase_add_test(cases, a_label_is_its_words);
    return cases;
}
