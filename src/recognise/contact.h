/*
 * contact.h - the sentence that says whom to ask: 请联系青禾市林业局综合科，地址：…，电话：….
 */
#ifndef DOCINTAKE_RECOGNISE_CONTACT_H
#define DOCINTAKE_RECOGNISE_CONTACT_H

#include "facts.h"

/*
 * The first sentence with a telephone number or an address is the contact; adds the agency that it names, without its
 * department. False when the arena failed.
 */
bool contact_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts);

#endif
