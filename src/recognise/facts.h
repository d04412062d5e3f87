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
    FACT_HEADER,
    FACT_TABLE,
    FACT_BEGINNING, /* "2017年，…" at the beginning of the text */
};

struct fact {
    enum fact_source source;
    int year;         /* of years; 0 for a name */
    const char *text; /* "2017年度", or the name */
    struct di_place where;
    struct fact *next;
};

/* In the order in which they were met. */
struct facts {
    struct fact *years, *last_year;
    struct fact *names, *last_name;
    size_t count;
};

/* A report states its year and its agency a few times; what comes after so many statements is not kept. */
#define FACTS_MAX 100

/* text is kept, not copied; NULL says that it could not be made. False when the arena failed. */
bool facts_add_year(struct di_arena *arena, struct facts *facts, enum fact_source source, int year, const char *text,
                    struct di_place where);
bool facts_add_name(struct di_arena *arena, struct facts *facts, enum fact_source source, const char *name,
                    struct di_place where);

/* Write the fields year and agency, year.also and agency.also. */
bool facts_write_years(struct di_report *report, const struct facts *facts);
bool facts_write_names(struct di_report *report, const struct facts *facts);

#endif
