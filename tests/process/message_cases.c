#include "../../src/process/message.h"

#include <string.h>

#include "process/cases.h"

START_TEST(text_of_a_message_is_made_sound)
{
    char text[DI_ERROR_TEXT_BYTES];
    char large[2 * DI_ERROR_TEXT_BYTES];

    di_message_set_text(text, "表 1 is fine", strlen("表 1 is fine"));
    ck_assert_str_eq(text, "表 1 is fine");
    di_message_set_text(text, "a\x1B[0m\xC2\x9B", 7);
    ck_assert_str_eq(text, "a?[0m??");
    memset(large, 'x', sizeof large);
    di_message_set_text(text, large, sizeof large);
    ck_assert_uint_eq(strlen(text), DI_ERROR_TEXT_BYTES - 1);
    ck_assert(di_message_text_is_sound(text));
}
END_TEST

TCase *message_cases(void)
{
    TCase *cases = tcase_create("message");

    tcase_add_test(cases, text_of_a_message_is_made_sound);
    return cases;
}
