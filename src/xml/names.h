/*
 * names.h - from the names that libxml2 reports to the tokens of a vocabulary.
 *
 * libxml2 keeps one copy of every name and namespace of a part in its dictionary, so that two names are the same when
 * their pointers are. A small cache over these pointers makes the usual event cost one comparison.
 */
#ifndef DOCINTAKE_XML_NAMES_H
#define DOCINTAKE_XML_NAMES_H

#include <stdint.h>

#include "docintake/xml.h"

#define DI_NAME_SLOTS 512 /* a power of two; a report uses about 150 names */

struct di_name_slot {
    const char *local, *space;
    unsigned token;
};

struct di_names {
    const struct di_xml_vocabulary *vocabulary;
    const char *last_space; /* the namespace of the name learnt last: most names of a part have the same */
    enum di_xml_space last_found;
    struct di_name_slot slots[DI_NAME_SLOTS];
};

/* Puts a name into the slot that is its own, whatever was there. */
void di_names_learn(struct di_names *names, struct di_name_slot *slot, const char *local, const char *space);

/* local and space (NULL for none) are pointers into the dictionary of one and the same parser. */
static inline unsigned di_names_token(struct di_names *names, const char *local, const char *space)
{
    uint64_t mixed = ((uint64_t)(uintptr_t)local ^ ((uint64_t)(uintptr_t)space << 7)) * UINT64_C(0x9E3779B97F4A7C15);
    struct di_name_slot *slot = &names->slots[(mixed >> 32) & (DI_NAME_SLOTS - 1)];

    if (slot->local != local || slot->space != space) {
        di_names_learn(names, slot, local, space);
    }
    return slot->token;
}

#endif
