#include "docintake/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

di_time_ms di_clock_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (di_time_ms)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t di_clock_monotonic(void)
{
    struct timespec now;

    clock_gettime(CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Splits a time into calendar fields in UTC and milliseconds, rounding down also before 1970. */
static int split(di_time_ms time, struct tm *ret_fields)
{
    int milliseconds = (int)(((time % 1000) + 1000) % 1000);
    time_t seconds = (time_t)((time - milliseconds) / 1000);

    if (gmtime_r(&seconds, ret_fields) == NULL) {
        memset(ret_fields, 0, sizeof *ret_fields);
        ret_fields->tm_mday = 1;
        ret_fields->tm_year = 70;
    }
    return milliseconds;
}

/* Appends the milliseconds and the zone to what strftime wrote. */
static void finish(char *text, size_t length, int milliseconds)
{
    snprintf(text + length, DI_TIME_TEXT_BYTES - length, ".%03dZ", milliseconds);
}

void di_time_rfc3339(di_time_ms time, char ret_text[DI_TIME_TEXT_BYTES])
{
    struct tm fields;
    int milliseconds = split(time, &fields);

    finish(ret_text, strftime(ret_text, DI_TIME_TEXT_BYTES, "%Y-%m-%dT%H:%M:%S", &fields), milliseconds);
}

void di_time_compact(di_time_ms time, char ret_text[DI_TIME_TEXT_BYTES])
{
    struct tm fields;
    int milliseconds = split(time, &fields);

    finish(ret_text, strftime(ret_text, DI_TIME_TEXT_BYTES, "%Y%m%dT%H%M%S", &fields), milliseconds);
}

bool di_time_parse(const char *text, di_time_ms *ret_time)
{
    struct tm fields = {0};
    char again[DI_TIME_TEXT_BYTES];
    int milliseconds, end = 0;
    di_time_ms time;

    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d.%3dZ%n", &fields.tm_year, &fields.tm_mon, &fields.tm_mday,
               &fields.tm_hour, &fields.tm_min, &fields.tm_sec, &milliseconds, &end) != 7 ||
        text[end] != '\0') {
        return false;
    }
    fields.tm_year -= 1900;
    fields.tm_mon -= 1;
    time = (di_time_ms)timegm(&fields) * 1000 + milliseconds;
    di_time_rfc3339(time, again);
    if (strcmp(text, again) != 0) {
        return false;
    }
    *ret_time = time;
    return true;
}
