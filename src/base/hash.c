/*
 * OpenSSL's EVP would do the same, after it has read a configuration file, loaded a provider and filled tables of
 * algorithms: that takes longer than to start a program. These functions need none of it.
 */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "docintake/hash.h"

#include <assert.h>
#include <errno.h>
#include <unistd.h>

#include <openssl/sha.h>

static_assert(DI_SHA256_TEXT_BYTES == 2 * SHA256_DIGEST_LENGTH + 1, "two digits a byte, and a NUL");

static void finish(SHA256_CTX *context, char ret_text[DI_SHA256_TEXT_BYTES])
{
    static const char hexadecimal[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_LENGTH];

    SHA256_Final(digest, context);
    for (size_t i = 0; i < sizeof digest; i++) {
        ret_text[2 * i] = hexadecimal[digest[i] >> 4];
        ret_text[2 * i + 1] = hexadecimal[digest[i] & 0x0F];
    }
    ret_text[2 * sizeof digest] = '\0';
}

enum di_status di_hash_start(int fd, uint64_t most, uint64_t *ret_bytes, char ret_text[DI_SHA256_TEXT_BYTES],
                             struct di_error *error)
{
    unsigned char chunk[64 * 1024];
    uint64_t offset = 0;
    SHA256_CTX context;

    SHA256_Init(&context);
    while (offset < most) {
        size_t room = most - offset < sizeof chunk ? (size_t)(most - offset) : sizeof chunk;
        ssize_t count = pread(fd, chunk, room, (off_t)offset);

        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return di_fail(error, errno, "cannot read the file to hash it");
        }
        if (count == 0) {
            break;
        }
        SHA256_Update(&context, chunk, (size_t)count);
        offset += (uint64_t)count;
    }
    finish(&context, ret_text);
    *ret_bytes = offset;
    return DI_OK;
}

enum di_status di_hash_file(int fd, uint64_t *ret_bytes, char ret_text[DI_SHA256_TEXT_BYTES], struct di_error *error)
{
    return di_hash_start(fd, UINT64_MAX, ret_bytes, ret_text, error);
}

void di_hash_bytes(const void *bytes, size_t size, char ret_text[DI_SHA256_TEXT_BYTES])
{
    SHA256_CTX context;

    SHA256_Init(&context);
    SHA256_Update(&context, bytes, size);
    finish(&context, ret_text);
}
