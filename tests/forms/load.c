/* Folders of forms, files and limits. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "docintake/buffer.h"
#include "docintake/fd.h"
#include "docintake/forms.h"
#include "docintake/limits.h"
#include "forms/cases.h"
#include "forms/small.h"
#include "support/scratch.h"

START_TEST(folder_needs_its_grammar)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_scratch scratch;
    struct di_forms *forms;

    di_scratch_make(&scratch);
    ck_assert(di_forms_load(scratch.fd, NULL, NULL, &forms, &error) == DI_FAILED);
    ck_assert_ptr_nonnull(strstr(error.text, "form.rng"));
    error = DI_ERROR_NONE;
    di_scratch_write(&scratch, "form.rng", "<grammar", 8);
    ck_assert(di_forms_load(scratch.fd, NULL, NULL, &forms, &error) == DI_FAILED);
    ck_assert_ptr_nonnull(strstr(error.text, "form.rng"));
    di_scratch_remove(&scratch);
}
END_TEST

START_TEST(folder_needs_a_form)
{
    static const char grammar[] = "<element name='form' xmlns='http://relaxng.org/ns/structure/1.0'><empty/></element>";
    struct di_error error = DI_ERROR_NONE;
    struct di_scratch scratch;
    struct di_forms *forms;

    di_scratch_make(&scratch);
    di_scratch_write(&scratch, "form.rng", grammar, sizeof grammar - 1);
    di_scratch_write(&scratch, "form.txt", "no form", 7);
    di_scratch_write(&scratch, ".hidden.xml", "no form", 7);
    ck_assert(di_forms_load(scratch.fd, NULL, NULL, &forms, &error) == DI_FAILED);
    ck_assert_str_eq(error.text, "the folder of the forms holds no form");
    di_scratch_remove(&scratch);
}
END_TEST

START_TEST(first_complaint_is_the_error)
{
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct di_error error = DI_ERROR_NONE;
    struct di_scratch scratch;
    char path[320];

    di_scratch_make(&scratch);
    di_scratch_write(&scratch, "bad.xml", "<form/>", 7);
    snprintf(path, sizeof path, "%s/bad.xml", scratch.path);
    ck_assert(di_forms_check_file(folder, path, NULL, NULL, &error) == DI_REFUSED);
    ck_assert(!di_error_is_set(&error));
    snprintf(path, sizeof path, "%s/none.xml", scratch.path);
    ck_assert(di_forms_check_file(folder, path, NULL, NULL, &error) == DI_FAILED);
    ck_assert(di_error_is_set(&error));
    di_scratch_remove(&scratch);
}
END_TEST

START_TEST(good_file_has_no_complaints)
{
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct di_error error = DI_ERROR_NONE;

    ck_assert(di_forms_check_file(folder, DI_TEST_FORMS "/zfxxgk-2014.xml", NULL, NULL, &error) == DI_OK);
    ck_assert(!di_error_is_set(&error));
}
END_TEST

START_TEST(one_bad_form_fails_the_whole)
{
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    static const char *const names[] = {"form.rng", "zfxxgk-2014.xml"};
    struct di_error error = DI_ERROR_NONE;
    struct di_scratch scratch;
    struct di_forms *forms;

    di_scratch_make(&scratch);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        DI_AUTO_FD from = openat(folder, names[i], O_RDONLY | O_CLOEXEC);
        DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

        ck_assert(di_fd_read_all(from, 1 << 20, &bytes, names[i], NULL) == DI_OK);
        di_scratch_write(&scratch, names[i], bytes.data, bytes.size);
    }
    ck_assert(di_forms_load(scratch.fd, NULL, NULL, &forms, &error) == DI_OK);
    di_forms_free(forms);
    di_scratch_write(&scratch, "b.xml", "<form/>", 7);
    ck_assert(di_forms_load(scratch.fd, NULL, NULL, &forms, &error) == DI_FAILED);
    ck_assert_ptr_nonnull(strstr(error.text, "b.xml:1: "));
    di_scratch_remove(&scratch);
}
END_TEST

/* Phrases that the two forms have in common; the same text is the same pattern, and only then. */
static size_t count_shared(const struct di_form *a, const struct di_form *b)
{
    size_t shared = 0;

    for (size_t i = 0; i < a->n_phrases; i++) {
        for (size_t j = 0; j < b->n_phrases; j++) {
            bool is_shared = a->phrases[i].compiled == b->phrases[j].compiled;

            ck_assert_int_eq(is_shared, strcmp(a->phrases[i].pattern, b->phrases[j].pattern) == 0);
            shared += is_shared;
        }
    }
    return shared;
}

START_TEST(what_forms_have_in_common_is_compiled_once)
{
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct di_forms *forms;

    ck_assert(di_forms_load(folder, NULL, NULL, &forms, NULL) == DI_OK);
    ck_assert_str_eq(forms->forms[2]->id, "zfxxgk-2019");
    ck_assert_uint_gt(count_shared(forms->forms[2], forms->forms[3]), 10);
    di_forms_free(forms);
}
END_TEST

/* The small form with so many rows more, side by side or one in another. */
static const char *complaints_of_rows(unsigned count, bool nested)
{
    DI_AUTO_BUFFER rows = DI_BUFFER_EMPTY;

    di_buffer_text(&rows, "<rows>");
    for (unsigned i = 0; i < count; i++) {
        di_buffer_printf(&rows, "<row id='x%u' label='x%u'>%s", i, i, nested ? "" : "</row>");
    }
    for (unsigned i = 0; nested && i < count; i++) {
        di_buffer_text(&rows, "</row>");
    }
    return small_complaints("<rows>", di_buffer_string(&rows));
}

START_TEST(rows_are_limited)
{
    ck_assert_str_eq(complaints_of_rows(DI_LIMIT_FORM_ROWS - 6, false), "");
    ck_assert_ptr_nonnull(
        strstr(complaints_of_rows(DI_LIMIT_FORM_ROWS - 5, false), "14: 1001 are more than the 1000 that there may be"));
}
END_TEST

START_TEST(depth_is_limited)
{
    ck_assert_str_eq(complaints_of_rows(DI_LIMIT_FORM_DEPTH, true), "");
    ck_assert_ptr_nonnull(strstr(complaints_of_rows(DI_LIMIT_FORM_DEPTH + 1, true), "14: more than 32 levels"));
    ck_assert_ptr_nonnull(strstr(complaints_of_rows(300, true), "14: ")); /* libxml2 gives up before */
}
END_TEST

START_TEST(bytes_are_limited)
{
    static const char name[] = "zfxxgk-2008.xml";
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DI_AUTO_FD form = openat(folder, name, O_RDONLY | O_CLOEXEC);
    struct di_error error = DI_ERROR_NONE;
    struct di_scratch scratch;
    char path[320];

    di_scratch_make(&scratch);
    snprintf(path, sizeof path, "%s/%s", scratch.path, name);
    ck_assert(di_fd_read_all(form, DI_LIMIT_FORM_BYTES, &text, name, &error) == DI_OK);
    while (text.size < DI_LIMIT_FORM_BYTES) {
        di_buffer_text(&text, "\n");
    }
    di_scratch_write(&scratch, name, text.data, text.size);
    ck_assert(di_forms_check_file(folder, path, NULL, NULL, &error) == DI_OK);
    di_buffer_text(&text, "\n");
    di_scratch_write(&scratch, name, text.data, text.size);
    ck_assert(di_forms_check_file(folder, path, NULL, NULL, &error) == DI_FAILED);
    ck_assert_ptr_nonnull(strstr(error.text, name));
    di_scratch_remove(&scratch);
}
END_TEST

TCase *load_cases(void)
{
    TCase *cases = tcase_create("load");

    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, folder_needs_its_grammar);
    tcase_add_test(cases, folder_needs_a_form);
    tcase_add_test(cases, first_complaint_is_the_error);
    tcase_add_test(cases, good_file_has_no_complaints);
    tcase_add_test(cases, one_bad_form_fails_the_whole);
    tcase_add_test(cases, what_forms_have_in_common_is_compiled_once);
    tcase_add_test(cases, rows_are_limited);
    tcase_add_test(cases, depth_is_limited);
    tcase_add_test(cases, bytes_are_limited);
    return cases;
}
