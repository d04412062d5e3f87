#include "office_settings.h"

#include <string.h>

#include "docintake/limits.h"
#include "docintake/text.h"

/* Room for one more element in *list, which holds count of them. False when the arena failed. */
static bool grow(struct di_arena *arena, void **list, size_t count, size_t size)
{
    void *larger;

    if ((count & (count - 1)) != 0) {
        return true; /* it has been full at every power of two */
    }
    larger = di_arena_array(arena, count > 0 ? count * 2 : 1, size);
    if (larger == NULL) {
        return false;
    }
    if (count > 0) {
        memcpy(larger, *list, count * size);
    }
    *list = larger;
    return true;
}

#define GROW(arena, list, count) grow(arena, (void **)&(list), count, sizeof *(list))

static bool read_weight(const char *value, struct di_rule_setting *setting)
{
    setting->is_off = strcmp(value, "off") == 0;
    return setting->is_off || di_severity_parse(value, &setting->severity);
}

const char *office_set_rule(struct di_config *config, unsigned line, const char *name, const char *value)
{
    struct di_office *office = &config->office;
    const char *point = strchr(name, '.');
    struct di_rule_setting setting = {.line = line};

    if (point == NULL || point == name || point[1] == '\0') {
        return di_arena_printf(config->arena, "“%s” must name a form and a rule: zfxxgk-2021.D1", name);
    }
    if (!read_weight(value, &setting)) {
        return di_arena_printf(config->arena, "%s must be off, note, warning or error, not “%s”", name, value);
    }
    setting.form = di_arena_strndup(config->arena, name, (size_t)(point - name));
    setting.rule = di_arena_strdup(config->arena, point + 1);
    if (setting.form == NULL || setting.rule == NULL) {
        return "no room";
    }
    if (di_office_find_rule(office, setting.form, setting.rule) != NULL) {
        return di_arena_printf(config->arena, "%s is given twice, or its value goes on in another line", name);
    }
    if (office->n_rules == DI_LIMIT_OFFICE_SETTINGS || !GROW(config->arena, office->rules, office->n_rules)) {
        return di_arena_printf(config->arena, "more than %d rules are set", DI_LIMIT_OFFICE_SETTINGS);
    }
    office->rules[office->n_rules++] = setting;
    return NULL;
}

static bool is_set(const struct di_office *office, const struct di_deadline *deadline)
{
    for (size_t i = 0; i < office->n_deadlines; i++) {
        const struct di_deadline *other = &office->deadlines[i];

        if (other->year == deadline->year && (other->whose == NULL) == (deadline->whose == NULL) &&
            (other->whose == NULL || strcmp(other->whose, deadline->whose) == 0)) {
            return true;
        }
    }
    return false;
}

const char *office_set_deadline(struct di_config *config, const char *name, const char *value)
{
    struct di_office *office = &config->office;
    struct di_deadline deadline = {0};
    size_t digits = strspn(name, "0123456789");

    if (digits != 4 || *name == '0' || (name[digits] != '\0' && (name[digits] != '.' || name[digits + 1] == '\0'))) {
        return di_arena_printf(config->arena, "“%s” must name a year, and perhaps a level or an agency: 2024.部门",
                               name);
    }
    for (size_t i = 0; i < digits; i++) {
        deadline.year = deadline.year * 10 + (name[i] - '0');
    }
    if (!di_date_parse(value, &deadline.date)) {
        return di_arena_printf(config->arena, "%s must be a day such as 2025-01-31, not “%s”", name, value);
    }
    if (deadline.date / 10000 <= deadline.year) {
        return di_arena_printf(config->arena, "%s: the report cannot be due before the year is over", name);
    }
    if (name[digits] != '\0') {
        deadline.whose = di_text_fold(config->arena, name + digits + 1, DI_SPACES_DROP);
    }
    if (di_arena_failed(config->arena)) {
        return "no room";
    }
    if (is_set(office, &deadline)) {
        return di_arena_printf(config->arena, "%s is given twice, or its value goes on in another line", name);
    }
    if (office->n_deadlines == DI_LIMIT_OFFICE_SETTINGS ||
        !GROW(config->arena, office->deadlines, office->n_deadlines)) {
        return di_arena_printf(config->arena, "more than %d deadlines are set", DI_LIMIT_OFFICE_SETTINGS);
    }
    office->deadlines[office->n_deadlines++] = deadline;
    return NULL;
}
