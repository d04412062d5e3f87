/* Memory that ends in the middle. */
#include "validate/cases.h"
#include "validate/sample.h"

/* With faults of every sort, every step of it can be the one that fails. */
START_TEST(arena_may_end_anywhere)
{
    enum di_status status = DI_FAILED;
    size_t bytes = 0;

    while (status != DI_OK) {
        struct sample sample;

        ck_assert_uint_lt(bytes, 1 << 20);
        sample_make(&sample);
        sample_set(&sample, "3.1=20 3.2.1= 3.3.4a=9 1.2.2=500 9.2=0 6=-1 8=1 2.1=无 2.2.3=");
        sample_set_field(&sample, "statistics.year", "2016年度");
        sample_set_field(&sample, "statistics.agency", "青禾市水务局");
        sample_add_row(&sample, "+1", "3.1", "5.微信申请数", "9");
        sample_say(&sample, "problems", "全年召开9次政府信息公开工作会议。");
        sample_section(&sample, "review")->role = NULL;
        status = sample_validate_within(&sample, bytes);
        ck_assert(status != DI_REFUSED);
        sample_free(&sample);
        bytes += 48;
    }
    ck_assert_uint_gt(bytes, 4096);
}
END_TEST

START_TEST(arena_may_end_while_causes_are_found)
{
    enum di_status status = DI_FAILED;
    size_t bytes = 0;

    while (status != DI_OK) {
        struct sample sample;

        ck_assert_uint_lt(bytes, 1 << 20);
        sample_make_installed("zfxxgk-2021", &sample);
        sample_set(&sample, "1,natural=3 1,total=3 3.1,natural=2 3.1,total=3 3.2,legal=1 3.7,natural=3 3.7,total=4 "
                            "4,other=2 4,total=2 3.3.1,research= 3.3.1,total=2 3.7,research=2 rules,made=4 "
                            "fees,amount=0.12345678");
        status = sample_validate_within(&sample, bytes);
        ck_assert(status != DI_REFUSED);
        sample_free(&sample);
        bytes += 3976;
    }
    ck_assert_uint_gt(bytes, 4096);
}
END_TEST

TCase *memory_cases(void)
{
    TCase *cases = tcase_create("memory");

    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, arena_may_end_anywhere);
    tcase_add_test(cases, arena_may_end_while_causes_are_found);
    return cases;
}
