#include "story.h"
#include "words.h"

static bool is_shown(const struct story *story)
{
    return story->hidden_from == 0 && story->n_codes == 0;
}

void di_inline_text(struct story *story, const char *bytes, size_t size)
{
    if (is_shown(story)) {
        di_buffer_append(&story->text, bytes, size);
    }
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    if (byte >= 'a' && byte <= 'f') {
        return byte - 'a' + 10;
    }
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

/* w:sym (17.3.3.30): four hexadecimal digits; a code point of the font's private area is kept as it is. */
void di_inline_symbol(struct story *story, const struct di_xml_element *element)
{
    struct di_xml_value value;
    unsigned code = 0;

    if (!di_xml_attribute(element, WORD_CHAR, &value) || value.size == 0 || value.size > 4) {
        return;
    }
    for (size_t i = 0; i < value.size; i++) {
        int digit = hex_digit(value.bytes[i]);

        if (digit < 0) {
            return;
        }
        code = code << 4 | (unsigned)digit;
    }
    if (code >= 0x20 && (code < 0xD800 || code > 0xDFFF)) {
        char bytes[3] = {(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)), (char)(0x80 | (code & 0x3F))};

        if (code < 0x80) {
            di_inline_text(story, &(char){(char)code}, 1);
        } else if (code < 0x800) {
            bytes[1] = (char)(0xC0 | code >> 6);
            di_inline_text(story, bytes + 1, 2);
        } else {
            di_inline_text(story, bytes, 3);
        }
    }
}

/*
 * Fields (17.16.18): begin, code, separate, result, end. Fields nest, in codes as in results; text shows only where no
 * field around it is in its code.
 */
void di_inline_field(struct story *story, const struct di_xml_element *element)
{
    struct di_buffer *fields = &story->fields;
    struct di_xml_value type;

    if (!di_xml_attribute(element, WORD_FLD_CHAR_TYPE, &type)) {
        return;
    }
    if (di_xml_value_is(type, "begin")) {
        di_buffer_char(fields, 1);
        story->n_codes++;
    } else if (fields->size > 0 && di_xml_value_is(type, "separate")) {
        story->n_codes -= (unsigned)fields->data[fields->size - 1];
        fields->data[fields->size - 1] = 0;
    } else if (fields->size > 0 && di_xml_value_is(type, "end")) {
        story->n_codes -= (unsigned)fields->data[fields->size - 1];
        di_buffer_truncate(fields, fields->size - 1);
    }
}
