/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Nobody may touch the lower end of a stack that supervisor code uses. A region of its own size,
 * without subregions: QEMU caches what lies under a disabled subregion for the whole kilobyte.
 */
#ifndef BK_ARCH_ARM_MPU_GUARD_H
#define BK_ARCH_ARM_MPU_GUARD_H

#include <kernel/isolation/pmsav7.h>

#include "arm.h"

#define BK_REGION_STACK 7u

#define RASR_NO_ACCESS BIT(28) /* no execution; the access permission field is zero */
#define RASR_SIZE_SHIFT 1u
#define RASR_ENABLE BIT(0)

/* Not placed. */
static ALWAYS_INLINE struct bk_region bk_mpu_guard(uint32_t start, uint32_t stack_size)
{
    uint32_t log2 = bk_guard_log2(stack_size);
    uint32_t size = 1u << log2;
    struct bk_region region = {
        (start + size - 1u) & ~(size - 1u),
        RASR_NO_ACCESS | ((log2 - 1u) << RASR_SIZE_SHIFT) | RASR_ENABLE,
    };

    return region;
}

#endif
