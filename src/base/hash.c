#include "docintake/hash.h"

#include <assert.h>
#include <errno.h>
#include <unistd.h>

#include <nettle/sha2.h>

static_assert(DI_SHA256_TEXT_BYTES == 2 * SHA256_DIGEST_SIZE + 1, "two digits a byte, and a NUL");

static void finish(struct sha256_ctx *context, char ret_text[DI_SHA256_TEXT_BYTES])
{
    static const char hexadecimal[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_SIZE];

    sha256_digest(context, sizeof digest, digest);
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
    struct sha256_ctx context;

    sha256_init(&context);
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
        sha256_update(&context, (size_t)count, chunk);
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
    struct sha256_ctx context;

    sha256_init(&context);
    sha256_update(&context, size, bytes);
    finish(&context, ret_text);
}
