/*
 * styles.h - what the paragraph styles say that matters here: headings and automatic numbers (ECMA-376 part 1, 17.7).
 */
#ifndef DOCINTAKE_PARSE_STYLES_H
#define DOCINTAKE_PARSE_STYLES_H

#include "docintake/package.h"

#define DI_UNSET (-1)

/* w:numPr: which list, which level in it; DI_UNSET for what is not said. */
struct di_list_use {
    int list, level;
};

struct di_style {
    const char *id;
    size_t id_size;
    unsigned heading;        /* 1 to 9 as in struct di_paragraph, 0 for none; through basedOn */
    struct di_list_use list; /* through basedOn */
    struct di_style *next_in_slot;
};

struct di_styles;

/* part may be NULL: no styles. */
enum di_status di_styles_read(struct di_package *package, struct di_package_part *part, struct di_arena *arena,
                              struct di_styles **ret_styles, struct di_refusal *refusal, struct di_error *error);

/* The paragraph style of this id; NULL where there is none. */
const struct di_style *di_styles_find(const struct di_styles *styles, const char *id, size_t size);

/* The style of paragraphs that name none; may be NULL. */
const struct di_style *di_styles_default(const struct di_styles *styles);

#endif
