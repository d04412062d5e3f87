#include "office_settings.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "docintake/limits.h"
#include "docintake/text.h"

#define LINE_BYTES 2048

struct reading {
    struct di_config *config;
    const char *path;
    unsigned line;
    struct di_error *error;
};

#define DIGITS(number) #number
#define TEXT(number) DIGITS(number)

static enum di_status complain(const struct reading *reading, const char *text, const char *about)
{
    return di_fail(reading->error, 0, "%s:%u: %s%s%s%s", reading->path, reading->line, text,
                   *about != '\0' ? ": “" : "", about, *about != '\0' ? "”" : "");
}

/* Cuts the next field off *rest, without the white space around it. */
static const char *next_field(const struct reading *reading, char **rest)
{
    return di_text_trim(reading->config->arena, strsep(rest, "|"));
}

/* Adds a name to the agency, unless it has it; other agencies must not. */
static enum di_status add_name(const struct reading *reading, struct di_agency *agency, const char *name)
{
    struct di_arena *arena = reading->config->arena;
    const char *folded = di_text_fold(arena, name, DI_SPACES_DROP);
    const struct di_office own = {.agencies = agency, .n_agencies = 1};

    if (folded == NULL) {
        return di_fail_no_memory(reading->error);
    }
    if (*folded == '\0') {
        return complain(reading, "a name is empty", "");
    }
    if (di_office_find_agency(&reading->config->office, folded) != NULL) {
        return complain(reading, "another agency has this name", name);
    }
    if (di_office_find_agency(&own, folded) != NULL) {
        return DI_OK;
    }
    if (agency->n_names == DI_LIMIT_OFFICE_NAMES) {
        return complain(reading, "an agency has more than " TEXT(DI_LIMIT_OFFICE_NAMES) " names", "");
    }
    agency->names[agency->n_names] = name;
    agency->folded[agency->n_names++] = folded;
    return DI_OK;
}

static enum di_status add_agency(const struct reading *reading, const struct di_agency *agency)
{
    struct di_office *office = &reading->config->office;
    size_t count = office->n_agencies;

    if (count == DI_LIMIT_OFFICE_AGENCIES) {
        return complain(reading, "more than " TEXT(DI_LIMIT_OFFICE_AGENCIES) " agencies", "");
    }
    if ((count & (count - 1)) == 0) {
        struct di_agency *larger =
            di_arena_array(reading->config->arena, count > 0 ? count * 2 : 1, sizeof *office->agencies);

        if (larger == NULL) {
            return di_fail_no_memory(reading->error);
        }
        if (count > 0) {
            memcpy(larger, office->agencies, count * sizeof *larger);
        }
        office->agencies = larger;
    }
    office->agencies[office->n_agencies++] = *agency;
    return DI_OK;
}

/* folder | level | name | name… */
static enum di_status read_agency(const struct reading *reading, char *line)
{
    struct di_arena *arena = reading->config->arena;
    struct di_agency agency = {
        .names = di_arena_array(arena, DI_LIMIT_OFFICE_NAMES, sizeof *agency.names),
        .folded = di_arena_array(arena, DI_LIMIT_OFFICE_NAMES, sizeof *agency.folded),
    };
    const char *folder = next_field(reading, &line);
    enum di_status status = DI_OK;

    agency.level = line != NULL ? next_field(reading, &line) : NULL;
    if (di_arena_failed(arena)) {
        return di_fail_no_memory(reading->error);
    }
    if (agency.level == NULL) {
        return complain(reading, "an agency is its folder, its level and its names, with | between them", folder);
    }
    agency.level = di_text_fold(arena, agency.level, DI_SPACES_DROP);
    status = agency.level != NULL ? add_name(reading, &agency, folder) : di_fail_no_memory(reading->error);
    while (status == DI_OK && line != NULL) {
        const char *name = next_field(reading, &line);

        status = name != NULL ? add_name(reading, &agency, name) : di_fail_no_memory(reading->error);
    }
    return status == DI_OK ? add_agency(reading, &agency) : status;
}

static enum di_status read_line(const struct reading *reading, char *line, bool ended)
{
    size_t length = strcspn(line, "\r\n");

    if (line[length] == '\0' && !ended) {
        return complain(reading, "the line is too long", "");
    }
    line[length] = '\0';
    if (!di_text_is_utf8(line, length)) {
        return complain(reading, "the line is not UTF-8", "");
    }
    if (*line == '#' || di_text_is_blank(line)) {
        return DI_OK;
    }
    return read_agency(reading, line);
}

enum di_status office_read_roster(struct di_config *config, const char *path, struct di_error *error)
{
    struct reading reading = {.config = config, .path = path, .error = error};
    enum di_status status = DI_OK;
    char line[LINE_BYTES];
    FILE *file = fopen(path, "re");

    if (file == NULL) {
        return di_fail(error, errno, "cannot open %s", path);
    }
    while (status == DI_OK && fgets(line, sizeof line, file) != NULL) {
        reading.line++;
        status = read_line(&reading, line, feof(file) != 0);
    }
    if (status == DI_OK && ferror(file)) {
        status = di_fail(error, EIO, "cannot read %s", path);
    }
    fclose(file);
    return status;
}
