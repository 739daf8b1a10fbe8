/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_SYS_SPECULATION_H_
#define ZEPHYR_INCLUDE_SYS_SPECULATION_H_

#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The index when it is below the size of the array, else 0, without a branch: a processor that
 * runs ahead of a bound check cannot use a wild index either. Any context.
 */
static ALWAYS_INLINE uint32_t k_array_index_sanitize(uint32_t index, uint32_t array_size)
{
    int64_t below = (int64_t)index - (int64_t)array_size;

    return index & (uint32_t)(below >> 32);
}

#ifdef __cplusplus
}
#endif

#endif
