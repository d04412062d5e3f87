/*
 * office.h - what an office has set for the reports that it collects, besides the forms: how much a rule weighs, until
 * when reports are due, and who owes one.
 *
 * It is part of the configuration (config.h), is handed to the reader when that starts (office_json.h), and is
 * read-only from then on. Where nothing is set, nothing is claimed.
 */
#ifndef DOCINTAKE_OFFICE_H
#define DOCINTAKE_OFFICE_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/arena.h"
#include "docintake/date.h"
#include "docintake/form.h"
#include "docintake/reason.h"

/* A rule of a form that weighs something else than the form says. */
struct di_rule_setting {
    unsigned line;           /* of the configuration, for complaints */
    const char *form, *rule; /* ids */
    bool is_off;             /* it is not checked at all */
    enum di_severity severity;
};

/* When the reports of a year are due. */
struct di_deadline {
    int year;          /* of the report */
    const char *whose; /* an agency, or a level; NULL for all */
    di_date date;      /* the last day */
};

/* An agency that owes reports. */
struct di_agency {
    const char *level;   /* such as 部门 or 街道; "" where none is given */
    const char **names;  /* its folder in the inbox first; all of them are its own, and no other agency's */
    const char **folded; /* the same for comparing (text.h) */
    size_t n_names;
};

struct di_office {
    const char *source; /* the configuration file; "" where there is none */
    struct di_rule_setting *rules;
    size_t n_rules;
    struct di_deadline *deadlines;
    size_t n_deadlines;
    struct di_agency *agencies; /* the roster; none: it is not known who owes reports */
    size_t n_agencies;
};

#define DI_OFFICE_NONE ((struct di_office){.source = ""})

/* Fills in folded from names. False when the arena failed. */
bool di_agency_fold(struct di_arena *arena, struct di_agency *agency);

/* The agency that has this folded name, or NULL. */
const struct di_agency *di_office_find_agency(const struct di_office *office, const char *folded_name);

/* The setting for this rule, or NULL. */
const struct di_rule_setting *di_office_find_rule(const struct di_office *office, const char *form, const char *rule);

/*
 * What a finding weighs whose reason weighs `severity`, under a rule whose findings weigh rule_severity at most: never
 * more than the setting or, without one, the rule says. A setting above the rule raises those findings that weigh as
 * much as the rule can; what is less by its nature, such as a note on how something was read, stays so.
 */
enum di_severity di_office_weigh(const struct di_rule_setting *setting, enum di_severity rule_severity,
                                 enum di_severity severity);

/*
 * The last day for the report of this year: what is set for the agency, else for its level, else for all. Names are
 * those under which the agency goes, folded. DI_DATE_NONE where nothing is set.
 */
di_date di_office_deadline(const struct di_office *office, int year, const char *const *folded_names, size_t n_names,
                           const char *level);

/* Every setting names a rule that there is. False with the first that does not, and what it lacks. */
bool di_office_fits_forms(const struct di_office *office, const struct di_forms *forms,
                          const struct di_rule_setting **ret_setting, const char **ret_fault);

#endif
