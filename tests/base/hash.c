#include "docintake/hash.h"

#include <string.h>
#include <unistd.h>

#include "base/cases.h"
#include "docintake/fd.h"

/* FIPS 180-4 and the examples published with it. */
static const struct {
    const char *text, *hash;
} vectors[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

START_TEST(known_vectors)
{
    char hash[DI_SHA256_TEXT_BYTES];

    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        di_hash_bytes(vectors[i].text, strlen(vectors[i].text), hash);
        ck_assert_str_eq(hash, vectors[i].hash);
    }
}
END_TEST

START_TEST(files_are_hashed_from_their_beginning)
{
    static char bytes[1000000];
    DI_AUTO_FD fd = di_fd_memory("test");
    struct di_error error = DI_ERROR_NONE;
    char hash[DI_SHA256_TEXT_BYTES];
    uint64_t size;

    memset(bytes, 'a', sizeof bytes);
    ck_assert_int_eq(di_fd_write_all(fd, bytes, sizeof bytes, "memory", &error), DI_OK);
    ck_assert_int_eq(lseek(fd, 7, SEEK_SET), 7);
    ck_assert_int_eq(di_hash_file(fd, &size, hash, &error), DI_OK);
    ck_assert_uint_eq(size, sizeof bytes);
    ck_assert_str_eq(hash, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    ck_assert_int_eq(lseek(fd, 0, SEEK_CUR), 7);
}
END_TEST

START_TEST(the_beginning_of_a_file_is_hashed)
{
    DI_AUTO_FD fd = di_fd_memory("test");
    struct di_error error = DI_ERROR_NONE;
    char hash[DI_SHA256_TEXT_BYTES], of_three[DI_SHA256_TEXT_BYTES];
    uint64_t size;

    ck_assert_int_eq(di_fd_write_all(fd, "abcd", 4, "memory", &error), DI_OK);
    di_hash_bytes("abc", 3, of_three);
    ck_assert_int_eq(di_hash_start(fd, 3, &size, hash, &error), DI_OK);
    ck_assert_uint_eq(size, 3);
    ck_assert_str_eq(hash, of_three);
    ck_assert_int_eq(di_hash_start(fd, 5, &size, hash, &error), DI_OK);
    ck_assert_uint_eq(size, 4);
}
END_TEST

START_TEST(unreadable_files_are_our_error)
{
    struct di_error error = DI_ERROR_NONE;
    char hash[DI_SHA256_TEXT_BYTES] = "untouched";
    uint64_t size = 42;

    ck_assert_int_eq(di_hash_file(-1, &size, hash, &error), DI_FAILED);
    ck_assert(di_error_is_set(&error));
    ck_assert_str_eq(hash, "untouched");
    ck_assert_uint_eq(size, 42);
}
END_TEST

TCase *hash_cases(void)
{
    TCase *cases = tcase_create("hash");

    tcase_add_test(cases, known_vectors);
    tcase_add_test(cases, files_are_hashed_from_their_beginning);
    tcase_add_test(cases, the_beginning_of_a_file_is_hashed);
    tcase_add_test(cases, unreadable_files_are_our_error);
    return cases;
}
