#include "schedule.h"

#include <stdlib.h>

bool schedule_reserve(struct schedule *schedule, size_t count)
{
    size_t capacity = schedule->capacity > 0 ? schedule->capacity : 64;
    struct scheduled **grown;

    if (count <= schedule->capacity) {
        return true;
    }
    while (capacity < count) {
        capacity *= 2;
    }
    grown = reallocarray(schedule->heap, capacity, sizeof(struct scheduled *));
    if (grown == NULL) {
        return false;
    }
    schedule->heap = grown;
    schedule->capacity = capacity;
    return true;
}

static void put(struct schedule *schedule, size_t place, struct scheduled *entry)
{
    schedule->heap[place] = entry;
    entry->place = place;
}

/* Moves the entry from place towards the root or the leaves, to where it belongs. */
static void settle(struct schedule *schedule, size_t place, struct scheduled *entry)
{
    while (place > 0 && schedule->heap[(place - 1) / 2]->time > entry->time) {
        put(schedule, place, schedule->heap[(place - 1) / 2]);
        place = (place - 1) / 2;
    }
    for (;;) {
        size_t child = 2 * place + 1;

        if (child + 1 < schedule->count && schedule->heap[child + 1]->time < schedule->heap[child]->time) {
            child++;
        }
        if (child >= schedule->count || schedule->heap[child]->time >= entry->time) {
            break;
        }
        put(schedule, place, schedule->heap[child]);
        place = child;
    }
    put(schedule, place, entry);
}

void schedule_add(struct schedule *schedule, struct scheduled *entry)
{
    settle(schedule, schedule->count++, entry);
}

void schedule_remove(struct schedule *schedule, struct scheduled *entry)
{
    struct scheduled *last = schedule->heap[--schedule->count];

    if (last != entry) {
        settle(schedule, entry->place, last);
    }
}

struct scheduled *schedule_first(const struct schedule *schedule)
{
    return schedule->count > 0 ? schedule->heap[0] : NULL;
}

void schedule_clear(struct schedule *schedule)
{
    free(schedule->heap);
    *schedule = (struct schedule){0};
}
