/* What an office has set: weights of rules, deadlines, the roster. */
#include "docintake/office.h"

#include <string.h>

#include "validate/cases.h"
#include "validate/sample.h"

static const char *own[] = {"林业分局", "青禾市林业局云岭分局", "云岭林管所"};
static const char *other[] = {"水务局", "青禾市水务局"};
static const char *twin[] = {"水务分局", "青禾市云岭区水务局"};

static struct di_agency roster[] = {{"部门", own, NULL, 3}, {"部门", other, NULL, 2}, {"镇", twin, NULL, 2}};

static struct di_office office_of_roster(struct di_arena *arena)
{
    for (size_t i = 0; i < sizeof roster / sizeof *roster; i++) {
        ck_assert(di_agency_fold(arena, &roster[i]));
    }
    return (struct di_office){.source = "", .agencies = roster, .n_agencies = sizeof roster / sizeof *roster};
}

START_TEST(rules_weigh_what_is_set)
{
    static const struct {
        enum di_severity set, rule, reason, weight;
    } cases[] = {
        {DI_WARNING, DI_ERROR, DI_ERROR, DI_WARNING}, {DI_NOTE, DI_ERROR, DI_ERROR, DI_NOTE},
        {DI_WARNING, DI_ERROR, DI_NOTE, DI_NOTE},     {DI_ERROR, DI_WARNING, DI_ERROR, DI_ERROR},
        {DI_ERROR, DI_WARNING, DI_WARNING, DI_ERROR}, {DI_ERROR, DI_WARNING, DI_NOTE, DI_NOTE},
        {DI_ERROR, DI_ERROR, DI_WARNING, DI_WARNING}, {DI_WARNING, DI_WARNING, DI_ERROR, DI_WARNING},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct di_rule_setting setting = {.severity = cases[i].set};

        ck_assert_int_eq(di_office_weigh(&setting, cases[i].rule, cases[i].reason), cases[i].weight);
    }
    ck_assert_int_eq(di_office_weigh(NULL, DI_WARNING, DI_ERROR), DI_WARNING);
}
END_TEST

START_TEST(findings_follow_what_is_set)
{
    struct di_rule_setting setting = {.form = "zfxxgk-2014", .rule = "B1", .severity = DI_WARNING};
    const struct di_office office = {.source = "", .rules = &setting, .n_rules = 1};
    struct sample sample;

    sample_make(&sample);
    sample.circumstances.office = &office;
    sample_set(&sample, "3.1=19");
    ck_assert_ptr_nonnull(strstr(sample_findings(&sample), "B1 sum warning"));
    setting.severity = DI_NOTE;
    ck_assert_ptr_null(strstr(sample_findings(&sample), "B1 sum"));
    ck_assert_ptr_nonnull(strstr(sample_remarks(&sample), "B1 sum note"));
    setting.is_off = true;
    ck_assert_ptr_null(strstr(sample_remarks(&sample), "B1"));
    setting = (struct di_rule_setting){.form = "zfxxgk-2019", .rule = "B1", .severity = DI_NOTE};
    ck_assert_ptr_nonnull(strstr(sample_findings(&sample), "B1 sum error")); /* of another form */
    sample_free(&sample);
}
END_TEST

START_TEST(rules_that_are_set_exist)
{
    struct di_rule_setting setting = {.form = "zfxxgk-2014", .rule = "B1"};
    const struct di_office office = {.source = "", .rules = &setting, .n_rules = 1};
    const struct di_rule_setting *at;
    const char *fault;
    struct sample sample;

    sample_make(&sample);
    ck_assert(di_office_fits_forms(&office, sample.form->among, &at, &fault));
    setting.rule = "D1";
    ck_assert(!di_office_fits_forms(&office, sample.form->among, &at, &fault));
    ck_assert_str_eq(fault, "rule");
    setting.form = "zfxxgk-1999";
    ck_assert(!di_office_fits_forms(&office, sample.form->among, &at, &fault));
    ck_assert_str_eq(fault, "form");
    ck_assert_ptr_eq(at, &setting);
    sample_free(&sample);
}
END_TEST

START_TEST(agencies_are_those_of_the_roster)
{
    static const struct {
        const char *agency, *folder, *findings;
    } cases[] = {
        {"青禾市林业局云岭分局", NULL, ""},
        {"青禾市林业局云岭分局", "-", ""},
        {"青禾市林业局云岭分局", "林业分局", ""},
        {"松江省青禾市林业局云岭分局", "林业分局", ""}, /* fuller than on the roster */
        {"林业局云岭分局", "林业分局", ""},             /* shorter */
        {"青禾市林业局云岭分局", "水务局", "R2 agency-folder warning"},
        {"青禾市教育局", "水务局", "R2 agency-unknown warning"},
        {"青禾市教育局", NULL, "R2 agency-unknown warning"},
        {"水务局", "水务分局", "R2 agency-folder warning"}, /* a name of its own is not unclear */
        {"青禾水务局", "水务分局", ""},                     /* may be either */
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct di_office office;

        sample_make(&sample);
        office = office_of_roster(sample.arena);
        sample.circumstances.office = &office;
        sample.circumstances.folder = cases[i].folder;
        sample_set_field(&sample, "agency", cases[i].agency);
        sample_set_field(&sample, "statistics.agency", NULL);
        ck_assert_msg(strcmp(sample_findings(&sample), cases[i].findings) == 0, "%s in %s: %s", cases[i].agency,
                      cases[i].folder, sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

START_TEST(names_of_one_agency_agree)
{
    struct sample sample;
    struct di_office office;

    sample_make(&sample);
    sample_add_field(&sample, "agency.also", "云岭林管所");
    ck_assert_str_eq(sample_findings(&sample), "R2 agencies-differ warning");
    office = office_of_roster(sample.arena);
    sample.circumstances.office = &office;
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_add_field(&sample, "agency.also", "青禾市水务局");
    ck_assert_str_eq(sample_findings(&sample), "R2 agencies-differ warning");
    sample_free(&sample);
}
END_TEST

/* Of the same place, so that only the roster can tell. A government speaks for all of them. */
START_TEST(others_of_the_roster_do_not_report)
{
    static const char told[] = "R11 other-agency warning";
    static const struct {
        const char *agency, *sentence, *findings;
    } cases[] = {
        {"青禾市林业局云岭分局", "青禾市水务局严格执行规定。", told},
        {"青禾市林业局云岭分局", "水务局受理申请5件。", told},
        {"青禾市林业局云岭分局", "青禾市教育局严格执行规定。", ""}, /* not on the roster */
        {"青禾市水务局", "青禾市水务局严格执行规定。", ""},
        {"青禾市人民政府", "青禾市水务局严格执行规定。", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct di_office office;

        sample_make(&sample);
        office = office_of_roster(sample.arena);
        sample_set_field(&sample, "agency", cases[i].agency);
        sample_set_field(&sample, "statistics.agency", NULL);
        sample_say(&sample, "proactive", cases[i].sentence);
        sample.circumstances.office = &office;
        if (strcmp(cases[i].findings, told) != 0) {
            ck_assert_ptr_null(strstr(sample_findings(&sample), told));
        } else {
            ck_assert_ptr_nonnull(strstr(sample_findings(&sample), told));
        }
        sample_free(&sample);
    }
}
END_TEST

START_TEST(reports_come_in_time)
{
    static struct di_deadline deadlines[] = {
        {2017, NULL, 20180331}, {2017, "部门", 20180228}, {2017, "青禾市林业局云岭分局", 20180210}};
    static const struct {
        size_t n_deadlines;
        di_date received;
        const char *findings;
    } cases[] = {
        {0, 20991231, ""},
        {1, 20180331, ""},
        {1, 20180401, "R9 late warning"},
        {1, DI_DATE_NONE, ""},
        {2, 20180228, ""},
        {2, 20180301, "R9 late warning"}, /* of its level */
        {3, 20180210, ""},
        {3, 20180211, "R9 late warning"}, /* its own */
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct di_office office;

        sample_make(&sample);
        office = office_of_roster(sample.arena);
        office.deadlines = deadlines;
        office.n_deadlines = cases[i].n_deadlines;
        sample.circumstances.office = &office;
        sample.circumstances.received = cases[i].received;
        ck_assert_msg(strcmp(sample_findings(&sample), cases[i].findings) == 0, "%zu: %s", i, sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

/* Without a roster, a deadline is found by the folder or by the name in the report. */
START_TEST(deadlines_need_no_roster)
{
    static struct di_deadline deadline = {2017, "林业分局", 20180210};
    const struct di_office office = {.source = "", .deadlines = &deadline, .n_deadlines = 1};
    struct sample sample;

    sample_make(&sample);
    sample.circumstances.office = &office;
    sample.circumstances.received = 20180301;
    ck_assert_str_eq(sample_findings(&sample), "");
    sample.circumstances.folder = "林业分局";
    ck_assert_str_eq(sample_findings(&sample), "R9 late warning");
    ck_assert_str_eq(sample_argument(&sample, "late", "deadline"), "2018-02-10");
    ck_assert_str_eq(sample_argument(&sample, "late", "received"), "2018-03-01");
    sample_free(&sample);
}
END_TEST

TCase *office_cases(void)
{
    TCase *cases = tcase_create("office");

    tcase_add_test(cases, rules_weigh_what_is_set);
    tcase_add_test(cases, findings_follow_what_is_set);
    tcase_add_test(cases, rules_that_are_set_exist);
    tcase_add_test(cases, agencies_are_those_of_the_roster);
    tcase_add_test(cases, names_of_one_agency_agree);
    tcase_add_test(cases, others_of_the_roster_do_not_report);
    tcase_add_test(cases, reports_come_in_time);
    tcase_add_test(cases, deadlines_need_no_roster);
    return cases;
}
