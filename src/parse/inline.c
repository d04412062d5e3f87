#include "docintake/text.h"
#include "story.h"
#include "words.h"

/* Hidden by its paragraph's style, unless the run's own properties, which come next, say otherwise. */
void di_run_open(struct story *story)
{
    if (story->hidden_from == 0 && di_styles_hide(story->styles, story->container->paragraph->style, NULL)) {
        story->hidden_from = story->depth + 1;
    }
}

/* To be asked of something that would be shown. */
bool di_inline_is_hidden(struct story *story)
{
    if (story->hidden_from == 0) {
        return false;
    }
    di_story_remark(story, DI_REMARK_HIDDEN);
    return true;
}

enum di_status di_inline_text(struct story *story, const char *bytes, size_t size)
{
    if (di_inline_is_hidden(story)) {
        return DI_OK;
    }
    if (story->code_field != 0) {
        di_field_append_code(story, bytes, size);
    } else {
        di_buffer_append(&story->text, bytes, size);
    }
    return di_text_check(story);
}

/* Six hexadecimal digits at most, and no control sign or surrogate; 0 for anything else. */
static unsigned symbol_code(struct di_xml_value value)
{
    unsigned code = 0;

    if (value.size > 6) {
        return 0;
    }
    for (size_t i = 0; i < value.size; i++) {
        int digit = di_text_hex_digit(value.bytes[i]);

        if (digit < 0) {
            return 0;
        }
        code = code << 4 | (unsigned)digit;
    }
    return code < 0x20 || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF ? 0 : code;
}

/*
 * w:sym (17.3.3.30), and symEx of Word 2016 ([MS-DOCX]) for pictographs among others, which has no w:t beside it
 * in the alternative that Word takes. A code point of a font's private area is kept as it is.
 */
enum di_status di_inline_symbol(struct story *story, const struct di_xml_element *element, unsigned code_name)
{
    struct di_xml_value value;
    unsigned code = di_xml_attribute(element, code_name, &value) ? symbol_code(value) : 0;
    char bytes[4];

    return code != 0 ? di_inline_text(story, bytes, di_text_put_code((int32_t)code, bytes)) : DI_OK;
}
