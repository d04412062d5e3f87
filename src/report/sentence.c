#include "sentence.h"

#include <stdio.h>
#include <string.h>

#include "docintake/language.h"

#define NAME_BYTES 64

const char *di_sentence_argument(const struct di_finding *finding, const char *name)
{
    char localised[NAME_BYTES + 4];
    const char *value;

    snprintf(localised, sizeof localised, "%s.%s", name, di_language_name(di_language_current()));
    value = di_finding_argument(finding, localised);
    if (value == NULL) {
        value = di_finding_argument(finding, name);
    }
    return value != NULL && *value != '\0' ? value : NULL;
}

/* The msgid of a sentence; NULL where the reason has none such. */
static const char *msgid_of(const struct di_finding *finding, enum di_sentence sentence)
{
    const struct di_reason_row *row = di_reason_row(finding->reason);

    switch (sentence) {
    case DI_SENTENCE_MESSAGE:
        return row->message;
    case DI_SENTENCE_FOUND:
        return row->found;
    case DI_SENTENCE_EXPECTED:
        return row->expected;
    case DI_SENTENCE_ADVICE:
        return row->advice;
    }
    return NULL;
}

/* The argument for the place that begins at text, "{name}", and in *ret_size the bytes of the place. */
static const char *argument_at(const struct di_finding *finding, const char *text, size_t *ret_size)
{
    char name[NAME_BYTES];
    size_t size = strcspn(text, "}");

    snprintf(name, sizeof name, "%.*s", (int)(size - 1), text + 1);
    *ret_size = text[size] == '}' ? size + 1 : size;
    return di_sentence_argument(finding, name);
}

bool di_sentence_compose(const struct di_finding *finding, enum di_sentence sentence, struct di_buffer *out)
{
    const char *text = msgid_of(finding, sentence);

    di_buffer_truncate(out, 0);
    if (text == NULL) {
        return false;
    }
    for (text = _(text); *text != '\0';) {
        size_t plain = strcspn(text, "{"), place;
        const char *argument;

        di_buffer_append(out, text, plain);
        text += plain;
        if (*text == '\0') {
            break;
        }
        argument = argument_at(finding, text, &place);
        if (argument == NULL && sentence != DI_SENTENCE_MESSAGE) {
            di_buffer_truncate(out, 0);
            return false;
        }
        di_buffer_text(out, argument != NULL ? argument : "…");
        text += place;
    }
    return true;
}
