#include <string.h>
#include <unistd.h>

#include "cases.h"

START_TEST(files_of_another_kind)
{
    static const struct {
        const char *bytes;
        enum di_reason reason;
    } files[] = {
        {"%PDF-1.4\n", DI_REASON_NOT_DOCX_PDF},
        {"\xEF\xBB\xBF\n%PDF-1.7", DI_REASON_NOT_DOCX_PDF},
        {"{\\rtf1\\ansi}", DI_REASON_NOT_DOCX_RTF},
        {"<!DOCTYPE html><html></html>", DI_REASON_NOT_DOCX_HTML},
        {"\xEF\xBB\xBF \r\n<HTML>", DI_REASON_NOT_DOCX_HTML},
        {"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", DI_REASON_NOT_DOCX_HTML},
        {"MIME-Version: 1.0\nContent-Type: multipart/related", DI_REASON_NOT_DOCX_HTML},
        {"<?xml version='1.0'?><w:wordDocument>", DI_REASON_NOT_DOCX},
        {"<?xml version='1.0'?><pkg:package>", DI_REASON_NOT_DOCX},
        {"From: <Saved>\r\nMIME-Version: 1.0\r\n", DI_REASON_NOT_DOCX_HTML},
        {"\xDB\xA5-", DI_REASON_OLD_DOC},
        {"\xDC\xA5h", DI_REASON_OLD_DOC},
        {"\x1F\x8B\x08", DI_REASON_NOT_DOCX},
        {"Rar!\x1A\7", DI_REASON_NOT_DOCX},
        {"7z\xBC\xAF\x27\x1C", DI_REASON_NOT_DOCX},
        {"\x89PNG\r\n", DI_REASON_NOT_DOCX},
        {"\xFF\xD8\xFF\xE0", DI_REASON_NOT_DOCX},
        {"a report", DI_REASON_NOT_DOCX},
        {"PK", DI_REASON_NOT_DOCX},
        {"PK\5\6", DI_REASON_NOT_DOCX},
        {"PK\3\4 and no more", DI_REASON_DAMAGED},
    };

    for (size_t i = 0; i < COUNT(files); i++) {
        enum di_reason reason = refusal_of(di_craft_file(files[i].bytes, strlen(files[i].bytes)));

        ck_assert_msg(reason == files[i].reason, "%s: %s", files[i].bytes, di_reason_row(reason)->code);
    }
}
END_TEST

START_TEST(text_may_be_utf16)
{
    static const char little[] = "\xFF\xFE<\0h\0t\0m\0l\0>", big[] = "\xFE\xFF\0<\0h\0t\0m\0l\0>";

    ck_assert_uint_eq(refusal_of(di_craft_file(little, sizeof little)), DI_REASON_NOT_DOCX_HTML);
    ck_assert_uint_eq(refusal_of(di_craft_file(big, sizeof big)), DI_REASON_NOT_DOCX_HTML);
}
END_TEST

START_TEST(empty_and_zero_files_are_damaged)
{
    static const char zeros[10000];

    ck_assert_uint_eq(refusal_of(di_craft_file("", 0)), DI_REASON_DAMAGED);
    ck_assert_uint_eq(refusal_of(di_craft_file(zeros, sizeof zeros)), DI_REASON_DAMAGED);
}
END_TEST

START_TEST(the_file_has_a_limit)
{
    int fd = di_craft_file("%PDF-", 5);

    ck_assert_int_eq(ftruncate(fd, (off_t)DI_LIMIT_FILE_BYTES), 0);
    ck_assert_uint_eq(refusal_of(dup(fd)), DI_REASON_NOT_DOCX_PDF);
    ck_assert_int_eq(ftruncate(fd, (off_t)DI_LIMIT_FILE_BYTES + 1), 0);
    ck_assert_uint_eq(refusal_of(fd), DI_REASON_TOO_LARGE);
}
END_TEST

START_TEST(a_descriptor_that_cannot_be_read_is_our_fault)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_package *package;
    int ends[2];

    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(di_package_open(ends[0], arena, &package, &refusal, &error), DI_FAILED);
    ck_assert_int_ne(error.number, 0);
    close(ends[0]);
    close(ends[1]);
}
END_TEST

TCase *sniff_cases(void)
{
    TCase *cases = unpack_cases("sniff");

    tcase_add_test(cases, files_of_another_kind);
    tcase_add_test(cases, text_may_be_utf16);
    tcase_add_test(cases, empty_and_zero_files_are_damaged);
    tcase_add_test(cases, the_file_has_a_limit);
    tcase_add_test(cases, a_descriptor_that_cannot_be_read_is_our_fault);
    return cases;
}
