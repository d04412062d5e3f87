#include <string.h>

#include "cases.h"

#define SECTOR 512UL
#define SECTORS 8

/* A compound file with one piece of allocation table in sector 0 and its directory from sector 1 on. */
static unsigned char file[SECTOR * (SECTORS + 1)];

static void put(size_t at, uint32_t number)
{
    for (int i = 0; i < 4; i++, number >>= 8) {
        file[at + (size_t)i] = (unsigned char)number;
    }
}

static void set_next(uint32_t sector, uint32_t next)
{
    put(SECTOR + 4 * (size_t)sector, next);
}

static void put_name(uint32_t sector, unsigned entry, const char *name)
{
    unsigned char *at = file + SECTOR * (size_t)(sector + 1) + 128 * (size_t)entry;

    for (size_t i = 0; i <= strlen(name); i++) {
        at[2 * i] = (unsigned char)name[i];
    }
    at[64] = (unsigned char)(2 * strlen(name) + 2);
}

static void begin(void)
{
    static const unsigned char signature[] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

    memset(file, 0, sizeof file);
    memcpy(file, signature, sizeof signature);
    file[30] = 9; /* sectors of 512 bytes */
    put(48, 1);   /* the directory */
    put(68, 0xFFFFFFFE);
    memset(file + 76, 0xFF, SECTOR - 76);
    put(76, 0); /* the allocation table */
    memset(file + SECTOR, 0xFF, SECTOR);
    set_next(1, 0xFFFFFFFE);
    put_name(1, 0, "Root Entry");
}

static enum di_reason reason(void)
{
    return refusal_of(di_craft_file(file, sizeof file));
}

START_TEST(the_directory_tells_what_it_is)
{
    static const struct {
        const char *name;
        enum di_reason reason;
    } streams[] = {
        {"WordDocument", DI_REASON_OLD_DOC},
        {"EncryptedPackage", DI_REASON_ENCRYPTED},
        {"ENCRYPTEDPACKAGE", DI_REASON_ENCRYPTED},
        {"Workbook", DI_REASON_NOT_DOCX},
        {"PowerPoint Document", DI_REASON_NOT_DOCX},
        {"WordDocument2", DI_REASON_NOT_DOCX},
        {"Word", DI_REASON_NOT_DOCX},
    };

    for (size_t i = 0; i < COUNT(streams); i++) {
        begin();
        put_name(1, 3, streams[i].name);
        ck_assert_msg(reason() == streams[i].reason, "%s", streams[i].name);
    }
}
END_TEST

START_TEST(the_strongest_stream_tells)
{
    begin();
    put_name(1, 1, "WordDocument");
    put_name(1, 2, "EncryptedPackage");
    put_name(1, 3, "WordDocument");
    ck_assert_uint_eq(reason(), DI_REASON_ENCRYPTED);
    begin();
    put_name(1, 1, "Workbook");
    put_name(1, 2, "WordDocument");
    ck_assert_uint_eq(reason(), DI_REASON_OLD_DOC);
}
END_TEST

START_TEST(the_directory_is_a_chain)
{
    begin();
    set_next(1, 5);
    set_next(5, 3);
    put_name(3, 1, "EncryptedPackage");
    ck_assert_uint_eq(reason(), DI_REASON_ENCRYPTED);
    set_next(5, 0xFFFFFFFE); /* now it lies outside the directory: an embedded file, say */
    ck_assert_uint_eq(reason(), DI_REASON_NOT_DOCX);
}
END_TEST

START_TEST(chains_that_lead_nowhere_end)
{
    begin();
    set_next(1, 1);
    ck_assert_uint_eq(reason(), DI_REASON_NOT_DOCX);
    set_next(1, 0x00FFFFFF);
    ck_assert_uint_eq(reason(), DI_REASON_NOT_DOCX);
    put(48, 0xFFFFFFF9);
    ck_assert_uint_eq(reason(), DI_REASON_NOT_DOCX);
    ck_assert_uint_eq(refusal_of(di_craft_file(file, 100)), DI_REASON_NOT_DOCX);
    ck_assert_uint_eq(refusal_of(di_craft_file(file, SECTOR)), DI_REASON_NOT_DOCX);
}
END_TEST

/* A file so long that the header does not list all of its allocation table. */
START_TEST(long_files_have_a_list_of_tables)
{
    enum { FAR = 109 * 128 + 2 }; /* the first sectors that the 110th piece of the table is about */
    size_t size = SECTOR * (FAR + 3UL);
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    begin();
    put(48, FAR);
    put(68, 2);             /* the list of further pieces */
    put(SECTOR * 3, 3);     /* the 110th piece is in sector 3 */
    put(SECTOR * 4 + 8, 4); /* which says: after FAR comes sector 4 */
    put_name(4, 2, "WordDocument");
    di_buffer_append(&bytes, file, sizeof file);
    while (bytes.size < size) {
        di_buffer_append(&bytes, (char[SECTOR]){0}, SECTOR);
    }
    ck_assert_uint_eq(refusal_of(di_craft_file(bytes.data, bytes.size)), DI_REASON_OLD_DOC);
    bytes.data[SECTOR * 3] = 7;
    ck_assert_uint_eq(refusal_of(di_craft_file(bytes.data, bytes.size)), DI_REASON_NOT_DOCX);
}
END_TEST

TCase *compound_cases(void)
{
    TCase *cases = unpack_cases("compound");

    tcase_add_test(cases, the_directory_tells_what_it_is);
    tcase_add_test(cases, the_strongest_stream_tells);
    tcase_add_test(cases, the_directory_is_a_chain);
    tcase_add_test(cases, chains_that_lead_nowhere_end);
    tcase_add_test(cases, long_files_have_a_list_of_tables);
    return cases;
}
