#include "docintake/language.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Part of the documented interface of GNU gettext: changed whenever the language changes at run time. */
extern int _nl_msg_cat_cntr;

static enum di_language in_use = DI_LANGUAGE_ZH;

bool di_language_parse(const char *text, enum di_language *ret_language)
{
    if (strcmp(text, "zh") == 0) {
        *ret_language = DI_LANGUAGE_ZH;
    } else if (strcmp(text, "en") == 0) {
        *ret_language = DI_LANGUAGE_EN;
    } else {
        return false;
    }
    return true;
}

const char *di_language_name(enum di_language language)
{
    return language == DI_LANGUAGE_EN ? "en" : "zh";
}

void di_language_use(enum di_language language)
{
    setenv("LANGUAGE", language == DI_LANGUAGE_EN ? "en" : "zh_CN", 1);
    _nl_msg_cat_cntr++;
    in_use = language;
}

enum di_language di_language_current(void)
{
    return in_use;
}

enum di_status di_language_open(const char *folder, struct di_error *error)
{
    /* gettext translates nothing in the locale "C"; C.UTF-8 is part of every glibc installation. Of its other
       categories nothing is used, and each is a file to be opened. */
    if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL) {
        return di_fail(error, 0, "the locale C.UTF-8 is missing");
    }
    if (bindtextdomain(DI_TEXT_DOMAIN, folder) == NULL || bind_textdomain_codeset(DI_TEXT_DOMAIN, "UTF-8") == NULL) {
        return di_fail(error, errno, "cannot use the catalogues in %s", folder);
    }
    di_language_use(DI_LANGUAGE_ZH);
    if (strstr(dgettext(DI_TEXT_DOMAIN, ""), "Language: zh_CN") == NULL) {
        return di_fail(error, 0, "the Chinese catalogue is missing: %s/zh_CN/LC_MESSAGES/%s.mo", folder,
                       DI_TEXT_DOMAIN);
    }
    return DI_OK;
}
