#include "../../src/parse/number_format.h"

#include "cases.h"

static void check(const char *format, long number, const char *expected)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    di_number_format_write(di_number_format_find((struct di_xml_value){format, strlen(format)}), number, &out);
    ck_assert_msg(strcmp(di_buffer_string(&out), expected) == 0, "%s %ld: %s", format, number, di_buffer_string(&out));
}

START_TEST(chinese_numbers)
{
    static const struct {
        long number;
        const char *counting, *thousand, *japanese, *legal;
    } numbers[] = {
        {1, "一", "一", "一", "壹"},
        {10, "十", "十", "十", "壹拾"},
        {11, "十一", "十一", "十一", "壹拾壹"},
        {20, "二十", "二十", "二十", "贰拾"},
        {99, "九十九", "九十九", "九十九", "玖拾玖"},
        {100, "一〇〇", "一百", "百", "壹佰"},
        {101, "一〇一", "一百零一", "百一", "壹佰零壹"},
        {110, "一一〇", "一百一十", "百十", "壹佰壹拾"},
        {1005, "一〇〇五", "一千零五", "千五", "壹仟零伍"},
        {1050, "一〇五〇", "一千零五十", "千五十", "壹仟零伍拾"},
        {10000, "一〇〇〇〇", "一万", "一万", "壹萬"},
        {120034, "一二〇〇三四", "十二万零三十四", "十二万三十四", "壹拾贰萬零叁拾肆"},
    };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        check("chineseCounting", numbers[i].number, numbers[i].counting);
        check("chineseCountingThousand", numbers[i].number, numbers[i].thousand);
        check("taiwaneseCountingThousand", numbers[i].number, numbers[i].thousand);
        check("japaneseCounting", numbers[i].number, numbers[i].japanese);
        check("chineseLegalSimplified", numbers[i].number, numbers[i].legal);
    }
    check("chineseCounting", 0, "〇");
    check("chineseCountingThousand", -5, "-五");
    check("chineseCountingThousand", 100000000, "一〇〇〇〇〇〇〇〇");
    check("ideographDigital", 2017, "二〇一七");
    check("ideographLegalTraditional", 13, "壹拾參");
}
END_TEST

START_TEST(other_numbers)
{
    static const struct {
        const char *format;
        long number;
        const char *expected;
    } numbers[] = {
        {"decimal", 12, "12"},
        {"decimal", -1, "-1"},
        {"unheardOf", 12, "12"},
        {"none", 12, ""},
        {"decimalZero", 7, "07"},
        {"decimalZero", 107, "107"},
        {"decimalFullWidth", 2017, "２０１７"},
        {"decimalFullWidth2", -1, "-１"},
        {"lowerLetter", 1, "a"},
        {"upperLetter", 26, "Z"},
        {"lowerLetter", 27, "aa"},
        {"lowerLetter", 54, "bbb"},
        {"lowerLetter", 781, "a"},
        {"lowerLetter", 0, ""},
        {"upperRoman", 1994, "MCMXCIV"},
        {"lowerRoman", 4, "iv"},
        {"upperRoman", 0, ""},
        {"upperRoman", 32768, "32768"},
        {"decimalEnclosedCircle", 1, "①"},
        {"decimalEnclosedCircleChinese", 20, "⑳"},
        {"decimalEnclosedCircle", 21, "21"},
        {"decimalEnclosedCircle", 0, "0"},
        {"decimalEnclosedParen", 3, "⑶"},
        {"decimalEnclosedFullstop", 3, "⒊"},
        {"ideographEnclosedCircle", 10, "㈩"},
        {"ideographTraditional", 1, "甲"},
        {"ideographTraditional", 11, "甲"},
        {"ideographZodiac", 12, "亥"},
        {"ideographZodiacTraditional", 13, "丙子"},
        {"ideographZodiacTraditional", 0, "0"},
    };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        check(numbers[i].format, numbers[i].number, numbers[i].expected);
    }
}
END_TEST

START_TEST(numbers_of_other_scripts)
{
    static const struct {
        const char *format;
        long number;
        const char *expected;
    } numbers[] = {
        {"hindiNumbers", 109, "१०९"},
        {"thaiNumbers", -25, "-๒๕"},
        {"arabicAlpha", 3, "ت"},
        {"arabicAbjad", 31, "جج"},
        {"hebrew1", 11, "יא"},
        {"hebrew1", 15, "טו"},
        {"hebrew1", 216, "רטז"},
        {"hebrew1", 300, "ש"},
        {"hebrew1", 393, "א"},
        {"hebrew1", 0, "0"},
        {"hebrew2", 22, "ת"},
        {"hebrew2", 45, "אתת"},
        {"hebrew2", 0, "0"},
        {"hindiVowels", 1, "क"},
        {"hindiConsonants", 18, "अः"},
        {"thaiLetters", 41, "ฮ"},
        {"thaiLetters", 42, "กก"},
        {"russianLower", 29, "я"},
        {"russianUpper", 10, "К"},
        {"aiueo", 46, "ﾝ"},
        {"aiueo", 47, "ｱ"},
        {"aiueoFullWidth", 45, "ヲ"},
        {"iroha", 2, "ﾛ"},
        {"irohaFullWidth", 48, "ン"},
        {"irohaFullWidth", 0, "0"},
        {"ganada", 15, "가"},
        {"chosung", 14, "ㅎ"},
        {"japaneseLegal", 1234, "壱阡弐百参拾四"},
        {"koreanCounting", 110, "백십"},
        {"koreanDigital", 10, "일영"},
        {"koreanDigital2", 20, "二零"},
        {"koreanLegal", 21, "스물하나"},
        {"koreanLegal", 90, "아흔"},
        {"koreanLegal", 101, "백일"},
    };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        check(numbers[i].format, numbers[i].number, numbers[i].expected);
    }
}
END_TEST

START_TEST(numbers_in_english)
{
    static const struct {
        long number;
        const char *ordinal, *cardinal_text, *ordinal_text;
    } numbers[] = {
        {1, "1st", "One", "First"},
        {2, "2nd", "Two", "Second"},
        {3, "3rd", "Three", "Third"},
        {12, "12th", "Twelve", "Twelfth"},
        {20, "20th", "Twenty", "Twentieth"},
        {21, "21st", "Twenty-one", "Twenty-first"},
        {100, "100th", "One hundred", "One hundredth"},
        {111, "111th", "One hundred eleven", "One hundred eleventh"},
        {1000, "1000th", "One thousand", "One thousandth"},
        {999999, "999999th", "Nine hundred ninety-nine thousand nine hundred ninety-nine",
         "Nine hundred ninety-nine thousand nine hundred ninety-ninth"},
        {1000000, "1000000th", "1000000", "1000000"},
        {0, "0th", "0", "0"},
        {-1, "-1th", "-1", "-1"},
    };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        check("ordinal", numbers[i].number, numbers[i].ordinal);
        check("cardinalText", numbers[i].number, numbers[i].cardinal_text);
        check("ordinalText", numbers[i].number, numbers[i].ordinal_text);
    }
}
END_TEST

START_TEST(other_signs)
{
    check("hex", 255, "FF");
    check("hex", -1, "-1");
    check("chicago", 4, "§");
    check("chicago", 6, "††");
    check("numberInDash", 7, "- 7 -");
}
END_TEST

TCase *number_format_cases(void)
{
    TCase *cases = parse_cases("number_format");

    tcase_add_test(cases, chinese_numbers);
    tcase_add_test(cases, other_numbers);
    tcase_add_test(cases, numbers_of_other_scripts);
    tcase_add_test(cases, numbers_in_english);
    tcase_add_test(cases, other_signs);
    return cases;
}
