#include "recognise/sample.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "docintake/fd.h"
#include "docintake/forms.h"
#include "docintake/recognise.h"
#include "support/sketch.h"
#include "support/suite.h"

#define ARENA_BYTES (64UL * 1024 * 1024)

const char *sample_text(struct di_arena *arena)
{
    return di_sketch_fixture(arena, "sound");
}

static struct di_forms *load_forms(void)
{
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct di_error error = DI_ERROR_NONE;
    struct di_forms *forms = NULL;

    ck_assert_msg(di_forms_load(folder, NULL, NULL, &forms, &error) == DI_OK, "%s", error.text);
    return forms;
}

struct recognised recognise_with(struct di_forms *forms, const char *text)
{
    struct recognised recognised = {.forms = forms, .arena = di_arena_new(ARENA_BYTES)};
    struct di_error error = DI_ERROR_NONE;

    ck_assert_ptr_nonnull(recognised.arena);
    recognised.report = di_report_new(recognised.arena);
    ck_assert_msg(di_recognise(forms, di_sketch(recognised.arena, text), recognised.report, &recognised.form, &error) ==
                      DI_OK,
                  "%s", error.text);
    return recognised;
}

struct recognised recognise_text(const char *text)
{
    return recognise_with(load_forms(), text);
}

void recognised_free(struct recognised *recognised)
{
    di_arena_free(recognised->arena);
    di_forms_free(recognised->forms);
}

/* Replaces the one place where `from` stands. */
static char *replace(struct di_arena *arena, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);

    ck_assert_msg(at != NULL && strstr(at + 1, from) == NULL, "not exactly once in the sample: %s", from);
    return di_arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

struct recognised recognise_sound(void)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    struct recognised recognised = recognise_text(sample_text(arena));

    di_arena_free(arena);
    return recognised;
}

struct recognised recognise_sketch_changed(const char *name, const struct change *changes)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *text = di_sketch_fixture(arena, name);
    struct recognised recognised;

    for (; changes->from != NULL; changes++) {
        text = replace(arena, text, changes->from, changes->to);
        ck_assert_ptr_nonnull(text);
    }
    recognised = recognise_text(text);
    di_arena_free(arena);
    return recognised;
}

struct recognised recognise_changed(const struct change *changes)
{
    return recognise_sketch_changed("sound", changes);
}

const struct di_report_cell *cell_of(const struct recognised *recognised, const char *row)
{
    const struct di_report_table *table = di_report_find_table(recognised->report, "statistics");
    const struct di_report_row *found = table != NULL ? di_report_find_row(table, row) : NULL;

    ck_assert_msg(found != NULL, "no row %s", row);
    for (size_t i = 0; i < table->n_columns; i++) {
        if (strcmp(table->columns[i].id, "count") == 0) {
            return &found->cells[i];
        }
    }
    ck_abort_msg("no column count");
}

void assert_cell(const struct recognised *recognised, const char *row, const char *value)
{
    const struct di_report_cell *cell = cell_of(recognised, row);
    char text[DI_DECIMAL_TEXT_BYTES] = "";

    if (cell->state == DI_CELL_NUMBER) {
        di_decimal_format(cell->value, text);
    }
    ck_assert_msg(strcmp(text, value) == 0, "row %s holds \"%s\" (%s), expected %s", row, cell->text, text, value);
}

unsigned count_findings(const struct recognised *recognised, enum di_reason reason)
{
    unsigned count = 0;

    for (const struct di_finding *finding = recognised->report->findings; finding != NULL; finding = finding->next) {
        count += finding->reason == reason;
    }
    return count;
}

void assert_field(const struct recognised *recognised, const char *id, const char *value)
{
    const struct di_report_field *field = di_report_find_field(recognised->report, id);
    char number[32] = "";

    if (field != NULL && field->is_number) {
        snprintf(number, sizeof number, "%lld", (long long)field->number);
    }
    ck_assert_msg((field == NULL && value == NULL) ||
                      (field != NULL && value != NULL && strcmp(field->is_number ? number : field->value, value) == 0),
                  "%s is %s, expected %s", id,
                  field == NULL      ? "absent"
                  : field->is_number ? number
                                     : field->value,
                  value != NULL ? value : "absent");
}

const struct di_report_section *section_titled(const struct recognised *recognised, const char *title)
{
    for (const struct di_report_section *section = recognised->report->sections; section != NULL;
         section = di_report_section_after(section)) {
        if (section->title != NULL && strcmp(section->title, title) == 0) {
            return section;
        }
    }
    return NULL;
}
