#include "docintake/status.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "docintake/fd.h"

#define SCHEMA "docintake-status/1"
#define NEW_NAME "status.new"
#define FILE_BYTES (16 * 1024UL)

static const char *const states[] = {
    [DI_DAEMON_STARTING] = "starting",
    [DI_DAEMON_RUNNING] = "running",
    [DI_DAEMON_STOPPED] = "stopped",
};

const char *di_daemon_state_name(enum di_daemon_state state)
{
    return states[state];
}

static json_t *time_json(di_time_ms time)
{
    char text[DI_TIME_TEXT_BYTES];

    if (time == 0) {
        return json_null();
    }
    di_time_rfc3339(time, text);
    return json_string(text);
}

static json_t *text_json(const char *text)
{
    return text[0] == '\0' ? json_null() : json_string(text);
}

static json_t *error_json(const struct di_status_record *record)
{
    return record->last_error[0] == '\0'
               ? json_null()
               : json_pack("{s:o, s:s}", "at", time_json(record->last_error_at), "text", record->last_error);
}

static json_t *held_json(const struct di_status_record *record)
{
    return record->held[0] == '\0'
               ? json_null()
               : json_pack("{s:o, s:s}", "since", time_json(record->held_since), "text", record->held);
}

/* The JSON text, for the caller to free; NULL when out of memory. */
static char *status_text(const struct di_status_record *record)
{
    json_t *object = json_pack(
        "{s:s, s:I, s:s, s:o, s:o, s:I, s:I, s:I, s:I, s:o, s:I, s:o, s:o, s:o, s:o, s:o}", "schema", SCHEMA, "pid",
        (json_int_t)record->pid, "state", states[record->state], "since", time_json(record->since), "written",
        time_json(record->written), "waiting", (json_int_t)record->waiting, "active", (json_int_t)record->active,
        "deferred", (json_int_t)record->deferred, "answered", (json_int_t)record->answered, "oldest",
        time_json(record->oldest), "corrupt", (json_int_t)record->corrupt, "held", held_json(record), "noticing",
        text_json(record->noticing), "locks", text_json(record->locks), "unlocked", text_json(record->unlocked),
        "last_error", error_json(record));
    char *text = object != NULL ? json_dumps(object, JSON_INDENT(2)) : NULL;

    json_decref(object);
    return text;
}

/* Writes over what is there, which takes no room, and cuts off what is left of it. */
static enum di_status write_over(int spool_fd, const char *text, struct di_error *error)
{
    size_t size = strlen(text);
    DI_AUTO_FD fd = openat(spool_fd, NEW_NAME, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0) {
        return di_fail(error, errno, "cannot make spool/" NEW_NAME);
    }
    if (di_fd_write_all(fd, text, size, NEW_NAME, error) != DI_OK) {
        return DI_FAILED;
    }
    return ftruncate(fd, (off_t)size) == 0 ? DI_OK : di_fail(error, errno, "cannot write spool/" NEW_NAME);
}

/* Exchanges the two; where there is no status yet, or the file system cannot, the new one is renamed. */
static enum di_status show(int spool_fd, struct di_error *error)
{
    if (renameat2(spool_fd, NEW_NAME, spool_fd, DI_STATUS_FILE, RENAME_EXCHANGE) != 0 &&
        renameat(spool_fd, NEW_NAME, spool_fd, DI_STATUS_FILE) != 0) {
        return di_fail(error, errno, "cannot replace spool/" DI_STATUS_FILE);
    }
    return DI_OK;
}

enum di_status di_status_write(int spool_fd, const struct di_status_record *record, struct di_error *error)
{
    char *text = status_text(record);
    enum di_status status = text != NULL ? write_over(spool_fd, text, error) : di_fail_no_memory(error);

    free(text);
    return status == DI_OK ? show(spool_fd, error) : status;
}

static bool get_time(const json_t *value, di_time_ms *ret_time)
{
    if (json_is_null(value)) {
        *ret_time = 0;
        return true;
    }
    return json_is_string(value) && di_time_parse(json_string_value(value), ret_time);
}

static bool get_count(const json_t *object, const char *key, uint64_t *ret_count)
{
    const json_t *value = json_object_get(object, key);

    if (!json_is_integer(value) || json_integer_value(value) < 0) {
        return false;
    }
    *ret_count = (uint64_t)json_integer_value(value);
    return true;
}

/* A text that may be null, or missing: an older daemon has not said it. */
static bool get_text(const json_t *object, const char *key, char *ret_text, size_t size)
{
    const json_t *value = json_object_get(object, key);

    snprintf(ret_text, size, "%s", json_is_string(value) ? json_string_value(value) : "");
    return value == NULL || json_is_null(value) || json_is_string(value);
}

static bool get_state(const json_t *object, enum di_daemon_state *ret_state)
{
    const char *name = json_string_value(json_object_get(object, "state"));

    for (size_t i = 0; name != NULL && i < sizeof states / sizeof *states; i++) {
        if (strcmp(name, states[i]) == 0) {
            *ret_state = (enum di_daemon_state)i;
            return true;
        }
    }
    return false;
}

static bool get_last_error(const json_t *object, struct di_status_record *record)
{
    const json_t *value = json_object_get(object, "last_error");
    const char *text = json_string_value(json_object_get(value, "text"));

    if (json_is_null(value)) {
        return true;
    }
    if (text == NULL || !get_time(json_object_get(value, "at"), &record->last_error_at)) {
        return false;
    }
    snprintf(record->last_error, sizeof record->last_error, "%s", text);
    return true;
}

/* They are missing in what earlier versions wrote. */
static bool get_corrupt(const json_t *object, struct di_status_record *record)
{
    return json_object_get(object, "corrupt") == NULL || get_count(object, "corrupt", &record->corrupt);
}

static bool get_held(const json_t *object, struct di_status_record *record)
{
    const json_t *value = json_object_get(object, "held");
    const char *text = json_string_value(json_object_get(value, "text"));

    if (value == NULL || json_is_null(value)) {
        return true;
    }
    if (text == NULL || !get_time(json_object_get(value, "since"), &record->held_since)) {
        return false;
    }
    snprintf(record->held, sizeof record->held, "%s", text);
    return true;
}

static bool get_record(const json_t *object, struct di_status_record *record)
{
    const char *schema = json_string_value(json_object_get(object, "schema"));
    uint64_t pid;

    if (schema == NULL || strcmp(schema, SCHEMA) != 0 || !get_count(object, "pid", &pid)) {
        return false;
    }
    record->pid = (pid_t)pid;
    return get_state(object, &record->state) && get_time(json_object_get(object, "since"), &record->since) &&
           get_time(json_object_get(object, "written"), &record->written) &&
           get_count(object, "waiting", &record->waiting) && get_count(object, "active", &record->active) &&
           get_count(object, "deferred", &record->deferred) && get_count(object, "answered", &record->answered) &&
           get_time(json_object_get(object, "oldest"), &record->oldest) && get_corrupt(object, record) &&
           get_held(object, record) && get_text(object, "noticing", record->noticing, sizeof record->noticing) &&
           get_text(object, "locks", record->locks, sizeof record->locks) &&
           get_text(object, "unlocked", record->unlocked, sizeof record->unlocked) && get_last_error(object, record);
}

enum di_status di_status_read(int spool_fd, struct di_status_record *ret_record, struct di_error *error)
{
    DI_AUTO_FD fd = openat(spool_fd, DI_STATUS_FILE, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    DI_AUTO_BUFFER buffer = DI_BUFFER_EMPTY;
    struct di_status_record record = {0};
    json_t *object;
    bool good;

    if (fd < 0) {
        return di_fail(error, errno, "cannot open spool/" DI_STATUS_FILE);
    }
    if (di_fd_read_all(fd, FILE_BYTES, &buffer, "spool/" DI_STATUS_FILE, error) != DI_OK) {
        return DI_FAILED;
    }
    object = json_loadb(di_buffer_string(&buffer), buffer.size, JSON_REJECT_DUPLICATES, NULL);
    good = get_record(object, &record);
    json_decref(object);
    if (!good) {
        return di_fail(error, 0, "spool/" DI_STATUS_FILE " is not the status of a daemon");
    }
    *ret_record = record;
    return DI_OK;
}
