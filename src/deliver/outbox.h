/* outbox.h - the folders of the outbox. */
#ifndef DOCINTAKE_DELIVER_OUTBOX_H
#define DOCINTAKE_DELIVER_OUTBOX_H

#include "docintake/deliver.h"

#define BUILDING_PREFIX ".building-"

struct di_outbox {
    int fd;
    mode_t umask;
    struct di_outbox_options options;
};

/* Opens the folder name in folder_fd; where it is missing, it is made with the mode. -1 and errno on failure. */
int outbox_folder(int folder_fd, const char *name, mode_t mode, bool *ret_made);

/* Removes a folder that was being built, with the files in it. Nothing there is fine. */
enum di_status outbox_clear(int folder_fd, const char *name, struct di_error *error);

#endif
