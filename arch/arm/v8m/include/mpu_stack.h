/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PMSAv8: the region of a user thread's stack stays while its system call runs on another stack,
 * which the stack limit register guards.
 */
#ifndef BK_ARCH_ARM_MPU_STACK_H
#define BK_ARCH_ARM_MPU_STACK_H

#include "app_call.h"

/* From the caller's stack to the privileged one, and back. */
static ALWAYS_INLINE void bk_mpu_stack_enter(struct k_thread *thread, struct bk_app_call *call)
{
    ARG_UNUSED(thread);
    ARG_UNUSED(call);
}

static ALWAYS_INLINE void bk_mpu_stack_leave(struct k_thread *thread,
                                             const struct bk_app_call *call)
{
    ARG_UNUSED(thread);
    ARG_UNUSED(call);
}

/* Open a stack's region. */
static ALWAYS_INLINE void bk_mpu_stack_store(const uint32_t region[2])
{
    ARG_UNUSED(region);
}

static ALWAYS_INLINE void bk_mpu_stack_limit(uint32_t limit)
{
    __asm__ volatile("msr psplim, %0" : : "r"(limit));
}

#endif
