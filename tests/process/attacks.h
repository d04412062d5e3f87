/* attacks.h - what a document that has taken its process over may try. */
#ifndef DOCINTAKE_TEST_ATTACKS_H
#define DOCINTAKE_TEST_ATTACKS_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/buffer.h"
#include "docintake/error.h"

enum di_test_defence {
    REFUSED, /* the call fails with EPERM */
    ENDED,   /* the process ends by SIGSYS */
    ALLOWED, /* by the filter: what it leads to is another's matter */
};

struct di_test_attack {
    const char *name;
    long (*attempt)(void); /* -1 and errno where it fails */
    enum di_test_defence of_child, of_reader;
};

extern const struct di_test_attack di_test_attacks[];
extern const size_t di_test_n_attacks;

/* Tries one by name and answers "EPERM", "done" or the name of another error; fails where there is none of this name.
 */
enum di_status di_test_attack_try(const char *name, struct di_buffer *answer, struct di_error *error);

#endif
