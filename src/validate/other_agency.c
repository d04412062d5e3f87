/*
 * other-agency: a sentence in which another agency speaks as the one that reports, which is how a copied report shows.
 *
 * Told only where a clause begins with the full name of an agency and goes on with what a report says of its own
 * agency (严格执行…, 的公开工作…), where that agency has another place than the reporting one or is another of the
 * roster, and where it is not named together with 我局 or with what superiors do. One of lower rank must be named with
 * its county and as an office, and a government may still praise it: 柳泽县 or 双榆镇人民政府 in the report of those
 * above them is an example that they give.
 */
#include <string.h>

#include "agency_name.h"
#include "checks.h"
#include "division.h"
#include "docintake/text.h"
#include "each_sentence.h"
#include "neighbours.h"
#include "roster.h"
#include "words.h"

enum { NAME_CODES = 26 };

static size_t code_size(const char *at)
{
    size_t size;

    di_text_next(at, &size);
    return size;
}

/* What a report tells of its own agency. */
static const char *const accounts[] = {"的公开工作",
                                       "的政府信息公开工作",
                                       "政府信息公开工作取得",
                                       "政府信息公开工作按",
                                       "严格执行",
                                       "严格按照",
                                       "全年",
                                       "主动公开",
                                       "共主动公开",
                                       "受理",
                                       "共受理",
                                       "收到",
                                       "共收到",
                                       "新收",
                                       "未收到",
                                       "没有收到",
                                       "未发生",
                                       "将继续",
                                       "将进一步",
                                       "高度重视",
                                       NULL};

/* What it may tell of others, too. */
static const char *const praise[] = {"严格落实", "认真贯彻", "认真落实", "认真执行", "坚持", "积极推进",
                                     "扎实推进", "不断完善", "进一步",   "始终",     NULL};

/* The end of an agency's name that begins at `name` and is followed by what a report says of itself; NULL if none. */
static const char *end_of_reporter(const char *name)
{
    static const char *const kinds[] = {"人民政府", "办事处", "委员会", "管委会", "局", "厅", "乡", "镇", "街道", NULL};
    static const char *const prepositions[] = {"根据", "按照", "依据", "参照", "学习", "借鉴", "经", "由", "与", "和",
                                               "对",   "向",   "在",   "受",   "因",   "为",   "从", "以", NULL};
    size_t codes = 0;

    if (match_word(name, prepositions) > 0) {
        return NULL;
    }
    for (const char *at = name; is_han(code_at(at)) && codes < NAME_CODES; at += code_size(at), codes++) {
        size_t kind = codes >= 2 ? match_word(at, kinds) : 0;

        if (kind > 0 && (match_word(at + kind, accounts) > 0 || match_word(at + kind, praise) > 0)) {
            return at + kind;
        }
    }
    return NULL;
}

/* An agency of lower rank that ends its name at `end`: an office with its county, that tells of itself. */
static bool speaks_for_itself(struct division first, struct division last, const char *end, const char *own)
{
    return first.rank >= DIVISION_COUNTY && last.text + last.size < end &&
           (match_word(end, praise) == 0 || !agency_name_is_government(own));
}

/* By its name an agency of another place. `own` is the folded name of the one that reports. */
static bool is_elsewhere(const char *name, const char *end, const char *own)
{
    const char *own_end = own + strlen(own);
    struct division first, last, own_first, own_last;

    return division_read(name, end, &first, &last) && division_read(own, own_end, &own_first, &own_last) &&
           !division_is_in(last, own, own_end) && !division_is_in(own_last, name, end) &&
           (first.rank >= own_last.rank || speaks_for_itself(first, last, end, own));
}

/* The roster knows best, but a government speaks for others on it, too. */
static bool is_another(const struct validation *validation, const char *name, const char *end, const char *own)
{
    const char *text = di_arena_strndup(validation->scratch, name, (size_t)(end - name));
    const struct di_agency *named = NULL, *ours = NULL;
    bool unclear;

    if (text != NULL && roster_is_known(validation)) {
        named = di_office_find_agency(validation->circumstances->office, text);
        ours = roster_find(validation, own, &unclear);
    }
    if (named != NULL && ours != NULL && (named == ours || !agency_name_is_government(own))) {
        return named != ours;
    }
    return is_elsewhere(name, end, own);
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

    if (own == NULL || !is_another(spoken->validation, clause, end, own) ||
        sentence_holds(spoken->sentence, together)) {
        return;
    }
    finding = tell_sentence(spoken, DI_REASON_OTHER_AGENCY, quote_around(spoken, clause));
    di_finding_argue(spoken->validation->report, finding, "found_text",
                     di_arena_strndup(spoken->validation->report->arena, clause, (size_t)(end - clause)));
}

/* What tells of an agency, made ready. */
struct telling {
    struct words accounts, praise;
};

_Static_assert(sizeof accounts / sizeof *accounts <= WORDS_MAX + 1, "all words can be made ready");
_Static_assert(sizeof praise / sizeof *praise <= WORDS_MAX + 1, "all words can be made ready");

/* Clauses begin with the sentence and behind commas. Most sentences tell nothing of anybody. */
static void look(const struct spoken *spoken)
{
    const struct sentence *sentence = spoken->sentence;
    const struct telling *telling = spoken->own;

    if (spoken->line == NULL ||
        (words_find(&telling->accounts, sentence) == NULL && words_find(&telling->praise, sentence) == NULL)) {
        return;
    }
    for (const char *clause = sentence->folded; clause != NULL; clause = strchr(clause, ',')) {
        clause += *clause == ',';
        look_at_clause(spoken, clause);
    }
}

void check_other_agency(const struct validation *validation, const struct di_rule *rule)
{
    struct telling telling = {words_of(accounts), words_of(praise)};

    each_sentence(validation, rule, look, &telling);
}
