/*
 * configured.h - configurations that a test writes into a file of its own.
 */
#ifndef DOCINTAKE_TEST_INTAKE_CONFIGURED_H
#define DOCINTAKE_TEST_INTAKE_CONFIGURED_H

#include "docintake/config.h"
#include "support/scratch.h"

/* The folder of the test, in which "conf" is the configuration. The two functions are the tests' fixture. */
extern struct di_scratch configured;
void configured_set_up(void);
void configured_tear_down(void);

/* The path of "conf", until the next call. */
const char *configured_path(void);

/* The configuration in this text, for the caller to free. Fails the test where it is refused. */
struct di_config *configured_load(const char *text);

/* Expects the text to be refused with a message that ends in this, behind the path of the file with this name. */
void configured_refuse(const char *text, const char *name, const char *message);

#endif
