/* beside.h - what lies beside a file and tells of it. */
#ifndef DOCINTAKE_CLAIM_BESIDE_H
#define DOCINTAKE_CLAIM_BESIDE_H

#include <stdbool.h>
#include <sys/stat.h>

/* Whether Word, WPS or LibreOffice has put a file there that says that somebody has this one open. */
bool owner_file_lies_beside(int folder_fd, const char *name);

/* Whether the marker of the file, of which this is the status, is there and was made after the file's last change. */
bool marker_lies_beside(int folder_fd, const char *name, const struct stat *status);

#endif
