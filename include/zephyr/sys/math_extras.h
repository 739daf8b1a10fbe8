/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Arithmetic that tells when its result does not fit, and counts of zero bits. Any context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_MATH_EXTRAS_H_
#define ZEPHYR_INCLUDE_SYS_MATH_EXTRAS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The result is stored modulo the type's range; the functions return true when it was cut. */
#define BK_MATH_OVERFLOW(name, type, op)                                                           \
    static inline bool name##_##op##_overflow(type a, type b, type *result)                        \
    {                                                                                              \
        return __builtin_##op##_overflow(a, b, result);                                            \
    }

BK_MATH_OVERFLOW(u16, uint16_t, add)
BK_MATH_OVERFLOW(u16, uint16_t, mul)
BK_MATH_OVERFLOW(u16, uint16_t, sub)
BK_MATH_OVERFLOW(u32, uint32_t, add)
BK_MATH_OVERFLOW(u32, uint32_t, mul)
BK_MATH_OVERFLOW(u32, uint32_t, sub)
BK_MATH_OVERFLOW(u64, uint64_t, add)
BK_MATH_OVERFLOW(u64, uint64_t, mul)
BK_MATH_OVERFLOW(u64, uint64_t, sub)
BK_MATH_OVERFLOW(size, size_t, add)
BK_MATH_OVERFLOW(size, size_t, mul)
BK_MATH_OVERFLOW(size, size_t, sub)
BK_MATH_OVERFLOW(i32, int32_t, add)
BK_MATH_OVERFLOW(i32, int32_t, mul)
BK_MATH_OVERFLOW(i32, int32_t, sub)
BK_MATH_OVERFLOW(i64, int64_t, add)
BK_MATH_OVERFLOW(i64, int64_t, mul)
BK_MATH_OVERFLOW(i64, int64_t, sub)

/** Number of zero bits above the highest (below the lowest) bit set; the width for zero. */
static inline int u32_count_leading_zeros(uint32_t x)
{
    return x == 0U ? 32 : __builtin_clz(x);
}

static inline int u64_count_leading_zeros(uint64_t x)
{
    return x == 0U ? 64 : __builtin_clzll(x);
}

static inline int u32_count_trailing_zeros(uint32_t x)
{
    return x == 0U ? 32 : __builtin_ctz(x);
}

static inline int u64_count_trailing_zeros(uint64_t x)
{
    return x == 0U ? 64 : __builtin_ctzll(x);
}

#ifdef __cplusplus
}
#endif

#endif
