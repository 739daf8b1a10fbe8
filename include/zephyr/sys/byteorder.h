/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Byte order: conversions of values, and values in memory at any alignment. Any context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_BYTEORDER_H_
#define ZEPHYR_INCLUDE_SYS_BYTEORDER_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BSWAP_16(x) ((uint16_t)__builtin_bswap16(x))
#define BSWAP_24(x) ((uint32_t)((((x) >> 16) & 0xff) | ((x)&0xff00) | (((x)&0xff) << 16)))
#define BSWAP_32(x) ((uint32_t)__builtin_bswap32(x))
#define BSWAP_48(x) ((uint64_t)(__builtin_bswap64(x) >> 16))
#define BSWAP_64(x) ((uint64_t)__builtin_bswap64(x))

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define sys_le16_to_cpu(val) (val)
#define sys_cpu_to_le16(val) (val)
#define sys_le24_to_cpu(val) (val)
#define sys_cpu_to_le24(val) (val)
#define sys_le32_to_cpu(val) (val)
#define sys_cpu_to_le32(val) (val)
#define sys_le48_to_cpu(val) (val)
#define sys_cpu_to_le48(val) (val)
#define sys_le64_to_cpu(val) (val)
#define sys_cpu_to_le64(val) (val)
#define sys_be16_to_cpu(val) BSWAP_16(val)
#define sys_cpu_to_be16(val) BSWAP_16(val)
#define sys_be24_to_cpu(val) BSWAP_24(val)
#define sys_cpu_to_be24(val) BSWAP_24(val)
#define sys_be32_to_cpu(val) BSWAP_32(val)
#define sys_cpu_to_be32(val) BSWAP_32(val)
#define sys_be48_to_cpu(val) BSWAP_48(val)
#define sys_cpu_to_be48(val) BSWAP_48(val)
#define sys_be64_to_cpu(val) BSWAP_64(val)
#define sys_cpu_to_be64(val) BSWAP_64(val)
#else
#define sys_le16_to_cpu(val) BSWAP_16(val)
#define sys_cpu_to_le16(val) BSWAP_16(val)
#define sys_le24_to_cpu(val) BSWAP_24(val)
#define sys_cpu_to_le24(val) BSWAP_24(val)
#define sys_le32_to_cpu(val) BSWAP_32(val)
#define sys_cpu_to_le32(val) BSWAP_32(val)
#define sys_le48_to_cpu(val) BSWAP_48(val)
#define sys_cpu_to_le48(val) BSWAP_48(val)
#define sys_le64_to_cpu(val) BSWAP_64(val)
#define sys_cpu_to_le64(val) BSWAP_64(val)
#define sys_be16_to_cpu(val) (val)
#define sys_cpu_to_be16(val) (val)
#define sys_be24_to_cpu(val) (val)
#define sys_cpu_to_be24(val) (val)
#define sys_be32_to_cpu(val) (val)
#define sys_cpu_to_be32(val) (val)
#define sys_be48_to_cpu(val) (val)
#define sys_cpu_to_be48(val) (val)
#define sys_be64_to_cpu(val) (val)
#define sys_cpu_to_be64(val) (val)
#endif

/** Writes the low 16 bits of val, big end first. */
static inline void sys_put_be16(uint16_t val, uint8_t dst[2])
{
    dst[0] = (uint8_t)(val >> 8);
    dst[1] = (uint8_t)val;
}

/** Writes the low 16 bits of val, little end first. */
static inline void sys_put_le16(uint16_t val, uint8_t dst[2])
{
    dst[0] = (uint8_t)val;
    dst[1] = (uint8_t)(val >> 8);
}

/** Reads 16 bits, big end first. */
static inline uint16_t sys_get_be16(const uint8_t src[2])
{
    return (uint16_t)(((uint32_t)src[0] << 8) | src[1]);
}

/** Reads 16 bits, little end first. */
static inline uint16_t sys_get_le16(const uint8_t src[2])
{
    return (uint16_t)(src[0] | ((uint32_t)src[1] << 8));
}

/** Writes the low 24 bits of val, big end first. */
static inline void sys_put_be24(uint32_t val, uint8_t dst[3])
{
    dst[0] = (uint8_t)(val >> 16);
    dst[1] = (uint8_t)(val >> 8);
    dst[2] = (uint8_t)val;
}

/** Writes the low 24 bits of val, little end first. */
static inline void sys_put_le24(uint32_t val, uint8_t dst[3])
{
    dst[0] = (uint8_t)val;
    dst[1] = (uint8_t)(val >> 8);
    dst[2] = (uint8_t)(val >> 16);
}

/** Reads 24 bits, big end first. */
static inline uint32_t sys_get_be24(const uint8_t src[3])
{
    return ((uint32_t)src[0] << 16) | ((uint32_t)src[1] << 8) | src[2];
}

/** Reads 24 bits, little end first. */
static inline uint32_t sys_get_le24(const uint8_t src[3])
{
    return src[0] | ((uint32_t)src[1] << 8) | ((uint32_t)src[2] << 16);
}

/** Writes the low 32 bits of val, big end first. */
static inline void sys_put_be32(uint32_t val, uint8_t dst[4])
{
    dst[0] = (uint8_t)(val >> 24);
    dst[1] = (uint8_t)(val >> 16);
    dst[2] = (uint8_t)(val >> 8);
    dst[3] = (uint8_t)val;
}

/** Writes the low 32 bits of val, little end first. */
static inline void sys_put_le32(uint32_t val, uint8_t dst[4])
{
    dst[0] = (uint8_t)val;
    dst[1] = (uint8_t)(val >> 8);
    dst[2] = (uint8_t)(val >> 16);
    dst[3] = (uint8_t)(val >> 24);
}

/** Reads 32 bits, big end first. */
static inline uint32_t sys_get_be32(const uint8_t src[4])
{
    return ((uint32_t)src[0] << 24) | ((uint32_t)src[1] << 16) | ((uint32_t)src[2] << 8) | src[3];
}

/** Reads 32 bits, little end first. */
static inline uint32_t sys_get_le32(const uint8_t src[4])
{
    return src[0] | ((uint32_t)src[1] << 8) | ((uint32_t)src[2] << 16) | ((uint32_t)src[3] << 24);
}

/** Writes the low 48 bits of val, big end first. */
static inline void sys_put_be48(uint64_t val, uint8_t dst[6])
{
    dst[0] = (uint8_t)(val >> 40);
    dst[1] = (uint8_t)(val >> 32);
    dst[2] = (uint8_t)(val >> 24);
    dst[3] = (uint8_t)(val >> 16);
    dst[4] = (uint8_t)(val >> 8);
    dst[5] = (uint8_t)val;
}

/** Writes the low 48 bits of val, little end first. */
static inline void sys_put_le48(uint64_t val, uint8_t dst[6])
{
    dst[0] = (uint8_t)val;
    dst[1] = (uint8_t)(val >> 8);
    dst[2] = (uint8_t)(val >> 16);
    dst[3] = (uint8_t)(val >> 24);
    dst[4] = (uint8_t)(val >> 32);
    dst[5] = (uint8_t)(val >> 40);
}

/** Reads 48 bits, big end first. */
static inline uint64_t sys_get_be48(const uint8_t src[6])
{
    return ((uint64_t)src[0] << 40) | ((uint64_t)src[1] << 32) | ((uint64_t)src[2] << 24) |
           ((uint64_t)src[3] << 16) | ((uint64_t)src[4] << 8) | src[5];
}

/** Reads 48 bits, little end first. */
static inline uint64_t sys_get_le48(const uint8_t src[6])
{
    return src[0] | ((uint64_t)src[1] << 8) | ((uint64_t)src[2] << 16) | ((uint64_t)src[3] << 24) |
           ((uint64_t)src[4] << 32) | ((uint64_t)src[5] << 40);
}

/** Writes the low 64 bits of val, big end first. */
static inline void sys_put_be64(uint64_t val, uint8_t dst[8])
{
    dst[0] = (uint8_t)(val >> 56);
    dst[1] = (uint8_t)(val >> 48);
    dst[2] = (uint8_t)(val >> 40);
    dst[3] = (uint8_t)(val >> 32);
    dst[4] = (uint8_t)(val >> 24);
    dst[5] = (uint8_t)(val >> 16);
    dst[6] = (uint8_t)(val >> 8);
    dst[7] = (uint8_t)val;
}

/** Writes the low 64 bits of val, little end first. */
static inline void sys_put_le64(uint64_t val, uint8_t dst[8])
{
    dst[0] = (uint8_t)val;
    dst[1] = (uint8_t)(val >> 8);
    dst[2] = (uint8_t)(val >> 16);
    dst[3] = (uint8_t)(val >> 24);
    dst[4] = (uint8_t)(val >> 32);
    dst[5] = (uint8_t)(val >> 40);
    dst[6] = (uint8_t)(val >> 48);
    dst[7] = (uint8_t)(val >> 56);
}

/** Reads 64 bits, big end first. */
static inline uint64_t sys_get_be64(const uint8_t src[8])
{
    return ((uint64_t)src[0] << 56) | ((uint64_t)src[1] << 48) | ((uint64_t)src[2] << 40) |
           ((uint64_t)src[3] << 32) | ((uint64_t)src[4] << 24) | ((uint64_t)src[5] << 16) |
           ((uint64_t)src[6] << 8) | src[7];
}

/** Reads 64 bits, little end first. */
static inline uint64_t sys_get_le64(const uint8_t src[8])
{
    return src[0] | ((uint64_t)src[1] << 8) | ((uint64_t)src[2] << 16) | ((uint64_t)src[3] << 24) |
           ((uint64_t)src[4] << 32) | ((uint64_t)src[5] << 40) | ((uint64_t)src[6] << 48) |
           ((uint64_t)src[7] << 56);
}

/** Copies length bytes in reverse order between buffers that do not overlap. */
static inline void sys_memcpy_swap(void *dst, const void *src, size_t length)
{
    const uint8_t *from = (const uint8_t *)src + length;
    uint8_t *to = (uint8_t *)dst;

    __ASSERT((const uint8_t *)src + length <= to || to + length <= (const uint8_t *)src,
             "sys_memcpy_swap: source and destination overlap: use sys_mem_swap()");
    while (length-- > 0) {
        *to++ = *--from;
    }
}

/** Reverses the order of length bytes in place. */
static inline void sys_mem_swap(void *buf, size_t length)
{
    uint8_t *bytes = (uint8_t *)buf;

    for (size_t i = 0; i < length / 2; i++) {
        uint8_t held = bytes[i];

        bytes[i] = bytes[length - 1 - i];
        bytes[length - 1 - i] = held;
    }
}

#ifdef __cplusplus
}
#endif

#endif
