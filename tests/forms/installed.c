/* The forms as they are installed. */
#include <fcntl.h>
#include <string.h>

#include "docintake/fd.h"
#include "docintake/forms.h"
#include "forms/cases.h"

static struct di_forms *load(void)
{
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct di_error error = DI_ERROR_NONE;
    struct di_forms *forms;

    ck_assert_msg(di_forms_load(folder, NULL, NULL, &forms, &error) == DI_OK, "%s", error.text);
    return forms;
}

static const struct di_form *form_of(const struct di_forms *forms, const char *id)
{
    for (size_t i = 0; i < forms->n_forms; i++) {
        if (strcmp(forms->forms[i]->id, id) == 0) {
            return forms->forms[i];
        }
    }
    ck_abort_msg("there is no form %s", id);
}

START_TEST(form_of_2008_is_narrative_only)
{
    struct di_forms *forms = load();
    const struct di_form *form = form_of(forms, "zfxxgk-2008");

    ck_assert_uint_eq(form->n_tables, 0);
    ck_assert_uint_eq(form->n_sections, 9);
    di_forms_free(forms);
}
END_TEST

START_TEST(form_of_2014_is_complete)
{
    struct di_forms *forms = load();
    const struct di_form *form = form_of(forms, "zfxxgk-2014");

    ck_assert_uint_eq(form->n_tables, 1);
    ck_assert_uint_eq(form->tables[0].n_rows, 65);
    ck_assert_uint_eq(form->n_rules, 11 + 4 + 12);
    ck_assert_uint_eq(form->n_sums, 7);
    di_forms_free(forms);
}
END_TEST

/* How many rows carry numbers. */
static size_t count_number_rows(const struct di_form_table *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->n_rows; i++) {
        count += table->rows[i].type.kind != DI_ROW_GROUP;
    }
    return count;
}

START_TEST(forms_of_2019_and_2021_are_complete)
{
    static const struct {
        const char *id;
        size_t tables, rows, outcomes;
    } expected[] = {{"zfxxgk-2019", 5 + 2, 23, 19}, {"zfxxgk-2021", 4 + 2, 25, 21}};
    struct di_forms *forms = load();

    for (size_t i = 0; i < 2; i++) {
        const struct di_form *form = form_of(forms, expected[i].id);
        const struct di_form_table *requests = &form->tables[di_form_find_table(form, "requests")];

        ck_assert_uint_eq(form->n_tables, expected[i].tables);
        ck_assert_uint_eq(count_number_rows(requests), expected[i].rows);
        ck_assert(requests->rows[di_form_find_row(requests, "3.3")].is_beside);
        ck_assert_uint_eq(form->n_sums, 6);
        ck_assert_uint_eq(form->sums[0].n_totals, 2); /* C1: what was dealt with, and what is carried on */
        ck_assert_uint_eq(form->sums[0].n_parts, 2);
        ck_assert_uint_eq(form->sums[1].n_parts, expected[i].outcomes); /* C2: groups are taken apart */
        ck_assert_uint_eq(form->sums[2].n_parts, 6);                    /* C3 */
    }
    di_forms_free(forms);
}
END_TEST

START_TEST(every_form_checks_the_report_as_a_whole)
{
    static const char *const checks[] = {"years-agree",  "agency-named",   "sections-present", "form-fits-year",
                                         "period-whole", "dates-sensible", "remains"};
    struct di_forms *forms = load();

    for (size_t i = 0; i < forms->n_forms; i++) {
        for (size_t j = 0; j < sizeof checks / sizeof *checks; j++) {
            ck_assert_msg(di_form_rule_by_check(forms->forms[i], checks[j]) != NULL, "%s lacks %s", forms->forms[i]->id,
                          checks[j]);
        }
    }
    di_forms_free(forms);
}
END_TEST

/* Titles that agencies use, and the section each belongs to. */
START_TEST(titles_are_known_by_their_meaning)
{
    static const struct {
        const char *title, *role;
    } titles[] = {
        {"概述", "overview"},
        {"概  述", "overview"},
        {"基本工作情况", "overview"},
        {"总体情况", "overview"},
        {"主动公开政府信息情况", "proactive"},
        {"政府信息主动公开情况", "proactive"},
        {"公开政府信息情况", "proactive"},
        {"主动公开信息的情况", "proactive"},
        {"回应解读情况", "response"},
        {"政策解读及回应社会关切情况", "response"},
        {"依申请公开政府信息情况", "requests"},
        {"依申请公开政府信息和不予公开政府信息情况", "requests"},
        {"政府信息依申请公开办理情况", "requests"},
        {"政府信息公开申请的办理情况", "requests"},
        {"收费及减免情况", "fees"},
        {"依申请公开政府信息收费及减免情况", "fees"},
        {"相关费用情况", "fees"},
        {"因政府信息公开申请行政复议、提起行政诉讼的情况", "review"},
        {"行政复议诉讼和举报投诉情况", "review"},
        {"复议、诉讼和申诉情况", "review"},
        {"机构建设、保障经费和培训会议情况", "organisation"},
        {"人员和收支情况", "fees"},
        {"存在问题及工作打算", "problems"},
        {"存在的主要问题及改进情况", "problems"},
        {"存在的主要问题及改进措施", "problems"},
        {"主要问题和下步工作措施", "problems"},
        {"政府信息公开工作存在的不足和改进措施", "problems"},
        {"其他需要报告的事项", "other"},
        {"需要说明的其他事项与附表", "other"},
        {"附件", NULL},
        {"统计执法检查", NULL},
    };
    struct di_arena *arena = di_arena_new(1 << 20);
    struct di_forms *forms = load();

    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const struct di_form_section *section;
        const char *number, *folded;

        ck_assert(di_label_fold(arena, titles[i].title, &number, &folded));
        section = di_form_find_section(form_of(forms, "zfxxgk-2014"), folded);
        if (titles[i].role == NULL) {
            ck_assert_msg(section == NULL, "%s: %s", titles[i].title, section != NULL ? section->role : "");
        } else {
            ck_assert_msg(section != NULL && strcmp(section->role, titles[i].role) == 0, "%s: %s", titles[i].title,
                          section != NULL ? section->role : "none");
        }
    }
    di_forms_free(forms);
    di_arena_free(arena);
}
END_TEST

TCase *installed_cases(void)
{
    TCase *cases = tcase_create("installed");

    tcase_add_test(cases, form_of_2008_is_narrative_only);
    tcase_add_test(cases, form_of_2014_is_complete);
    tcase_add_test(cases, forms_of_2019_and_2021_are_complete);
    tcase_add_test(cases, every_form_checks_the_report_as_a_whole);
    tcase_add_test(cases, titles_are_known_by_their_meaning);
    return cases;
}
