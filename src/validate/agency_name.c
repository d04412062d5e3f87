#include "agency_name.h"

#include <string.h>

#include "division.h"
#include "docintake/text.h"
#include "neighbours.h"

/* Both folded, the longer one first. False when the arena failed. */
static bool fold_both(struct di_arena *arena, const char *a, const char *b, const char **ret_long,
                      const char **ret_short)
{
    const char *first = di_text_fold(arena, a, DI_SPACES_DROP), *second = di_text_fold(arena, b, DI_SPACES_DROP);

    if (first == NULL || second == NULL) {
        return false;
    }
    *ret_long = strlen(first) >= strlen(second) ? first : second;
    *ret_short = *ret_long == first ? second : first;
    return true;
}

bool agency_name_same(struct di_arena *arena, const char *a, const char *b)
{
    const char *longer, *shorter;

    return fold_both(arena, a, b, &longer, &shorter) && *shorter != '\0' &&
           strcmp(longer + strlen(longer) - strlen(shorter), shorter) == 0;
}

bool agency_name_abbreviates(struct di_arena *arena, const char *a, const char *b)
{
    const char *longer, *shorter;
    size_t bytes, wanted_bytes;

    if (!fold_both(arena, a, b, &longer, &shorter)) {
        return false;
    }
    for (; *longer != '\0' && *shorter != '\0'; longer += bytes) {
        if (di_text_next(longer, &bytes) == di_text_next(shorter, &wanted_bytes)) {
            shorter += wanted_bytes;
        }
    }
    return *shorter == '\0';
}

static bool is_one_of(const char *text, const char *const *words)
{
    size_t size = match_word(text, words);

    return size > 0 && text[size] == '\0';
}

/* What is left of 云屏县双榆镇人民政府 behind its divisions. */
static bool is_government(const char *rest)
{
    static const char *const governments[] = {"人民政府", "政府", "办事处", "党工委办事处", NULL};

    return *rest == '\0' || is_one_of(rest, governments);
}

bool agency_name_is_government(const char *folded)
{
    struct division first, last;

    return division_read(folded, folded + strlen(folded), &first, &last) && is_government(last.text + last.size);
}

static bool is_government_office(const char *rest)
{
    static const char *const offices[] = {"人民政府办公室", "政府办公室",     "人民政府办公厅",         "政府办公厅",
                                          "政府办",         "政务公开办公室", "政务公开领导小组办公室", NULL};

    return is_government(rest) || is_one_of(rest, offices);
}

bool agency_name_signs_for(struct di_arena *arena, const char *signer, const char *agency)
{
    const char *signs = di_text_fold(arena, signer, DI_SPACES_DROP),
               *owes = di_text_fold(arena, agency, DI_SPACES_DROP);
    struct division first, signing, owing;

    if (signs == NULL || owes == NULL || !division_read(signs, signs + strlen(signs), &first, &signing) ||
        !division_read(owes, owes + strlen(owes), &first, &owing)) {
        return false;
    }
    return (is_government(owing.text + owing.size) && division_is_in(owing, signs, signs + strlen(signs))) ||
           (is_government_office(signing.text + signing.size) && division_is_in(signing, owes, owes + strlen(owes)));
}
