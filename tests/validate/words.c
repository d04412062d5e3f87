/* What the narrative holds and should not, and what only looks like it: rules R10 to R12. */
#include <stdio.h>
#include <string.h>

#include "docintake/buffer.h"
#include "validate/cases.h"
#include "validate/sample.h"

/* The finding of this rule on the sentence in the section 主动公开; "" for none. */
static void assert_told(const char *sentence, const char *expected)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_field(&sample, "agency", "青禾市云屏县林业局");
    sample_set_field(&sample, "statistics.agency", "青禾市云屏县林业局");
    sample_say(&sample, "proactive", sentence);
    ck_assert_msg(strcmp(sample_findings(&sample), expected) == 0, "\n  sentence  %s\n  findings  %s\n  expected  %s",
                  sentence, sample_findings(&sample), expected);
    sample_free(&sample);
}

static const char *const template_text[] = {
    "由XX科室牵头落实。",
    "公布了《XX条例》。",
    "全年公开信息XX条。",
    "与××部门建立了机制。",
    "于××年完成整理。",
    "第**条作了修改。",
    "○○县举办了活动。",
    "某某单位负责日常维护。",
    "（略）",
    "略。",
    "公开的形式（略）",
    "填写说明：本栏写全年的工作。",
    "此处填写公开的数量。",
    "本地本单位的信息都已上网。",
    "结合各地各部门实际情况认真总结。",
};

START_TEST(template_text_is_told)
{
    assert_told(template_text[_i], "R10 template-left warning");
}
END_TEST

static const char *const no_template_text[] = {
    "索引号为XXGK-2017-012。",
    "网址是http://www.xx.gov.cn/xxgk/index.html。",
    "邮箱xxgk@xx.gov.cn。",
    "张××来函询问办理进度。",
    "申请人某某要求公开征地材料。",
    "王某某来信反映问题。",
    "二〇〇八年以来的信息都已清理，二○○九年起按月更新。",
    "来电号码为138****1234。",
    "策略、战略和省略号都不是问题。",
    "网上提供申请表的填写说明和示例文本。",
    "详见附件。",
    "某单位的申请已经办结。",
    "XX",
};

START_TEST(legitimate_text_is_not_told)
{
    assert_told(no_template_text[_i], "");
}
END_TEST

/* A section that says no more than where to look, or what the notice asks for. */
START_TEST(only_content_is_left_out)
{
    static const struct {
        const char *line, *findings;
    } cases[] = {
        {"见附件", "R10 template-left warning"},
        {"（详见附表。）", "R10 template-left warning"},
        {"请按照通知的要求如实填写全年的情况。", "R10 template-left warning"},
        {"无", ""},
        {"未发生", ""},
        {"无其他需要报告的事项。", ""},
        {"2017年没有此类情况，详见附件。", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct di_report_section *section;

        sample_make(&sample);
        section = sample_section(&sample, "problems");
        section->lines = section->last_line = NULL;
        di_report_add_line(sample.report, section, cases[i].line, DI_PLACE_NONE);
        ck_assert_str_eq(sample_findings(&sample), cases[i].findings);
        sample_free(&sample);
    }
}
END_TEST

static const char *const copied[] = {
    "柳泽县林业局严格执行发布审查的规定。",
    "一年来，岚溪市柳泽县水务局的公开工作取得成效。",
    "2017年，岚溪市人民政府主动公开信息。",
};

START_TEST(another_agency_as_the_reporter_is_told)
{
    assert_told(copied[_i], "R11 other-agency warning");
}
END_TEST

static const char *const not_copied[] = {
    "青禾市云屏县林业局严格执行发布审查的规定。",
    "云屏县林业局全年按月更新。",
    "县林业局严格执行规定。",
    "青禾市人民政府高度重视公开工作。",               /* the superior, by our own name */
    "云屏县人民政府收到的申请转到了我处。",           /* of the same place */
    "双榆镇人民政府严格执行规定。",                   /* of lower rank */
    "根据柳泽县林业局严格执行规定的做法，作了改进。", /* no clause begins with it */
    "岚溪市林业局来我局考察。",
    "岚溪市人民政府要求，岚溪市各单位严格执行规定。",
    "岚溪市中级人民法院受理了一件案件。",
    "岚溪市林业局网站转载了信息。",
    "市场监督管理局严格执行规定。",
};

START_TEST(other_agencies_may_be_named)
{
    assert_told(not_copied[_i], "");
}
END_TEST

/* Those above speak for those below, and give them as examples; with a county of its own and as an office, one of lower
 * rank has come from elsewhere. */
START_TEST(lower_ranks_may_be_examples)
{
    static const struct {
        const char *agency, *sentence;
        bool told;
    } cases[] = {
        {"青禾市林业局", "云屏县双榆镇人民政府严格执行规定。", true},
        {"青禾市林业局", "云屏县林业局积极推进公开。", true},
        {"青禾市人民政府", "云屏县双榆镇人民政府的公开工作取得成效。", true},
        {"青禾市人民政府", "云屏县林业局积极推进公开。", false},
        {"青禾市人民政府", "云屏县双榆镇严格执行规定。", false},
        {"云屏县人民政府", "云屏县双榆镇人民政府严格执行规定。", false},
        {"云屏县人民政府", "双榆镇人民政府严格执行规定。", false},
        {"云屏县双榆镇人民政府", "桃坞镇人民政府严格执行规定。", true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_set_field(&sample, "agency", cases[i].agency);
        sample_set_field(&sample, "statistics.agency", cases[i].agency);
        sample_say(&sample, "proactive", cases[i].sentence);
        ck_assert_msg(strcmp(sample_findings(&sample), cases[i].told ? "R11 other-agency warning" : "") == 0,
                      "%s in that of %s: %s", cases[i].sentence, cases[i].agency, sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

static const struct {
    const char *sentence, *quotation;
} personal[] = {
    {"王某身份证号11010519900307101X已登记。", "王某身份证号110************01X已登记。"},
    {"他的号码是110105 19900307 1239。", "他的号码是110*** ******** **39。"},
    {"身份证110105900307123已登记。", "身份证110**********23已登记。"},
    {"申请人手机号码13812345678，已电话答复。", "申请人手机号码138******78，已电话答复。"},
    {"李某（138 1234 5678）来函。", "李某（138 **** **78）来函。"},
    {"申请人：张小明（男，家住书院街2号）要求公开。", "申请人：张××（男，家住书院街2号）要求公开。"},
};

START_TEST(personal_data_is_told_and_hidden)
{
    struct sample sample;

    assert_told(personal[_i].sentence, "R12 personal-data warning");
    sample_make(&sample);
    sample_say(&sample, "requests", personal[_i].sentence);
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "personal-data", "sentence"), personal[_i].quotation);
    sample_free(&sample);
}
END_TEST

static const char *const not_personal[] = {
    "联系电话13812345678。",
    "监督热线：13912345678。",
    "办公室电话0432-5550188。",
    "文件编号110105199003071234。",   /* its check is wrong */
    "流水号2017123456789012345678。", /* too long */
    "编号ab13812345678。",
    "申请人要求公开补偿标准，已答复。",
    "申请人某某（男）要求公开。",
    "单据110105900307123已登记。", /* nothing says that it is of a person */
};

START_TEST(other_numbers_are_not_told)
{
    assert_told(not_personal[_i], "");
}
END_TEST

/* The number that the report itself gives for questions, on a line without the word 电话. */
START_TEST(contact_of_the_report_is_not_told)
{
    struct sample sample;

    sample_make(&sample);
    sample_say(&sample, "proactive", "有疑问的，请找李某（13812345678）。");
    ck_assert_str_eq(sample_findings(&sample), "R12 personal-data warning");
    sample_section(&sample, "proactive")->last_line->where = (struct di_place){.part = DI_PART_BODY, .paragraph = 3};
    di_report_add_field(sample.report, "contact", "有疑问的", "有疑问的",
                        (struct di_place){.part = DI_PART_BODY, .paragraph = 3});
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

/* All with a right check: what decides is the birthday. */
START_TEST(identity_numbers_hold_a_birthday)
{
    static const struct {
        const char *number;
        bool told;
    } cases[] = {
        {"110105199001011013", true},  {"110105199012311011", true},  {"110105190001011012", true},
        {"110105210012311016", true},  {"110105199000011011", false}, {"110105199013011010", false},
        {"110105199001001018", false}, {"110105199001321011", false}, {"110105189912311018", false},
        {"110105210101011015", false},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        char sentence[64];

        sample_make(&sample);
        snprintf(sentence, sizeof sentence, "编号%s的材料已归档。", cases[i].number);
        sample_say(&sample, "proactive", sentence);
        ck_assert_msg((strstr(sample_findings(&sample), "R12") != NULL) == cases[i].told, "%s", cases[i].number);
        sample_free(&sample);
    }
}
END_TEST

/* More sentences than are kept from one check to the next; what is to be told stands before, among and behind them. */
START_TEST(text_of_any_length_is_looked_at)
{
    enum { SENTENCES = 10000 };
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct sample sample;

    for (int i = 0; i < SENTENCES; i++) {
        di_buffer_text(&text, i == SENTENCES / 2 ? "由XX科室牵头落实。" : "栏目按月更新。");
    }
    sample_make(&sample);
    sample_set_field(&sample, "agency", "青禾市云屏县林业局");
    sample_set_field(&sample, "statistics.agency", "青禾市云屏县林业局");
    sample_say(&sample, "proactive", "他的号码是13812345678。");
    sample_say(&sample, "proactive", di_buffer_string(&text));
    sample_say(&sample, "proactive", "柳泽县林业局严格执行发布审查的规定。");
    sample_say(&sample, "problems", "全年召开9次政府信息公开工作会议。");
    ck_assert_str_eq(sample_findings(&sample), "R7 narrative-differs warning 9.1\nR10 template-left warning\n"
                                               "R11 other-agency warning\nR12 personal-data warning");
    sample_free(&sample);
}
END_TEST

TCase *words_cases(void)
{
    TCase *cases = tcase_create("words");

    tcase_add_loop_test(cases, template_text_is_told, 0, (int)(sizeof template_text / sizeof *template_text));
    tcase_add_loop_test(cases, legitimate_text_is_not_told, 0,
                        (int)(sizeof no_template_text / sizeof *no_template_text));
    tcase_add_test(cases, only_content_is_left_out);
    tcase_add_loop_test(cases, another_agency_as_the_reporter_is_told, 0, (int)(sizeof copied / sizeof *copied));
    tcase_add_test(cases, lower_ranks_may_be_examples);
    tcase_add_loop_test(cases, other_agencies_may_be_named, 0, (int)(sizeof not_copied / sizeof *not_copied));
    tcase_add_loop_test(cases, personal_data_is_told_and_hidden, 0, (int)(sizeof personal / sizeof *personal));
    tcase_add_loop_test(cases, other_numbers_are_not_told, 0, (int)(sizeof not_personal / sizeof *not_personal));
    tcase_add_test(cases, contact_of_the_report_is_not_told);
    tcase_add_test(cases, identity_numbers_hold_a_birthday);
    tcase_add_test(cases, text_of_any_length_is_looked_at);
    return cases;
}
