/*
 * office_settings.h - the parts of the configuration whose keys the office makes up: rules, deadlines and the roster.
 * Private to config.c.
 */
#ifndef DOCINTAKE_INTAKE_OFFICE_SETTINGS_H
#define DOCINTAKE_INTAKE_OFFICE_SETTINGS_H

#include "docintake/config.h"

/*
 * "zfxxgk-2021.D1 = off" of the section [rules]; "2024 = 2025-03-31" or "2024.部门 = 2025-01-31" of [deadlines].
 * Whether there is such a rule is for the reader to say, who knows the forms. NULL, or the complaint.
 */
const char *office_set_rule(struct di_config *config, unsigned line, const char *name, const char *value);
const char *office_set_deadline(struct di_config *config, const char *name, const char *value);

/*
 * Reads the roster, a line an agency: folder | level | official name | other names. The text of an error begins with
 * path and line.
 */
enum di_status office_read_roster(struct di_config *config, const char *path, struct di_error *error);

#endif
