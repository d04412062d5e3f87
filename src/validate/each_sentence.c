#include "each_sentence.h"

/* Some five times what the sentences of a long report take. */
#define KEPT_BYTES (512 * 1024UL)

struct kept_sentence {
    struct sentence sentence;
    struct kept_sentence *next;
};

/* The first sentences of the narrative, in its order; all of them once a check has looked at them and there was room.
 */
struct sentences {
    struct di_arena *arena;
    struct kept_sentence *first, *last;
};

struct sentences *sentences_new(void)
{
    struct di_arena *arena = di_arena_new(KEPT_BYTES);
    struct sentences *sentences = arena != NULL ? DI_NEW(arena, struct sentences) : NULL;

    if (sentences == NULL) {
        di_arena_free(arena);
        return NULL;
    }
    sentences->arena = arena;
    return sentences;
}

void sentences_free(struct sentences *sentences)
{
    if (sentences != NULL) {
        di_arena_free(sentences->arena);
    }
}

/* Keeps the sentence that text begins with. NULL where there is no room left. */
static struct kept_sentence *keep(struct sentences *sentences, const char *text)
{
    struct kept_sentence *kept = DI_NEW(sentences->arena, struct kept_sentence);

    if (kept == NULL || !sentence_read(sentences->arena, text, &kept->sentence)) {
        return NULL;
    }
    if (sentences->last != NULL) {
        sentences->last->next = kept;
    } else {
        sentences->first = kept;
    }
    sentences->last = kept;
    return kept;
}

/* One check on its way through the narrative. */
struct walk {
    struct spoken spoken;
    void (*look)(const struct spoken *spoken);
    struct kept_sentence *kept; /* the last one that it came to; NULL before the first */
    struct sentence passing;    /* the one at hand, where there is no room to keep it */
};

/* The sentence that text, which is not at its end, begins with: the next on the way. NULL when scratch failed. */
static const struct sentence *next_sentence(struct walk *walk, const char *text)
{
    struct sentences *sentences = walk->spoken.validation->sentences;
    struct kept_sentence *next = walk->kept != NULL ? walk->kept->next : sentences->first;

    next = next != NULL ? next : keep(sentences, text);
    if (next != NULL) {
        walk->kept = next;
        return &next->sentence;
    }
    return sentence_read(walk->spoken.validation->scratch, text, &walk->passing) ? &walk->passing : NULL;
}

static void look_at_text(struct walk *walk, const char *text)
{
    struct di_arena *scratch = walk->spoken.validation->scratch;

    while (*text != '\0' && (walk->spoken.sentence = next_sentence(walk, text)) != NULL) {
        walk->look(&walk->spoken);
        text += walk->spoken.sentence->size;
        if (!di_arena_failed(scratch)) { /* a failure is to be seen at the end */
            di_arena_reset(scratch);
        }
    }
}

void each_sentence(const struct validation *validation, const struct di_rule *rule,
                   void (*look)(const struct spoken *spoken), void *own)
{
    struct walk walk = {.spoken = {.validation = validation, .rule = rule, .own = own}, .look = look};
    struct spoken *spoken = &walk.spoken;

    for (const struct di_report_section *section = validation->report->sections; section != NULL;
         section = di_report_section_after(section)) {
        spoken->section = section;
        spoken->line = NULL;
        if (section->title != NULL) {
            look_at_text(&walk, section->title);
        }
        for (spoken->line = section->lines; spoken->line != NULL; spoken->line = spoken->line->next) {
            look_at_text(&walk, spoken->line->text);
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
