/*
 * rule-makers: an agency that cannot make rules (规章) counts none. Rules are made by ministries, by provinces and by
 * cities with districts (立法法). Only the end of an agency's name says what it is, and not always: a city may be one
 * without districts, and a bureau one of the State Council. What is not certain is not claimed.
 */
#include <string.h>

#include "checks.h"
#include "docintake/text.h"

static const char table_id[] = "art20.1", row_id[] = "rules";

static bool ends_with(const char *name, const char *end)
{
    size_t size = strlen(name), end_size = strlen(end);

    return size > end_size && strcmp(name + size - end_size, end) == 0;
}

static bool ends_with_one(const char *name, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ends_with(name, ends[i])) {
            return true;
        }
    }
    return false;
}

#define ENDS_WITH_ONE(name, ends) ends_with_one((name), (ends), sizeof(ends) / sizeof *(ends))

/* Of the State Council, as far as a name shows: 国家…局, 中国…委员会, 国务院… */
static bool is_national(const char *name)
{
    static const char *const beginnings[] = {"国家", "中国", "国务院", "中华人民共和国"};

    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The government of a town, a street, a county or a district, or its office. */
static bool is_low_government(const char *name)
{
    static const char *const ends[] = {
        "镇",          "乡",         "街道",       "街道办事处",       "街道办",           "镇人民政府",
        "乡人民政府",  "县人民政府", "区人民政府", "旗人民政府",       "镇政府",           "乡政府",
        "县政府",      "区政府",     "旗政府",     "县人民政府办公室", "区人民政府办公室", "县政府办公室",
        "区政府办公室"};
    static const char *const not_these[] = {
        "自治区人民政府", "自治区政府", "自治区人民政府办公室", "新区人民政府", "新区政府", "特区人民政府", "特区政府"};

    return ENDS_WITH_ONE(name, ends) && !ENDS_WITH_ONE(name, not_these);
}

/* A department of a place: 青禾市林业局. Without a place it may be a ministry's, and a government's own office may
 * report for it. */
static bool is_department(const char *name)
{
    static const char *const ends[] = {"局", "厅", "委", "委员会", "中心", "办公室", "分局", "支队", "大队"};
    static const char *const governments[] = {"人民政府办公厅", "人民政府办公室", "政府办公厅", "政府办公室", "政府办"};
    static const char *const places[] = {"省", "市", "县", "区", "州", "盟", "旗", "镇", "乡"};
    bool has_place = false;

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        has_place |= strstr(name, places[i]) != NULL;
    }
    return has_place && !is_national(name) && ENDS_WITH_ONE(name, ends) && !ENDS_WITH_ONE(name, governments);
}

static bool makes_no_rules(const struct validation *validation)
{
    const struct di_report_field *agency = di_report_find_field(validation->report, "agency");
    const char *name = agency != NULL && agency->value != NULL
                           ? di_text_fold(validation->scratch, agency->value, DI_SPACES_DROP)
                           : NULL;

    return name != NULL && (is_low_government(name) || is_department(name));
}

/* One finding names all figures of the row, and tells the first. */
void check_rule_makers(const struct validation *validation, const struct di_rule *rule)
{
    unsigned table = di_form_find_table(validation->form, table_id);
    const struct table_view *view = table != DI_NO_INDEX ? &validation->tables[table] : NULL;
    unsigned row = view != NULL ? di_form_find_row(view->form, row_id) : DI_NO_INDEX;
    struct di_finding *finding = NULL;

    if (row == DI_NO_INDEX || !makes_no_rules(validation)) {
        return;
    }
    for (unsigned column = 0; column < view->form->n_columns; column++) {
        const struct di_report_cell *cell = view_cell(view, row, column);

        if (cell->state != DI_CELL_NUMBER || cell->value.units == 0) {
            continue;
        }
        if (finding == NULL) {
            finding = raise_finding(validation, rule, DI_REASON_RULE_MAKERS, cell->where);
            di_finding_argue(validation->report, finding, "label", view_name(validation, view, row, column));
            di_finding_argue_number(validation->report, finding, "value", cell->value);
        }
        raise_cell(validation, finding, view, row, column);
    }
}
