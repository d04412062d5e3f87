/* clock.h - points in time, and the ways in which we write them. */
#ifndef DOCINTAKE_CLOCK_H
#define DOCINTAKE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Milliseconds since 1970-01-01T00:00:00Z by the wall clock; may jump. For what people read. */
typedef int64_t di_time_ms;

di_time_ms di_clock_now(void);

/* Milliseconds by a clock that only goes forward and counts while the machine sleeps. For deadlines. */
int64_t di_clock_monotonic(void);

#define DI_TIME_TEXT_BYTES 32

/* "2018-03-01T09:30:12.417Z" (RFC 3339), for report.json. */
void di_time_rfc3339(di_time_ms time, char ret_text[DI_TIME_TEXT_BYTES]);

/* "20180301T093012.417Z", the beginning of a submission's id: sorts by time, safe in a file name. */
void di_time_compact(di_time_ms time, char ret_text[DI_TIME_TEXT_BYTES]);

/* Reads what di_time_rfc3339 wrote, and nothing else. */
bool di_time_parse(const char *text, di_time_ms *ret_time);

#endif
