#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docintake/language.h"
#include "docintake/reason.h"
#include "report/cases.h"
#include "report/sample.h"
#include "support/suite.h"

#define PLACES_MAX 8
#define PLACE_BYTES 64

struct places {
    char names[PLACES_MAX][PLACE_BYTES];
    size_t count;
    bool words; /* there is an English word outside the places */
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

static struct places places_of(const char *text)
{
    struct places places = {.count = 0};

    while (*text != '\0') {
        if (*text == '{') {
            size_t size = strcspn(text, "}");

            ck_assert(places.count < PLACES_MAX && size < PLACE_BYTES);
            snprintf(places.names[places.count++], PLACE_BYTES, "%.*s", (int)size, text + 1);
            text += size;
        }
        places.words |= (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
        text++;
    }
    qsort(places.names, places.count, PLACE_BYTES, compare_names);
    return places;
}

static void check_translation(const char *sentence)
{
    struct places english, chinese;

    if (sentence == NULL) {
        return;
    }
    english = places_of(sentence);
    chinese = places_of(_(sentence));
    ck_assert_msg(!english.words || strcmp(sentence, _(sentence)) != 0, "not in Chinese: %s", sentence);
    ck_assert_msg(english.count == chinese.count, "other places in Chinese: %s", sentence);
    for (size_t i = 0; i < english.count; i++) {
        ck_assert_msg(strcmp(english.names[i], chinese.names[i]) == 0, "other places in Chinese: %s", sentence);
    }
}

START_TEST(every_sentence_is_in_chinese_with_its_places)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_language_open(DI_TEST_LOCALES, &error) == DI_OK, "%s", error.text);
    for (int reason = DI_REASON_NONE + 1; reason < DI_REASON_COUNT; reason++) {
        const struct di_reason_row *row = di_reason_row((enum di_reason)reason);

        check_translation(row->message);
        check_translation(row->found);
        check_translation(row->expected);
        check_translation(row->advice);
    }
}
END_TEST

START_TEST(what_leads_to_a_return_says_how_to_mend_it)
{
    for (int reason = DI_REASON_NONE + 1; reason < DI_REASON_COUNT; reason++) {
        const struct di_reason_row *row = di_reason_row((enum di_reason)reason);

        ck_assert_msg(row->severity == DI_NOTE || row->advice != NULL, "%s", row->code);
        ck_assert_msg(reason == DI_REASON_RELATION || row->severity == DI_NOTE || row->expected != NULL, "%s",
                      row->code);
    }
}
END_TEST

TCase *reason_cases(void)
{
    TCase *cases = tcase_create("reasons");

    tcase_add_test(cases, every_sentence_is_in_chinese_with_its_places);
    tcase_add_test(cases, what_leads_to_a_return_says_how_to_mend_it);
    return cases;
}
