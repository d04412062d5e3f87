/*
 * One report as written by Word, WPS Office, LibreOffice and others (fixtures/producers): it is read as the text that
 * all of them were given, and judged with the same result.
 */
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/forms.h"
#include "docintake/judge.h"
#include "docintake/limits.h"
#include "docintake/read.h"
#include "producers/describe.h"
#include "support/golden.h"
#include "support/pack.h"
#include "support/suite.h"

static glob_t producers;
static struct di_arena *arena;

static void make_arena(void)
{
    arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
}

static void free_arena(void)
{
    di_arena_free(arena);
}

static const char *fixture_of(int index)
{
    return producers.gl_pathv[index] + strlen(DI_TEST_FIXTURES) + 1;
}

/* The text that producers are given, without the marks of what is bold. */
static void read_source(struct di_buffer *ret_text)
{
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD fd = open(DI_TEST_FIXTURES "/producers/report.txt", O_RDONLY | O_CLOEXEC);
    DI_AUTO_BUFFER source = DI_BUFFER_EMPTY;
    const char *text, *mark;

    ck_assert_msg(di_fd_read_all(fd, DI_MIB, &source, "report.txt", &error) == DI_OK, "%s", error.text);
    for (text = di_buffer_string(&source); (mark = strstr(text, "**")) != NULL; text = mark + 2) {
        di_buffer_append(ret_text, text, (size_t)(mark - text));
    }
    di_buffer_text(ret_text, text);
}

START_TEST(report_is_read_as_it_was_given)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD fd = di_pack_fixture(fixture_of(_i));
    DI_AUTO_BUFFER expected = DI_BUFFER_EMPTY, read = DI_BUFFER_EMPTY;
    struct di_document *document;

    read_source(&expected);
    ck_assert_msg(di_read_document(fd, arena, &document, &refusal, &error) == DI_OK, "%s", fixture_of(_i));
    describe_document(document, &read);
    ck_assert_msg(strcmp(di_buffer_string(&read), di_buffer_string(&expected)) == 0, "%s is read as\n%s",
                  fixture_of(_i), di_buffer_string(&read));
}
END_TEST

START_TEST(report_is_judged_alike)
{
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DI_AUTO_FD fd = di_pack_fixture(fixture_of(_i));
    DI_AUTO_BUFFER judged = DI_BUFFER_EMPTY;
    struct di_report *report;
    struct di_forms *forms;

    ck_assert_msg(di_forms_load(folder, NULL, NULL, &forms, &error) == DI_OK, "%s", error.text);
    ck_assert_msg(di_judge(forms, fd, &(struct di_circumstances){0}, arena, &report, &error) == DI_OK, "%s",
                  error.text);
    describe_report(report, &judged);
    di_golden_compare("producers/judged.txt", &judged);
    di_forms_free(forms);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("producers");
    TCase *reports = tcase_create("reports");

    if (glob(DI_TEST_FIXTURES "/producers/*", GLOB_ONLYDIR, NULL, &producers) != 0) {
        fprintf(stderr, "no fixtures below %s/producers\n", DI_TEST_FIXTURES);
        return 1;
    }
    tcase_add_checked_fixture(reports, make_arena, free_arena);
    tcase_add_loop_test(reports, report_is_read_as_it_was_given, 0, (int)producers.gl_pathc);
    tcase_add_loop_test(reports, report_is_judged_alike, 0, (int)producers.gl_pathc);
    suite_add_tcase(suite, reports);
    int status = di_suite_run(suite);
    globfree(&producers);
    return status;
}
