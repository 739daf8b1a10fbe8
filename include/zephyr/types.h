/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Integer types. The short names are those of programs written for the 1.14 release.
 */
#ifndef ZEPHYR_INCLUDE_TYPES_H_
#define ZEPHYR_INCLUDE_TYPES_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef int8_t s8_t;
typedef int16_t s16_t;
typedef int32_t s32_t;
typedef int64_t s64_t;

typedef uint8_t u8_t;
typedef uint16_t u16_t;
typedef uint32_t u32_t;
typedef uint64_t u64_t;

/** The strictest alignment that a scalar of the target needs. */
typedef union {
    long long thelonglong;
    long double thelongdouble;
    uintmax_t theuintmax_t;
    size_t thesize_t;
    uintptr_t theuintptr_t;
    void *thepvoid;
    void (*thepfunc)(void);
} z_max_align_t;

#ifdef __cplusplus
}
#endif

#endif
