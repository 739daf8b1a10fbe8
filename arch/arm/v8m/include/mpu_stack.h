/* SPDX-License-Identifier: Apache-2.0 */
/* PMSAv8: the region of a user thread's stack stays while a system call runs on another stack. */
#ifndef BK_ARCH_ARM_MPU_STACK_H
#define BK_ARCH_ARM_MPU_STACK_H

#include <stdint.h>

static inline void bk_mpu_stack_store(const uint32_t region[2])
{
    (void)region;
}

static inline void bk_mpu_stack_limit(uint32_t limit)
{
    __asm__ volatile("msr psplim, %0" : : "r"(limit));
}

#endif
