#include "parse_suite.h"

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

TCase *parse_tests(const char *name)
{
    TCase *tests = tcase_create(name);

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    return tests;
}

int main(void)
{
    Suite *suite = suite_create("parse");

    suite_add_tcase(suite, paragraph_tests());
    suite_add_tcase(suite, table_tests());
    suite_add_tcase(suite, style_tests());
    return di_suite_run(suite);
}
