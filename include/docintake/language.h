/*
 * language.h - the language in which people are spoken to.
 *
 * Sentences stand in English in the source, marked with _(), N_() or, where they count something, P_(), and in Chinese
 * in src/language/zh_CN.po (GNU gettext). Chinese is what users get unless they ask for English. Labels of the form are
 * always in the form's words. Texts for logs and for developers are English and are not marked.
 */
#ifndef DOCINTAKE_LANGUAGE_H
#define DOCINTAKE_LANGUAGE_H

#include <libintl.h>
#include <stdbool.h>

#include "docintake/error.h"

#define DI_TEXT_DOMAIN "docintake"
#define _(text) dgettext(DI_TEXT_DOMAIN, text)
#define N_(text) text
#define P_(one, many, count) dngettext(DI_TEXT_DOMAIN, one, many, count)

enum di_language { DI_LANGUAGE_ZH, DI_LANGUAGE_EN };

/* "zh" or "en"; false for anything else. */
bool di_language_parse(const char *text, enum di_language *ret_language);
const char *di_language_name(enum di_language language);

/*
 * Tells where the catalogues lie (the folder that holds zh_CN/LC_MESSAGES/docintake.mo) and checks that the Chinese
 * one can be read: a note in the wrong language because of a missing file would be a fault nobody notices. Call once,
 * before the first use.
 */
enum di_status di_language_open(const char *folder, struct di_error *error);

/* What _() answers in from now on; may be changed at any time, by one thread. */
void di_language_use(enum di_language language);
enum di_language di_language_current(void);

#endif
