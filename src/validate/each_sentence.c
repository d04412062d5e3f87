#include "each_sentence.h"

static void look_at_text(struct spoken *spoken, const char *text, void (*look)(const struct spoken *spoken))
{
    struct di_arena *scratch = spoken->validation->scratch;
    struct sentence sentence;

    while (sentence_next(scratch, &text, &sentence)) {
        spoken->sentence = &sentence;
        look(spoken);
        if (!di_arena_failed(scratch)) { /* a failure is to be seen at the end */
            di_arena_reset(scratch);
        }
    }
}

void each_sentence(const struct validation *validation, const struct di_rule *rule,
                   void (*look)(const struct spoken *spoken))
{
    struct spoken spoken = {.validation = validation, .rule = rule};

    for (const struct di_report_section *section = validation->report->sections; section != NULL;
         section = di_report_section_after(section)) {
        spoken.section = section;
        spoken.line = NULL;
        if (section->title != NULL) {
            look_at_text(&spoken, section->title, look);
        }
        for (spoken.line = section->lines; spoken.line != NULL; spoken.line = spoken.line->next) {
            look_at_text(&spoken, spoken.line->text, look);
        }
    }
}

const char *quote_around(const struct spoken *spoken, const char *folded_at)
{
    return sentence_quote(spoken->validation->report->arena, spoken->validation->scratch, spoken->sentence,
                          (size_t)(folded_at - spoken->sentence->folded));
}

struct di_finding *tell_sentence(const struct spoken *spoken, enum di_reason reason, const char *quotation)
{
    struct di_place where = spoken->line != NULL ? spoken->line->where : spoken->section->where;
    struct di_finding *finding = raise_finding(spoken->validation, spoken->rule, reason, where);

    di_finding_argue(spoken->validation->report, finding, "sentence", quotation);
    return finding;
}
