#include "docintake/config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ini.h>

#include "docintake/limits.h"
#include "docintake/text.h"
#include "office_settings.h"

/* All that a configuration can hold; a value that needs more is not one. */
#define ARENA_BYTES (8 * DI_MIB)

enum kind {
    KIND_PATH, /* absolute */
    KIND_LANGUAGE,
    KIND_TEXT,
    KIND_FLAG,     /* yes or no */
    KIND_NUMBER,   /* from least to most */
    KIND_MODE,     /* octal, permission bits only */
    KIND_LOCK,     /* required or best-effort */
    KIND_PATTERNS, /* separated by white space; more lines add to the list */
};

struct key {
    const char *section, *name;
    enum kind kind;
    size_t offset; /* of the member of struct di_config */
    uint64_t least, most;
};

#define MEMBER(name) offsetof(struct di_config, name)

/* clang-format off */
static const struct key keys[] = {
    {"general", "root",               KIND_PATH,     MEMBER(root),               0, 0},
    {"general", "language",           KIND_LANGUAGE, MEMBER(language),           0, 0},
    {"general", "contact",            KIND_TEXT,     MEMBER(contact),            0, 0},
    {"inbox",   "settle_seconds",     KIND_NUMBER,   MEMBER(settle_seconds),     1, 3600},
    {"inbox",   "incomplete_seconds", KIND_NUMBER,   MEMBER(incomplete_seconds), 1, 86400},
    {"inbox",   "open_seconds",       KIND_NUMBER,   MEMBER(open_seconds),       1, 86400},
    {"inbox",   "limit_seconds",      KIND_NUMBER,   MEMBER(limit_seconds),      1, 604800},
    {"inbox",   "scan_seconds",       KIND_NUMBER,   MEMBER(scan_seconds),       1, 3600},
    {"inbox",   "ignore",             KIND_PATTERNS, MEMBER(ignore),             0, 0},
    {"inbox",   "polled",             KIND_PATTERNS, MEMBER(polled),             0, 0},
    {"inbox",   "watched",            KIND_PATTERNS, MEMBER(watched),            0, 0},
    {"inbox",   "marked",             KIND_PATTERNS, MEMBER(marked),             0, 0},
    {"inbox",   "refuse_hard_links",  KIND_FLAG,     MEMBER(refuse_hard_links),  0, 0},
    {"reader",  "deadline_seconds",   KIND_NUMBER,   MEMBER(reader_seconds),     1, DI_LIMIT_READER_DEADLINE_SECONDS},
    {"reader",  "memory_mib",         KIND_NUMBER,   MEMBER(reader_memory_mib),  64, 65536},
    {"reader",  "parallel",           KIND_NUMBER,   MEMBER(reader_parallel),    1, DI_LIMIT_READER_PARALLEL},
    {"reader",  "reader_lock",        KIND_LOCK,     MEMBER(reader_lock),        0, 0},
    {"agencies", "roster",            KIND_PATH,     MEMBER(roster),             0, 0},
    {"spool",   "free_mib",           KIND_NUMBER,   MEMBER(free_mib),           0, 1024 * 1024 * 1024},
    {"spool",   "free_inodes",        KIND_NUMBER,   MEMBER(free_inodes),        0, 1024 * 1024 * 1024},
    {"outbox",  "file_mode",          KIND_MODE,     MEMBER(file_mode),          0400, 0777},
    {"outbox",  "folder_mode",        KIND_MODE,     MEMBER(folder_mode),        0700, 0777},
};
/* clang-format on */

#define N_KEYS (sizeof keys / sizeof *keys)

static uint64_t processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);

    return count < 1 ? 1 : count > DI_LIMIT_READER_PARALLEL ? DI_LIMIT_READER_PARALLEL : (uint64_t)count;
}

struct di_config *di_config_default(void)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    struct di_config *config = arena != NULL ? DI_NEW(arena, struct di_config) : NULL;

    if (config == NULL) {
        di_arena_free(arena);
        return NULL;
    }
    *config = (struct di_config){
        .arena = arena,
        .root = "/srv/docintake",
        .language = DI_LANGUAGE_ZH,
        .settle_seconds = 5,
        .incomplete_seconds = 60,
        .open_seconds = 300,
        .limit_seconds = 3600,
        .scan_seconds = 30,
        .reader_seconds = DI_LIMIT_READER_SECONDS,
        .reader_memory_mib = DI_LIMIT_READER_MEMORY_BYTES / DI_MIB,
        .reader_parallel = processors(),
        .office = DI_OFFICE_NONE,
        .free_mib = 128,
        .free_inodes = 1024,
        .file_mode = 0660,
        .folder_mode = 0770,
    };
    return config;
}

void di_config_free(struct di_config *config)
{
    if (config != NULL) {
        di_arena_free(config->arena);
    }
}

/* Reading a file. Faults are noted once, the first one. */
struct reading {
    FILE *file;
    const char *path;
    unsigned line, fault_line; /* fault_line: of the first complaint; 0 where none */
    bool given[N_KEYS];
    struct di_config *config;
    struct di_error *error;
};

#define COMPLAIN(reading, ...) complain(reading, di_arena_printf((reading)->config->arena, __VA_ARGS__))

static int complain(struct reading *reading, const char *text)
{
    if (reading->fault_line == 0) {
        reading->fault_line = reading->line;
    }
    di_fail(reading->error, 0, "%s:%u: %s", reading->path, reading->line, text != NULL ? text : "no room");
    return 0;
}

/* fgets for inih, which does not tell its handler the line and splits one that is too long for it. */
static char *read_line(char *line, int size, void *context)
{
    struct reading *reading = context;
    size_t length;

    if (fgets(line, size, reading->file) == NULL) {
        return NULL;
    }
    reading->line++;
    length = strlen(line);
    if (length > 0 && line[length - 1] != '\n' && !feof(reading->file)) {
        COMPLAIN(reading, "the line is longer than %d bytes", size - 2);
    } else if (!di_text_is_utf8(line, length)) {
        COMPLAIN(reading, "the line is not UTF-8");
    }
    return line;
}

static int set_number(struct reading *reading, const struct key *key, const char *value, int base, uint64_t *ret_number)
{
    char *end = NULL;
    uint64_t number;

    errno = 0;
    number = strtoull(value, &end, base);
    if (strspn(value, base == 8 ? "01234567" : "0123456789") != strlen(value) || *value == '\0' || errno != 0 ||
        number < key->least || number > key->most) {
        return base == 8 ? COMPLAIN(reading, "%s must be an octal mode from %04" PRIo64 " to %04" PRIo64 ", not “%s”",
                                    key->name, key->least, key->most, value)
                         : COMPLAIN(reading, "%s must be a whole number from %" PRIu64 " to %" PRIu64 ", not “%s”",
                                    key->name, key->least, key->most, value);
    }
    *ret_number = number;
    return 1;
}

static int add_patterns(struct reading *reading, const char *value, struct di_patterns *patterns)
{
    struct di_arena *arena = reading->config->arena;
    char *words = di_arena_strdup(arena, value), *rest;

    for (char *word = words != NULL ? strtok_r(words, " \t", &rest) : NULL; word != NULL;
         word = strtok_r(NULL, " \t", &rest)) {
        const char **grown = di_arena_array(arena, patterns->count + 1, sizeof *grown);

        if (grown == NULL) {
            break;
        }
        if (patterns->count > 0) {
            memcpy(grown, patterns->patterns, patterns->count * sizeof *grown);
        }
        grown[patterns->count++] = word;
        patterns->patterns = grown;
    }
    return di_arena_failed(arena) ? complain(reading, NULL) : 1;
}

static int set_text(struct reading *reading, const char *value, const char **ret_text)
{
    const char *text = di_arena_strdup(reading->config->arena, value);

    if (text == NULL) {
        return complain(reading, NULL);
    }
    *ret_text = *text != '\0' ? text : NULL;
    return 1;
}

static int set_flag(struct reading *reading, const struct key *key, const char *value, bool *ret_flag)
{
    *ret_flag = strcmp(value, "yes") == 0;
    return *ret_flag || strcmp(value, "no") == 0
               ? 1
               : COMPLAIN(reading, "%s must be yes or no, not “%s”", key->name, value);
}

static int set_lock(struct reading *reading, const struct key *key, const char *value, enum di_lock_wish *ret_wish)
{
    bool best_effort = strcmp(value, "best-effort") == 0;

    if (!best_effort && strcmp(value, "required") != 0) {
        return COMPLAIN(reading, "%s must be required or best-effort, not “%s”", key->name, value);
    }
    *ret_wish = best_effort ? DI_LOCK_BEST_EFFORT : DI_LOCK_REQUIRED;
    return 1;
}

static int set(struct reading *reading, const struct key *key, const char *value)
{
    void *member = (char *)reading->config + key->offset;

    switch (key->kind) {
    case KIND_PATH:
        return *value == '/' ? set_text(reading, value, member)
                             : COMPLAIN(reading, "%s must be an absolute path, not “%s”", key->name, value);
    case KIND_LANGUAGE:
        return di_language_parse(value, member) ? 1
                                                : COMPLAIN(reading, "%s must be zh or en, not “%s”", key->name, value);
    case KIND_TEXT:
        return set_text(reading, value, member);
    case KIND_FLAG:
        return set_flag(reading, key, value, member);
    case KIND_NUMBER:
        return set_number(reading, key, value, 10, member);
    case KIND_MODE:
        return set_number(reading, key, value, 8, member);
    case KIND_LOCK:
        return set_lock(reading, key, value, member);
    case KIND_PATTERNS:
        break;
    }
    return add_patterns(reading, value, member);
}

/* fault is NULL where there is none. */
static int take(struct reading *reading, const char *fault)
{
    return fault == NULL ? 1 : complain(reading, fault);
}

/* Called by inih for each "name = value", and again for each indented line that goes on with the value. */
static int handle(void *context, const char *section, const char *name, const char *value)
{
    struct reading *reading = context;

    if (di_error_is_set(reading->error)) {
        return 0;
    }
    if (strcmp(section, "rules") == 0) {
        return take(reading, office_set_rule(reading->config, reading->line, name, value));
    }
    if (strcmp(section, "deadlines") == 0) {
        return take(reading, office_set_deadline(reading->config, name, value));
    }
    for (size_t i = 0; i < N_KEYS; i++) {
        if (strcmp(keys[i].section, section) != 0 || strcmp(keys[i].name, name) != 0) {
            continue;
        }
        if (reading->given[i] && keys[i].kind != KIND_PATTERNS) {
            return COMPLAIN(reading, "%s is given twice, or its value goes on in another line", name);
        }
        reading->given[i] = true;
        return set(reading, &keys[i], value);
    }
    return COMPLAIN(reading, "there is no key “%s” in the section [%s]", name, section);
}

static enum di_status parse(struct reading *reading)
{
    int line = ini_parse_stream(read_line, reading, handle, reading);

    if (ferror(reading->file)) {
        return di_fail(reading->error, EIO, "cannot read %s", reading->path);
    }
    if (line > 0 && (reading->fault_line == 0 || (unsigned)line < reading->fault_line)) {
        *reading->error = DI_ERROR_NONE; /* inih goes on after a line that it does not understand */
        return di_fail(reading->error, 0, "%s:%d: neither a section, nor a key with its value, nor a comment",
                       reading->path, line);
    }
    if (line < 0) {
        di_fail_no_memory(reading->error);
    }
    return di_error_is_set(reading->error) ? DI_FAILED : DI_OK;
}

enum di_status di_config_load(const char *path, struct di_config **ret_config, struct di_error *error)
{
    struct di_error first = DI_ERROR_NONE;
    struct reading reading = {.path = path != NULL ? path : DI_INSTALL_CONFIG, .error = &first};
    enum di_status status = DI_OK;

    reading.config = di_config_default();
    if (reading.config == NULL) {
        return di_fail_no_memory(error);
    }
    reading.config->office.source = di_arena_strdup(reading.config->arena, reading.path);
    reading.file = fopen(reading.path, "re");
    if (reading.file != NULL) {
        status = parse(&reading);
        fclose(reading.file);
    } else if (path != NULL || errno != ENOENT) {
        status = di_fail(&first, errno, "cannot open %s", reading.path);
    }
    if (status == DI_OK && reading.config->roster != NULL) {
        status = office_read_roster(reading.config, reading.config->roster, &first);
    }
    if (status == DI_OK && di_arena_failed(reading.config->arena)) {
        status = di_fail_no_memory(&first);
    }
    if (status != DI_OK) {
        di_config_free(reading.config);
        return di_fail(error, 0, "%s", first.text); /* which says the errno already */
    }
    *ret_config = reading.config;
    return DI_OK;
}
