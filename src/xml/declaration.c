#include "declaration.h"

#include <string.h>
#include <strings.h>

static const char opening[] = "<?xml";

/* Of these the beginning is enough: UTF-16LE, ISO-8859-15. */
static const char *const unicode[] = {"utf-8", "utf8", "utf-16", "utf16", "ucs-2", "iso-10646-ucs-2"};
static const char *const with_ascii[] = {"us-ascii", "ascii", "gb", "big5", "iso-8859-", "windows-", "latin1"};

static bool is_one_of(const char *encoding, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strncasecmp(encoding, names[i], strlen(names[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Adds bytes up to the ">" that ends the declaration, or to what shows that it is none. */
static void take(struct di_declaration *declaration, const char *bytes, size_t size)
{
    for (size_t at = 0; at < size && !declaration->is_read; at++) {
        size_t place = declaration->size;

        declaration->text[declaration->size++] = bytes[at];
        declaration->is_read = bytes[at] == '>' || declaration->size == sizeof declaration->text - 1 ||
                               (place < strlen(opening) && bytes[at] != opening[place]);
    }
}

static void find_encoding(struct di_declaration *declaration)
{
    const char *at =
        strncmp(declaration->text, opening, strlen(opening)) == 0 ? strstr(declaration->text, "encoding") : NULL;
    size_t length;

    if (at == NULL || (at = strpbrk(at, "'\"")) == NULL) {
        return;
    }
    length = strcspn(at + 1, "'\"");
    length = length < sizeof declaration->encoding ? length : sizeof declaration->encoding - 1;
    memcpy(declaration->encoding, at + 1, length);
}

static bool is_ascii(const char *bytes, size_t size)
{
    unsigned char all = 0;

    for (size_t at = 0; at < size; at++) {
        all |= (unsigned char)bytes[at];
    }
    return all < 0x80;
}

bool di_declaration_pass(struct di_declaration *declaration, const char *bytes, size_t size)
{
    if (!declaration->is_read) {
        const char *encoding = declaration->encoding;

        take(declaration, bytes, size);
        if (!declaration->is_read) {
            return true;
        }
        find_encoding(declaration);
        if (*encoding != '\0' && !is_one_of(encoding, unicode, sizeof unicode / sizeof *unicode)) {
            declaration->is_ascii = true;
            if (!is_one_of(encoding, with_ascii, sizeof with_ascii / sizeof *with_ascii)) {
                return false;
            }
        }
    }
    return !declaration->is_ascii || is_ascii(bytes, size);
}
