#include <stdio.h>

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

TCase *unpack_cases(const char *name)
{
    TCase *cases = tcase_create(name);

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    return cases;
}

struct outcome open_file(int fd)
{
    static const struct di_xml_vocabulary no_words = {NULL, 0};
    static const struct di_xml_handler no_handler = {NULL, NULL, NULL};
    struct outcome outcome = {.refusal = DI_REFUSAL_NONE};
    struct di_error error = DI_ERROR_NONE;
    struct di_package_part *part;
    DI_AUTO_PACKAGE *package = NULL;

    outcome.status = di_package_open(fd, arena, &package, &outcome.refusal, &error);
    if (outcome.status == DI_OK) {
        outcome.status = di_package_main_part(package, &part, &outcome.refusal, &error);
    }
    if (outcome.status == DI_OK) {
        snprintf(outcome.main_part, sizeof outcome.main_part, "%s", part->name);
        outcome.status = di_package_read(package, part, &no_words, &no_handler, NULL, &outcome.refusal, &error);
    }
    if (outcome.status == DI_OK) {
        outcome.status = di_package_check_unread(package, &outcome.refusal, &error);
    }
    ck_assert_msg(outcome.status != DI_FAILED, "%s", error.text);
    di_fd_close(&fd);
    return outcome;
}

struct outcome open_entries(const struct di_craft *entries, size_t count)
{
    return open_file(di_craft_zip(entries, count, NULL));
}

enum di_reason refusal_of(int fd)
{
    struct outcome outcome = open_file(fd);

    ck_assert_int_eq(outcome.status, DI_REFUSED);
    return outcome.refusal.reason;
}

int main(void)
{
    Suite *suite = suite_create("unpack");

    suite_add_tcase(suite, sniff_cases());
    suite_add_tcase(suite, compound_cases());
    suite_add_tcase(suite, part_name_cases());
    suite_add_tcase(suite, archive_cases());
    suite_add_tcase(suite, frame_cases());
    suite_add_tcase(suite, package_cases());
    return di_suite_run(suite);
}
