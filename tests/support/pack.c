#include "support/pack.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zip.h>

#include "docintake/buffer.h"
#include "docintake/fd.h"
#include "support/suite.h"

#define PARTS_MAX 256
#define BASES_MAX 8
#define FIXTURE_BYTES_MAX (256UL * 1024 * 1024)

struct part {
    char name[PATH_MAX];
    struct di_buffer bytes;
};

struct package {
    struct part parts[PARTS_MAX];
    size_t count;
    off_t truncated; /* bytes of the file that are left; 0: all */
};

static void __attribute__((noreturn, format(printf, 1, 2))) give_up(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(99);
}

static bool read_file(const char *path, struct di_buffer *buffer)
{
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0) {
        return false;
    }
    if (di_fd_read_all(fd, FIXTURE_BYTES_MAX, buffer, path, &error) != DI_OK) {
        give_up("%s", error.text);
    }
    return true;
}

static struct part *find_part(struct package *package, const char *name)
{
    for (size_t i = 0; i < package->count; i++) {
        if (strcmp(package->parts[i].name, name) == 0) {
            return &package->parts[i];
        }
    }
    return NULL;
}

static void add_part(struct package *package, const char *path, const char *name)
{
    struct part *part = find_part(package, name);

    if (part == NULL) {
        if (package->count == PARTS_MAX) {
            give_up("%s: more than %d parts", path, PARTS_MAX);
        }
        part = &package->parts[package->count++];
        snprintf(part->name, sizeof part->name, "%s", name);
    }
    di_buffer_clear(&part->bytes);
    if (!read_file(path, &part->bytes)) {
        give_up("%s: %s", path, strerror(errno));
    }
}

/* Adds every file below folder; prefix is its path inside the package. Fixtures are a few folders deep. */
static void add_folder(struct package *package, const char *folder, const char *prefix)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);

    for (int i = 0; i < count; i++) {
        const char *entry = entries[i]->d_name;
        char path[PATH_MAX], name[PATH_MAX];
        struct stat info;

        if (strcmp(entry, ".") != 0 && strcmp(entry, "..") != 0) {
            if (snprintf(path, sizeof path, "%s/%s", folder, entry) >= (int)sizeof path ||
                snprintf(name, sizeof name, "%s%s%s", prefix, *prefix != '\0' ? "/" : "", entry) >= (int)sizeof name ||
                stat(path, &info) != 0) {
                give_up("%s/%s cannot be read", folder, entry);
            }
            if (S_ISDIR(info.st_mode)) {
                add_folder(package, path, name);
            } else {
                add_part(package, path, name);
            }
        }
        free(entries[i]);
    }
    if (count >= 0) {
        free(entries);
    }
}

static void replace(struct part *part, const char *old, const char *new, const char *fixture)
{
    char *at = part != NULL ? strstr(part->bytes.data, old) : NULL;
    struct di_buffer changed = DI_BUFFER_EMPTY;

    if (at == NULL) {
        give_up("%s/edits.txt: not found: %s", fixture, old);
    }
    if (strstr(at + 1, old) != NULL) {
        give_up("%s/edits.txt: found more than once: %s", fixture, old);
    }
    di_buffer_append(&changed, part->bytes.data, (size_t)(at - part->bytes.data));
    di_buffer_text(&changed, new);
    di_buffer_text(&changed, at + strlen(old));
    di_buffer_clear(&part->bytes);
    part->bytes = changed;
}

static void remove_part(struct package *package, const char *name, const char *fixture)
{
    struct part *part = find_part(package, name);

    if (part == NULL) {
        give_up("%s/edits.txt: no part %s", fixture, name);
    }
    di_buffer_clear(&part->bytes);
    memmove(part, part + 1, (size_t)(&package->parts[--package->count] - part) * sizeof *part);
    package->parts[package->count].bytes = DI_BUFFER_EMPTY;
}

static void apply_edits(struct package *package, char *text, const char *fixture)
{
    struct part *part = NULL;
    const char *old = NULL;

    for (char *rest = text, *line; (line = strsep(&rest, "\n")) != NULL;) {
        if (strncmp(line, "part ", 5) == 0) {
            part = find_part(package, line + 5);
        } else if (strncmp(line, "remove ", 7) == 0) {
            remove_part(package, line + 7, fixture);
        } else if (strncmp(line, "truncate ", 9) == 0) {
            package->truncated = strtol(line + 9, NULL, 10);
        } else if (strncmp(line, "- ", 2) == 0 && old == NULL) {
            old = line + 2;
        } else if (line[0] == '+' && old != NULL) {
            replace(part, old, line[1] != '\0' ? line + 2 : "", fixture);
            old = NULL;
        } else if (*line != '\0' && *line != '#') {
            give_up("%s/edits.txt: not understood: %s", fixture, line);
        }
    }
}

static struct di_buffer read_text_of(const char *folder, const char *file)
{
    struct di_buffer text = DI_BUFFER_EMPTY;
    char path[PATH_MAX];

    if (snprintf(path, sizeof path, "%s/%s", folder, file) >= (int)sizeof path) {
        give_up("%s: the path is too long", folder);
    }
    read_file(path, &text);
    return text;
}

/* The bases first, then this fixture's own parts, then its edits. */
static void load_fixture(struct package *package, const char *name)
{
    char folders[BASES_MAX][PATH_MAX];
    size_t depth = 0;

    for (struct di_buffer base = DI_BUFFER_EMPTY; *name != '\0';) {
        if (depth == BASES_MAX) {
            give_up("%s: too many bases", name);
        }
        snprintf(folders[depth], PATH_MAX, "%s/%s", DI_TEST_FIXTURES, name);
        di_buffer_clear(&base);
        base = read_text_of(folders[depth++], "base.txt");
        di_buffer_truncate(&base, strcspn(di_buffer_string(&base), "\n"));
        name = di_buffer_string(&base);
        if (*name == '\0') {
            di_buffer_clear(&base);
            break;
        }
    }
    while (depth-- > 0) {
        DI_AUTO_BUFFER edits = read_text_of(folders[depth], "edits.txt");
        char parts[PATH_MAX];

        if (snprintf(parts, sizeof parts, "%s/parts", folders[depth]) < (int)sizeof parts) {
            add_folder(package, parts, "");
        }
        if (edits.data != NULL) {
            apply_edits(package, edits.data, folders[depth]);
        }
    }
}

static int write_memory(const void *bytes, size_t size)
{
    struct di_error error = DI_ERROR_NONE;
    int fd = di_fd_memory("fixture");

    if (fd < 0 || di_fd_write_all(fd, bytes, size, "fixture", &error) != DI_OK || lseek(fd, 0, SEEK_SET) != 0) {
        give_up("cannot make a file in memory: %s", error.text);
    }
    return fd;
}

static void add_entry(zip_t *archive, const struct part *part)
{
    zip_source_t *source = zip_source_buffer(archive, part->bytes.data, part->bytes.size, 0);
    zip_int64_t index = source != NULL ? zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8) : -1;

    /* A fixed date (1980-01-01), so that the same fixture gives the same bytes. */
    if (index < 0 || zip_file_set_dostime(archive, (zip_uint64_t)index, 0, 0x21, 0) != 0) {
        give_up("cannot pack %s: %s", part->name, zip_strerror(archive));
    }
}

static int pack(const struct package *package)
{
    zip_error_t fault;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &fault);
    zip_t *archive = target != NULL ? zip_open_from_source(target, ZIP_TRUNCATE, &fault) : NULL;
    zip_stat_t info;
    char *bytes;
    int fd;

    if (archive == NULL) {
        give_up("cannot begin an archive");
    }
    for (size_t i = 0; i < package->count; i++) {
        add_entry(archive, &package->parts[i]);
    }
    zip_source_keep(target);
    if (zip_close(archive) != 0 || zip_source_open(target) != 0 || zip_source_stat(target, &info) != 0) {
        give_up("cannot finish an archive");
    }
    bytes = malloc(info.size);
    if (bytes == NULL || zip_source_read(target, bytes, info.size) != (zip_int64_t)info.size) {
        give_up("cannot read an archive back");
    }
    fd = write_memory(bytes, info.size);
    free(bytes);
    zip_source_close(target);
    zip_source_free(target);
    return fd;
}

static int pack_and_free(struct package *package, const char *name)
{
    int fd;

    if (package->count == 0) {
        give_up("%s: no parts", name);
    }
    fd = pack(package);
    if (package->truncated > 0 && ftruncate(fd, package->truncated) != 0) {
        give_up("%s: %s", name, strerror(errno));
    }
    for (size_t i = 0; i < package->count; i++) {
        di_buffer_clear(&package->parts[i].bytes);
    }
    free(package);
    return fd;
}

static struct package *new_package(void)
{
    struct package *package = calloc(1, sizeof *package);

    if (package == NULL) {
        give_up("no room");
    }
    return package;
}

int di_pack_fixture(const char *name)
{
    char folder[PATH_MAX];
    struct package *package;

    if (snprintf(folder, sizeof folder, "%s/%s", DI_TEST_FIXTURES, name) >= (int)sizeof folder) {
        give_up("%s: too long", name);
    }
    DI_AUTO_BUFFER file = read_text_of(folder, "file.bin");
    if (file.data != NULL) {
        return write_memory(file.data, file.size);
    }
    package = new_package();
    load_fixture(package, name);
    return pack_and_free(package, name);
}

int di_pack_folder(const char *folder)
{
    struct package *package = new_package();

    add_folder(package, folder, "");
    return pack_and_free(package, folder);
}
