#include <jansson.h>
#include <string.h>

#include "docintake/language.h"
#include "docintake/limits.h"
#include "docintake/report_json.h"
#include "report/cases.h"
#include "report/sample.h"
#include "support/golden.h"
#include "support/suite.h"

static struct di_arena *arena;
static json_t *parsed; /* the report written last */

static void set_up(void)
{
    struct di_error error = DI_ERROR_NONE;

    arena = sample_arena();
    ck_assert_msg(di_language_open(DI_TEST_LOCALES, &error) == DI_OK, "%s", error.text);
}

static void tear_down(void)
{
    json_decref(parsed);
    parsed = NULL;
    di_arena_free(arena);
}

static void write(const struct di_report *report, unsigned indent, struct di_buffer *out)
{
    struct di_error error = DI_ERROR_NONE;
    json_error_t fault;

    ck_assert_msg(di_report_json_write(report, indent, out, &error) == DI_OK, "%s", error.text);
    json_decref(parsed);
    parsed = json_loadb(out->data, out->size, JSON_REJECT_DUPLICATES, &fault);
    ck_assert_msg(parsed != NULL, "%d:%d: %s", fault.line, fault.column, fault.text);
}

/* Writes a report, and leaves it in parsed. */
static void parse(const struct di_report *report)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    write(report, 0, &out);
    ck_assert_msg(strchr(out.data, '\n') == NULL, "a report on one line has a line feed");
}

/* A text inside parsed: member is "form.name"; NULL where it is null or left out. */
static const char *text_at(const char *member)
{
    const json_t *value = parsed;
    char name[64];

    while (*member != '\0') {
        size_t size = strcspn(member, ".");

        snprintf(name, sizeof name, "%.*s", (int)size, member);
        value = json_object_get(value, name);
        member += member[size] == '.' ? size + 1 : size;
    }
    return json_string_value(value);
}

static const json_t *finding(size_t index)
{
    return json_array_get(json_object_get(parsed, "findings"), index);
}

static const char *finding_text(size_t index, const char *member)
{
    return json_string_value(json_object_get(finding(index), member));
}

static const char *const golden_names[] = {"returned", "accepted", "refused", "check"};

/* The reports of the golden files; they are checked against the schema by tests/system/schema.py. */
static struct di_report *golden_report(const char *name)
{
    struct di_report *report;

    if (strcmp(name, "refused") == 0) {
        report = sample_refused(arena, DI_REASON_MALFORMED_XML, "word/document.xml", "line 3: tag mismatch");
    } else {
        report = sample_report(arena);
    }
    if (strcmp(name, "returned") == 0 || strcmp(name, "check") == 0) {
        sample_findings(report);
    }
    sample_submission(report);
    if (strcmp(name, "check") == 0) {
        report->submission.id = report->submission.agency = NULL;
        report->submission.file_name = "\xEF\xBF\xBD\xEF\xBF\xBD.docx";
        report->submission.file_name_base64 = "1tAuZG9jeA==";
    }
    return report;
}

START_TEST(follows_the_contract)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER golden = DI_BUFFER_EMPTY;
    const char *name = golden_names[_i], *version;
    char path[64];

    write(golden_report(name), 2, &out);
    version = strstr(out.data, DI_VERSION);
    ck_assert_ptr_nonnull(version);
    di_buffer_append(&golden, out.data, (size_t)(version - out.data));
    di_buffer_text(&golden, "VERSION");
    di_buffer_text(&golden, version + strlen(DI_VERSION));
    snprintf(path, sizeof path, "letters/%s.json", name);
    di_golden_compare(path, &golden);
}
END_TEST

START_TEST(speaks_the_language_in_use)
{
    struct di_report *report = sample_report(arena);

    sample_findings(report);
    parse(report);
    ck_assert_str_eq(text_at("form.name"), "政府信息公开工作年度报告（2014）");
    ck_assert_str_eq(finding_text(1, "message"), "“收到申请数”不等于各分项之和");
    ck_assert_str_eq(finding_text(3, "message"), "缺少“存在问题及工作打算”部分");
    ck_assert_str_eq(finding_text(6, "message"), "主动公开规范性文件数 9，多于制发规范性文件总数 7。");
    di_language_use(DI_LANGUAGE_EN);
    parse(report);
    ck_assert_str_eq(text_at("form.name"), "Annual report on government information disclosure (2014)");
    ck_assert_str_eq(finding_text(1, "message"), "“收到申请数” is not the sum of its parts.");
    ck_assert_str_eq(finding_text(3, "message"), "The section “Problems and plans” is missing.");
    ck_assert_str_eq(finding_text(6, "advice"), "Nothing to change if some were issued earlier.");
}
END_TEST

START_TEST(leaves_out_half_sentences)
{
    struct di_report *report = di_report_new(arena);
    struct di_finding *sum = di_report_add_finding(report, DI_REASON_SUM, "B1", DI_PLACE_NONE);

    di_finding_argue(report, sum, "label", "收到申请数 {total}");
    di_finding_argue(report, sum, "total", "");
    parse(report);
    ck_assert_str_eq(finding_text(0, "message"), "“收到申请数 {total}”不等于各分项之和");
    ck_assert(json_is_null(json_object_get(finding(0), "found")));
    ck_assert(json_is_null(json_object_get(finding(0), "expected")));
    di_report_add_finding(report, DI_REASON_RELATION, "B7", DI_PLACE_NONE);
    parse(report);
    ck_assert_str_eq(finding_text(1, "message"), "…");
}
END_TEST

/* What stands in JSON for a cell that holds this number. */
static void check_value(const char *text, const char *expected)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_report *report = sample_report(arena);
    struct di_report_cell *cell = &report->tables->last_row->cells[0];
    char member[64];
    const json_t *rows, *value;

    ck_assert(di_decimal_parse(text, &cell->value));
    cell->text = text;
    write(report, 0, &out);
    snprintf(member, sizeof member, "\"value\":%s,\"text\":\"%s\"", expected, text);
    ck_assert_msg(strstr(out.data, member) != NULL, "%s is not in the report", member);
    rows = json_object_get(json_array_get(json_object_get(parsed, "tables"), 0), "rows");
    value = json_object_get(
        json_object_get(json_object_get(json_array_get(rows, json_array_size(rows) - 1), "cells"), "count"), "value");
    if (cell->value.places == 0) {
        ck_assert_int_eq(json_integer_value(value), cell->value.units);
    } else {
        char again[64];

        /* A program that reads the number as a double gets all of its digits. */
        snprintf(again, sizeof again, "%.*f", cell->value.places, json_real_value(value));
        ck_assert_str_eq(again, expected);
    }
}

START_TEST(numbers_are_exact)
{
    check_value("0", "0");
    check_value("+5", "5");
    check_value("-12", "-12");
    check_value("999999999999999", "999999999999999");
    check_value("5.10", "5.10");
    check_value("0.1", "0.1");
    check_value("-0.05", "-0.05");
    check_value("59237.2449", "59237.2449");
    check_value("0.000000001", "0.000000001");
    check_value("999999.999999999", "999999.999999999");
    check_value("123456789012.345", "123456789012.345");
}
END_TEST

START_TEST(a_fact_stated_twice_is_one_member)
{
    struct di_report *report = sample_report(arena);

    di_report_add_field(report, "agency", "另一单位", "另一单位", DI_PLACE_NONE);
    parse(report);
    ck_assert_str_eq(text_at("fields.agency.value"), "青禾市林业局云岭分局");
}
END_TEST

START_TEST(fingerprints_stay_when_places_and_numbers_change)
{
    struct di_report *report = sample_report(arena);
    char before[8][17];

    sample_findings(report);
    parse(report);
    for (size_t i = 0; i < 8; i++) {
        snprintf(before[i], sizeof before[i], "%s", finding_text(i, "fingerprint"));
        for (size_t j = 0; j < i; j++) {
            ck_assert_str_ne(before[i], before[j]);
        }
    }
    report->findings->where.paragraph += 5;
    report->findings->next->arguments->next->value = "21";
    report->findings->next->where.row += 3;
    parse(report);
    for (size_t i = 0; i < 8; i++) {
        ck_assert_str_eq(finding_text(i, "fingerprint"), before[i]);
    }
}
END_TEST

START_TEST(fingerprints_tell_findings_apart)
{
    struct di_report *report = di_report_new(arena);
    struct di_finding *added;
    static const char *const sections[] = {"概述", "存在问题及工作打算", "概述", "概述"};

    for (size_t i = 0; i < 4; i++) {
        added = di_report_add_finding(report, DI_REASON_SECTION_MISSING, "R3", DI_PLACE_NONE);
        di_finding_argue(report, added, "section", sections[i]);
    }
    di_report_add_finding(report, DI_REASON_SECTION_EMPTY, "R3", DI_PLACE_NONE);
    parse(report);
    for (size_t i = 0; i < 5; i++) {
        for (size_t j = 0; j < i; j++) {
            ck_assert_str_ne(finding_text(i, "fingerprint"), finding_text(j, "fingerprint"));
        }
    }
}
END_TEST

TCase *report_json_cases(void)
{
    TCase *cases = tcase_create("report_json");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_loop_test(cases, follows_the_contract, 0, (int)(sizeof golden_names / sizeof *golden_names));
    tcase_add_test(cases, speaks_the_language_in_use);
    tcase_add_test(cases, leaves_out_half_sentences);
    tcase_add_test(cases, numbers_are_exact);
    tcase_add_test(cases, a_fact_stated_twice_is_one_member);
    tcase_add_test(cases, fingerprints_stay_when_places_and_numbers_change);
    tcase_add_test(cases, fingerprints_tell_findings_apart);
    return cases;
}
