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

enum di_status di_hash_file(int fd, uint64_t *ret_bytes, char ret_text[DI_SHA256_TEXT_BYTES], struct di_error *error)
{
    AUTO_CONTEXT *context = begin();
    unsigned char chunk[64 * 1024];
    off_t offset = 0;
    ssize_t count;

    if (context == NULL) {
        return di_fail(error, 0, "libcrypto cannot compute SHA-256");
    }
    while ((count = pread(fd, chunk, sizeof chunk, offset)) != 0) {
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return di_fail(error, errno, "cannot read the file to hash it");
        }
        if (EVP_DigestUpdate(context, chunk, (size_t)count) != 1) {
            return di_fail(error, 0, "libcrypto cannot compute SHA-256");
        }
        offset += count;
    }
    enum di_status status = finish(context, ret_text, error);
    if (status == DI_OK) {
        *ret_bytes = (uint64_t)offset;
    }
    return status;
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
