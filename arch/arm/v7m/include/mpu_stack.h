/* SPDX-License-Identifier: Apache-2.0 */
/* PMSAv7: one region is either a user thread's stack or the guard below a supervisor stack. */
#ifndef BK_ARCH_ARM_MPU_STACK_H
#define BK_ARCH_ARM_MPU_STACK_H

#include <mpu_guard.h>

#include "app_call.h"
#include "arm.h"

/* Kernel level. The MPU is off between: a new base with an old size could lie over kernel data. */
static ALWAYS_INLINE void bk_mpu_stack_store(const uint32_t region[2])
{
    MPU_CTRL = 0;
    MPU_RBAR = region[0];
    MPU_RASR = region[1];
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}

/* From the caller's stack to the privileged one, and back. */
static ALWAYS_INLINE void bk_mpu_stack_enter(struct k_thread *thread, struct bk_app_call *call)
{
    struct bk_region guard = bk_pmsav7_place(
        bk_mpu_guard(thread->syscall_stack, BK_PRIVILEGED_STACK_SIZE), BK_REGION_STACK);

    call->stack_region[0] = thread->context.stack_region[0];
    call->stack_region[1] = thread->context.stack_region[1];
    thread->context.stack_region[0] = guard.base;
    thread->context.stack_region[1] = guard.attr;
    bk_mpu_stack_store(thread->context.stack_region);
}

static ALWAYS_INLINE void bk_mpu_stack_leave(struct k_thread *thread,
                                             const struct bk_app_call *call)
{
    thread->context.stack_region[0] = call->stack_region[0];
    thread->context.stack_region[1] = call->stack_region[1];
    bk_mpu_stack_store(thread->context.stack_region);
}

static ALWAYS_INLINE void bk_mpu_stack_limit(uint32_t limit)
{
    ARG_UNUSED(limit);
}

#endif
