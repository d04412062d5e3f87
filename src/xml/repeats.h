/*
 * repeats.h - markup that a part repeats is parsed once.
 *
 * Word splits a line into many runs and gives each its properties anew: nine tenths of a report's document.xml are
 * copies of a hundred tags. A stretch of known tags (known_tags.h) behind which the same elements are open as before
 * it, from </w:t> to the next <w:t> for one, is taken out of the bytes that libxml2 gets, with a processing instruction
 * of five bytes in its place; where libxml2 reports that, what it told of each tag is told again.
 *
 * The events are the same as without, but for elements that are not listed and hold nothing, and so is what is refused,
 * because
 * - libxml2 accepted the same tags before, or such as differ only in values that nobody can ask for;
 * - a stretch nests: an end tag closes the element that is open there, and what is closed of those that were open
 * before is opened again, in the same order;
 * - a prefix means the same at each place: nothing is cut before the root element is open or when an element inside it
 *   has declared a namespace, and never again after the bytes "xmlns" have come;
 * - it is markup wherever it stands, and the instruction is one: nothing is cut after "<!" or "<?" but a comment of
 * which the end is seen, so that no CDATA section or instruction of the document's own is open. In an attribute either
 * is refused for its "<";
 * - lines are counted the same: there are none in a stretch, nor between the beginning of an element and the stretch
 * that closes it.
 */
#ifndef DOCINTAKE_XML_REPEATS_H
#define DOCINTAKE_XML_REPEATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "known_elements.h"
#include "known_tags.h"
#include "paths.h"

#define DI_REPEATS_CHUNK_BYTES (32 * 1024UL)
#define DI_REPEATS_ITEMS 96U /* of one stretch */
#define DI_REPEATS_TAGS 255U /* of one stretch */

#define DI_REPEATS_INSTRUCTION_BYTES 5U

/* Bytes by which what is cut may be longer than it was: every tag is announced once, when it is to be remembered. */
#define DI_REPEATS_MORE_BYTES (DI_REPEATS_INSTRUCTION_BYTES * DI_KNOWN_TAGS)

#define DI_REPEATS_END_TAG (DI_KNOWN_TAGS + 1) /* the number of every end tag */

/* Known tags and whole elements that follow one another. */
struct di_stretch {
    unsigned n_items, n_tags;
    struct di_stretch_item {
        const char *at;
        uint8_t path; /* that is open before it */
        uint8_t first_tag;
    } items[DI_REPEATS_ITEMS + 1]; /* the last of them is its end */
    uint8_t tags[DI_REPEATS_TAGS];
    uint8_t opened[DI_PATHS + 1]; /* the item that last opened the innermost element of a path */
};

/* Of one part; large. */
struct di_repeats {
    bool is_off;
    char last[4];  /* bytes of the chunk before */
    unsigned path; /* that is open */
    unsigned n_queued, n_told;
    struct di_paths paths;
    struct di_stretch stretch;
    struct di_known_tags *known;
    struct di_known_elements *elements;
    /* What instructions stand for, in their order: numbers of tags, DI_KNOWN_NO_TAG behind those of each. */
    uint8_t queue[DI_REPEATS_CHUNK_BYTES / 2];
    char out[DI_REPEATS_CHUNK_BYTES + DI_REPEATS_MORE_BYTES];
};

/*
 * For a part whose root element is open, of which no element inside the root has declared a namespace. held is what
 * libxml2 got and has not parsed: text, or the beginning of markup. NULL when out of memory.
 */
struct di_repeats *di_repeats_new(const struct di_xml_vocabulary *vocabulary, const char *held, size_t size);

/* NULL is fine. */
void di_repeats_free(struct di_repeats *repeats);

/*
 * The next bytes of the part, at least one and at most DI_REPEATS_CHUNK_BYTES, without what is known: *bytes and *size
 * are set to what libxml2 is to get, valid until the next call.
 */
void di_repeats_cut(struct di_repeats *repeats, const char **bytes, size_t *size);

/*
 * libxml2 reports an instruction. Returns the numbers of the tags that it stands for, to be told, DI_KNOWN_NO_TAG
 * behind the last; NULL where it is the document's own, or announces the tag that libxml2 parses next: *ret_announced
 * is its number then, and DI_KNOWN_NO_TAG otherwise.
 */
const uint8_t *di_repeats_instruction(struct di_repeats *repeats, const xmlChar *target, unsigned *ret_announced);

#endif
