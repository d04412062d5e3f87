/*
 * bytes.h - numbers as ZIP archives and compound files write them: the lowest byte first.
 */
#ifndef DOCINTAKE_UNPACK_BYTES_H
#define DOCINTAKE_UNPACK_BYTES_H

#include <stdint.h>

static inline uint16_t di_bytes_16(const unsigned char *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

static inline uint32_t di_bytes_32(const unsigned char *bytes)
{
    return di_bytes_16(bytes) | (uint32_t)di_bytes_16(bytes + 2) << 16;
}

static inline uint64_t di_bytes_64(const unsigned char *bytes)
{
    return di_bytes_32(bytes) | (uint64_t)di_bytes_32(bytes + 4) << 32;
}

#endif
