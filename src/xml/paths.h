/*
 * paths.h - which elements are open, by name, as far as that is known.
 *
 * A path is the names of some elements that are open inside one another, the innermost last; equal paths have equal
 * numbers. DI_PATH_UNKNOWN is the path without names: nothing is known of what is open.
 */
#ifndef DOCINTAKE_XML_PATHS_H
#define DOCINTAKE_XML_PATHS_H

#include <stdint.h>

#define DI_PATHS 255U /* of one part; a report has about 40 */

#define DI_PATH_UNKNOWN 0U

struct di_path {
    uint8_t outer; /* without the innermost name */
    uint8_t name;
    uint8_t inner, next; /* the first path with one name more, and the next of the same outer path; 0 for none */
};

/* Zeroed to begin with. */
struct di_paths {
    unsigned n_paths;
    struct di_path paths[DI_PATHS + 1];
};

/* The path with one more name; DI_PATH_UNKNOWN when there are too many. */
unsigned di_path_into(struct di_paths *paths, unsigned path, unsigned name);

#endif
