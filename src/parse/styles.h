/*
 * styles.h - what the styles say that matters here: headings and automatic numbers, and what is hidden (ECMA-376
 * part 1, 17.7).
 */
#ifndef DOCINTAKE_PARSE_STYLES_H
#define DOCINTAKE_PARSE_STYLES_H

#include "docintake/package.h"

#define DI_UNSET (-1)

/* w:numPr: which list, which level in it; DI_UNSET for what is not said. */
struct di_list_use {
    int list, level;
};

enum di_style_kind { DI_PARAGRAPH_STYLE, DI_CHARACTER_STYLE };

/* All of it through basedOn. */
struct di_style {
    const char *id;
    size_t id_size;
    enum di_style_kind kind;
    unsigned heading; /* 1 to 9 as in struct di_paragraph, 0 for none */
    struct di_list_use list;
    bool is_hidden; /* w:vanish; see di_styles_hide */
    struct di_style *next_in_slot;
};

struct di_styles;

/* part may be NULL: no styles. */
enum di_status di_styles_read(struct di_package *package, struct di_package_part *part, struct di_arena *arena,
                              struct di_styles **ret_styles, struct di_refusal *refusal, struct di_error *error);

/* The style of this kind and id; NULL where there is none. */
const struct di_style *di_styles_find(const struct di_styles *styles, enum di_style_kind kind, const char *id,
                                      size_t size);

/*
 * Is text hidden that has these styles (either may be NULL) and says nothing itself? A toggle property (17.7.3): the
 * one undoes the other, and nothing undoes the defaults of the document.
 */
bool di_styles_hide(const struct di_styles *styles, const struct di_style *paragraph, const struct di_style *character);

/* The style of paragraphs that name none; may be NULL. */
const struct di_style *di_styles_default(const struct di_styles *styles);

#endif
