/*
 * The formats by name, and the plain ones among them.
 */
#include <string.h>

#include "number_format_parts.h"

void di_write_decimal(const struct di_number_format *format, long number, struct di_buffer *out)
{
    (void)format;
    di_buffer_printf(out, "%ld", number);
}

static void write_nothing(const struct di_number_format *format, long number, struct di_buffer *out)
{
    (void)format, (void)number, (void)out;
}

/* 01, 001: with zeros before. */
static void write_padded(const struct di_number_format *format, long number, struct di_buffer *out)
{
    di_buffer_printf(out, "%0*ld", format->by.width, number);
}

/* - 1 - */
static void write_in_dashes(const struct di_number_format *format, long number, struct di_buffer *out)
{
    (void)format;
    di_buffer_printf(out, "- %ld -", number);
}

static void write_hexadecimal(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 0) {
        di_write_decimal(format, number, out);
    } else {
        di_buffer_printf(out, "%lX", (unsigned long)number);
    }
}

static void write_roman(const struct di_number_format *format, long number, struct di_buffer *out)
{
    static const struct {
        long value;
        const char *upper, *lower;
    } signs[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
                 {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
                 {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};

    if (number > 32767) { /* where Word ends too */
        di_write_decimal(format, number, out);
        return;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        for (; number >= signs[i].value; number -= signs[i].value) {
            di_buffer_text(out, format->by.range.first == 'i' ? signs[i].lower : signs[i].upper);
        }
    }
}

#define LOWER_LATIN "a b c d e f g h i j k l m n o p q r s t u v w x y z"
#define UPPER_LATIN "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"
#define LOWER_RUSSIAN "а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ ы э ю я"
#define UPPER_RUSSIAN "А Б В Г Д Е Ж З И К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ы Э Ю Я"
#define ARABIC_ALPHABET "أ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي"
#define ARABIC_ABJAD "أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض غ ظ"
#define HINDI_VOWELS "अ आ इ ई उ ऊ ऋ ऌ ऍ ऎ ए ऐ ऑ ऒ ओ औ अं अः"
#define HINDI_CONSONANTS "क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न ऩ प फ ब भ म य र ऱ ल ळ ऴ व श ष स ह"
#define THAI_LETTERS "ก ข ค ง จ ฉ ช ซ ฌ ญ ฎ ฏ ฐ ฑ ฒ ณ ด ต ถ ท ธ น บ ป ผ ฝ พ ฟ ภ ม ย ร ล ว ศ ษ ส ห ฬ อ ฮ"
#define AIUEO                                                                                                                                              \
    "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ヌ ネ ノ ハ ヒ フ ヘ ホ マ ミ ム メ モ ヤ ユ " \
    "ヨ "                                                                                                                                                 \
    "ラ リ ル レ ロ ワ ヲ ン"
#define AIUEO_HALF_WIDTH "ｱ ｲ ｳ ｴ ｵ ｶ ｷ ｸ ｹ ｺ ｻ ｼ ｽ ｾ ｿ ﾀ ﾁ ﾂ ﾃ ﾄ ﾅ ﾆ ﾇ ﾈ ﾉ ﾊ ﾋ ﾌ ﾍ ﾎ ﾏ ﾐ ﾑ ﾒ ﾓ ﾔ ﾕ ﾖ ﾗ ﾘ ﾙ ﾚ ﾛ ﾜ ｦ ﾝ"
#define IROHA                                                                                                                                              \
    "イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ヲ ワ カ ヨ タ レ ソ ツ ネ ナ ラ ム ウ ヰ ノ オ ク ヤ マ ケ フ コ エ テ ア サ " \
    "キ "                                                                                                                                                 \
    "ユ メ ミ シ ヱ ヒ モ セ ス ン"
#define IROHA_HALF_WIDTH                                                                                               \
    "ｲ ﾛ ﾊ ﾆ ﾎ ﾍ ﾄ ﾁ ﾘ ﾇ ﾙ ｦ ﾜ ｶ ﾖ ﾀ ﾚ ｿ ﾂ ﾈ ﾅ ﾗ ﾑ ｳ ヰ ﾉ ｵ ｸ ﾔ ﾏ ｹ ﾌ ｺ ｴ ﾃ ｱ ｻ ｷ ﾕ ﾒ ﾐ ｼ ヱ ﾋ ﾓ ｾ ｽ ﾝ"

static const struct di_number_format formats[] = {
    {"decimal", di_write_decimal, {NULL}}, /* the first: for names that are unknown */
    {"bullet", write_nothing, {NULL}},
    {"none", write_nothing, {NULL}},
    {"decimalZero", write_padded, {.width = 2}},
    {"decimalFullWidth", di_write_script_digits, {.range = {0xFF11, 0}}},
    {"decimalFullWidth2", di_write_script_digits, {.range = {0xFF11, 0}}},
    {"hindiNumbers", di_write_script_digits, {.range = {0x0967, 0}}},
    {"thaiNumbers", di_write_script_digits, {.range = {0x0E51, 0}}},
    {"numberInDash", write_in_dashes, {NULL}},
    {"hex", write_hexadecimal, {NULL}},
    {"lowerRoman", write_roman, {.range = {'i', 0}}},
    {"upperRoman", write_roman, {.range = {'I', 0}}},
    {"ordinal", di_write_ordinal, {NULL}},
    {"cardinalText", di_write_cardinal_words, {NULL}},
    {"ordinalText", di_write_ordinal_words, {NULL}},
    {"lowerLetter", di_write_repeated_sign, {.signs = LOWER_LATIN}},
    {"upperLetter", di_write_repeated_sign, {.signs = UPPER_LATIN}},
    {"russianLower", di_write_repeated_sign, {.signs = LOWER_RUSSIAN}},
    {"russianUpper", di_write_repeated_sign, {.signs = UPPER_RUSSIAN}},
    {"arabicAlpha", di_write_repeated_sign, {.signs = ARABIC_ALPHABET}},
    {"arabicAbjad", di_write_repeated_sign, {.signs = ARABIC_ABJAD}},
    {"hindiVowels", di_write_repeated_sign, {.signs = HINDI_CONSONANTS}}, /* Word has these two the other way round */
    {"hindiConsonants", di_write_repeated_sign, {.signs = HINDI_VOWELS}},
    {"thaiLetters", di_write_repeated_sign, {.signs = THAI_LETTERS}},
    {"chicago", di_write_repeated_sign, {.signs = "* † ‡ §"}},
    {"hebrew1", di_write_hebrew, {NULL}},
    {"hebrew2", di_write_hebrew_letter, {NULL}},
    {"aiueo", di_write_cycle, {.signs = AIUEO_HALF_WIDTH}},
    {"aiueoFullWidth", di_write_cycle, {.signs = AIUEO}},
    {"iroha", di_write_cycle, {.signs = IROHA_HALF_WIDTH}},
    {"irohaFullWidth", di_write_cycle, {.signs = IROHA}},
    {"ganada", di_write_cycle, {.signs = "가 나 다 라 마 바 사 아 자 차 카 타 파 하"}},
    {"chosung", di_write_cycle, {.signs = "ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"}},
    {"ideographTraditional", di_write_cycle, {.signs = "甲 乙 丙 丁 戊 己 庚 辛 壬 癸"}},
    {"ideographZodiac", di_write_cycle, {.signs = "子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥"}},
    {"ideographZodiacTraditional", di_write_stem_and_branch, {NULL}},
    {"decimalEnclosedCircle", di_write_sign, {.range = {0x2460, 20}}},
    {"decimalEnclosedCircleChinese", di_write_sign, {.range = {0x2460, 20}}},
    {"decimalEnclosedParen", di_write_sign, {.range = {0x2474, 20}}},
    {"decimalEnclosedFullstop", di_write_sign, {.range = {0x2488, 20}}},
    {"ideographEnclosedCircle", di_write_sign, {.range = {0x3220, 10}}}, /* in parentheses, whatever its name says */
    {"chineseCounting", di_write_short_counting, {.numerals = &di_numerals_chinese}},
    {"chineseCountingThousand", di_write_counting, {.numerals = &di_numerals_chinese}},
    {"taiwaneseCounting", di_write_counting, {.numerals = &di_numerals_chinese}},
    {"taiwaneseCountingThousand", di_write_counting, {.numerals = &di_numerals_chinese}},
    {"japaneseCounting", di_write_counting, {.numerals = &di_numerals_japanese}},
    {"japaneseLegal", di_write_counting, {.numerals = &di_numerals_japanese_legal}},
    {"chineseLegalSimplified", di_write_counting, {.numerals = &di_numerals_chinese_legal}},
    {"ideographLegalTraditional", di_write_counting, {.numerals = &di_numerals_taiwanese_legal}},
    {"koreanCounting", di_write_counting, {.numerals = &di_numerals_korean}},
    {"koreanLegal", di_write_korean, {.numerals = &di_numerals_korean}},
    {"koreanDigital", di_write_digits, {.numerals = &di_numerals_korean}},
    {"koreanDigital2", di_write_digits, {.numerals = &di_numerals_korean_digits}},
    {"ideographDigital", di_write_digits, {.numerals = &di_numerals_chinese}},
    {"taiwaneseDigital", di_write_digits, {.numerals = &di_numerals_chinese}},
    {"japaneseDigitalTenThousand", di_write_digits, {.numerals = &di_numerals_chinese}},
};

/* Formats without a name, by how they begin (MS-DOCX 2.4). */
static const struct di_number_format custom_formats[] = {
    {"001, ", write_padded, {.width = 3}},
    {"0001, ", write_padded, {.width = 4}},
    {"00001, ", write_padded, {.width = 5}},
};

const struct di_number_format *di_number_format_find(struct di_xml_value name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (di_xml_value_is(name, formats[i].name)) {
            return &formats[i];
        }
    }
    return di_number_format_decimal();
}

const struct di_number_format *di_number_format_find_custom(struct di_xml_value pattern)
{
    for (size_t i = 0; i < sizeof custom_formats / sizeof *custom_formats; i++) {
        size_t size = strlen(custom_formats[i].name);

        if (pattern.size >= size && memcmp(pattern.bytes, custom_formats[i].name, size) == 0) {
            return &custom_formats[i];
        }
    }
    return NULL;
}

const struct di_number_format *di_number_format_decimal(void)
{
    return &formats[0];
}

const struct di_number_format *di_number_format_legal(const struct di_number_format *format)
{
    return format->write == write_padded ? format : di_number_format_decimal();
}

bool di_number_format_is_bullet(const struct di_number_format *format)
{
    return format == &formats[1];
}

void di_number_format_write(const struct di_number_format *format, long number, struct di_buffer *out)
{
    format->write(format, number, out);
}
