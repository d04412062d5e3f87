#include "status_view.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>

#include "docintake/limits.h"
#include "docintake/name.h"

static json_t *time_as_json(di_time_ms time)
{
    char text[DI_TIME_TEXT_BYTES];

    di_time_rfc3339(time, text);
    return json_string(text);
}

static json_t *text_as_json(const char *text)
{
    return text[0] == '\0' ? json_null() : json_string(text);
}

static json_t *daemon_as_json(const struct di_status_view *view)
{
    const struct di_status_record *daemon = &view->daemon;
    json_t *held, *last_error;

    if (!view->daemon_known) {
        return json_null();
    }
    held = daemon->held[0] == '\0'
               ? json_null()
               : json_pack("{s:o, s:s}", "since", time_as_json(daemon->held_since), "text", daemon->held);
    last_error = daemon->last_error[0] == '\0'
                     ? json_null()
                     : json_pack("{s:o, s:s}", "at", time_as_json(daemon->last_error_at), "text", daemon->last_error);
    return json_pack("{s:b, s:I, s:s, s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:o, s:o, s:o}", "alive",
                     view->daemon_alive, "pid", (json_int_t)daemon->pid, "state", di_daemon_state_name(daemon->state),
                     "since", time_as_json(daemon->since), "written", time_as_json(daemon->written), "waiting",
                     (json_int_t)daemon->waiting, "active", (json_int_t)daemon->active, "deferred",
                     (json_int_t)daemon->deferred, "answered", (json_int_t)daemon->answered, "corrupt",
                     (json_int_t)daemon->corrupt, "held", held, "noticing", text_as_json(daemon->noticing), "locks",
                     text_as_json(daemon->locks), "unlocked", text_as_json(daemon->unlocked), "last_error", last_error);
}

static json_t *oldest_as_json(const struct di_census *census, struct di_arena *arena)
{
    struct di_name name;

    if (census->oldest == NULL) {
        return json_null();
    }
    if (!di_name_make(arena, census->oldest, &name)) {
        return NULL;
    }
    return json_pack("{s:s, s:s*, s:o}", "file", name.text, "file_base64", name.base64, "since",
                     time_as_json(census->oldest_since));
}

static json_t *agency_as_json(const struct di_census_agency *agency, struct di_arena *arena)
{
    struct di_name name;

    if (!di_name_make(arena, agency->name, &name)) {
        return NULL;
    }
    return json_pack("{s:s, s:s*, s:I, s:I, s:I, s:I}", "agency", name.text, "agency_base64", name.base64, "inbox",
                     (json_int_t)agency->inbox, "spool", (json_int_t)agency->spool, "accepted",
                     (json_int_t)agency->accepted, "returned", (json_int_t)agency->returned);
}

static json_t *agencies_as_json(const struct di_census *census, struct di_arena *arena)
{
    json_t *list = json_array();

    for (size_t i = 0; list != NULL && i < census->n_agencies; i++) {
        if (json_array_append_new(list, agency_as_json(&census->agencies[i], arena)) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

enum di_status di_status_print_json(const struct di_status_view *view, struct di_error *error)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    enum di_status status = DI_OK;
    struct di_name root;
    json_t *object = NULL;

    if (arena != NULL && di_name_make(arena, view->root, &root)) {
        object = json_pack("{s:s, s:o, s:o, s:o}", "root", root.text, "daemon", daemon_as_json(view), "oldest",
                           oldest_as_json(&view->census, arena), "agencies", agencies_as_json(&view->census, arena));
    }
    if (object == NULL) {
        status = di_fail_no_memory(error);
    } else if (json_dumpf(object, stdout, JSON_COMPACT) != 0 || putchar('\n') == EOF) {
        status = di_fail(error, errno, "cannot write to standard output");
    }
    json_decref(object);
    di_arena_free(arena);
    return status;
}
