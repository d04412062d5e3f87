/*
 * each_sentence.h - the sentences of the whole narrative, titles too, for checks that look at words.
 */
#ifndef DOCINTAKE_VALIDATE_EACH_SENTENCE_H
#define DOCINTAKE_VALIDATE_EACH_SENTENCE_H

#include "sentence.h"
#include "validation.h"

/* One sentence with what stands around it. */
struct spoken {
    const struct validation *validation;
    const struct di_rule *rule;
    const struct di_report_section *section;
    const struct di_report_line *line; /* NULL: the title of the section */
    const struct sentence *sentence;
};

/* Calls `look` for each. What it takes from validation->scratch is gone with the next sentence. */
void each_sentence(const struct validation *validation, const struct di_rule *rule,
                   void (*look)(const struct spoken *spoken));

/* The sentence around this place in its folded text, as sentence_quote gives it. NULL when an arena failed. */
const char *quote_around(const struct spoken *spoken, const char *folded_at);

/* A finding of the rule with this quotation. NULL when the arena failed. */
struct di_finding *tell_sentence(const struct spoken *spoken, enum di_reason reason, const char *quotation);

#endif
