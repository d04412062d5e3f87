/*
 * limits.h - every bound on what a document, a form or a message may be. The unit is in the name.
 *
 * Reaching one is a refusal of the document with a code and a sentence of its own, never an error of ours and never
 * silence. Each has a test at the limit and one past it.
 */
#ifndef DOCINTAKE_LIMITS_H
#define DOCINTAKE_LIMITS_H

#define DI_MIB (1024UL * 1024UL)

/* The file as it came. */
#define DI_LIMIT_FILE_BYTES (64 * DI_MIB)

/*
 * A file that is larger is no report by any measure: it is not even taken. What is taken is hashed, and may have to be
 * copied, while everybody else waits.
 */
#define DI_LIMIT_TAKEN_BYTES (256 * DI_MIB)

/* The OPC package. A report has 15 to 60 parts; one with many pictures some hundreds. */
#define DI_LIMIT_PACKAGE_ENTRIES 4096
#define DI_LIMIT_PART_NAME_BYTES 512
#define DI_LIMIT_RELATIONSHIPS 4096 /* of one part */
#define DI_LIMIT_DEFAULT_CONTENT_TYPES 256

/* What comes out of the compressed parts that are read. Normal text is packed 5:1 to 20:1, tables of empty cells to
 * 60:1. */
#define DI_LIMIT_PART_INFLATED_BYTES (128 * DI_MIB)
#define DI_LIMIT_PACKAGE_INFLATED_BYTES (192 * DI_MIB)
#define DI_LIMIT_INFLATE_RATIO 400                      /* inflated : packed, of one part */
#define DI_LIMIT_INFLATE_RATIO_FROM_BYTES (32 * DI_MIB) /* below it is cheap: a million empty paragraphs are 900:1 */

/* XML. */
#define DI_LIMIT_XML_DEPTH 2048
#define DI_LIMIT_XML_START_TAG_BYTES DI_MIB     /* VML keeps whole pictures in one attribute (o:gfxdata) */
#define DI_LIMIT_XML_PENDING_BYTES (2 * DI_MIB) /* of one comment, processing instruction or CDATA section */
#define DI_LIMIT_XML_ATTRIBUTES 256             /* of one element, namespace declarations included */
#define DI_LIMIT_XML_NAMESPACES 1024            /* declarations in force at one place */
#define DI_LIMIT_XML_NAMES 65536                /* different ones in one part */

/* The document. */
#define DI_LIMIT_STYLES 8192
#define DI_LIMIT_LIST_DEFINITIONS 4096
#define DI_LIMIT_LISTS 65536
#define DI_LIMIT_LIST_TEXT_BYTES 1024
#define DI_LIMIT_PARAGRAPHS 2000000
#define DI_LIMIT_TABLES 4096
#define DI_LIMIT_TABLE_DEPTH 128
#define DI_LIMIT_CELLS 1000000
#define DI_LIMIT_TABLE_COLUMNS 131072     /* Word writes 63, others what they like */
#define DI_LIMIT_TEXT_BYTES (16 * DI_MIB) /* of one paragraph or cell */
#define DI_LIMIT_ARENA_BYTES (160 * DI_MIB)

/* One document's child of the reader. */
#define DI_LIMIT_READER_MEMORY_BYTES (256 * DI_MIB)
#define DI_LIMIT_READER_SECONDS 30
#define DI_LIMIT_READER_DEADLINE_SECONDS 3600 /* the most that an administrator can set */

/* One reader: documents read at the same time, and given to it in all. */
#define DI_LIMIT_READER_PARALLEL 32
#define DI_LIMIT_READER_PENDING 64

/* Documents that one child may read, one after the other. */
#define DI_LIMIT_READER_DOCUMENTS_PER_CHILD 1024

/* What the reader sends back. */
#define DI_LIMIT_ANSWER_BYTES (64 * DI_MIB)

/* Findings that a note prints of one rule, and that a report lists in all. What is beyond is counted. */
#define DI_LIMIT_FINDINGS_SHOWN_PER_RULE 20
#define DI_LIMIT_FINDINGS 2000
#define DI_LIMIT_REMARKS 1000 /* notes and warnings among them: what is left is for errors */
#define DI_LIMIT_NOTES 500    /* notes among these: what is left is for warnings */

/* Rules that one finding names. */
#define DI_LIMIT_RULES_OF_FINDING 16

/* Earlier reports that are given along with a document: report.json of some 100 KiB each. */
#define DI_LIMIT_HISTORY_BYTES (32 * DI_MIB)
#define DI_LIMIT_HISTORY_REPORTS 4096

/* What an office sets: rules or deadlines; agencies of the roster, and names of one; all of it on its way to the
 * reader.
 */
#define DI_LIMIT_OFFICE_SETTINGS 1000
#define DI_LIMIT_OFFICE_AGENCIES 2000
#define DI_LIMIT_OFFICE_NAMES 16
#define DI_LIMIT_OFFICE_BYTES (8 * DI_MIB)

/* Sections within sections; headings have nine levels. */
#define DI_LIMIT_SECTION_DEPTH 16

/* Facts stated in a document; a form has some twenty. */
#define DI_LIMIT_FIELDS 1000

/* A form file and the configuration. */
#define DI_LIMIT_FORM_BYTES (4 * DI_MIB)
#define DI_LIMIT_FORM_ROWS 1000            /* of one table; and columns */
#define DI_LIMIT_FORM_DEPTH 32             /* rows in rows, and columns in groups */
#define DI_LIMIT_FORMS_BYTES (64 * DI_MIB) /* all forms in memory */

/* Folders below inbox/<agency>/ that are looked into. */
#define DI_LIMIT_INBOX_DEPTH 8

/* And how many of them, for one agency: each is looked through every time, while all others wait. */
#define DI_LIMIT_AGENCY_FOLDERS 4096

/* What is read at the end of a file to see whether it is whole: an archive's end record with the longest comment. */
#define DI_LIMIT_TAIL_BYTES (22 + 65535UL)

/* Judgings of one document that may end in a crash, at the deadline, or with the death of the reader. */
#define DI_LIMIT_SUBMISSION_ATTEMPTS 3

/* Errors of ours that one document alone meets, while others are read well: four minutes of growing pauses. */
#define DI_LIMIT_SUBMISSION_FAILURES 8

/* record.json of a claim. */
#define DI_LIMIT_RECORD_BYTES (16 * 1024UL)

#endif
