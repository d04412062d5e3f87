/*
 * remains: what belongs to writing the report was taken out of it. Tracked changes are read as if all of them were
 * accepted, which is how Word prints them; whether they were meant to be, only the agency knows.
 */
#include "checks.h"

static const struct di_remark *find_remark(const struct validation *validation, enum di_remark_kind kind)
{
    for (const struct di_remark *remark = validation->document->remarks; remark != NULL; remark = remark->next) {
        if (remark->kind == kind) {
            return remark;
        }
    }
    return NULL;
}

static void argue_count(const struct validation *validation, struct di_finding *finding, const char *name,
                        const struct di_remark *remark)
{
    di_finding_argue_number(validation->report, finding, name, di_decimal_of(remark != NULL ? remark->count : 0));
}

/* Remarks stand in the order in which they were met: the first of the two says where to begin looking. */
static void check_changes(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_remark *remark = validation->document->remarks;
    struct di_finding *finding;

    while (remark != NULL && remark->kind != DI_REMARK_INSERTED && remark->kind != DI_REMARK_DELETED) {
        remark = remark->next;
    }
    if (remark == NULL) {
        return;
    }
    finding = raise_finding(validation, rule, DI_REASON_CHANGES_LEFT, remark->place);
    argue_count(validation, finding, "insertions", find_remark(validation, DI_REMARK_INSERTED));
    argue_count(validation, finding, "deletions", find_remark(validation, DI_REMARK_DELETED));
}

static void check_comments(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_remark *comments = find_remark(validation, DI_REMARK_COMMENT);

    if (comments != NULL) {
        argue_count(validation, raise_finding(validation, rule, DI_REASON_COMMENTS_LEFT, comments->place), "count",
                    comments);
    }
}

void check_remains(const struct validation *validation, const struct di_rule *rule)
{
    check_changes(validation, rule);
    check_comments(validation, rule);
}
