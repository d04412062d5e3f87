/* What an office sets: weights of rules, deadlines, and the roster. */
#include <stdio.h>
#include <string.h>

#include "docintake/limits.h"
#include "intake/cases.h"
#include "intake/configured.h"

static void refuse(const char *text, const char *message)
{
    configured_refuse(text, "conf", message);
}

START_TEST(an_office_makes_up_keys)
{
    static const char *const water[] = {"水务局"};
    struct di_config *config;
    char text[600];

    snprintf(text, sizeof text,
             "[rules]\nzfxxgk-2021.D1 = off\nzfxxgk-2021.C5 = error\n[deadlines]\n2024 = 2025-03-31\n"
             "2024.部 门 = 2025-01-31\n[agencies]\nroster = %s/roster\n",
             configured.path);
    di_scratch_put(&configured, "roster",
                   "# folder | level | names\n\n水务局 | 部门 | 青禾市水务局 | 水利局|水利局\r\n 松岭镇|镇");
    config = configured_load(text);
    ck_assert_str_eq(config->office.source, configured_path());
    ck_assert_uint_eq(config->office.n_rules, 2);
    ck_assert(di_office_find_rule(&config->office, "zfxxgk-2021", "D1")->is_off);
    ck_assert_int_eq(di_office_find_rule(&config->office, "zfxxgk-2021", "C5")->severity, DI_ERROR);
    ck_assert_uint_eq(di_office_find_rule(&config->office, "zfxxgk-2021", "C5")->line, 3);
    ck_assert_uint_eq(config->office.n_agencies, 2);
    ck_assert_uint_eq(config->office.agencies[0].n_names, 3);
    ck_assert_str_eq(config->office.agencies[0].names[1], "青禾市水务局");
    ck_assert_str_eq(config->office.agencies[1].names[0], "松岭镇");
    ck_assert_str_eq(config->office.agencies[1].level, "镇");
    ck_assert_int_eq(di_office_deadline(&config->office, 2024, water, 1, "部门"), 20250131);
    ck_assert_int_eq(di_office_deadline(&config->office, 2024, water, 1, "镇"), 20250331);
    di_config_free(config);
}
END_TEST

START_TEST(mistakes_of_an_office_are_told_with_their_line)
{
    refuse("[rules]\nD1 = off\n", "2: “D1” must name a form and a rule: zfxxgk-2021.D1");
    refuse("[rules]\nzfxxgk-2021. = off\n", "2: “zfxxgk-2021.” must name a form and a rule: zfxxgk-2021.D1");
    refuse("[rules]\nzfxxgk-2021.D1 = none\n", "2: zfxxgk-2021.D1 must be off, note, warning or error, not “none”");
    refuse("[rules]\nzfxxgk-2021.D1 = off\nzfxxgk-2021.D1 = off\n",
           "3: zfxxgk-2021.D1 is given twice, or its value goes on in another line");
    refuse("[deadlines]\n24 = 2025-01-31\n", "2: “24” must name a year, and perhaps a level or an agency: 2024.部门");
    refuse("[deadlines]\n2024. = 2025-01-31\n",
           "2: “2024.” must name a year, and perhaps a level or an agency: 2024.部门");
    refuse("[deadlines]\n2024 = 31 January\n", "2: 2024 must be a day such as 2025-01-31, not “31 January”");
    refuse("[deadlines]\n2024 = 2024-12-31\n", "2: 2024: the report cannot be due before the year is over");
    refuse("[deadlines]\n2024.镇 = 2025-01-31\n2024. 镇 = 2025-01-31\n",
           "3: 2024. 镇 is given twice, or its value goes on in another line");
    refuse("[agencies]\nroster = here\n", "2: roster must be an absolute path, not “here”");
}
END_TEST

static const char *with_roster(const char *roster)
{
    static char text[400];

    di_scratch_put(&configured, "roster", roster);
    snprintf(text, sizeof text, "[agencies]\nroster = %s/roster\n", configured.path);
    return text;
}

static void refuse_roster(const char *roster, const char *message)
{
    configured_refuse(with_roster(roster), "roster", message);
}

START_TEST(the_roster_is_read_strictly)
{
    char text[3000];

    refuse_roster("水务局\n", "1: an agency is its folder, its level and its names, with | between them: “水务局”");
    refuse_roster("\n|部门|甲局\n", "2: a name is empty");
    refuse_roster("甲局|部门|\n", "1: a name is empty");
    refuse_roster("甲局|部门|市甲局\n乙局|部门|市 甲局\n", "2: another agency has this name: “市 甲局”");
    refuse_roster("甲局|部门|\xB1\n", "1: the line is not UTF-8");
    refuse_roster("甲|x|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16\n", "1: an agency has more than 16 names");
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    refuse_roster(text, "1: the line is too long");
}
END_TEST

/* A text of count lines after a head, each a number between two texts. */
static const char *many(const char *head, const char *before, int count, const char *after)
{
    static char text[64 * 1024];
    size_t used = (size_t)sprintf(text, "%s", head);

    for (int i = 1; i <= count; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%d%s", before, i, after);
    }
    ck_assert_uint_lt(used, sizeof text);
    return text;
}

START_TEST(an_office_sets_so_much_and_no_more)
{
    struct di_config *config;

    config = configured_load(many("[rules]\n", "f.R", DI_LIMIT_OFFICE_SETTINGS, " = off\n"));
    ck_assert_uint_eq(config->office.n_rules, DI_LIMIT_OFFICE_SETTINGS);
    di_config_free(config);
    refuse(many("[rules]\n", "f.R", DI_LIMIT_OFFICE_SETTINGS + 1, " = off\n"), "1002: more than 1000 rules are set");
    config = configured_load(many("[deadlines]\n", "2024.A", DI_LIMIT_OFFICE_SETTINGS, " = 2025-01-31\n"));
    ck_assert_uint_eq(config->office.n_deadlines, DI_LIMIT_OFFICE_SETTINGS);
    di_config_free(config);
    refuse(many("[deadlines]\n", "2024.A", DI_LIMIT_OFFICE_SETTINGS + 1, " = 2025-01-31\n"),
           "1002: more than 1000 deadlines are set");
}
END_TEST

START_TEST(a_roster_has_so_many_agencies_and_no_more)
{
    struct di_config *config = configured_load(with_roster("甲|x|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15\n"));

    ck_assert_uint_eq(config->office.agencies[0].n_names, DI_LIMIT_OFFICE_NAMES);
    di_config_free(config);
    config = configured_load(with_roster(many("", "A", DI_LIMIT_OFFICE_AGENCIES, "|x\n")));
    ck_assert_uint_eq(config->office.n_agencies, DI_LIMIT_OFFICE_AGENCIES);
    di_config_free(config);
    refuse_roster(many("", "A", DI_LIMIT_OFFICE_AGENCIES + 1, "|x\n"), "2001: more than 2000 agencies");
}
END_TEST

START_TEST(the_roster_must_be_there)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_config *config = NULL;

    di_scratch_put(&configured, "conf", "[agencies]\nroster = /nonexistent/roster\n");
    ck_assert_int_eq(di_config_load(configured_path(), &config, &error), DI_FAILED);
    ck_assert_str_eq(error.text, "cannot open /nonexistent/roster: No such file or directory");
}
END_TEST

TCase *office_cases(void)
{
    TCase *cases = tcase_create("office");

    tcase_add_checked_fixture(cases, configured_set_up, configured_tear_down);
    tcase_add_test(cases, an_office_makes_up_keys);
    tcase_add_test(cases, mistakes_of_an_office_are_told_with_their_line);
    tcase_add_test(cases, the_roster_is_read_strictly);
    tcase_add_test(cases, an_office_sets_so_much_and_no_more);
    tcase_add_test(cases, a_roster_has_so_many_agencies_and_no_more);
    tcase_add_test(cases, the_roster_must_be_there);
    return cases;
}
