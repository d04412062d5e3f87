#include "docintake/xml.h"

/*
 * In UTF-16 every sign of the markup is a byte and a NUL: NULs are passed over, and the rest reads as ASCII. Signs of
 * other scripts inside a comment may look like its end; then a DTD goes unseen that nobody reads.
 */
enum { OUTSIDE, AFTER_LESS, AFTER_MARK, IN_INSTRUCTION, IN_COMMENT };

static void pass_byte(struct di_xml_prolog *prolog, char byte)
{
    switch (prolog->state) {
    case OUTSIDE:
        prolog->state = byte == '<' ? AFTER_LESS : OUTSIDE;
        break;
    case AFTER_LESS:
        prolog->state = byte == '?' ? IN_INSTRUCTION : AFTER_MARK;
        prolog->found = byte == '?' || byte == '!' ? DI_PROLOG_GOES_ON : DI_PROLOG_ENDED;
        break;
    case AFTER_MARK:
        prolog->state = IN_COMMENT;
        prolog->found = byte == '-' ? DI_PROLOG_GOES_ON : byte == 'D' ? DI_PROLOG_HAS_DTD : DI_PROLOG_ENDED;
        break;
    case IN_INSTRUCTION:
        prolog->state = byte == '>' && prolog->before[1] == '?' ? OUTSIDE : IN_INSTRUCTION;
        break;
    default:
        prolog->state = byte == '>' && prolog->before[0] == '-' && prolog->before[1] == '-' ? OUTSIDE : IN_COMMENT;
        break;
    }
    prolog->before[0] = prolog->before[1];
    prolog->before[1] = byte;
}

void di_xml_prolog_pass(struct di_xml_prolog *prolog, const char *bytes, size_t size)
{
    for (size_t at = 0; at < size && prolog->found == DI_PROLOG_GOES_ON; at++) {
        if (bytes[at] != '\0') {
            pass_byte(prolog, bytes[at]);
        }
    }
}
