#include "docintake/watch.h"

#include <fnmatch.h>

/* Built in, because each of these would be returned as a faulty report; a list of the administrator's adds to it. */
static const char *const built_in[] = {
    ".*",  /* hidden: .~lock.*# of LibreOffice, .~* of WPS, ._* and .DS_Store of macOS, .stfolder, rsync's .name.XXXXXX
            */
    "~$*", /* owner files of Word */
    "~WR*.tmp",                              /* temporary files of Word */
    "*.tmp",                                 /* temporary files of many programs */
    "*.part",                                /* uploads under way: Firefox, KDE */
    "*.filepart",                            /* WinSCP */
    "*.partial",                             /* Internet Explorer, Edge */
    "*.crdownload",                          /* Chrome */
    "Thumbs.db",    "desktop.ini", "@eaDir", /* left behind by Windows and Synology */
};

static bool matches_one(const char *const *patterns, size_t n_patterns, const char *name)
{
    for (size_t i = 0; i < n_patterns; i++) {
        if (fnmatch(patterns[i], name, FNM_CASEFOLD) == 0) {
            return true;
        }
    }
    return false;
}

bool di_watch_ignores(const struct di_watch_options *options, const char *name)
{
    return matches_one(built_in, sizeof built_in / sizeof *built_in, name) ||
           matches_one(options->ignore, options->n_ignore, name);
}
