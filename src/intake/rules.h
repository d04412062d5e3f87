/* rules.h - by which rules documents are judged now, as a short text that is another one whenever they are others. */
#ifndef DOCINTAKE_INTAKE_RULES_H
#define DOCINTAKE_INTAKE_RULES_H

#include "docintake/claim.h"

/*
 * The beginning of a hash of the program's version, of all files in the folder of the forms, of the configuration and
 * of the roster. config_path is NULL for the installed file, which may be missing; roster is NULL where there is none.
 */
enum di_status rules_name(int forms_fd, const char *config_path, const char *roster, char ret_rules[DI_RULES_BYTES],
                          struct di_error *error);

#endif
