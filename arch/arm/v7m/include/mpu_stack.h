/* SPDX-License-Identifier: Apache-2.0 */
/* PMSAv7: one region is either a user thread's stack or the guard below a supervisor stack. */
#ifndef BK_ARCH_ARM_MPU_STACK_H
#define BK_ARCH_ARM_MPU_STACK_H

#include "arm.h"

/* Kernel level. The MPU is off between: a new base with an old size could lie over kernel data. */
static inline void bk_mpu_stack_store(const uint32_t region[2])
{
    MPU_CTRL = 0;
    MPU_RBAR = region[0];
    MPU_RASR = region[1];
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}

static inline void bk_mpu_stack_limit(uint32_t limit)
{
    (void)limit;
}

#endif
