/*
 * facts.h - statements about the report, collected before it is decided which of them is its year and its agency.
 */
#ifndef DOCINTAKE_RECOGNISE_FACTS_H
#define DOCINTAKE_RECOGNISE_FACTS_H

#include "docintake/report.h"
#include "lines.h"
#include "view.h"

/* Where a statement stands: the earlier, the more it counts. */
enum fact_source {
    FACT_TITLE,
    FACT_INTRODUCTION,
    FACT_PERIOD,
    FACT_CONTACT,
    FACT_SIGNATURE,
    FACT_PUBLISHER, /* of the web page on which the report stood */
    FACT_HEADER,
    FACT_TABLE,
    FACT_BEGINNING, /* "2017年，…" at the beginning of the text */
    FACT_SUBJECT,   /* the subject of a paragraph at the beginning of the text */
};

struct fact {
    enum fact_source source;
    int year;          /* of years; 0 for everything else */
    const char *value; /* as the field has it; of years NULL */
    const char *text;  /* as written */
    struct di_place where;
    struct fact *next;
};

/* Years and names in the order in which they were met; of the others there is one each, NULL while not met. */
struct facts {
    struct fact *years, *last_year;
    struct fact *names, *last_name;
    size_t count;
    struct fact *period, *signed_on, *contact;
};

/* A report states its year and its agency a few times; what comes after so many statements is not kept. */
#define FACTS_MAX 100

/* Texts are kept, not copied; NULL says that one could not be made. False when the arena failed. */
bool facts_add_year(struct di_arena *arena, struct facts *facts, enum fact_source source, int year, const char *text,
                    struct di_place where);
bool facts_add_name(struct di_arena *arena, struct facts *facts, enum fact_source source, const char *name,
                    struct di_place where);

/* Sets one of the others, unless it is set already. */
bool facts_set(struct di_arena *arena, struct fact **fact, const char *value, const char *text, struct di_place where);

/* Writes the fields: year, agency, period, signed, contact, then year.also, year.mentioned, agency.also and
 * agency.signed. */
bool facts_write(struct di_report *report, const struct facts *facts);

#endif
