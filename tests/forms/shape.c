/* The shape in memory of a form. */
#include "docintake/forms.h"
#include "forms/cases.h"
#include "forms/small.h"

START_TEST(head_rules_and_sections)
{
    struct di_forms *forms = small_forms();
    const struct di_form *form = forms->forms[0];

    ck_assert_str_eq(form->id, "small");
    ck_assert_str_eq(form->version, "2");
    ck_assert_str_eq(form->name.zh, "小表");
    ck_assert_str_eq(form->name.en, "Small form");
    ck_assert_int_eq(form->first_year, 2014);
    ck_assert_int_eq(form->last_year, 2018);
    ck_assert_int_eq(form->rules[0].severity, DI_ERROR);
    ck_assert_int_eq(form->rules[0].rule_class, DI_RULE_LAYOUT);
    ck_assert_int_eq(form->rules[2].severity, DI_WARNING);
    ck_assert_int_eq(form->rules[3].severity, DI_WARNING); /* said, against its class */
    ck_assert_ptr_eq(di_form_rule_by_check(form, "cell-states"), &form->rules[3]);
    ck_assert(form->sections[0].required);
    ck_assert_str_eq(form->sections[0].titles[0], "申请情况");
    ck_assert_str_eq(form->sections[0].parts[0], "依申请");
    di_forms_free(forms);
}
END_TEST

START_TEST(tables_are_trees)
{
    struct di_forms *forms = small_forms();
    const struct di_form_table *table = &forms->forms[0]->tables[0];
    const struct di_form_row *rows = table->rows;

    ck_assert_uint_eq(table->n_rows, 6);
    ck_assert_uint_eq(rows[0].parent, DI_NO_INDEX);
    ck_assert_uint_eq(rows[2].parent, 1);
    ck_assert_uint_eq(rows[5].parent, 0);
    ck_assert_uint_eq(rows[2].depth, 2);
    ck_assert_int_eq(rows[0].type.kind, DI_ROW_GROUP);
    ck_assert_int_eq(rows[5].type.kind, DI_ROW_DECIMAL);
    ck_assert_uint_eq(rows[5].type.places, 4);
    ck_assert(rows[5].type.is_signed);
    ck_assert(table->columns[0].is_group);
    ck_assert_uint_eq(table->columns[1].parent, 0);
    ck_assert_str_eq(table->section, "requests");
    ck_assert_uint_eq(table->n_fields, 3);
    ck_assert_str_eq(table->fields[1].label, "填报单位(盖章)");
    ck_assert(table->fields[1].above);
    ck_assert(!table->fields[2].above);
    ck_assert_int_eq(table->fields[2].kind, DI_FIELD_DATE);
    ck_assert_str_eq(table->fields[2].variants[0], "日期");
    di_forms_free(forms);
}
END_TEST

START_TEST(labels_have_many_faces)
{
    struct di_forms *forms = small_forms();
    const struct di_form_row *rows = forms->forms[0]->tables[0].rows;

    ck_assert_str_eq(rows[1].label.number, "(一)");
    ck_assert_str_eq(rows[1].label.folded, "收到申请数(不含咨询)");
    ck_assert_str_eq(rows[1].label.name, "收到申请数");
    ck_assert_str_eq(rows[1].label.brief, "收到申请数");
    ck_assert_str_eq(rows[2].label.brief, "当面");
    ck_assert_str_eq(rows[2].label.variants[0], "现场申请数");
    ck_assert_str_eq(rows[4].label.name, "网络申请数");
    di_forms_free(forms);
}
END_TEST

START_TEST(relations_of_the_tree_come_first)
{
    struct di_forms *forms = small_forms();
    const struct di_form *form = forms->forms[0];

    ck_assert_uint_eq(form->n_sums, 2);
    ck_assert_uint_eq(form->sums[0].totals[0], 1);
    ck_assert_uint_eq(form->sums[0].n_parts, 2); /* without the subset */
    ck_assert_uint_eq(form->sums[0].parts[1], 3);
    ck_assert_uint_eq(form->sums[1].totals[0], 4);
    ck_assert_uint_eq(form->n_subsets, 3);
    ck_assert_uint_eq(form->subsets[0].part, 4);
    ck_assert_uint_eq(form->subsets[0].whole, 1);
    di_forms_free(forms);
}
END_TEST

START_TEST(sentences_keep_the_space_around_values)
{
    struct di_forms *forms = small_forms();
    const struct di_sentence *sentence = &forms->forms[0]->asserts[0].message_zh;

    ck_assert_uint_eq(sentence->n_pieces, 3);
    ck_assert_str_eq(sentence->pieces[0].text, "收到 ");
    ck_assert_str_eq(sentence->pieces[1].select, "cell('1.1')");
    ck_assert_str_eq(sentence->pieces[2].text, " 件 不等。");
    di_forms_free(forms);
}
END_TEST

START_TEST(phrases_are_joined)
{
    struct di_forms *forms = small_forms();
    const struct di_form_phrase *phrases = forms->forms[0]->phrases;

    ck_assert_str_eq(phrases[0].pattern, "收到{n}件|受理{n}件");
    ck_assert_str_eq(phrases[0].unless, "累计|其中");
    ck_assert_str_eq(phrases[1].unless, "累计");
    ck_assert_str_eq(phrases[1].pattern, "(?:(?:(?:未|没有))收到)"); /* with its lets put in */
    ck_assert(phrases[1].is_fixed);
    ck_assert(!phrases[0].is_fixed);
    di_forms_free(forms);
}
END_TEST

/* What PCRE2 writes in braces itself stays. */
START_TEST(braces_of_patterns_stay)
{
    ck_assert_str_eq(small_complaints("收到{n}件", "收到.{0,3}\\p{Han}?\\x{4E00}{2}{n}件"), "");
}
END_TEST

START_TEST(form_in_use_has_no_last_year)
{
    ck_assert_str_eq(small_complaints(" last-year='2018'", ""), "");
}
END_TEST

TCase *shape_cases(void)
{
    TCase *cases = tcase_create("shape");

    tcase_add_test(cases, head_rules_and_sections);
    tcase_add_test(cases, tables_are_trees);
    tcase_add_test(cases, labels_have_many_faces);
    tcase_add_test(cases, relations_of_the_tree_come_first);
    tcase_add_test(cases, sentences_keep_the_space_around_values);
    tcase_add_test(cases, phrases_are_joined);
    tcase_add_test(cases, braces_of_patterns_stay);
    tcase_add_test(cases, form_in_use_has_no_last_year);
    return cases;
}
