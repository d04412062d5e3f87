/*
 * Fields (17.16.18): begin, code, separate, result, end. They nest, in codes as in results. Text shows only where no
 * field around it is in its code; but a field that never ends is none, and what would be its code is text.
 *
 * Which of the two it is, only the end of the part tells. Until then such text stands in its place between marks, with
 * the number of the innermost field whose code it is: MARK_BEGIN number MARK_TEXT text MARK_END. XML allows none of
 * these signs, so that they cannot come from the document. If a field never ends, those around it do not either.
 */
#include <stdlib.h>
#include <string.h>

#include "story.h"
#include "words.h"

#define MARK_BEGIN '\x01'
#define MARK_TEXT '\x02'
#define MARK_END '\x03'

static struct field *innermost(struct story *story)
{
    return story->fields.count > 0 ? (struct field *)story->fields.items + story->fields.count - 1 : NULL;
}

static enum di_status begin(struct story *story)
{
    struct field field = {++story->n_fields, true, story->code_field};

    if (!di_stack_push(&story->fields, &field, sizeof field)) {
        return di_fail_no_memory(story->error);
    }
    story->code_field = field.ordinal;
    return DI_OK;
}

static void end_code(struct story *story, struct field *field)
{
    if (field->is_in_code) {
        field->is_in_code = false;
        story->code_field = field->outer_code;
    }
}

enum di_status di_field_mark(struct story *story, const struct di_xml_element *element)
{
    struct field *field = innermost(story);
    struct di_xml_value type = {"", 0};

    di_xml_attribute(element, WORD_FLD_CHAR_TYPE, &type);
    if (di_xml_value_is(type, "begin")) {
        return begin(story);
    }
    if (field != NULL && di_xml_value_is(type, "separate")) {
        end_code(story, field);
    } else if (field != NULL && di_xml_value_is(type, "end")) {
        end_code(story, field);
        story->fields.count--;
    }
    return DI_OK;
}

void di_field_append_code(struct story *story, const char *bytes, size_t size)
{
    story->has_marks = true;
    di_buffer_printf(&story->text, "%c%u%c", MARK_BEGIN, story->code_field, MARK_TEXT);
    di_buffer_append(&story->text, bytes, size);
    di_buffer_char(&story->text, MARK_END);
}

enum di_status di_field_note_text(struct story *story, char *text)
{
    struct marked_text *marked;

    if (strchr(text, MARK_BEGIN) == NULL) {
        return DI_OK;
    }
    marked = DI_NEW(story->arena, struct marked_text);
    if (marked == NULL) {
        return di_story_no_room(story);
    }
    *marked = (struct marked_text){text, story->marked};
    story->marked = marked;
    return DI_OK;
}

/* Those that are left on the stack when the part ends never end. */
static bool is_unended(const struct story *story, unsigned ordinal)
{
    const struct field *fields = story->fields.items;
    size_t low = 0, high = story->fields.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (fields[middle].ordinal < ordinal) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < story->fields.count && fields[low].ordinal == ordinal;
}

/* Removes the marks, and what stands between them unless its field never ends. In place: it only gets shorter. */
static void settle(const struct story *story, char *text)
{
    char *to = text;

    while (*text != '\0') {
        size_t size = strcspn(text, (char[]){MARK_BEGIN, '\0'});

        memmove(to, text, size);
        to += size;
        text += size;
        if (*text == MARK_BEGIN) {
            bool is_text = is_unended(story, (unsigned)strtoul(text + 1, &text, 10));

            size = strcspn(++text, (char[]){MARK_END, '\0'});
            memmove(to, text, is_text ? size : 0);
            to += is_text ? size : 0;
            text += size + 1;
        }
    }
    *to = '\0';
}

void di_field_settle(struct story *story)
{
    for (struct marked_text *marked = story->marked; marked != NULL; marked = marked->next) {
        settle(story, marked->text);
    }
    story->marked = NULL;
    story->has_marks = false;
    story->fields.count = 0;
    story->n_fields = story->code_field = 0;
}
