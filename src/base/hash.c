#include "docintake/hash.h"

#include <errno.h>
#include <unistd.h>

#include <openssl/evp.h>

static void free_context(EVP_MD_CTX **context)
{
    EVP_MD_CTX_free(*context);
}

#define AUTO_CONTEXT __attribute__((cleanup(free_context))) EVP_MD_CTX

static enum di_status finish(EVP_MD_CTX *context, char ret_text[DI_SHA256_TEXT_BYTES], struct di_error *error)
{
    static const char hexadecimal[] = "0123456789abcdef";
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;

    if (EVP_DigestFinal_ex(context, digest, &size) != 1 || 2 * size + 1 != DI_SHA256_TEXT_BYTES) {
        return di_fail(error, 0, "libcrypto cannot compute SHA-256");
    }
    for (unsigned i = 0; i < size; i++) {
        ret_text[2 * i] = hexadecimal[digest[i] >> 4];
        ret_text[2 * i + 1] = hexadecimal[digest[i] & 0x0F];
    }
    ret_text[2 * size] = '\0';
    return DI_OK;
}

static EVP_MD_CTX *begin(void)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();

    if (context != NULL && EVP_DigestInit_ex(context, EVP_sha256(), NULL) != 1) {
        EVP_MD_CTX_free(context);
        context = NULL;
    }
    return context;
}

/* Adds the file's bytes until the end, or until there are so many; *ret_bytes is how many they were. */
static enum di_status add_file(EVP_MD_CTX *context, int fd, uint64_t most, uint64_t *ret_bytes, struct di_error *error)
{
    unsigned char chunk[64 * 1024];
    uint64_t offset = 0;

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
        if (EVP_DigestUpdate(context, chunk, (size_t)count) != 1) {
            return di_fail(error, 0, "libcrypto cannot compute SHA-256");
        }
        offset += (uint64_t)count;
    }
    *ret_bytes = offset;
    return DI_OK;
}

enum di_status di_hash_start(int fd, uint64_t most, uint64_t *ret_bytes, char ret_text[DI_SHA256_TEXT_BYTES],
                             struct di_error *error)
{
    AUTO_CONTEXT *context = begin();
    uint64_t bytes;

    if (context == NULL) {
        return di_fail(error, 0, "libcrypto cannot compute SHA-256");
    }
    if (add_file(context, fd, most, &bytes, error) != DI_OK || finish(context, ret_text, error) != DI_OK) {
        return DI_FAILED;
    }
    *ret_bytes = bytes;
    return DI_OK;
}

enum di_status di_hash_file(int fd, uint64_t *ret_bytes, char ret_text[DI_SHA256_TEXT_BYTES], struct di_error *error)
{
    return di_hash_start(fd, UINT64_MAX, ret_bytes, ret_text, error);
}

enum di_status di_hash_bytes(const void *bytes, size_t size, char ret_text[DI_SHA256_TEXT_BYTES],
                             struct di_error *error)
{
    AUTO_CONTEXT *context = begin();

    if (context == NULL || EVP_DigestUpdate(context, bytes, size) != 1) {
        return di_fail(error, 0, "libcrypto cannot compute SHA-256");
    }
    return finish(context, ret_text, error);
}
