#include "division.h"

#include <string.h>

#include "docintake/text.h"
#include "neighbours.h"

static size_t code_size(const char *at)
{
    size_t size;

    di_text_next(at, &size);
    return size;
}

/* The division that a name goes on with, behind at least one character: 市场监督 and 城乡建设 are none. */
static bool read_division(const char *name, const char *end, struct division *ret_division)
{
    static const struct {
        const char *word;
        enum division_rank rank;
    } words[] = {{"省", DIVISION_PROVINCE}, {"自治区", DIVISION_PROVINCE}, {"自治州", DIVISION_CITY},
                 {"市", DIVISION_CITY},     {"县", DIVISION_COUNTY},       {"区", DIVISION_COUNTY},
                 {"旗", DIVISION_COUNTY},   {"街道", DIVISION_TOWN},       {"镇", DIVISION_TOWN},
                 {"乡", DIVISION_TOWN}};
    static const char *const others[] = {"市场", "区域", "乡村", "乡镇", "镇村", NULL};

    for (const char *at = name; at < end; at += code_size(at)) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            size_t size = strlen(words[i].word);

            if (at == name || strncmp(at, words[i].word, size) != 0 || match_word(at, others) > 0 ||
                is_sign(code_before(name, at), U"城社园小")) {
                continue;
            }
            *ret_division = (struct division){name, (size_t)(at - name) + size, words[i].rank};
            return true;
        }
    }
    return false;
}

bool division_read(const char *name, const char *end, struct division *ret_first, struct division *ret_last)
{
    bool any = false;

    while (read_division(name, end, ret_last)) {
        if (!any) {
            *ret_first = *ret_last;
        }
        any = true;
        name = ret_last->text + ret_last->size;
    }
    return any;
}

bool division_is_in(struct division division, const char *name, const char *end)
{
    return memmem(name, (size_t)(end - name), division.text, division.size) != NULL;
}
