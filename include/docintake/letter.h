/*
 * letter.h - what an agency reads: the note to a returned report, the receipt of an accepted one.
 *
 * A letter is made once from the report, in the language in use, and rendered as HTML and as text, so that the two
 * cannot disagree. It lives in the arena it was made with. Its texts are fit to be shown: on one line, without control
 * characters, quotations shortened.
 */
#ifndef DOCINTAKE_LETTER_H
#define DOCINTAKE_LETTER_H

#include "docintake/arena.h"
#include "docintake/buffer.h"
#include "docintake/error.h"
#include "docintake/language.h"
#include "docintake/report.h"

/* One line of a fault or of the head: "位置 | 附件《…》标题下一行". label is NULL where the text stands alone. */
struct di_letter_line {
    const char *label, *text;
    struct di_letter_line *next;
};

struct di_letter_item {
    const char *title; /* the finding's message, without its full stop */
    const char *code;  /* "B17", or the reason's code where no rule is behind it */
    struct di_letter_line *lines, *last_line;
    struct di_letter_item *next;
};

/* A chapter holds either numbered items or sentences; the numbers of the items run through the letter. */
struct di_letter_chapter {
    const char *kind;         /* "errors", "warnings", "checks", "notes": how it is shown */
    const char *title;        /* "一、必须修改" */
    const char *introduction; /* NULL where none */
    struct di_letter_item *items, *last_item;
    struct di_letter_line *sentences, *last_sentence;
    const char *closing; /* "另有 12 处同类问题…"; NULL where none */
    struct di_letter_chapter *next;
};

struct di_letter {
    enum di_verdict verdict;
    enum di_language language;
    const char *title; /* "退回修改通知" */
    const char *id;    /* "受理编号 2018…"; NULL for a check */
    struct di_letter_line *head, *last_head;
    const char *conclusion; /* what to do, first of all */
    struct di_letter_chapter *chapters, *last_chapter;
    const char *contact;   /* whom to ask; NULL where not known */
    const char *technical; /* program, form, hash, time */
};

/* contact: whom to ask, from the configuration; NULL where not set. Times are shown in the machine's time zone. */
enum di_status di_letter_make(const struct di_report *report, const char *contact, struct di_arena *arena,
                              struct di_letter **ret_letter, struct di_error *error);

/* One file, no script, no foreign resource; for a screen, a narrow window and paper. */
enum di_status di_letter_html(const struct di_letter *letter, struct di_buffer *out, struct di_error *error);

/* 80 columns, where a CJK character takes two; UTF-8. windows: byte order mark and CRLF, as Notepad likes them. */
enum di_status di_letter_text(const struct di_letter *letter, bool windows, struct di_buffer *out,
                              struct di_error *error);

#endif
