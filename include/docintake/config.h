/*
 * config.h - the configuration file, an INI file whose every key is explained in systemd/docintake.conf.
 *
 * An unknown section or key, a key given twice and a value out of its range are errors with their line: a setting that
 * is silently ignored is found out in the week in which it was needed. Whether a form has the rule that is set is for
 * the reader to say (process.h), who knows the forms.
 */
#ifndef DOCINTAKE_CONFIG_H
#define DOCINTAKE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "docintake/arena.h"
#include "docintake/error.h"
#include "docintake/language.h"
#include "docintake/name.h"
#include "docintake/office.h"

/*
 * Whether a reader without one of DI_LOCKS_REQUIRED (locks.h) may read. Where nothing is set, the daemon's may not; a
 * command's may, and says so: it reads what its user put before it, with that user's rights.
 */
enum di_lock_wish { DI_LOCK_UNSET, DI_LOCK_REQUIRED, DI_LOCK_BEST_EFFORT };

struct di_config {
    struct di_arena *arena; /* all texts live in it */

    /* [general] */
    const char *root;
    enum di_language language;
    const char *contact; /* NULL where not set */

    /* [inbox] */
    uint64_t settle_seconds, incomplete_seconds, open_seconds, limit_seconds, scan_seconds;
    struct di_patterns ignore;          /* names, besides what is ignored always */
    struct di_patterns polled, watched; /* agencies */
    struct di_patterns marked;          /* agencies */
    bool refuse_hard_links;

    /* [reader] */
    uint64_t reader_seconds, reader_memory_mib;
    uint64_t reader_parallel; /* the number of processors where not set */
    enum di_lock_wish reader_lock;

    /* [rules], [deadlines] and [agencies] */
    struct di_office office;
    const char *roster; /* NULL where not set */

    /* [spool] */
    uint64_t free_mib, free_inodes; /* what must be left on the disk for files to be claimed */

    /* [outbox] */
    uint64_t file_mode, folder_mode; /* less the umask */
};

/* The settings that hold without a file. NULL when out of memory. */
struct di_config *di_config_default(void);

/*
 * Reads a file over the defaults. path NULL is the installed file, DI_INSTALL_CONFIG, which may be missing; a file that
 * was asked for may not. The text of an error begins with path and line. Free with di_config_free.
 */
enum di_status di_config_load(const char *path, struct di_config **ret_config, struct di_error *error);

/* NULL is fine. */
void di_config_free(struct di_config *config);

#endif
