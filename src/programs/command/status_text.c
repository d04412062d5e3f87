#include "status_view.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "command.h"
#include "docintake/text.h"

static void print_time(di_time_ms time)
{
    time_t seconds = (time_t)(time / 1000);
    struct tm fields;
    char text[64];

    if (localtime_r(&seconds, &fields) != NULL && strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &fields) > 0) {
        fputs(text, stdout);
    }
}

static void print_noticing(const struct di_status_record *daemon)
{
    if (daemon->noticing[0] != '\0') {
        printf("        ");
        di_command_print(daemon->noticing);
        putchar('\n');
    }
}

static void print_locks(const struct di_status_record *daemon)
{
    if (daemon->locks[0] != '\0') {
        printf("        locks of the reader: ");
        di_command_print(daemon->locks);
        putchar('\n');
    }
    if (daemon->unlocked[0] != '\0') {
        printf("        ");
        di_command_print(daemon->unlocked);
        putchar('\n');
    }
}

static void print_daemon(const struct di_status_view *view)
{
    const struct di_status_record *daemon = &view->daemon;

    if (!view->daemon_known) {
        printf("daemon  %s\n", view->daemon_hidden ? "unknown" : "has not run here");
        return;
    }
    if (view->daemon_alive) {
        printf("daemon  %s, process %d, since ", di_daemon_state_name(daemon->state), (int)daemon->pid);
        print_time(daemon->since);
        printf("\n        %" PRIu64 " waiting, %" PRIu64 " in hand, %" PRIu64 " put off, %" PRIu64 " answered\n",
               daemon->waiting, daemon->active, daemon->deferred, daemon->answered);
        print_noticing(daemon);
        print_locks(daemon);
    } else {
        printf("daemon  not running; last heard of ");
        print_time(daemon->written);
        putchar('\n');
    }
    if (daemon->held[0] != '\0') {
        printf("        nothing is claimed since ");
        print_time(daemon->held_since);
        printf(": ");
        di_command_print(daemon->held);
        putchar('\n');
    }
    if (daemon->corrupt > 0) {
        printf("        %" PRIu64 " corrupt in the spool; the journal says why\n", daemon->corrupt);
    }
    if (daemon->last_error[0] != '\0') {
        printf("        last error ");
        print_time(daemon->last_error_at);
        printf(": ");
        di_command_print(daemon->last_error);
        putchar('\n');
    }
}

static void print_row(const struct di_census_agency *agency, size_t width)
{
    size_t own = di_text_width(agency->name);

    di_command_print(agency->name);
    printf("%*s  %8" PRIu64 "  %8" PRIu64 "  %8" PRIu64 "  %8" PRIu64 "\n", (int)(own < width ? width - own : 0), "",
           agency->inbox, agency->spool, agency->accepted, agency->returned);
}

static void print_agencies(const struct di_census *census)
{
    char all[] = "all";
    struct di_census_agency sum = {.name = all};
    size_t width = sizeof "agency" - 1;

    for (size_t i = 0; i < census->n_agencies; i++) {
        const struct di_census_agency *agency = &census->agencies[i];
        size_t own = di_text_width(agency->name);

        width = own > width ? own : width;
        sum.inbox += agency->inbox;
        sum.spool += agency->spool;
        sum.accepted += agency->accepted;
        sum.returned += agency->returned;
    }
    printf("\n%-*s     inbox     spool  accepted  returned\n", (int)width, "agency");
    for (size_t i = 0; i < census->n_agencies; i++) {
        print_row(&census->agencies[i], width);
    }
    print_row(&sum, width);
}

void di_status_print_text(const struct di_status_view *view)
{
    printf("root    ");
    di_command_print(view->root);
    putchar('\n');
    print_daemon(view);
    if (view->census.oldest != NULL) {
        printf("oldest  ");
        di_command_print(view->census.oldest);
        printf(", in the inbox since ");
        print_time(view->census.oldest_since);
        putchar('\n');
    }
    print_agencies(&view->census);
}
