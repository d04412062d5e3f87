/*
 * judge.h - the reader's whole work on one document: read, recognise, validate. Reader process only.
 */
#ifndef DOCINTAKE_JUDGE_H
#define DOCINTAKE_JUDGE_H

#include "docintake/arena.h"
#include "docintake/circumstances.h"
#include "docintake/error.h"
#include "docintake/form.h"
#include "docintake/report.h"

/*
 * Judges, under these circumstances, the file behind fd, which stays the caller's. A file that cannot be read as a
 * report, or that outgrows the arena's budget (the arena is then reset), gives a report with the one finding that says
 * so; DI_REFUSED is never returned.
 */
enum di_status di_judge(const struct di_forms *forms, int fd, const struct di_circumstances *circumstances,
                        struct di_arena *arena, struct di_report **ret_report, struct di_error *error);

#endif
