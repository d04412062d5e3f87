#include "cases.h"

struct di_arena *arena;

static void set_up(void)
{
    arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    ck_assert_ptr_nonnull(arena);
}

static void tear_down(void)
{
    di_arena_free(arena);
    arena = NULL;
}

TCase *parse_cases(const char *name)
{
    TCase *cases = tcase_create(name);

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    return cases;
}

int main(void)
{
    Suite *suite = suite_create("parse");

    suite_add_tcase(suite, paragraph_cases());
    suite_add_tcase(suite, table_cases());
    suite_add_tcase(suite, inline_cases());
    suite_add_tcase(suite, story_cases());
    suite_add_tcase(suite, bound_cases());
    suite_add_tcase(suite, memory_cases());
    suite_add_tcase(suite, style_cases());
    suite_add_tcase(suite, number_format_cases());
    suite_add_tcase(suite, list_cases());
    return di_suite_run(suite);
}
