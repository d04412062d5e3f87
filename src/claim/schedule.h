/* schedule.h - things to be done at their times: a binary heap, the earliest first, any of which can be taken out. */
#ifndef DOCINTAKE_CLAIM_SCHEDULE_H
#define DOCINTAKE_CLAIM_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Part of what is scheduled. place is the schedule's. */
struct scheduled {
    int64_t time;
    size_t place;
};

/* Begins as zeros. */
struct schedule {
    struct scheduled **heap;
    size_t count, capacity;
};

/* Makes room for count entries, so that adding cannot fail. */
bool schedule_reserve(struct schedule *schedule, size_t count);

void schedule_add(struct schedule *schedule, struct scheduled *entry);
void schedule_remove(struct schedule *schedule, struct scheduled *entry);

/* The earliest, or NULL. It stays on the schedule. */
struct scheduled *schedule_first(const struct schedule *schedule);

/* Frees the room; the entries are their owners'. */
void schedule_clear(struct schedule *schedule);

#endif
