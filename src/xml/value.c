#include "docintake/xml.h"

#include <limits.h>
#include <string.h>

bool di_xml_value_is(struct di_xml_value value, const char *text)
{
    return strlen(text) == value.size && memcmp(value.bytes, text, value.size) == 0;
}

bool di_xml_value_number(struct di_xml_value value, int *ret_number)
{
    bool is_negative = value.size > 0 && value.bytes[0] == '-';
    size_t at = is_negative || (value.size > 0 && value.bytes[0] == '+') ? 1 : 0;
    long number = 0;

    if (at == value.size) {
        return false;
    }
    for (; at < value.size; at++) {
        if (value.bytes[at] < '0' || value.bytes[at] > '9') {
            return false;
        }
        number = number * 10 + (value.bytes[at] - '0');
        if (number > INT_MAX) {
            return false;
        }
    }
    *ret_number = (int)(is_negative ? -number : number);
    return true;
}
