#include "docintake/pattern.h"

#include <stdio.h>
#include <string.h>
#include <uchar.h>

#include "../src/validate/beginnings.h"
#include "../src/validate/needs.h"
#include "docintake/text.h"
#include "validate/cases.h"

/* The number that the pattern finds in the sentence, "" where it matches without one, NULL where it does not match. */
static const char *find(struct di_arena *arena, const char *text, const char *sentence)
{
    const char *folded = di_text_fold(arena, sentence, DI_SPACES_DROP);
    char fault[DI_PATTERN_FAULT_BYTES];
    struct di_pattern *pattern;
    struct di_pattern_match match;
    bool found;

    ck_assert_msg(di_pattern_compile(text, &pattern, fault, NULL) == DI_OK, "%s", text);
    found = di_pattern_find(pattern, folded, strlen(folded), 0, &match);
    di_pattern_free(pattern);
    return found ? di_arena_strndup(arena, folded + match.number_start, match.number_end - match.number_start) : NULL;
}

START_TEST(exact_numbers_are_found)
{
    static const struct {
        const char *sentence, *number;
    } cases[] = {
        {"公开信息5条", "5"},
        {"公开信息５ 条", "5"},
        {"公开信息1,234条", "1,234"},
        {"公开信息十三条", "十三"},
        {"公开信息一百二十条", "一百二十"},
        {"公开信息0条。", "0"},
        {"公开信息，5条", "5"},
        {"公开信息数22条", "22"},
    };
    struct di_arena *arena = di_arena_new(1 << 20);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *number = find(arena, "信息数?,?{n}条", cases[i].sentence);

        ck_assert_msg(number != NULL, "%s", cases[i].sentence);
        ck_assert_str_eq(number, cases[i].number);
    }
    di_arena_free(arena);
}
END_TEST

START_TEST(inexact_numbers_are_not)
{
    static const char *const sentences[] = {
        "公开10余条",   "公开60多条",   "公开18万条",   "公开18万余条", "公开1.8条",      "公开约10条", "公开近10条",
        "公开超过10条", "公开逾10条",   "公开不足10条", "公开数十条",   "公开几十条",     "公开10%条",  "公开第10条",
        "公开增加10条", "公开减少10条", "公开10条左右", "公开10条以上", "公开百分之十条", "公开10来条", "公开10几条",
        "公开1,2345条", "公开十余条",   "公开至少10条", "公开10条多",
    };
    struct di_arena *arena = di_arena_new(1 << 20);

    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        ck_assert_msg(find(arena, "公开.*?{n}[万余多]*条", sentences[i]) == NULL, "%s", sentences[i]);
    }
    di_arena_free(arena);
}
END_TEST

START_TEST(alternatives_share_the_number)
{
    struct di_arena *arena = di_arena_new(1 << 20);

    ck_assert_str_eq(find(arena, "兼职人员{n}人|{n}名兼职人员", "有16名兼职人员"), "16");
    ck_assert_str_eq(find(arena, "兼职人员{n}人|{n}名兼职人员", "兼职人员4人"), "4");
    ck_assert_str_eq(find(arena, "(?:未|没有)收到(申请)?", "全年未收到申请"), "");
    di_arena_free(arena);
}
END_TEST

START_TEST(search_goes_on_behind_a_match)
{
    static const char sentence[] = "申请5件,申请7件";
    char fault[DI_PATTERN_FAULT_BYTES];
    struct di_pattern *pattern;
    struct di_pattern_match match;

    ck_assert(di_pattern_compile("申请{n}件", &pattern, fault, NULL) == DI_OK);
    ck_assert(di_pattern_find(pattern, sentence, strlen(sentence), 0, &match));
    ck_assert(di_pattern_find(pattern, sentence, strlen(sentence), match.end, &match));
    ck_assert_int_eq(sentence[match.number_start], '7');
    ck_assert(!di_pattern_find(pattern, sentence, strlen(sentence), match.end, &match));
    di_pattern_free(pattern);
}
END_TEST

START_TEST(what_is_no_pattern_is_refused)
{
    static const char *const texts[] = {"(", "[", "a{n}(", "*"};

    char fault[DI_PATTERN_FAULT_BYTES];

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct di_pattern *pattern;

        *fault = '\0';
        ck_assert_msg(di_pattern_compile(texts[i], &pattern, fault, NULL) == DI_REFUSED, "%s", texts[i]);
        ck_assert_str_ne(fault, "");
        ck_assert_msg(di_pattern_check(texts[i], fault, NULL) == DI_REFUSED, "%s", texts[i]);
    }
    ck_assert(di_pattern_check("收到{n}件|受理{n}件", fault, NULL) == DI_OK);
}
END_TEST

/* A sentence made to keep a careless pattern busy for ever gives up at the match limit. */
START_TEST(time_is_bounded)
{
    char sentence[8192];
    char fault[DI_PATTERN_FAULT_BYTES];
    struct di_pattern *pattern;
    struct di_pattern_match match;

    memset(sentence, 'a', sizeof sentence - 1);
    sentence[sizeof sentence - 1] = '\0';
    ck_assert(di_pattern_compile("(?:a+)+b{n}", &pattern, fault, NULL) == DI_OK);
    ck_assert(!di_pattern_find(pattern, sentence, sizeof sentence - 1, 0, &match));
    di_pattern_free(pattern);
}
END_TEST

/* What a pattern cannot match without. */
START_TEST(needs_are_what_a_match_needs)
{
    static const struct {
        const char *pattern, *enough, *too_little;
    } cases[] = {
        {"收到{n}件", "收到 5件", "收到 件"},
        {"收到{n}[件份]", "收到 五份", "收到 5封"},
        {"收到{n}件?", "收到", "收"},
        {"收到{n}[件份]*", "收到", "收"},
        {"收到{n}[^件]", "收到", "收"},
        {"收到{n}[件a]", "收到", "收"},
        {"收到{n}[件", "收到", "收"},
        {"收到{n}(?:件|份)", "收到", "收"},
        {"收到(?:{n})件", "收到", "收"},
        {"收到(?:共{n}件)?", "收到", "收"},
        {"收到{n}\\d", "收到", "收"},
        {"召开了?{n}次(?!领导小组)公开会议?+", "召开 3次 公开会", "召开 3次 公开 会议"},
        {"(?:未|没有)收到(申请[)(]件)?", "收到", "申请"},
        {"兼职人员{n}人|{n}名兼职人员", "2名兼职人员", "名兼职人员"},
        {"兼职人员{n}人|{n}", "", NULL},
        {"申请?{n}", "", NULL},
        {"[申请]申请*", "", NULL},
        {"\\(公开\\|总数", "公开总数", "公开"},
        {"公开(?:信息|(?:政府){0,2})总数{2}", "公开", "总数"},
        {"公开总数{0,3}|收到", "收到", "总数"},
        {"公开(?:(?:政府)?信息)总数", "公开 信息 总数", "公开 总数"},
        {"(?:公开(?:信息|总数))?收到", "收到", "公开"},
        {"(?:公开){0}", "", NULL},
        {"[]收到]公开|[^]公开]收到", "公开", "到公"},
        {"", "", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct di_sketch enough = DI_SKETCH_EMPTY, too_little = DI_SKETCH_EMPTY;
        struct needs needs;

        needs_of_pattern(cases[i].pattern, &needs);
        di_sketch_add(&enough, cases[i].enough, strlen(cases[i].enough));
        ck_assert_msg(needs_are_met(&needs, &enough), "%s", cases[i].pattern);
        if (cases[i].too_little != NULL) {
            di_sketch_add(&too_little, cases[i].too_little, strlen(cases[i].too_little));
            ck_assert_msg(!needs_are_met(&needs, &too_little), "%s", cases[i].pattern);
        }
    }
}
END_TEST

/* What PCRE2 will refuse is not read beyond its end. */
START_TEST(needs_of_unbalanced_patterns)
{
    static const char *const patterns[] = {"(公开", "[公开", "公开\\", "公开)", "公开(]", "[", "[^", "(["};

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct needs needs;

        needs_of_pattern(patterns[i], &needs);
        ck_assert_uint_eq(needs.n_alternatives, 1);
    }
}
END_TEST

START_TEST(too_many_alternatives_need_nothing)
{
    struct di_sketch empty = DI_SKETCH_EMPTY;
    char pattern[256] = "公开";
    struct needs needs;

    for (unsigned i = 1; i < NEEDS_MAX; i++) {
        strcat(pattern, "|公开");
    }
    needs_of_pattern(pattern, &needs);
    ck_assert(!needs_are_met(&needs, &empty));
    strcat(pattern, "|公开");
    needs_of_pattern(pattern, &needs);
    ck_assert(needs_are_met(&needs, &empty));
}
END_TEST

/* What a match can begin with; whatever is not understood can be any sign. */
START_TEST(beginnings_are_what_a_match_begins_with)
{
    static const struct {
        const char *pattern;
        const char32_t *signs, *others; /* others NULL: any */
    } cases[] = {
        {"收到{n}件", U"收", U"到5件"},
        {"收?到{n}件", U"收到", U"5件"},
        {"(?:政府|政务)?信息", U"政信", U"府务息"},
        {"(?:政府|政务)信息", U"政", U"信息"},
        {"(?>收到|(?:接|受理)?过)公开", U"收接受过", U"到理公"},
        {"{n}次|全年", U"05一亿〇全", U"次年A"},
        {"[件份]*{n}", U"件份3零", U"次"},
        {"[]收]到", U"]收", U"到"},
        {"(?<!不)(?=同)同意", U"同", U"不意"},
        {"收{0,2}?到+件", U"收到", U"件2"},
        {"收*+到", U"收到", U"*+"},
        {",收", U",", U"收"},
        {"收到|", U"收到", NULL},
        {"(?:收到)?", U"收到", NULL},
        {"(?:收|)(?!件)", U"收件", NULL},
        {"[^收]到", U"到", NULL},
        {"[0-9]到", U"5", NULL},
        {"\\d到", U"5", NULL},
        {".到|收", U"收", NULL},
        {"^到", U"到", NULL},
        {"$|收", U"收", NULL},
        {"(?i)a", U"A", NULL},
        {"a(?i)b|c", U"aC", NULL},
        {"收(*SKIP)到|公", U"收公", NULL},
        {"(收|到)", U"收到", U"公"},
        {"(?<a>收)", U"收", NULL},
        {"{收", U"{", NULL},
        {"", U"收", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct beginnings beginnings;

        beginnings_of_pattern(cases[i].pattern, &beginnings);
        ck_assert_msg(beginnings.any == (cases[i].others == NULL), "%s", cases[i].pattern);
        for (const char32_t *sign = cases[i].signs; *sign != 0; sign++) {
            ck_assert_msg(beginnings_have(&beginnings, (int32_t)*sign), "%s: U+%04X", cases[i].pattern, *sign);
        }
        for (const char32_t *sign = cases[i].others; sign != NULL && *sign != 0; sign++) {
            ck_assert_msg(!beginnings_have(&beginnings, (int32_t)*sign), "%s: U+%04X", cases[i].pattern, *sign);
        }
    }
}
END_TEST

START_TEST(beginnings_are_read_so_deep)
{
    static const struct {
        const char *pattern;
        bool any;
    } cases[] = {
        {"(((((((((((((((收)))))))))))))))到", false},
        {"((((((((((((((((收))))))))))))))))到", true},
        {"收((((((((((((((((到))))))))))))))))", false},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct beginnings beginnings;

        beginnings_of_pattern(cases[i].pattern, &beginnings);
        ck_assert_msg(beginnings.any == cases[i].any, "%s", cases[i].pattern);
        ck_assert(beginnings_have(&beginnings, U'收'));
    }
}
END_TEST

/* An alternative that never matches lets a pattern be tried at every sign, which must not find more. */
START_TEST(beginnings_never_hide_a_match)
{
    static const char *const patterns[] = {
        "公开(?:各类)?信息{n}条",  "{n}[名个位]兼职(?:工作)?人员", "(?:全年|共)?召开{n}次",
        "(?:收到|接到)?申请{n}件", "(?<!不)同意公开{n}件",         "[每各]?次(?:会议|申请)",
    };
    static const char sentence[] =
        "全年公开各类信息1,234条,公开信息十二条,共召开3次会议,没有召开4次,每次会议有2名兼职人员,"
        "收到申请5件,申请6件,不同意公开7件,同意公开8件";

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        char fault[DI_PATTERN_FAULT_BYTES], tried[128];
        struct di_pattern *pattern, *everywhere;
        struct di_pattern_match found = {0}, expected = {0};
        unsigned count = 0;
        bool more;

        snprintf(tried, sizeof tried, "%s|.(?!)", patterns[i]);
        ck_assert(di_pattern_compile(patterns[i], &pattern, fault, NULL) == DI_OK);
        ck_assert(di_pattern_compile(tried, &everywhere, fault, NULL) == DI_OK);
        do {
            more = di_pattern_find(everywhere, sentence, sizeof sentence - 1, expected.end, &expected);
            ck_assert(di_pattern_find(pattern, sentence, sizeof sentence - 1, found.end, &found) == more);
            ck_assert_msg(memcmp(&found, &expected, sizeof found) == 0, "%s", patterns[i]);
            count += more;
        } while (more);
        ck_assert_msg(count > 0, "%s", patterns[i]);
        di_pattern_free(pattern);
        di_pattern_free(everywhere);
    }
}
END_TEST

START_TEST(sketch_never_denies_a_match)
{
    static const char sentence[] = "全年共召开3次政府信息公开工作会议,配备2名兼职人员";
    static const struct {
        const char *pattern;
        bool may;
    } cases[] = {
        {"召开了?{n}次", true},
        {"兼职人员{n}人|{n}名兼职人员", true},
        {"{n}次", true},
        {"共", true},
        {"召开了?{n}期", false},
        {"培训班{n}期", false},
        {"专职人员{n}人|举办{n}次", false},
        {"信息公告", false},
        {"", true},
    };
    struct di_sketch sketch = DI_SKETCH_EMPTY;

    di_sketch_add(&sketch, sentence, sizeof sentence - 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char fault[DI_PATTERN_FAULT_BYTES];
        struct di_pattern *pattern;

        ck_assert(di_pattern_compile(cases[i].pattern, &pattern, fault, NULL) == DI_OK);
        ck_assert_msg(di_pattern_may_match(pattern, &sketch) == cases[i].may, "%s", cases[i].pattern);
        di_pattern_free(pattern);
    }
}
END_TEST

/* A word without two ideographs side by side may be anywhere. */
START_TEST(sketch_never_denies_a_word)
{
    static const char sentence[] = "(请填写)各地各部门实际情况,略";
    static const struct {
        const char *word;
        bool may;
    } cases[] = {
        {"各部门", true}, {"(请填写", true}, {"a各b部门", true}, {"(略)", true},   {"", true},
        {"a", true},      {"填报", false},   {"(填报", false},   {"示例:", false},
    };
    struct di_sketch sketch = DI_SKETCH_EMPTY;

    di_sketch_add(&sketch, sentence, sizeof sentence - 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_msg(di_sketch_has(&sketch, di_sketch_bit(cases[i].word)) == cases[i].may, "%s", cases[i].word);
    }
}
END_TEST

/* Whatever the pattern takes for a number is one for the sketch. */
START_TEST(sketch_knows_every_numeral)
{
    static const char *const numerals[] = {"0",  "1",  "9",  "1,234", "零", "〇", "○",  "一", "二", "两", "三",
                                           "四", "五", "六", "七",    "八", "九", "十", "百", "千", "万", "亿"};
    char fault[DI_PATTERN_FAULT_BYTES], sentence[32];
    struct di_pattern *pattern;
    struct di_pattern_match match;

    ck_assert(di_pattern_compile("{n}件", &pattern, fault, NULL) == DI_OK);
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
        struct di_sketch sketch = DI_SKETCH_EMPTY;
        size_t size = (size_t)snprintf(sentence, sizeof sentence, "%s件", numerals[i]);

        di_sketch_add(&sketch, sentence, size);
        ck_assert_msg(di_pattern_find(pattern, sentence, size, 0, &match), "%s", sentence);
        ck_assert_msg(di_pattern_may_match(pattern, &sketch), "%s", sentence);
    }
    di_pattern_free(pattern);
}
END_TEST

TCase *pattern_cases(void)
{
    TCase *cases = tcase_create("pattern");

    tcase_add_test(cases, exact_numbers_are_found);
    tcase_add_test(cases, inexact_numbers_are_not);
    tcase_add_test(cases, alternatives_share_the_number);
    tcase_add_test(cases, search_goes_on_behind_a_match);
    tcase_add_test(cases, what_is_no_pattern_is_refused);
    tcase_add_test(cases, time_is_bounded);
    tcase_add_test(cases, needs_are_what_a_match_needs);
    tcase_add_test(cases, needs_of_unbalanced_patterns);
    tcase_add_test(cases, too_many_alternatives_need_nothing);
    tcase_add_test(cases, beginnings_are_what_a_match_begins_with);
    tcase_add_test(cases, beginnings_are_read_so_deep);
    tcase_add_test(cases, beginnings_never_hide_a_match);
    tcase_add_test(cases, sketch_never_denies_a_match);
    tcase_add_test(cases, sketch_never_denies_a_word);
    tcase_add_test(cases, sketch_knows_every_numeral);
    return cases;
}
