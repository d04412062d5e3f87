#include "facts.h"

#include <string.h>

#include "statement.h"

static bool append(struct di_arena *arena, struct facts *facts, struct fact **first, struct fact **last,
                   struct fact fact)
{
    struct fact *added;

    if (facts->count == FACTS_MAX) {
        return true;
    }
    added = DI_NEW(arena, struct fact);
    if (added == NULL || fact.text == NULL) {
        return false;
    }
    facts->count++;
    *added = fact;
    if (*last != NULL) {
        (*last)->next = added;
    } else {
        *first = added;
    }
    *last = added;
    return true;
}

bool facts_add_year(struct di_arena *arena, struct facts *facts, enum fact_source source, int year, const char *text,
                    struct di_place where)
{
    return append(arena, facts, &facts->years, &facts->last_year, (struct fact){source, year, NULL, text, where, NULL});
}

bool facts_add_name(struct di_arena *arena, struct facts *facts, enum fact_source source, const char *name,
                    struct di_place where)
{
    return append(arena, facts, &facts->names, &facts->last_name, (struct fact){source, 0, name, name, where, NULL});
}

/* The first statement of the source that counts most. */
static const struct fact *weightiest(const struct fact *facts)
{
    const struct fact *best = facts;

    for (const struct fact *fact = facts; fact != NULL; fact = fact->next) {
        if (fact->source < best->source) {
            best = fact;
        }
    }
    return best;
}

bool facts_set(struct di_arena *arena, struct fact **fact, const char *value, const char *text, struct di_place where)
{
    if (*fact != NULL) {
        return true;
    }
    *fact = value != NULL && text != NULL ? DI_NEW(arena, struct fact) : NULL;
    if (*fact == NULL) {
        return false;
    }
    **fact = (struct fact){.value = value, .text = text, .where = where};
    return true;
}

/* The fullest form of `name` in title, introduction and contact sentence. */
static const struct fact *fullest(const struct facts *facts, const struct fact *name)
{
    for (const struct fact *fact = facts->names; fact != NULL; fact = fact->next) {
        if (fact->source <= FACT_CONTACT && strlen(fact->text) > strlen(name->text) &&
            agency_is_abbreviation(name->text, fact->text)) {
            name = fact;
        }
    }
    return name;
}

/* Who can be asked need not be the agency: another name in the contact sentence says nothing. */
static bool is_worth_telling(const struct fact *fact, const struct fact *own)
{
    if (fact == own || strcmp(fact->text, own->text) == 0) {
        return false;
    }
    return fact->source <= FACT_INTRODUCTION ||
           (fact->source == FACT_CONTACT && agency_is_abbreviation(fact->text, own->text));
}

/* Who signed, where that is an office and its name neither abbreviates the agency's nor is abbreviated by it. */
static bool is_another_signature(const struct fact *fact, const struct fact *own)
{
    return fact->source == FACT_SIGNATURE && agency_is_office(fact->text) &&
           !agency_is_abbreviation(fact->text, own->text) && !agency_is_abbreviation(own->text, fact->text);
}

/* A title and a period are the report's own; a sentence or a page header may have been left in from another one. */
static bool is_firm(enum fact_source source)
{
    return source == FACT_TITLE || source == FACT_PERIOD;
}

/* fact may be NULL: nothing is written then. */
static bool write_field(struct di_report *report, const char *id, const struct fact *fact)
{
    struct di_report_field *field;

    if (fact == NULL) {
        return true;
    }
    field = di_report_add_field(report, id, fact->value, fact->text, fact->where);
    if (field == NULL) {
        return false;
    }
    field->is_number = fact->value == NULL;
    field->number = fact->year;
    return true;
}

static bool write_others(struct di_report *report, const struct facts *facts, const struct fact *year,
                         const struct fact *name)
{
    for (const struct fact *fact = facts->years; fact != NULL; fact = fact->next) {
        if (fact != year && is_firm(fact->source) && !write_field(report, "year.also", fact)) {
            return false;
        }
    }
    for (const struct fact *fact = facts->years; fact != NULL; fact = fact->next) {
        if (fact != year && (fact->source == FACT_INTRODUCTION || fact->source == FACT_HEADER) &&
            !write_field(report, "year.mentioned", fact)) {
            return false;
        }
    }
    for (const struct fact *fact = facts->names; fact != NULL; fact = fact->next) {
        if (is_worth_telling(fact, name) && !write_field(report, "agency.also", fact)) {
            return false;
        }
    }
    for (const struct fact *fact = facts->names; fact != NULL; fact = fact->next) {
        if (is_another_signature(fact, name) && !write_field(report, "agency.signed", fact)) {
            return false;
        }
    }
    return true;
}

bool facts_write(struct di_report *report, const struct facts *facts)
{
    const struct fact *year = weightiest(facts->years), *name = weightiest(facts->names);

    name = name != NULL ? fullest(facts, name) : NULL;
    return write_field(report, "year", year) && write_field(report, "agency", name) &&
           write_field(report, "period", facts->period) && write_field(report, "signed", facts->signed_on) &&
           write_field(report, "contact", facts->contact) && write_others(report, facts, year, name);
}
