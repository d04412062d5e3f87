/*
 * each_sentence.h - the sentences of the whole narrative, titles too, for checks that look at words.
 *
 * They are split and folded once for all checks. What goes beyond the room for that, which is many times what a report
 * takes, is made anew for each of them, so that a narrative of any length is looked at in the same memory.
 */
#ifndef DOCINTAKE_VALIDATE_EACH_SENTENCE_H
#define DOCINTAKE_VALIDATE_EACH_SENTENCE_H

#include "sentence.h"
#include "validation.h"

/* One sentence with what stands around it. */
struct spoken {
    const struct validation *validation;
    const struct di_rule *rule;
    void *own; /* the check's, as given to each_sentence */
    const struct di_report_section *section;
    const struct di_report_line *line; /* NULL: the title of the section */
    const struct sentence *sentence;
};

/* Those of one narrative, as far as they were looked at. NULL when out of memory. Free with sentences_free. */
struct sentences *sentences_new(void);
void sentences_free(struct sentences *sentences);

/* Calls `look` for each. What it takes from validation->scratch is gone with the next sentence. */
void each_sentence(const struct validation *validation, const struct di_rule *rule,
                   void (*look)(const struct spoken *spoken), void *own);

/* The sentence around this place in its folded text, as sentence_quote gives it. NULL when an arena failed. */
const char *quote_around(const struct spoken *spoken, const char *folded_at);

/* A finding of the rule with this quotation. NULL when the arena failed. */
struct di_finding *tell_sentence(const struct spoken *spoken, enum di_reason reason, const char *quotation);

#endif
