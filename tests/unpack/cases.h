/*
 * cases.h - one file a subject; test_unpack.c runs them all.
 */
#ifndef DOCINTAKE_TEST_UNPACK_CASES_H
#define DOCINTAKE_TEST_UNPACK_CASES_H

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/package.h"
#include "support/suite.h"
#include "support/zipcraft.h"

TCase *sniff_cases(void);
TCase *compound_cases(void);
TCase *part_name_cases(void);
TCase *archive_cases(void);
TCase *frame_cases(void);
TCase *package_cases(void);

/* A fresh arena for every test. */
extern struct di_arena *arena;
TCase *unpack_cases(const char *name);

/* What became of a file. */
struct outcome {
    enum di_status status;
    struct di_refusal refusal;
    char main_part[128]; /* its name where the package was opened and has one */
};

/* Opens the package, finds its main part and reads that to its end. Closes fd. */
struct outcome open_file(int fd);

/* The same for a crafted archive. */
struct outcome open_entries(const struct di_craft *entries, size_t count);

/* The reason for which a file is refused; the test fails where it is not. Closes fd. */
enum di_reason refusal_of(int fd);

#define SCHEMA "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
#define TYPES(content) "<Types xmlns='" SCHEMA "package/2006/content-types'>" content "</Types>"
#define OVERRIDE(name, type) "<Override PartName='" name "' ContentType='" type "'/>"
#define RELATIONSHIPS(content) "<Relationships xmlns='" SCHEMA "package/2006/relationships'>" content "</Relationships>"
#define RELATIONSHIP(type, target)                                                                                     \
    "<Relationship Id='r' Type='" SCHEMA "officeDocument/2006/relationships/" type "' Target='" target "'/>"

/* The two parts before the main part of an ordinary document, for the beginning of a list of entries. */
#define ORDINARY                                                                                                       \
    {.name = "[Content_Types].xml", .bytes = TYPES(OVERRIDE("/word/document.xml", WORD_TYPE))},                        \
    {                                                                                                                  \
        .name = "_rels/.rels", .bytes = RELATIONSHIPS(RELATIONSHIP("officeDocument", "word/document.xml"))             \
    }
#define COUNT(entries) (sizeof(entries) / sizeof *(entries))

#endif
