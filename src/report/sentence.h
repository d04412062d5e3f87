/*
 * sentence.h - a reason's sentences with a finding's arguments in them, in the language in use.
 *
 * {name} stands for the argument name.zh or name.en, by the language, or else for the argument name. What an argument
 * holds is not looked at again: braces in it are only braces.
 */
#ifndef DOCINTAKE_REPORT_SENTENCE_H
#define DOCINTAKE_REPORT_SENTENCE_H

#include "docintake/buffer.h"
#include "docintake/report.h"

enum di_sentence { DI_SENTENCE_MESSAGE, DI_SENTENCE_FOUND, DI_SENTENCE_EXPECTED, DI_SENTENCE_ADVICE };

/*
 * Replaces what is in *out by the sentence. False, with *out empty, where the reason has no such sentence, or where an
 * argument for it is missing or empty: half a sentence is worse than none. Only a message is always there, with "…" for
 * what is missing.
 */
bool di_sentence_compose(const struct di_finding *finding, enum di_sentence sentence, struct di_buffer *out);

/* The argument in the language in use, NULL where it is missing or empty. */
const char *di_sentence_argument(const struct di_finding *finding, const char *name);

#endif
