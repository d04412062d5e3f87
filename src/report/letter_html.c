#include "docintake/letter.h"
#include "letter_style.h"

static void put_text(struct di_buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            di_buffer_text(out, "&amp;");
            break;
        case '<':
            di_buffer_text(out, "&lt;");
            break;
        case '>':
            di_buffer_text(out, "&gt;");
            break;
        case '"':
            di_buffer_text(out, "&quot;");
            break;
        case '\'':
            di_buffer_text(out, "&#39;");
            break;
        default:
            di_buffer_char(out, *text);
        }
    }
}

/* before, the text escaped, after; nothing where text is NULL. */
static void put(struct di_buffer *out, const char *before, const char *text, const char *after)
{
    if (text != NULL) {
        di_buffer_text(out, before);
        put_text(out, text);
        di_buffer_text(out, after);
    }
}

static void put_lines(struct di_buffer *out, const char *open, const struct di_letter_line *lines)
{
    di_buffer_text(out, open);
    for (; lines != NULL; lines = lines->next) {
        put(out, "<tr><th scope=\"row\">", lines->label, "</th>");
        put(out, "<td>", lines->text, "</td></tr>\n");
    }
    di_buffer_text(out, "</tbody></table>\n");
}

static void put_items(struct di_buffer *out, const struct di_letter_item *items, unsigned *number)
{
    di_buffer_text(out, "<ol>\n");
    for (; items != NULL; items = items->next) {
        di_buffer_text(out, "<li>\n");
        di_buffer_printf(out, "<h3><span class=\"number\">%u</span>", ++*number);
        put(out, "", items->title, "</h3>\n");
        put_lines(out, "<table><tbody>\n", items->lines);
        put(out, "<p class=\"code\">", items->code, "</p>\n");
        di_buffer_text(out, "</li>\n");
    }
    di_buffer_text(out, "</ol>\n");
}

static void put_chapter(struct di_buffer *out, const struct di_letter_chapter *chapter, unsigned *number)
{
    put(out, "<section class=\"", chapter->kind, "\">\n");
    put(out, "<h2>", chapter->title, "</h2>\n");
    put(out, "<p class=\"introduction\">", chapter->introduction, "</p>\n");
    if (chapter->items != NULL) {
        put_items(out, chapter->items, number);
    }
    if (chapter->sentences != NULL) {
        di_buffer_text(out, "<ul>\n");
        for (const struct di_letter_line *line = chapter->sentences; line != NULL; line = line->next) {
            put(out, "<li>", line->text, "</li>\n");
        }
        di_buffer_text(out, "</ul>\n");
    }
    put(out, "<p class=\"closing\">", chapter->closing, "</p>\n");
    di_buffer_text(out, "</section>\n");
}

static void put_page_head(struct di_buffer *out, const struct di_letter *letter)
{
    di_buffer_printf(out,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" "
                     "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                     letter->language == DI_LANGUAGE_EN ? "en" : "zh-CN");
    put(out, "<title>", letter->title, "</title>\n");
    put(out, "<style>\n", "", letter_style);
    di_buffer_printf(out, "</style>\n</head>\n<body class=\"%s\">\n<main>\n", di_verdict_name(letter->verdict));
}

enum di_status di_letter_html(const struct di_letter *letter, struct di_buffer *out, struct di_error *error)
{
    unsigned number = 0;

    put_page_head(out, letter);
    put(out, "<header>\n<h1>", letter->title, "</h1>\n");
    put(out, "<p class=\"id\">", letter->id, "</p>\n");
    put(out, "</header>\n<p class=\"conclusion\">", letter->conclusion, "</p>\n");
    put_lines(out, "<table class=\"head\"><tbody>\n", letter->head);
    for (const struct di_letter_chapter *chapter = letter->chapters; chapter != NULL; chapter = chapter->next) {
        put_chapter(out, chapter, &number);
    }
    di_buffer_text(out, "<footer>\n");
    put(out, "<p class=\"contact\">", letter->contact, "</p>\n");
    put(out, "<p class=\"technical\">", letter->technical, "</p>\n");
    di_buffer_text(out, "</footer>\n</main>\n</body>\n</html>\n");
    return out->failed ? di_fail_no_memory(error) : DI_OK;
}
