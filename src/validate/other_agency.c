/*
 * other-agency: a sentence in which another agency speaks as the one that reports, which is how a copied report shows.
 *
 * Told only where a clause begins with the full name of an agency and goes on with what a report says of its own
 * agency (严格执行…, 的公开工作…), where that agency has another place than the reporting one, and where it is neither
 * of lower rank, as those that an office speaks for, nor named together with 我局 or with what superiors do.
 */
#include <string.h>

#include "checks.h"
#include "docintake/text.h"
#include "each_sentence.h"
#include "neighbours.h"

enum { NAME_CODES = 26 };

/* Of an administrative division, from the smallest up. */
enum rank { RANK_NONE, RANK_TOWN, RANK_COUNTY, RANK_CITY, RANK_PROVINCE };

/* A division in a name: 柳泽县, size bytes. */
struct division {
    const char *text;
    size_t size;
    enum rank rank;
};

static size_t code_size(const char *at)
{
    size_t size;

    di_text_next(at, &size);
    return size;
}

/* The division that a name goes on with, behind at least one character: 市场监督 and 城乡建设 are none. */
static bool read_division(const char *name, const char *end, struct division *ret_division)
{
    static const struct {
        const char *word;
        enum rank rank;
    } words[] = {{"省", RANK_PROVINCE}, {"自治区", RANK_PROVINCE}, {"自治州", RANK_CITY}, {"市", RANK_CITY},
                 {"县", RANK_COUNTY},   {"区", RANK_COUNTY},       {"旗", RANK_COUNTY},   {"街道", RANK_TOWN},
                 {"镇", RANK_TOWN},     {"乡", RANK_TOWN}};
    static const char *const others[] = {"市场", "区域", "乡村", "乡镇", "镇村", NULL};

    for (const char *at = name; at < end; at += code_size(at)) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            size_t size = strlen(words[i].word);

            if (at == name || strncmp(at, words[i].word, size) != 0 || match_word(at, others) > 0 ||
                is_sign(code_before(name, at), U"城社园小")) {
                continue;
            }
            *ret_division = (struct division){name, (size_t)(at - name) + size, words[i].rank};
            return true;
        }
    }
    return false;
}

/* The innermost division of the name, and the outermost; false where it has none. */
static bool read_divisions(const char *name, const char *end, struct division *ret_first, struct division *ret_last)
{
    bool any = false;

    while (read_division(name, end, ret_last)) {
        if (!any) {
            *ret_first = *ret_last;
        }
        any = true;
        name = ret_last->text + ret_last->size;
    }
    return any;
}

/* The end of an agency's name that begins at `name` and is followed by what a report says of itself; NULL if none. */
static const char *end_of_reporter(const char *name)
{
    static const char *const kinds[] = {"人民政府", "办事处", "委员会", "管委会", "局", "厅", "乡", "镇", "街道", NULL};
    static const char *const deeds[] = {"的公开工作",
                                        "的政府信息公开工作",
                                        "政府信息公开工作取得",
                                        "政府信息公开工作按",
                                        "严格执行",
                                        "严格按照",
                                        "严格落实",
                                        "认真贯彻",
                                        "认真落实",
                                        "认真执行",
                                        "主动公开",
                                        "共主动公开",
                                        "全年",
                                        "受理",
                                        "共受理",
                                        "收到",
                                        "共收到",
                                        "新收",
                                        "未收到",
                                        "没有收到",
                                        "未发生",
                                        "坚持",
                                        "积极推进",
                                        "扎实推进",
                                        "不断完善",
                                        "进一步",
                                        "将继续",
                                        "将进一步",
                                        "始终",
                                        "高度重视",
                                        NULL};
    static const char *const prepositions[] = {"根据", "按照", "依据", "参照", "学习", "借鉴", "经", "由", "与", "和",
                                               "对",   "向",   "在",   "受",   "因",   "为",   "从", "以", NULL};
    size_t codes = 0;

    if (match_word(name, prepositions) > 0) {
        return NULL;
    }
    for (const char *at = name; is_han(code_at(at)) && codes < NAME_CODES; at += code_size(at), codes++) {
        size_t kind = codes >= 2 ? match_word(at, kinds) : 0;

        if (kind > 0 && match_word(at + kind, deeds) > 0) {
            return at + kind;
        }
    }
    return NULL;
}

static bool has_division(const char *name, const char *end, struct division division)
{
    return memmem(name, (size_t)(end - name), division.text, division.size) != NULL;
}

/* The name of an agency of another place, of no lower rank. `own` is the folded name of the one that reports. */
static bool is_another(const char *name, const char *end, const char *own)
{
    const char *own_end = own + strlen(own);
    struct division first, last, own_first, own_last;

    return read_divisions(name, end, &first, &last) && read_divisions(own, own_end, &own_first, &own_last) &&
           first.rank >= own_last.rank && !has_division(own, own_end, last) && !has_division(name, end, own_last);
}

/* The folded name of the agency that reports; NULL where it is not known. */
static const char *reporting_agency(const struct validation *validation)
{
    const struct di_report_field *agency = di_report_find_field(validation->report, "agency");

    return agency != NULL && agency->value != NULL ? di_text_fold(validation->scratch, agency->value, DI_SPACES_DROP)
                                                   : NULL;
}

static void look_at_clause(const struct spoken *spoken, const char *clause)
{
    static const char *const together[] = {"我局",   "我镇", "我乡", "我街道", "我县", "我市", "我区",
                                           "我厅",   "我委", "我办", "我单位", "本局", "本镇", "本机关",
                                           "本单位", "要求", "部署", "通报",   "印发", "下发", "考核",
                                           "检查",   "指导", "组织", "召开",   "转发", NULL};
    const char *end = end_of_reporter(clause), *own = end != NULL ? reporting_agency(spoken->validation) : NULL;
    struct di_finding *finding;

    if (own == NULL || !is_another(clause, end, own) || holds_word(spoken->sentence->folded, together)) {
        return;
    }
    finding = tell_sentence(spoken, DI_REASON_OTHER_AGENCY, quote_around(spoken, clause));
    di_finding_argue(spoken->validation->report, finding, "found_text",
                     di_arena_strndup(spoken->validation->report->arena, clause, (size_t)(end - clause)));
}

/* Clauses begin with the sentence and behind commas. */
static void look(const struct spoken *spoken)
{
    for (const char *clause = spoken->line != NULL ? spoken->sentence->folded : NULL; clause != NULL;
         clause = strchr(clause, ',')) {
        clause += *clause == ',';
        look_at_clause(spoken, clause);
    }
}

void check_other_agency(const struct validation *validation, const struct di_rule *rule)
{
    each_sentence(validation, rule, look);
}
