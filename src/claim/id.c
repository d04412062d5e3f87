#include "id.h"

#include <stdio.h>
#include <string.h>

#define HASH_DIGITS 8

void id_make(di_time_ms time, const char *sha256, char ret_id[DI_CLAIM_ID_BYTES])
{
    char compact[DI_TIME_TEXT_BYTES];

    di_time_compact(time, compact);
    snprintf(ret_id, DI_CLAIM_ID_BYTES, "%.20s-%.*s", compact, HASH_DIGITS, sha256);
}

bool di_claim_id_valid(const char *text)
{
    static const char shape[] = "00000000T000000.000Z-xxxxxxxx";

    for (size_t i = 0; i < sizeof shape; i++) {
        bool fits = shape[i] == '0'   ? text[i] >= '0' && text[i] <= '9'
                    : shape[i] == 'x' ? (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f')
                                      : text[i] == shape[i];

        if (!fits) {
            return false;
        }
    }
    return true;
}

bool id_is_of_hash(const char *id, const char *sha256)
{
    return strncmp(id + DI_CLAIM_ID_BYTES - 1 - HASH_DIGITS, sha256, HASH_DIGITS) == 0;
}
