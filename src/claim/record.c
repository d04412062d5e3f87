#include "record.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "docintake/base64.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/text.h"

#define NANOSECONDS 1000000000

/* Sets key, or key_base64 where the bytes are no text. 0, or -1 when out of memory, like jansson. */
static int set_bytes(json_t *object, const char *key, const char *bytes)
{
    size_t size = strlen(bytes);
    char *base64, longer[32];
    int result;

    if (di_text_is_utf8(bytes, size)) {
        return json_object_set_new(object, key, json_stringn(bytes, size));
    }
    base64 = di_base64_encode(bytes, size);
    if (base64 == NULL) {
        return -1;
    }
    snprintf(longer, sizeof longer, "%s_base64", key);
    result = json_object_set_new(object, longer, json_string(base64));
    free(base64);
    return result;
}

static int set_number(json_t *object, const char *key, uint64_t number)
{
    return number <= INT64_MAX ? json_object_set_new(object, key, json_integer((json_int_t)number)) : -1;
}

/* Ids of devices and inodes, and dates, have 64 bits, which some file systems use up; JSON has them with a sign. */
static int set_id(json_t *object, const char *key, uint64_t id)
{
    return json_object_set_new(object, key, json_integer((json_int_t)id));
}

static int set_owner(json_t *object, uid_t owner)
{
    return owner != DI_OWNER_UNKNOWN ? json_object_set_new(object, "owner", json_integer(owner)) : 0;
}

static int set_source(json_t *object, const struct di_record *record)
{
    const struct di_signature *signature = &record->source_signature;

    if (record->source == NULL) {
        return 0;
    }
    return set_bytes(object, "source", record->source) | set_id(object, "source_device", signature->device) |
           set_id(object, "source_inode", signature->inode) |
           set_number(object, "source_bytes", (uint64_t)signature->bytes) |
           set_id(object, "source_modified_s", (uint64_t)signature->modified.tv_sec) |
           set_id(object, "source_modified_ns", (uint64_t)signature->modified.tv_nsec) |
           json_object_set_new(object, "told", json_boolean(record->told));
}

/* The record as JSON, for the caller to free; NULL when out of memory. */
static char *record_text(const struct di_record *record)
{
    json_t *object = json_object();
    char received[DI_TIME_TEXT_BYTES], *text = NULL;
    int failed;

    di_time_rfc3339(record->received, received);
    failed = set_bytes(object, "name", record->name) | set_bytes(object, "agency", record->agency) |
             set_owner(object, record->owner) | json_object_set_new(object, "received", json_string(received)) |
             json_object_set_new(object, "sha256", json_string(record->sha256)) |
             set_number(object, "bytes", record->bytes) | set_number(object, "attempts", record->attempts) |
             set_number(object, "crashes", record->crashes) | set_number(object, "orphaned", record->orphaned) |
             set_number(object, "failures", record->failures) |
             json_object_set_new(object, "too_slow", json_boolean(record->too_slow)) | set_source(object, record);
    if (failed == 0) {
        text = json_dumps(object, JSON_INDENT(2));
    }
    json_decref(object);
    return text;
}

static enum di_status write_text(int folder_fd, const char *text, bool synced, struct di_error *error)
{
    DI_AUTO_FD fd = openat(folder_fd, RECORD_NEW_NAME, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0) {
        return di_fail(error, errno, "cannot make " RECORD_NEW_NAME);
    }
    if (di_fd_write_all(fd, text, strlen(text), RECORD_NEW_NAME, error) != DI_OK ||
        (synced && di_fd_sync(fd, RECORD_NEW_NAME, error) != DI_OK)) {
        return DI_FAILED;
    }
    return renameat(folder_fd, RECORD_NEW_NAME, folder_fd, RECORD_NAME) == 0
               ? DI_OK
               : di_fail(error, errno, "cannot replace " RECORD_NAME);
}

enum di_status record_write(int folder_fd, const struct di_record *record, bool synced, struct di_error *error)
{
    char *text = record_text(record);
    enum di_status status = text != NULL ? write_text(folder_fd, text, synced, error) : di_fail_no_memory(error);

    free(text);
    return status;
}

/* The reverse of set_bytes, for the caller to free; NULL where neither key is there, or the bytes hold a NUL. */
static char *get_bytes(const json_t *object, const char *key)
{
    const json_t *text = json_object_get(object, key);
    const char *base64;
    char longer[32], *bytes;
    size_t size = 0;

    if (json_is_string(text)) {
        return json_string_length(text) == strlen(json_string_value(text)) ? strdup(json_string_value(text)) : NULL;
    }
    snprintf(longer, sizeof longer, "%s_base64", key);
    base64 = json_string_value(json_object_get(object, longer));
    bytes = base64 != NULL ? di_base64_decode(base64, &size) : NULL;
    if (bytes != NULL && strlen(bytes) != size) {
        free(bytes);
        bytes = NULL;
    }
    return bytes;
}

static bool get_number(const json_t *object, const char *key, int64_t most, int64_t *ret_number)
{
    const json_t *number = json_object_get(object, key);

    if (!json_is_integer(number) || json_integer_value(number) < 0 || json_integer_value(number) > most) {
        return false;
    }
    *ret_number = json_integer_value(number);
    return true;
}

static bool get_id(const json_t *object, const char *key, uint64_t *ret_id)
{
    const json_t *id = json_object_get(object, key);

    *ret_id = (uint64_t)json_integer_value(id);
    return json_is_integer(id);
}

static bool get_owner(const json_t *object, uid_t *ret_owner)
{
    int64_t number = DI_OWNER_UNKNOWN;

    if (json_object_get(object, "owner") != NULL && !get_number(object, "owner", UINT32_MAX, &number)) {
        return false;
    }
    *ret_owner = (uid_t)number;
    return true;
}

static bool get_count(const json_t *object, const char *key, unsigned *ret_count)
{
    int64_t number;

    if (!get_number(object, key, UINT_MAX, &number)) {
        return false;
    }
    *ret_count = (unsigned)number;
    return true;
}

/* Missing in the records of earlier versions. */
static bool get_failures(const json_t *object, struct di_record *record)
{
    return json_object_get(object, "failures") == NULL || get_count(object, "failures", &record->failures);
}

static bool get_sha256(const json_t *object, char ret_text[DI_SHA256_TEXT_BYTES])
{
    const char *text = json_string_value(json_object_get(object, "sha256"));

    if (text == NULL || strlen(text) != DI_SHA256_TEXT_BYTES - 1 ||
        strspn(text, "0123456789abcdef") != DI_SHA256_TEXT_BYTES - 1) {
        return false;
    }
    memcpy(ret_text, text, DI_SHA256_TEXT_BYTES);
    return true;
}

static bool get_source(const json_t *object, struct di_record *record)
{
    uint64_t device, inode, seconds;
    int64_t bytes, nanoseconds;

    record->source = get_bytes(object, "source");
    if (record->source == NULL) {
        return json_object_get(object, "source") == NULL && json_object_get(object, "source_base64") == NULL;
    }
    if (!get_id(object, "source_device", &device) || !get_id(object, "source_inode", &inode) ||
        !get_number(object, "source_bytes", INT64_MAX, &bytes) || !get_id(object, "source_modified_s", &seconds) ||
        !get_number(object, "source_modified_ns", NANOSECONDS - 1, &nanoseconds)) {
        return false;
    }
    record->source_signature = (struct di_signature){
        .device = (dev_t)device,
        .inode = (ino_t)inode,
        .bytes = (off_t)bytes,
        .modified.tv_sec = (time_t)seconds,
        .modified.tv_nsec = nanoseconds,
    };
    record->told = json_is_true(json_object_get(object, "told"));
    return true;
}

static bool get_record(const json_t *object, struct di_record *record)
{
    const char *received = json_string_value(json_object_get(object, "received"));
    int64_t bytes = 0;

    record->name = get_bytes(object, "name");
    record->agency = get_bytes(object, "agency");
    if (record->name == NULL || record->agency == NULL || received == NULL ||
        !di_time_parse(received, &record->received) || !get_number(object, "bytes", INT64_MAX, &bytes)) {
        return false;
    }
    record->bytes = (uint64_t)bytes;
    record->too_slow = json_is_true(json_object_get(object, "too_slow"));
    return get_owner(object, &record->owner) && get_sha256(object, record->sha256) &&
           get_count(object, "attempts", &record->attempts) && get_count(object, "crashes", &record->crashes) &&
           get_count(object, "orphaned", &record->orphaned) && get_failures(object, record) &&
           get_source(object, record);
}

enum di_status record_read(int folder_fd, struct di_record *ret_record, struct di_error *error)
{
    DI_AUTO_FD fd = openat(folder_fd, RECORD_NAME, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    DI_AUTO_BUFFER buffer = DI_BUFFER_EMPTY;
    struct di_record record = {0};
    json_error_t where;
    json_t *object;
    bool good;

    if (fd < 0) {
        return errno == ENOENT ? di_fail(error, 0, "there is no " RECORD_NAME)
                               : di_fail(error, errno, "cannot open " RECORD_NAME);
    }
    if (di_fd_read_all(fd, DI_LIMIT_RECORD_BYTES, &buffer, RECORD_NAME, error) != DI_OK) {
        return DI_FAILED;
    }
    object = json_loadb(di_buffer_string(&buffer), buffer.size, JSON_REJECT_DUPLICATES, &where);
    if (object == NULL) {
        return di_fail(error, 0, RECORD_NAME " is damaged: %s, line %d", where.text, where.line);
    }
    good = get_record(object, &record);
    json_decref(object);
    if (!good) {
        record_clear(&record);
        return di_fail(error, 0, RECORD_NAME " is not the record of a claim");
    }
    *ret_record = record;
    return DI_OK;
}

void record_clear(struct di_record *record)
{
    free(record->name);
    free(record->agency);
    free(record->source);
    *record = (struct di_record){0};
}
