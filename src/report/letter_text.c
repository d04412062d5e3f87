#include <string.h>

#include "docintake/letter.h"
#include "docintake/text.h"
#include "wrap.h"

#define WIDTH 80
#define MARGIN 3        /* of what stands below a numbered title */
#define LABEL_COLUMNS 8 /* "应当是" and two spaces; a longer label makes its list wider */

struct page {
    struct di_buffer text;
    unsigned number; /* of the last item */
};

static void rule(struct page *page, char sign)
{
    di_wrap_fill(&page->text, sign, WIDTH);
    di_buffer_char(&page->text, '\n');
}

/* Puts text at the right edge of a line of which column columns are used, or of the next one. */
static void put_right(struct page *page, const char *text, unsigned column)
{
    unsigned columns = (unsigned)di_text_width(text);

    if (column + 2 + columns > WIDTH) {
        di_buffer_char(&page->text, '\n');
        column = 0;
    }
    di_wrap_fill(&page->text, ' ', columns < WIDTH - column ? WIDTH - column - columns : 0);
    di_buffer_text(&page->text, text);
}

static void put_paragraph(struct page *page, const char *text, unsigned indent)
{
    di_wrap_fill(&page->text, ' ', indent);
    di_wrap(&page->text, text, indent, indent, WIDTH);
    di_buffer_char(&page->text, '\n');
}

static unsigned widest_label(const struct di_letter_line *lines)
{
    size_t widest = LABEL_COLUMNS;

    for (; lines != NULL; lines = lines->next) {
        size_t columns = di_text_width(lines->label) + 2;

        widest = columns > widest ? columns : widest;
    }
    return (unsigned)widest;
}

/* Labels in one column, texts in the other. */
static void put_lines(struct page *page, const struct di_letter_line *lines, unsigned indent)
{
    unsigned texts = indent + widest_label(lines);

    for (; lines != NULL; lines = lines->next) {
        di_wrap_fill(&page->text, ' ', indent);
        di_buffer_text(&page->text, lines->label);
        di_wrap_fill(&page->text, ' ', texts - indent - (unsigned)di_text_width(lines->label));
        di_wrap(&page->text, lines->text, texts, texts, WIDTH);
        di_buffer_char(&page->text, '\n');
    }
}

static void put_item(struct page *page, const struct di_letter_item *item)
{
    size_t start = page->text.size;
    unsigned column;

    di_buffer_printf(&page->text, "%-*u", MARGIN, ++page->number);
    column = (unsigned)(page->text.size - start);
    column = di_wrap(&page->text, item->title, column, MARGIN, WIDTH);
    if (item->code != NULL) {
        DI_AUTO_BUFFER code = DI_BUFFER_EMPTY;

        di_buffer_printf(&code, "[%s]", item->code);
        put_right(page, di_buffer_string(&code), column);
    }
    di_buffer_char(&page->text, '\n');
    put_lines(page, item->lines, MARGIN);
}

static void put_chapter(struct page *page, const struct di_letter_chapter *chapter)
{
    di_buffer_char(&page->text, '\n');
    put_paragraph(page, chapter->title, 0);
    if (chapter->introduction != NULL) {
        put_paragraph(page, chapter->introduction, MARGIN);
    }
    for (const struct di_letter_item *item = chapter->items; item != NULL; item = item->next) {
        di_buffer_char(&page->text, '\n');
        put_item(page, item);
    }
    for (const struct di_letter_line *sentence = chapter->sentences; sentence != NULL; sentence = sentence->next) {
        put_paragraph(page, sentence->text, MARGIN);
    }
    if (chapter->closing != NULL) {
        di_buffer_text(&page->text, chapter->items != NULL ? "\n" : "");
        put_paragraph(page, chapter->closing, MARGIN);
    }
}

static void put_letter(struct page *page, const struct di_letter *letter)
{
    unsigned column = di_wrap(&page->text, letter->title, 0, 0, WIDTH);

    if (letter->id != NULL) {
        put_right(page, letter->id, column);
    }
    di_buffer_char(&page->text, '\n');
    rule(page, '=');
    put_paragraph(page, letter->conclusion, 0);
    di_buffer_char(&page->text, '\n');
    put_lines(page, letter->head, 0);
    rule(page, '-');
    for (const struct di_letter_chapter *chapter = letter->chapters; chapter != NULL; chapter = chapter->next) {
        put_chapter(page, chapter);
    }
    di_buffer_char(&page->text, '\n');
    rule(page, '-');
    if (letter->contact != NULL) {
        put_paragraph(page, letter->contact, 0);
    }
    put_paragraph(page, letter->technical, 0);
}

/* The page as Notepad of older Windows versions needs it to recognise UTF-8 and to show lines as lines. */
static void append_for_windows(struct di_buffer *out, const char *text)
{
    di_buffer_text(out, "\xEF\xBB\xBF");
    for (size_t size; *text != '\0'; text += size) {
        size = strcspn(text, "\n");
        di_buffer_append(out, text, size);
        if (text[size] == '\n') {
            di_buffer_text(out, "\r\n");
            size++;
        }
    }
}

enum di_status di_letter_text(const struct di_letter *letter, bool windows, struct di_buffer *out,
                              struct di_error *error)
{
    struct page page = {.text = DI_BUFFER_EMPTY};
    bool failed;

    put_letter(&page, letter);
    if (windows) {
        append_for_windows(out, di_buffer_string(&page.text));
    } else {
        di_buffer_text(out, di_buffer_string(&page.text));
    }
    failed = page.text.failed || out->failed;
    di_buffer_clear(&page.text);
    return failed ? di_fail_no_memory(error) : DI_OK;
}
