#include "words.h"

static const struct di_xml_name names[WORD_COUNT] = {
#define DI_WORD(symbol, space, local) [WORD_##symbol] = DI_XML_NAME(DI_XML_##space, local),
    DI_WORDS
#undef DI_WORD
};

const struct di_xml_vocabulary di_words = {names, WORD_COUNT};

int di_word_number(const struct di_xml_element *element, int fallback)
{
    struct di_xml_value value;
    int number;

    return di_word_value(element, &value) && di_xml_value_number(value, &number) ? number : fallback;
}

bool di_word_on(const struct di_xml_element *element)
{
    struct di_xml_value value;

    return !di_word_value(element, &value) || !(di_xml_value_is(value, "0") || di_xml_value_is(value, "false") ||
                                                di_xml_value_is(value, "off") || di_xml_value_is(value, "none"));
}
