/*
 * repeats.h - groups of properties that a part repeats byte for byte are parsed once.
 *
 * Word splits a line into many runs and gives each its properties anew: two thirds and more of a report's document.xml
 * are copies of some twenty groups such as <w:rPr>…</w:rPr>. A group that was parsed before is taken out of the bytes
 * that libxml2 gets, with a processing instruction of six bytes in its place; where libxml2 reports that, what it
 * reported of the group the first time is told again.
 *
 * The events are the same as without, and so is what is refused, because
 * - a group is one whole element: its name is opened once in it, at its beginning, and closed once, at its end; tags
 *   follow one another without text, references or lines between them;
 * - a prefix means the same at each place: nothing is cut before the root element is open or when an element inside it
 *   has declared a namespace, and never again after the bytes "xmlns" have come;
 * - it is markup wherever it stands, and the instruction is one: nothing is cut after "<!" or "<?", so that no comment,
 *   CDATA section or instruction of the document's own is open. In an attribute either is refused for its "<".
 */
#ifndef DOCINTAKE_XML_REPEATS_H
#define DOCINTAKE_XML_REPEATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libxml/tree.h>

#define DI_REPEATS_GROUPS 26U /* different ones; each is a letter in its instruction */
#define DI_REPEATS_GROUP_BYTES 1024U
#define DI_REPEATS_ELEMENTS 32U   /* of one group */
#define DI_REPEATS_ATTRIBUTES 64U /* of one group */
#define DI_REPEATS_SEEN 256U      /* groups of which it is known that they came once; a power of two */

#define DI_REPEATS_INSTRUCTION_BYTES 6U

/* Bytes by which what is cut may be longer than it was: every group is announced once, when it is to be remembered. */
#define DI_REPEATS_MORE_BYTES (DI_REPEATS_INSTRUCTION_BYTES * DI_REPEATS_GROUPS)

/* An element of a group that begins, or one that ends. The pointers are as libxml2 handed them over (SAX2). */
struct di_repeated_event {
    bool is_end;
    int n_attributes;
    const xmlChar *local, *space;
    const xmlChar **attributes;
};

struct di_repeated_group {
    size_t size;
    struct di_repeated_event events[2 * DI_REPEATS_ELEMENTS];
    unsigned n_events;
    const xmlChar *attributes[5 * DI_REPEATS_ATTRIBUTES];
    unsigned n_attributes;
    size_t values_size;
    char values[DI_REPEATS_GROUP_BYTES]; /* of the attributes, which libxml2 does not keep */
    char bytes[DI_REPEATS_GROUP_BYTES];
};

/* Zeroed to begin with. */
struct di_repeats {
    enum { DI_REPEATS_WAIT, DI_REPEATS_CUT, DI_REPEATS_OFF } state;
    bool ends_with_angle; /* the bytes before ended with "<" */
    struct di_repeated_group *groups;
    unsigned n_groups;
    uint8_t order[DI_REPEATS_GROUPS]; /* the group that came last comes first */
    uint64_t seen[DI_REPEATS_SEEN];   /* fingerprints */
    unsigned instructions;            /* put in, and not yet reported by libxml2 */
    struct di_repeated_group *remembering;
    unsigned remembering_depth; /* elements that are open in it */
};

void di_repeats_clear(struct di_repeats *repeats);

/*
 * The root element is open. From now on groups are cut, unless elements inside it have declared namespaces already.
 */
void di_repeats_begin(struct di_repeats *repeats, bool declares_inside);

/*
 * Copies the next bytes of the part to out, which has room for DI_REPEATS_MORE_BYTES more, without the groups that came
 * before. Returns the bytes written; 0 where nothing would be changed, out is not to be used then.
 */
size_t di_repeats_cut(struct di_repeats *repeats, const char *bytes, size_t size, char *out);

/*
 * libxml2 reports an instruction. Returns the group that it stands for, to be told, or NULL: the instruction announces
 * a group that is to be remembered, or is the document's own.
 */
const struct di_repeated_group *di_repeats_instruction(struct di_repeats *repeats, const xmlChar *target);

/* An element begins or ends while a group is remembered. The arguments are those of SAX2. */
void di_repeats_start(struct di_repeats *repeats, const xmlChar *local, const xmlChar *space, int n_attributes,
                      const xmlChar **attributes);
void di_repeats_end(struct di_repeats *repeats);

#endif
