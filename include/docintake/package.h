/*
 * package.h - an OPC package (ECMA-376 part 2): the ZIP archive that a DOCX is, its parts, their relationships.
 *
 * Parts are found by relationships and content types, never by a fixed name. Part names are compared as part 2, 9.1.1
 * says, without regard to case, and percent-encoded or not. A relationship to something outside the package is never
 * followed. Limits (limits.h) hold for the archive, for each part and for all that is unpacked together.
 */
#ifndef DOCINTAKE_PACKAGE_H
#define DOCINTAKE_PACKAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "docintake/arena.h"
#include "docintake/error.h"
#include "docintake/refusal.h"
#include "docintake/xml.h"

struct di_package;

/* What a part is by its content type (part 2, 10.1.2), as far as it matters here. */
enum di_content {
    DI_CONTENT_UNKNOWN,
    DI_CONTENT_OTHER,
    DI_CONTENT_XML,
    DI_CONTENT_WORD,
    DI_CONTENT_EXCEL,
    DI_CONTENT_POWERPOINT
};

struct di_package_part {
    const char *name; /* as the archive writes it: "word/document.xml" */
    const char *key;  /* as it is compared: percent signs decoded, ASCII letters small, without a leading slash */
    uint64_t entry;   /* its number in the archive */
    enum di_content content;
    bool is_read;
};

/* What a relationship is for, by the last word of its type, Transitional or Strict. */
enum di_relation {
    DI_RELATION_OTHER,
    DI_RELATION_OFFICE_DOCUMENT,
    DI_RELATION_STYLES,
    DI_RELATION_NUMBERING,
    DI_RELATION_HEADER,
    DI_RELATION_FOOTER,
    DI_RELATION_FOOTNOTES,
    DI_RELATION_ENDNOTES,
};

struct di_relationship {
    enum di_relation relation;
    struct di_package_part *target; /* NULL where it is outside the package or not there */
    const char *target_key;         /* the part it names, there or not; NULL where it is outside the package */
    bool is_outside;                /* TargetMode="External" */
    struct di_relationship *next;
};

/*
 * Opens the package behind fd, which stays the caller's and must allow pread; it must stay open as long as the package.
 * All that the package hands out lives in the arena. Close it with di_package_close.
 *
 * DI_REFUSED: not a ZIP archive (with what it is instead, where it can be told), damaged, encrypted, or beyond the
 * limits. Whether it is a Word document is for di_package_main_part to say.
 */
enum di_status di_package_open(int fd, struct di_arena *arena, struct di_package **ret_package,
                               struct di_refusal *refusal, struct di_error *error);

/* NULL is fine. */
void di_package_close(struct di_package *package);

#define DI_AUTO_PACKAGE __attribute__((cleanup(di_package_close_at))) struct di_package
static inline void di_package_close_at(struct di_package **package)
{
    di_package_close(*package);
}

/* The main part of a Word document or template; DI_REFUSED where the package is something else. */
enum di_status di_package_main_part(struct di_package *package, struct di_package_part **ret_part,
                                    struct di_refusal *refusal, struct di_error *error);

/* The relationships of a part in the order of their part, NULL where it has none. part may be NULL: of the package. */
enum di_status di_package_relationships(struct di_package *package, struct di_package_part *part,
                                        struct di_relationship **ret_first, struct di_refusal *refusal,
                                        struct di_error *error);

/* No part of a package may have a document type declaration (M1.18): looks at the XML parts that were not read. */
enum di_status di_package_check_unread(struct di_package *package, struct di_refusal *refusal, struct di_error *error);

/* Unpacks a part and reads it as XML, in one pass. */
enum di_status di_package_read(struct di_package *package, struct di_package_part *part,
                               const struct di_xml_vocabulary *vocabulary, const struct di_xml_handler *handler,
                               void *user, struct di_refusal *refusal, struct di_error *error);

#endif
