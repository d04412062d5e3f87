#include "docintake/office_json.h"

#include <limits.h>
#include <string.h>

#include "docintake/limits.h"
#include "json.h"
#include "scan.h"

#define DATE_LAST 99991231

static void write_rule(struct di_json *json, const struct di_rule_setting *setting)
{
    di_json_open_object(json, NULL);
    di_json_integer(json, "line", setting->line);
    di_json_text(json, "form", setting->form);
    di_json_text(json, "rule", setting->rule);
    di_json_text(json, "weight", setting->is_off ? "off" : di_severity_name(setting->severity));
    di_json_close_object(json);
}

static void write_deadline(struct di_json *json, const struct di_deadline *deadline)
{
    di_json_open_object(json, NULL);
    di_json_integer(json, "year", deadline->year);
    di_json_text_if_set(json, "whose", deadline->whose);
    di_json_integer(json, "date", deadline->date);
    di_json_close_object(json);
}

static void write_agency(struct di_json *json, const struct di_agency *agency)
{
    di_json_open_object(json, NULL);
    di_json_text(json, "level", agency->level);
    di_json_open_list(json, "names");
    for (size_t i = 0; i < agency->n_names; i++) {
        di_json_text(json, NULL, agency->names[i]);
    }
    di_json_close_list(json);
    di_json_close_object(json);
}

enum di_status di_office_write(const struct di_office *office, struct di_buffer *out, struct di_error *error)
{
    struct di_json json = {.out = out};

    di_json_open_object(&json, NULL);
    di_json_text(&json, "schema", DI_OFFICE_SCHEMA);
    di_json_text(&json, "source", office->source);
    di_json_open_list(&json, "rules");
    for (size_t i = 0; i < office->n_rules; i++) {
        write_rule(&json, &office->rules[i]);
    }
    di_json_close_list(&json);
    di_json_open_list(&json, "deadlines");
    for (size_t i = 0; i < office->n_deadlines; i++) {
        write_deadline(&json, &office->deadlines[i]);
    }
    di_json_close_list(&json);
    di_json_open_list(&json, "agencies");
    for (size_t i = 0; i < office->n_agencies; i++) {
        write_agency(&json, &office->agencies[i]);
    }
    di_json_close_list(&json);
    di_json_close_object(&json);
    return di_json_end(&json, error);
}

/* The next element of a list that holds `count` so far; NULL where there is none, or no room. */
static void *next(struct di_scan *scan, void **list, size_t *count, size_t most, size_t size)
{
    void *larger;

    if (!di_scan_more(scan)) {
        return NULL;
    }
    if (*count == most) {
        di_scan_fail(scan, "a list of so few");
        return NULL;
    }
    if ((*count & (*count - 1)) == 0) { /* full at every power of two */
        larger = di_arena_array(scan->arena, *count > 0 ? *count * 2 : 1, size);
        if (larger == NULL) {
            di_scan_fail(scan, "so small");
            return NULL;
        }
        if (*list != NULL) {
            memcpy(larger, *list, *count * size);
        }
        *list = larger;
    }
    return (char *)*list + (*count)++ * size;
}

static void read_rule(struct di_scan *scan, struct di_rule_setting *setting)
{
    const char *weight;

    di_scan_open(scan, NULL, '{');
    setting->line = di_scan_count(scan, "line", INT_MAX);
    setting->form = di_scan_text(scan, "form");
    setting->rule = di_scan_text(scan, "rule");
    weight = di_scan_text(scan, "weight");
    setting->is_off = weight != NULL && strcmp(weight, "off") == 0;
    if (weight != NULL && !setting->is_off && !di_severity_parse(weight, &setting->severity)) {
        di_scan_fail(scan, "a weight");
    }
    di_scan_close(scan, '}');
}

static void read_deadline(struct di_scan *scan, struct di_deadline *deadline)
{
    di_scan_open(scan, NULL, '{');
    deadline->year = (int)di_scan_count(scan, "year", 9999);
    deadline->whose = di_scan_text_if_set(scan, "whose");
    deadline->date = (di_date)di_scan_count(scan, "date", DATE_LAST);
    di_scan_close(scan, '}');
}

static void read_agency(struct di_scan *scan, struct di_agency *agency)
{
    void *names = NULL;
    const char **name;

    di_scan_open(scan, NULL, '{');
    agency->level = di_scan_text(scan, "level");
    di_scan_open(scan, "names", '[');
    while ((name = next(scan, &names, &agency->n_names, DI_LIMIT_OFFICE_NAMES, sizeof *name)) != NULL) {
        *name = di_scan_text(scan, NULL);
    }
    agency->names = names;
    di_scan_close(scan, ']');
    di_scan_close(scan, '}');
}

/* The lists of elements of one type each. */
#define READ_LIST(scan, key, array, count, most, read)                                                                 \
    do {                                                                                                               \
        void *list = NULL;                                                                                             \
        void *element;                                                                                                 \
                                                                                                                       \
        di_scan_open(scan, key, '[');                                                                                  \
        while ((element = next(scan, &list, &(count), most, sizeof *(array))) != NULL) {                               \
            memset(element, 0, sizeof *(array));                                                                       \
            read(scan, element);                                                                                       \
        }                                                                                                              \
        (array) = list;                                                                                                \
        di_scan_close(scan, ']');                                                                                      \
    } while (0)

static void read_office(struct di_scan *scan, struct di_office *office)
{
    const char *schema;

    di_scan_open(scan, NULL, '{');
    schema = di_scan_text(scan, "schema");
    if (schema != NULL && strcmp(schema, DI_OFFICE_SCHEMA) != 0) {
        di_scan_fail(scan, DI_OFFICE_SCHEMA);
    }
    office->source = di_scan_text(scan, "source");
    READ_LIST(scan, "rules", office->rules, office->n_rules, DI_LIMIT_OFFICE_SETTINGS, read_rule);
    READ_LIST(scan, "deadlines", office->deadlines, office->n_deadlines, DI_LIMIT_OFFICE_SETTINGS, read_deadline);
    READ_LIST(scan, "agencies", office->agencies, office->n_agencies, DI_LIMIT_OFFICE_AGENCIES, read_agency);
    di_scan_close(scan, '}');
}

enum di_status di_office_read(const char *bytes, size_t size, struct di_arena *arena, struct di_office *ret_office,
                              struct di_error *error)
{
    struct di_scan scan = {
        .what = "what the office has set",
        .start = bytes,
        .at = bytes,
        .end = bytes + size,
        .arena = arena,
        .error = error,
    };
    struct di_office office = DI_OFFICE_NONE;

    if (size > DI_LIMIT_OFFICE_BYTES) {
        return di_fail(error, 0, "the settings are too large: %zu bytes", size);
    }
    read_office(&scan, &office);
    if (di_scan_end(&scan) != DI_OK) {
        return DI_FAILED;
    }
    for (size_t i = 0; i < office.n_agencies; i++) {
        if (!di_agency_fold(arena, &office.agencies[i])) {
            break;
        }
    }
    if (di_arena_failed(arena)) {
        return di_fail_no_memory(error);
    }
    *ret_office = office;
    return DI_OK;
}
