/*
 * journal.h - one record for each change of state, in the journal where systemd runs us, and as lines on standard error
 * otherwise.
 *
 * A record has a MESSAGE_ID, by which `journalctl MESSAGE_ID=…` finds its kind whatever the words, and those of the
 * fields SUBMISSION_ID, SHA256, AGENCY, SUBMITTER_UID, VERDICT, RULESET, ATTEMPT and DURATION_USEC that are known.
 */
#ifndef DOCINTAKE_INTAKE_JOURNAL_H
#define DOCINTAKE_INTAKE_JOURNAL_H

#include <stdint.h>

#include "docintake/claim.h"

/* Kinds of records. EVENT(symbol, MESSAGE_ID, priority as in syslog(3)) */
#define JOURNAL_EVENTS(EVENT)                                                                                          \
    EVENT(STARTED, "99e78df0038e4a1cb94a0249411fc51d", LOG_INFO)                                                       \
    EVENT(STOPPED, "40f7068ad9094858afad05f8a870d38d", LOG_INFO)                                                       \
    EVENT(RELOADED, "e8474c08ad3646bf87c64321e00ceb12", LOG_INFO)                                                      \
    EVENT(NOT_RELOADED, "a10a874ab1c34d28924e12528a9bf316", LOG_ERR)                                                   \
    EVENT(CLAIMED, "1bbe70454ff041aea2e54ccd1fd3792e", LOG_INFO)                                                       \
    EVENT(RECOVERED, "17ac76a4343d44fdbb897c6480bc65f7", LOG_NOTICE)                                                   \
    EVENT(ALTERED, "676b1b26b06147fa99804f8bc085a188", LOG_NOTICE)                                                     \
    EVENT(READER_FAULT, "12a918482367454f8008722a8564f19f", LOG_WARNING)                                               \
    EVENT(DEFERRED, "d7e4c1893a5641de8feaeda884575352", LOG_WARNING)                                                   \
    EVENT(DELIVERED, "5619d35f565e4961aac8eb2dda0609ea", LOG_INFO)                                                     \
    EVENT(LEFT, "798189869a2640dd9be1b417ebf169d4", LOG_NOTICE)                                                        \
    EVENT(READER_LOST, "3cf8b47689e6418f95a887c6d09cd7f6", LOG_ERR)                                                    \
    EVENT(INBOX, "98ddc3e1601f42988eda768dd068289d", LOG_INFO)                                                         \
    EVENT(HELD, "1a19014899e74088b5e0dfc0a3875149", LOG_WARNING)                                                       \
    EVENT(RELEASED, "31f96dffb46a469ea44e8e51e6711ac1", LOG_NOTICE)                                                    \
    EVENT(TROUBLE, "435874e169834f369e745285b35dadc2", LOG_WARNING)

enum journal_event {
#define EVENT(symbol, id, priority) EVENT_##symbol,
    JOURNAL_EVENTS(EVENT)
#undef EVENT
};

/* What is known besides the sentence; NULL and 0 are "not known". */
struct journal_fields {
    const struct di_claim *claim;
    const char *verdict, *ruleset;
    uint64_t duration_usec;
};

#define JOURNAL_NO_FIELDS ((struct journal_fields){0})

/* The sentence is English; control characters, and bytes that are no UTF-8, are shown as "?". A record that cannot be
 * written is lost. */
void journal_write(enum journal_event event, struct journal_fields fields, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
