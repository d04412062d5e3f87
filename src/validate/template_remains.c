/*
 * template-remains: text of the template that was to be replaced. Placeholders (XX, ××, **, ○○, 某某), contents left
 * out (略, nothing but 见附件), instructions for filling in. What masks a person (张××, 138****1234, 申请人某某), and
 * what belongs to a number or an address (XXGK-2018, www.xx.gov.cn), stays unmentioned.
 */
#include <string.h>

#include "checks.h"
#include "docintake/text.h"
#include "each_sentence.h"
#include "neighbours.h"
#include "words.h"

#define SURNAMES                                                                                                                                                             \
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟" \
    U"谭陆汪范金石廖贾夏韦"                                                                                                                                        \
    U"付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
#define CHINESE_DIGITS U"一二三四五六七八九十百零〇○0123456789"

/* Sentences about people, whose names are rightly left out. */
static const char *const people[] = {"申请人", "原告", "当事人", "第三人", "被告",
                                     "群众",   "公民", "村民",   "网民",   NULL};

/* The end of the run of this sign that begins at `at`. */
static const char *end_of_run(const char *at, int32_t sign, size_t *ret_count)
{
    *ret_count = 0;
    while (code_at(at) == sign) {
        at += sign < 0x80 ? 1 : sign < 0x800 ? 2 : 3;
        (*ret_count)++;
    }
    return at;
}

/* 张××: the name of a person. 于××年 is none, for a unit or a kind of office follows. */
static bool masks_a_person(int32_t before, const char *behind)
{
    static const char *const things[] = {"年", "月",   "日", "条", "件", "次", "局", "部",   "单位", "科",   "处", "镇",
                                         "乡", "街道", "县", "市", "区", "省", "村", "公司", "网站", "机关", NULL};

    return is_sign(before, SURNAMES) && match_word(behind, things) == 0;
}

/* A run of at least two placeholder signs that stands for a word. */
static bool is_placeholder(const struct sentence *sentence, const char *at, const char *end, size_t count, int32_t sign)
{
    int32_t before = code_before(sentence->folded, at), behind = code_at(end);

    if (count < 2 || (before == 0 && behind == 0) || is_alphanumeric(before) || is_alphanumeric(behind) ||
        is_sign(before, U"./-_@:") || is_sign(behind, U"./-_@")) {
        return false;
    }
    if (sign == 'X') {
        return true;
    }
    if (is_sign(sign, U"○〇") && (is_sign(before, CHINESE_DIGITS) || is_sign(behind, CHINESE_DIGITS U"年月日"))) {
        return false;
    }
    return is_han(before) || is_han(behind) ? !masks_a_person(before, end) && !sentence_holds(sentence, people) : false;
}

static const char *find_sign_run(const struct sentence *sentence)
{
    for (const char *at = sentence->folded; *at != '\0';) {
        size_t bytes, count;
        int32_t sign = di_text_next(at, &bytes);
        const char *end = at + bytes;

        if (!is_han(sign) && is_sign(sign, U"Xx×*○〇△□")) {
            end = end_of_run(at, sign, &count);
            if (is_placeholder(sentence, at, end, count, sign == 'x' ? 'X' : sign)) {
                return at;
            }
        }
        at = end;
    }
    return NULL;
}

static const char *find_somebody(const struct sentence *sentence)
{
    const char *at = sentence_find(sentence, "某某");

    return at != NULL && !masks_a_person(code_before(sentence->folded, at), at + strlen("某某")) &&
                   !sentence_holds(sentence, people)
               ? at
               : NULL;
}

/* Words of a template that no report says. */
static const char *const instructions[] = {
    "此处填写", "此处应填",   "在此填写",   "本栏填写",   "本项填写", "此部分填写", "本部分填写",         "(请填写",
    "(填写",    "本地本单位", "(单位名称)", "(机关名称)", "(示例)",   "(略)",       "各地各部门实际情况", NULL};

_Static_assert(sizeof instructions / sizeof *instructions <= WORDS_MAX + 1, "all words can be made ready");

/* The text without brackets and closing signs around it is one of these words, which NULL ends. */
static bool is_only(const char *text, const char *const *words)
{
    size_t size, word;

    text += strspn(text, "([");
    word = match_word(text, words);
    if (word == 0) {
        return false;
    }
    size = strcspn(text, ")]:;,.!?");
    if (size >= strlen("。") && strncmp(text + size - strlen("。"), "。", strlen("。")) == 0) {
        size -= strlen("。");
    }
    return word == size;
}

/* The section says nothing else, and has no table of its own. */
static bool is_all(const struct spoken *spoken)
{
    const struct di_report_section *section = spoken->section;

    return spoken->line != NULL && section->title != NULL && section->lines == section->last_line &&
           section->sections == NULL && !section->holds_block && spoken->sentence->text == spoken->line->text &&
           strlen(spoken->line->text) - spoken->sentence->size <= strlen("）");
}

static bool is_left_out(const struct spoken *spoken)
{
    static const char *const omissions[] = {"略", "从略", "内容略", "此处略", "此略", NULL};
    static const char *const references[] = {"见附件", "详见附件", "见附表", "详见附表", "见后附表", NULL};
    const char *text = spoken->sentence->folded;

    return spoken->line != NULL && (is_only(text, omissions) || (is_all(spoken) && is_only(text, references)));
}

/* A sentence of the notice that asks for the report, as all that a section says: 按照…要求…如实填写. */
static bool is_of_the_notice(const struct spoken *spoken)
{
    static const char *const beginnings[] = {"按照", "根据", "依照", "请", "结合", "各单位", "各部门", NULL};
    static const char *const filling[] = {"填写", "填报", NULL};

    return is_all(spoken) && match_word(spoken->sentence->folded, beginnings) > 0 &&
           sentence_holds(spoken->sentence, filling);
}

/* What is an instruction at the beginning of a sentence only. */
static bool begins_an_instruction(const struct spoken *spoken)
{
    static const char *const beginnings[] = {
        "填写说明:", "填报说明:", "填表说明:", "示例:", "填写示例", "填写要求:", NULL};

    return match_word(spoken->sentence->folded, beginnings) > 0;
}

static void look(const struct spoken *spoken)
{
    const char *at = find_sign_run(spoken->sentence);

    at = at != NULL ? at : find_somebody(spoken->sentence);
    at = at != NULL ? at : words_find(spoken->own, spoken->sentence);
    if (at == NULL && (begins_an_instruction(spoken) || is_left_out(spoken) || is_of_the_notice(spoken))) {
        at = spoken->sentence->folded;
    }
    if (at != NULL) {
        tell_sentence(spoken, DI_REASON_TEMPLATE_LEFT, quote_around(spoken, at));
    }
}

void check_template_remains(const struct validation *validation, const struct di_rule *rule)
{
    struct words words = words_of(instructions);

    each_sentence(validation, rule, look, &words);
}
