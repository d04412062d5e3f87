/*
 * hash.h - SHA-256 (FIPS 180-4), by which a submission is known.
 *
 * By nettle, which is small and needs no setting up: libcrypto takes longer to load than a command otherwise does to
 * start. The kernel's AF_ALG is missing in many containers and kernels, and would need a socket.
 */
#ifndef DOCINTAKE_HASH_H
#define DOCINTAKE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "docintake/error.h"

#define DI_SHA256_TEXT_BYTES 65

/* Hashes the file behind fd from its beginning to its end; leaves its position alone. ret_text is lower-case hex. */
enum di_status di_hash_file(int fd, uint64_t *ret_bytes, char ret_text[DI_SHA256_TEXT_BYTES], struct di_error *error);

/* The same of at most so many bytes, for a file that may have no end. *ret_bytes is how many they were. */
enum di_status di_hash_start(int fd, uint64_t most, uint64_t *ret_bytes, char ret_text[DI_SHA256_TEXT_BYTES],
                             struct di_error *error);

/* Hashes bytes in memory. */
void di_hash_bytes(const void *bytes, size_t size, char ret_text[DI_SHA256_TEXT_BYTES]);

#endif
