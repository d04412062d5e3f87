#include "docintake/watch.h"

/* Built in, because each of these would be returned as a faulty report; a list of the administrator's adds to it. */
static const char *built_in[] = {
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

bool di_watch_ignores(const struct di_watch_options *options, const char *name)
{
    static const struct di_patterns always = {built_in, sizeof built_in / sizeof *built_in};

    return di_patterns_match(&always, name) || di_patterns_match(&options->ignore, name);
}
