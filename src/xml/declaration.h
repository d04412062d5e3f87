/*
 * declaration.h - the encoding that a part's XML declaration names (XML 1.0, 4.3.3).
 *
 * Parts are UTF-8 or UTF-16, which their bytes tell, and may name no other (ECMA-376 part 2, M1.17). A part that names
 * one all the same would be read by Word in that one: it is read here as far as it makes no difference, which is as
 * long as it keeps to ASCII.
 */
#ifndef DOCINTAKE_XML_DECLARATION_H
#define DOCINTAKE_XML_DECLARATION_H

#include <stdbool.h>
#include <stddef.h>

#define DI_DECLARATION_BYTES 128 /* with the pseudo-attributes that there are, a declaration has 60 */
#define DI_ENCODING_BYTES 24

/* Zeroed: before the first byte of the part, made UTF-8. */
struct di_declaration {
    char text[DI_DECLARATION_BYTES];
    size_t size;
    bool is_read;                     /* to its end, or there is none */
    bool is_ascii;                    /* what follows has to be */
    char encoding[DI_ENCODING_BYTES]; /* as it is named, "" where it is not; shortened where it is longer */
};

/* Looks at the next bytes. False where the part cannot be read in the encoding that it names. */
bool di_declaration_pass(struct di_declaration *declaration, const char *bytes, size_t size);

#endif
