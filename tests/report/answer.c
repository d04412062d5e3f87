#include <jansson.h>
#include <string.h>

#include "docintake/limits.h"
#include "docintake/report_json.h"
#include "report/cases.h"
#include "report/sample.h"

static struct di_arena *arena;

static void set_up(void)
{
    arena = sample_arena();
}

static void tear_down(void)
{
    di_arena_free(arena);
}

static void write(const struct di_report *report, struct di_buffer *out)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_answer_write(report, out, &error) == DI_OK, "%s", error.text);
}

static struct di_report *read(const struct di_buffer *bytes)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_report *report = NULL;

    ck_assert_msg(di_answer_read(bytes->data, bytes->size, arena, &report, &error) == DI_OK, "%s", error.text);
    ck_assert_ptr_nonnull(report);
    return report;
}

static struct di_report *check_round_trip(const struct di_report *report)
{
    struct di_report *again;
    DI_AUTO_BUFFER first = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER second = DI_BUFFER_EMPTY;
    json_t *parsed;

    write(report, &first);
    again = read(&first);
    write(again, &second);
    ck_assert_str_eq(first.data, second.data);
    parsed = json_loadb(first.data, first.size, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_msg(parsed != NULL, "the answer is JSON");
    json_decref(parsed);
    return again;
}

START_TEST(comes_back_as_it_was)
{
    struct di_report *report = sample_report(arena);

    check_round_trip(report);
    sample_findings(report);
    check_round_trip(report);
    report->sections->lines->text = "one\u2028two\u2029three\xC2\x85 four\x01\x1F\x7F\b\f\r\n\t\"\\/\xEF\xBB\xBF𠮷";
    ck_assert_str_eq(check_round_trip(report)->sections->lines->text, report->sections->lines->text);
    report->tables->columns[0].group = "行政复议";
    report->tables->rows->group = "（三）不予公开";
    ck_assert_str_eq(check_round_trip(report)->tables->columns[0].group, "行政复议");
    ck_assert_str_eq(check_round_trip(report)->tables->rows->group, "（三）不予公开");
    check_round_trip(sample_refused(arena, DI_REASON_MALFORMED_XML, "word/document.xml", "line 3: \"<\"\x01"));
}
END_TEST

START_TEST(keeps_what_letters_need)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_report *report = sample_report(arena), *again;
    const struct di_report_row *row;

    sample_findings(report);
    report->unlisted[DI_ERROR] = 2;
    write(report, &bytes);
    again = read(&bytes);
    ck_assert_uint_eq(again->unlisted[DI_ERROR], 2);
    ck_assert_uint_eq(again->unlisted[DI_WARNING], 0);
    ck_assert_int_eq(di_report_find_field(again, "year")->number, 2017);
    ck_assert_str_eq(di_report_find_field(again, "signed")->value, "2018-03-06");
    row = di_report_find_row(di_report_find_table(again, "statistics"), "7");
    ck_assert_int_eq(row->cells[0].value.units, 510);
    ck_assert_uint_eq(row->cells[0].value.places, 2);
    ck_assert_str_eq(row->cells[0].where.heading, "附件");
    ck_assert_str_eq(again->sections->next->sections->title, "健全工作机制");
    ck_assert_ptr_eq(again->sections->next->sections->parent, again->sections->next);
    ck_assert_uint_eq(again->n_findings, report->n_findings);
    ck_assert_int_eq(di_report_verdict(again), DI_RETURNED);
    ck_assert_uint_eq(again->findings->n_rules, 0);
    ck_assert_uint_eq(again->findings->next->n_rules, 2);
    ck_assert_str_eq(again->findings->next->rules[0], "B1");
    ck_assert_str_eq(again->findings->next->rules[1], "B14");
    ck_assert_uint_eq(again->checks.relations_held, 14);
}
END_TEST

/* Changes the one place in a good answer where from stands, and expects the reading to end there. */
static void check_refused(const char *from, const char *to)
{
    DI_AUTO_BUFFER good = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER bad = DI_BUFFER_EMPTY;
    struct di_report *report = sample_report(arena), *read_report = NULL;
    struct di_error error = DI_ERROR_NONE;
    const char *at;

    sample_findings(report);
    report->unlisted[DI_WARNING] = 3;
    write(report, &good);
    at = strstr(good.data, from);
    ck_assert_msg(at != NULL, "%s is not in the answer", from);
    di_buffer_append(&bad, good.data, (size_t)(at - good.data));
    di_buffer_text(&bad, to);
    di_buffer_text(&bad, at + strlen(from));
    ck_assert_msg(di_answer_read(bad.data, bad.size, arena, &read_report, &error) == DI_FAILED, "%s was read", to);
    ck_assert_msg(strstr(error.text, "the answer of the reader is not") != NULL, "%s", error.text);
    ck_assert_ptr_null(read_report);
}

static const struct {
    const char *from, *to;
} faults[] = {
    {"docintake-answer/1", "docintake-answer/2"},          /* another version */
    {"{\"schema\"", " {\"schema\""},                       /* white space */
    {"\"fields\":[", "\"extra\":1,\"fields\":["},          /* a member that is not known */
    {",\"tolerant\":false", ""},                           /* a member that is missing */
    {"\"level\":0", "\"level\":0,\"level\":0"},            /* a member twice */
    {"\"id\":\"statistics\",\"caption\"", "\"caption\""},  /* a name that is missing */
    {"\"number\":2017", "\"number\":\"2017\""},            /* a wrong type */
    {"\"number\":2017", "\"number\":2017.0"},              /* no whole number */
    {"\"number\":2017", "\"number\":02017"},               /* no JSON number */
    {"\"number\":2017", "\"number\":9999999999999999999"}, /* out of range */
    {"\"level\":2", "\"level\":10"},                       /* a level that no heading has */
    {"\"depth\":1", "\"depth\":2"},                        /* a section below none */
    {"[\"body\",1,0,0,0]", "[\"body\",-1,0,0,0]"},         /* a place before the first */
    {"[\"body\",1,0,0,0]", "[\"body\",2147483648,0,0,0]"}, /* a place behind the last */
    {"[\"body\",1,0,0,0]", "[\"body\",1,0,0]"},            /* too few numbers */
    {"[\"body\",1,0,0,0]", "[\"margin\",1,0,0,0]"},        /* no such part */
    {"[\"number\",\"126\"", "[\"number\",\"126x\""},       /* no number */
    {"[\"body\",1,0,0,0]", "[\"b\\u006fdy\",1,0,0,0]"},    /* an escape in a word */
    {"[\"body\",1,0,0,0]", "[\"b\u00F6dy\",1,0,0,0]"},     /* a word that is not of ASCII */
    {"[\"body\",1,0,0,0]", "[\"body,1,0,0,0]"},            /* a word without its end */
    {"[\"number\",\"126\"",
     "[\"number\",\"0000000000000000000000000000000000000000000000000000000000000126\""}, /* one that is too long */
    {"\"tolerant\":false", "\"tolerant\":null"},                                          /* neither true nor false */
    {"[\"number\",\"126\"", "[\"number\",null"},                               /* a number without its value */
    {"[\"blank\",null", "[\"blank\",\"0\""},                                   /* a blank with a value */
    {"[\"blank\",null", "[\"empty\",null"},                                    /* no such state */
    {"\"cells\":[[\"number\",\"126\"", "\"cells\":[null,[\"number\",\"126\""}, /* more cells than columns */
    {"\"id\":\"statistics\"", "\"id\":\"../../statistics\""},                  /* a name that leads out of its folder */
    {"\"id\":\"statistics\"", "\"id\":\".statistics\""},                       /* a hidden one */
    {"\"id\":\"statistics\"", "\"id\":\"\""},                                  /* none at all */
    {"\"code\":\"sum\"", "\"code\":\"summe\""},                                /* no such reason */
    {"\"severity\":\"error\"", "\"severity\":\"fatal\""},                      /* no such severity */
    {"\"rules\":[\"B14\"]", "\"rules\":[]"},                                   /* other rules, but none */
    {"\"rules\":[\"B14\"]", "\"rules\":[\"B1\"]"},                             /* the rule itself */
    {"\"rules\":[\"B14\"]", "\"rules\":[\"B14\",\"B14\"]"},                    /* a rule twice */
    {"\"unlisted\":[0,3,0]", "\"unlisted\":[0,3]"},                            /* a severity that is missing */
    {"\"unlisted\":[0,3,0]", "\"unlisted\":[0,-3,0]"},                         /* less than none */
    {"\"rows_read\":12", "\"rows_read\":-12"},                                 /* less than none */
    {"健全工作机制", "\xD6\xD0"},                                              /* not UTF-8 */
    {"健全工作机制", "\\u0000"},                                               /* a text that ends before its end */
    {"健全工作机制", "\\u000a"},                                               /* an escape that has a shorter one */
    {"健全工作机制", "\\u2027"}, /* the escape of a sign that is no separator */
    {"健全工作机制", "\\u00"},   /* half an escape */
    {"健全工作机制", "\\u0041"}, /* an escape that is not needed */
    {"健全工作机制", "\n"},      /* a control character as it is */
};

START_TEST(refuses_what_is_not_as_it_should_be)
{
    check_refused(faults[_i].from, faults[_i].to);
}
END_TEST

START_TEST(refuses_what_is_cut_or_left_over)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_report *report = NULL;

    write(sample_report(arena), &bytes);
    for (size_t size = 0; size < bytes.size; size++) {
        struct di_error error = DI_ERROR_NONE;

        ck_assert_int_eq(di_answer_read(bytes.data, size, arena, &report, &error), DI_FAILED);
        di_arena_reset(arena);
    }
    di_buffer_char(&bytes, '\n');
    ck_assert_int_eq(di_answer_read(bytes.data, bytes.size, arena, &report, NULL), DI_FAILED);
    ck_assert_ptr_null(report);
}
END_TEST

START_TEST(refuses_a_table_named_twice)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_report *report = sample_report(arena), *again = NULL;
    struct di_error error = DI_ERROR_NONE;

    di_report_add_table(report, "+1", DI_PLACE_NONE);
    check_round_trip(report);
    di_report_add_table(report, "statistics", DI_PLACE_NONE);
    write(report, &bytes);
    ck_assert_int_eq(di_answer_read(bytes.data, bytes.size, arena, &again, &error), DI_FAILED);
    ck_assert(strstr(error.text, "named twice") != NULL);
}
END_TEST

/* An answer with count empty elements in a list, read. */
static enum di_status read_many(const char *before, const char *element, size_t count, const char *after)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_report *report;

    di_buffer_text(&bytes, "{\"schema\":\"docintake-answer/1\",\"form\":null,");
    di_buffer_text(&bytes, before);
    for (size_t i = 0; i < count; i++) {
        di_buffer_text(&bytes, i > 0 ? "," : "");
        di_buffer_text(&bytes, element);
    }
    di_buffer_text(&bytes, after);
    di_buffer_text(&bytes, "\"checks\":{\"rows_expected\":0,\"rows_read\":0,\"cells_filled\":0,\"cells_blank\":0,"
                           "\"relations_held\":0,\"relations_broken\":0,\"relations_open\":0,\"phrases_agreed\":0}}");
    return di_answer_read(bytes.data, bytes.size, arena, &report, NULL);
}

START_TEST(bounds_its_lists)
{
    static const char finding[] =
        "{\"code\":\"empty\",\"severity\":\"error\",\"arguments\":[],\"cells\":[],\"where\":null}";
    static const char before[] = "\"fields\":[],\"sections\":[],\"tables\":[],\"findings\":[", after[] = "],";
    static const char columns[] =
        "\"fields\":[],\"sections\":[],\"tables\":[{\"id\":\"a\",\"where\":null,\"columns\":[";
    static const char fields[] = "],\"sections\":[],\"tables\":[],\"findings\":[],";

    ck_assert_int_eq(read_many(before, finding, DI_LIMIT_FINDINGS, after), DI_OK);
    ck_assert_int_eq(read_many(before, finding, DI_LIMIT_FINDINGS + 1, after), DI_FAILED);
    ck_assert_int_eq(read_many(columns, "[\"b\",null]", DI_LIMIT_TABLE_COLUMNS, "],\"rows\":[]}],\"findings\":[],"),
                     DI_OK);
    ck_assert_int_eq(read_many(columns, "[\"b\",null]", DI_LIMIT_TABLE_COLUMNS + 1, "],\"rows\":[]}],\"findings\":[],"),
                     DI_FAILED);
    ck_assert_int_eq(read_many("\"fields\":[", "{\"id\":\"f\",\"where\":null}", DI_LIMIT_FIELDS, fields), DI_OK);
    ck_assert_int_eq(read_many("\"fields\":[", "{\"id\":\"f\",\"where\":null}", DI_LIMIT_FIELDS + 1, fields),
                     DI_FAILED);
}
END_TEST

/* An answer with sections one inside the other, read. */
static enum di_status read_nested(unsigned depth)
{
    DI_AUTO_BUFFER sections = DI_BUFFER_EMPTY;

    di_buffer_text(&sections, "\"fields\":[],\"sections\":[");
    for (unsigned i = 0; i < depth; i++) {
        di_buffer_printf(&sections, "%s{\"depth\":%u,\"level\":1,\"where\":null,\"lines\":[]}", i > 0 ? "," : "", i);
    }
    return read_many(di_buffer_string(&sections), "", 0, "],\"tables\":[],\"findings\":[],");
}

START_TEST(bounds_its_depth)
{
    ck_assert_int_eq(read_nested(DI_LIMIT_SECTION_DEPTH), DI_OK);
    ck_assert_int_eq(read_nested(DI_LIMIT_SECTION_DEPTH + 1), DI_FAILED);
}
END_TEST

START_TEST(bounds_its_memory)
{
    struct di_arena *small = di_arena_new(1000);
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_report *report = NULL;
    struct di_error error = DI_ERROR_NONE;

    write(sample_report(arena), &bytes);
    ck_assert_int_eq(di_answer_read(bytes.data, bytes.size, small, &report, &error), DI_FAILED);
    ck_assert_msg(strstr(error.text, "small enough") != NULL, "%s", error.text);
    di_arena_free(small);
}
END_TEST

/* A report whose answer is so many bytes larger than the sample's. */
static struct di_report *report_with_line(size_t bytes)
{
    struct di_report *report = sample_report(arena);
    char *text = di_arena_alloc(arena, bytes + 1);

    ck_assert_ptr_nonnull(text);
    memset(text, 'a', bytes);
    report->sections->lines->text = text;
    return report;
}

START_TEST(an_answer_over_the_limit_says_too_large)
{
    DI_AUTO_BUFFER empty = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER at = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER past = DI_BUFFER_EMPTY;
    struct di_report *report;

    write(report_with_line(0), &empty);
    write(report_with_line(DI_LIMIT_ANSWER_BYTES - empty.size), &at);
    ck_assert_uint_eq(at.size, DI_LIMIT_ANSWER_BYTES);
    di_arena_reset(arena);
    write(report_with_line(DI_LIMIT_ANSWER_BYTES - empty.size + 1), &past);
    report = read(&past);
    ck_assert_int_eq(report->findings->reason, DI_REASON_TOO_LARGE);
    ck_assert_int_eq(di_report_verdict(report), DI_RETURNED);
    di_arena_reset(arena);
    di_buffer_text(&at, " ");
    ck_assert_int_eq(di_answer_read(at.data, at.size, arena, &report, NULL), DI_FAILED);
}
END_TEST

TCase *answer_cases(void)
{
    TCase *cases = tcase_create("answer");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, comes_back_as_it_was);
    tcase_add_test(cases, keeps_what_letters_need);
    tcase_add_loop_test(cases, refuses_what_is_not_as_it_should_be, 0, (int)(sizeof faults / sizeof *faults));
    tcase_add_test(cases, refuses_what_is_cut_or_left_over);
    tcase_add_test(cases, refuses_a_table_named_twice);
    tcase_add_test(cases, bounds_its_lists);
    tcase_add_test(cases, bounds_its_depth);
    tcase_add_test(cases, bounds_its_memory);
    tcase_add_test(cases, an_answer_over_the_limit_says_too_large);
    return cases;
}
