/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_ARCH_COMMON_FFS_H_
#define ZEPHYR_INCLUDE_ARCH_COMMON_FFS_H_

#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Number of the highest bit set, counted from 1; 0 when none is. Any context. */
static ALWAYS_INLINE unsigned int find_msb_set(uint32_t op)
{
    return op == 0U ? 0U : 32U - (unsigned int)__builtin_clz(op);
}

/** Number of the lowest bit set, counted from 1; 0 when none is. Any context. */
static ALWAYS_INLINE unsigned int find_lsb_set(uint32_t op)
{
    return (unsigned int)__builtin_ffs((int)op);
}

#ifdef __cplusplus
}
#endif

#endif
