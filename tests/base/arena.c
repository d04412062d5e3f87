#include "docintake/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/cases.h"

START_TEST(budget_is_the_sum_of_all_allocations)
{
    struct di_arena *arena = di_arena_new(100);

    ck_assert_ptr_nonnull(di_arena_alloc(arena, 40));
    ck_assert_ptr_nonnull(di_arena_alloc(arena, 60));
    ck_assert_uint_eq(di_arena_used(arena), 100);
    ck_assert(!di_arena_failed(arena));
    ck_assert_ptr_null(di_arena_alloc(arena, 1));
    ck_assert(di_arena_failed(arena) && di_arena_over_budget(arena));
    di_arena_free(arena);
}
END_TEST

START_TEST(failure_stays_until_the_reset)
{
    struct di_arena *arena = di_arena_new(100);

    ck_assert_ptr_null(di_arena_alloc(arena, 101));
    ck_assert_ptr_null(di_arena_alloc(arena, 1));
    ck_assert_ptr_null(di_arena_alloc(arena, 0));
    ck_assert_ptr_null(di_arena_strdup(arena, "x"));
    di_arena_reset(arena);
    ck_assert(!di_arena_failed(arena) && !di_arena_over_budget(arena));
    ck_assert_uint_eq(di_arena_used(arena), 0);
    ck_assert_ptr_nonnull(di_arena_alloc(arena, 100));
    di_arena_free(arena);
}
END_TEST

START_TEST(a_product_that_overflows_is_over_budget)
{
    struct di_arena *arena = di_arena_new(SIZE_MAX);

    ck_assert_ptr_null(di_arena_array(arena, SIZE_MAX / 2, 3));
    ck_assert(di_arena_over_budget(arena));
    di_arena_free(arena);
}
END_TEST

START_TEST(memory_is_zeroed_and_aligned)
{
    static const size_t sizes[] = {1, 3, 17, 4096, 65536, 65537, 200000, 5};
    struct di_arena *arena = di_arena_new(1 << 20);

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        unsigned char *bytes = di_arena_alloc(arena, sizes[i]);

        ck_assert_ptr_nonnull(bytes);
        ck_assert_uint_eq((uintptr_t)bytes % alignof(max_align_t), 0);
        ck_assert(bytes[0] == 0 && memcmp(bytes, bytes + 1, sizes[i] - 1) == 0);
        memset(bytes, 0xFF, sizes[i]);
    }
    di_arena_free(arena);
}
END_TEST

START_TEST(nothing_still_has_an_address)
{
    struct di_arena *arena = di_arena_new(0);

    ck_assert_ptr_nonnull(di_arena_alloc(arena, 0));
    ck_assert_ptr_nonnull(di_arena_array(arena, 0, 8));
    ck_assert_ptr_null(di_arena_strdup(arena, ""));
    di_arena_free(arena);
    di_arena_free(NULL);
}
END_TEST

START_TEST(copies_end_in_a_nul)
{
    struct di_arena *arena = di_arena_new(1 << 10);

    ck_assert_str_eq(di_arena_strdup(arena, "统计表"), "统计表");
    ck_assert_str_eq(di_arena_strndup(arena, "abcdef", 3), "abc");
    ck_assert_str_eq(di_arena_printf(arena, "%s %d", "row", 7), "row 7");
    di_arena_free(arena);
}
END_TEST

TCase *arena_cases(void)
{
    TCase *cases = tcase_create("arena");

    tcase_add_test(cases, budget_is_the_sum_of_all_allocations);
    tcase_add_test(cases, failure_stays_until_the_reset);
    tcase_add_test(cases, a_product_that_overflows_is_over_budget);
    tcase_add_test(cases, memory_is_zeroed_and_aligned);
    tcase_add_test(cases, nothing_still_has_an_address);
    tcase_add_test(cases, copies_end_in_a_nul);
    return cases;
}
