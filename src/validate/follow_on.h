/*
 * follow_on.h - relations besides sums that are broken by the same mistake as sums: a part greater than its whole, an
 * assert, a sentence of the narrative. A mistake that is known by its sums (balance.h) is told once, with all that
 * follows from it.
 */
#ifndef DOCINTAKE_VALIDATE_FOLLOW_ON_H
#define DOCINTAKE_VALIDATE_FOLLOW_ON_H

#include "balance.h"

/* The broken sums that a change of this cell would mend, and what it would be changed to. NULL where there are none. */
struct cause *follow_on_cause(const struct validation *validation, const struct table_view *view, unsigned row,
                              unsigned column, struct di_decimal *ret_asked);

/*
 * Adds a relation that the change would mend as well, with a sentence that says how it is broken, to what is told of
 * the sums. False where it is to be told itself: the sums are not told yet, weigh less, or could be broken by several
 * cells while the relation is certain.
 */
bool follow_on_add(const struct validation *validation, struct cause *cause, const struct di_rule *rule,
                   const struct di_words *sentence);

/* Adds the sums, where they are not told yet and one cell breaks them, to the finding of such a relation. */
void follow_on_absorb(const struct validation *validation, struct cause *cause, struct di_finding *finding);

#endif
