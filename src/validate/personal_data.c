/*
 * personal-data: identity numbers, mobile numbers and named applicants in the narrative, which is published. Numbers of
 * the office that people are to call are not meant. Quotations hide most digits of such numbers (sentence.h).
 */
#include <string.h>

#include "checks.h"
#include "each_sentence.h"
#include "neighbours.h"

static const struct di_words kinds[] = {
    {"身份证号", "an identity number"},
    {"手机号码", "a mobile number"},
    {"申请人的姓名和个人情况", "the name of an applicant with personal details"},
};
enum kind { IDENTITY_NUMBER, MOBILE_NUMBER, APPLICANT };

static void tell(const struct spoken *spoken, enum kind kind, const char *quotation)
{
    struct di_finding *finding = tell_sentence(spoken, DI_REASON_PERSONAL_DATA, quotation);

    raise_words(spoken->validation, finding, "kind", &kinds[kind]);
}

/* The quotation with only the first character of the name, size bytes: the note is not to spread it. */
static const char *hide_name(struct di_arena *arena, const char *quotation, const char *name, size_t size)
{
    const char *at = quotation != NULL ? memmem(quotation, strlen(quotation), name, size) : NULL;

    return at == NULL ? NULL
                      : di_arena_printf(arena, "%.*s××%s", (int)(at - quotation + (ptrdiff_t)strlen("人")), quotation,
                                        at + size);
}

static unsigned number_of(const char *digits, size_t count)
{
    unsigned number = 0;

    for (size_t i = 0; i < count; i++) {
        number = 10 * number + (unsigned)(digits[i] - '0');
    }
    return number;
}

static bool is_birthday(unsigned year, unsigned month, unsigned day)
{
    return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* GB 11643-1999: six digits of a place, the birthday, three of a sequence, a check by ISO 7064 MOD 11-2. */
static bool is_identity_number(const char *digits, size_t count, int32_t behind)
{
    static const unsigned weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const char checks[] = "10X98765432";
    unsigned sum = 0;

    if (count != 18 && !(count == 17 && (behind == 'X' || behind == 'x'))) {
        return false;
    }
    for (size_t i = 0; i < 17; i++) {
        sum += weights[i] * (unsigned)(digits[i] - '0');
    }
    return is_birthday(number_of(digits + 6, 4), number_of(digits + 10, 2), number_of(digits + 12, 2)) &&
           checks[sum % 11] == (count == 18 ? digits[17] : 'X');
}

/* Numbers given out until 1999 have no check: only where the sentence says that it is one. */
static bool is_old_identity_number(const char *text, const char *digits, size_t count)
{
    return count == 15 &&
           is_birthday(1900 + number_of(digits + 6, 2), number_of(digits + 8, 2), number_of(digits + 10, 2)) &&
           strstr(text, "身份证") != NULL;
}

/* The number that the report gives for questions, or one of an office. */
static bool is_for_calling(const struct spoken *spoken)
{
    static const char *const persons[] = {"申请人", "申请者", "投诉人", "举报人", "信访人", "当事人", NULL};
    static const char *const offices[] = {"电话", "联系", "咨询", "监督",   "热线",
                                          "传真", "邮编", "地址", "办公室", NULL};
    const struct di_report_field *contact = di_report_find_field(spoken->validation->report, "contact");

    if (sentence_holds(spoken->sentence, persons)) {
        return false;
    }
    return sentence_holds(spoken->sentence, offices) ||
           (contact != NULL && spoken->line != NULL && contact->where.part == spoken->line->where.part &&
            contact->where.paragraph == spoken->line->where.paragraph && contact->where.paragraph != 0);
}

static bool is_mobile_number(const char *digits, size_t count)
{
    return count == 11 && digits[0] == '1' && digits[1] >= '3';
}

/* The first number of each kind is told; more of them in the sentence are quoted with it. */
static void look_for_numbers(const struct spoken *spoken)
{
    const char *text = spoken->sentence->folded;

    for (const char *at = text + strcspn(text, "0123456789"); *at != '\0';) {
        size_t count = strspn(at, "0123456789");
        int32_t before = code_before(text, at), behind = code_at(at + count);
        bool apart = !is_alphanumeric(before) && !is_sign(before, U".-/_@");

        if (apart && (is_identity_number(at, count, behind) || is_old_identity_number(text, at, count))) {
            tell(spoken, IDENTITY_NUMBER, quote_around(spoken, at));
            return;
        }
        if (apart && !is_alphanumeric(behind) && !is_sign(behind, U"-/_@") && is_mobile_number(at, count) &&
            !is_for_calling(spoken)) {
            tell(spoken, MOBILE_NUMBER, quote_around(spoken, at));
            return;
        }
        at += count;
        at += strcspn(at, "0123456789");
    }
}

/* 申请人张三(男,家住…: two or three characters of a name, then a sign, and what is nobody's business. */
static void look_for_applicants(const struct spoken *spoken)
{
    static const char *const details[] = {"身份证", "住址", "家住", "现住", "出生", "男,",
                                          "女,",    "(男",  "(女",  "汉族", "手机", NULL};
    const char *name = sentence_find(spoken->sentence, "申请人"), *at;
    size_t count = 0;

    if (name == NULL || !sentence_holds(spoken->sentence, details)) {
        return;
    }
    name += strlen("申请人");
    name += code_at(name) == ':';
    for (at = name; is_han(code_at(at)) && count < 4 && !is_sign(code_at(at), U"某的为是提向在以对有"); count++) {
        at += strlen("人");
    }
    if (count >= 2 && count <= 3 && is_sign(code_at(at), U"(,、")) {
        tell(spoken, APPLICANT,
             hide_name(spoken->validation->report->arena, quote_around(spoken, name), name, (size_t)(at - name)));
    }
}

static void look(const struct spoken *spoken)
{
    unsigned before = (unsigned)spoken->validation->report->n_findings;

    look_for_numbers(spoken);
    if (spoken->validation->report->n_findings == before) {
        look_for_applicants(spoken);
    }
}

void check_personal_data(const struct validation *validation, const struct di_rule *rule)
{
    each_sentence(validation, rule, look, NULL);
}
