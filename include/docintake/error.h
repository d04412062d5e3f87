/*
 * error.h - what can go wrong with us, kept apart from what is wrong with a document.
 *
 * Two kinds of "no", and two types, so that the compiler keeps them apart:
 *
 *   struct di_error    ours: disk full, out of memory, a broken installation. The document keeps its place and is
 *                      tried again; an error is never a verdict.
 *   struct di_refusal  the document's: it cannot be read as a report at all, and the sender is told why
 *                      (refusal.h). A document that can be read has findings instead (report.h).
 *
 * A function that can meet either returns an enum di_status. Results leave through parameters named ret_..., which
 * are untouched unless DI_OK is returned.
 */
#ifndef DOCINTAKE_ERROR_H
#define DOCINTAKE_ERROR_H

#include <errno.h>
#include <stdbool.h>

enum di_status {
    DI_OK = 0,
    DI_REFUSED, /* the document's fault; a struct di_refusal says which */
    DI_FAILED,  /* our fault; a struct di_error says which */
};

#define DI_ERROR_TEXT_BYTES 256

/*
 * An error by value: nothing to free. Initialise with DI_ERROR_NONE. It is set once, by whoever meets the fault
 * first; success leaves it untouched.
 */
struct di_error {
    int number;                     /* an errno value, 0 where none fits */
    char text[DI_ERROR_TEXT_BYTES]; /* English, for the journal; "" while unset; ends in "..." if it was cut */
};

#define DI_ERROR_NONE ((struct di_error){0})

/*
 * Sets *error, which may be NULL when the caller does not want to know, and returns DI_FAILED, so that a function
 * can write: return di_fail(error, errno, "cannot open %s", name);
 *
 * What a non-zero number means is appended to the text, in English whatever the language in use. An error that is
 * already set stays as it is.
 */
enum di_status di_fail(struct di_error *error, int number, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Lets compilers and analysers see that it returns nothing but DI_FAILED, so that they know what is set afterwards. */
static inline enum di_status di_failed(enum di_status status)
{
    (void)status;
    return DI_FAILED;
}
#define di_fail(...) di_failed(di_fail(__VA_ARGS__))

/* The same for the fault that every allocation can meet. */
static inline enum di_status di_fail_no_memory(struct di_error *error)
{
    return di_fail(error, ENOMEM, "no room");
}

static inline bool di_error_is_set(const struct di_error *error)
{
    return error->text[0] != '\0';
}

#endif
