/* SPDX-License-Identifier: Apache-2.0 */
/** @file Interrupt locking on Cortex-M with BASEPRI. */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_IRQ_LOCK_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_IRQ_LOCK_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Exception priorities, as the 8-bit register fields hold them; 0x00 is never masked. */
#define BK_PRIO_DEVICE 0x20 /* best priority of an interrupt that may call the kernel */
#define BK_PRIO_FAULT 0xC0
#define BK_PRIO_KERNEL 0xFF /* SVC, PendSV, SysTick: the lowest that there is */

/** Mask the interrupts that may call the kernel. @return Key for arch_irq_unlock(). */
static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
    unsigned int key;

    __asm__ volatile("mrs %0, basepri\n\tmsr basepri_max, %1"
                     : "=&r"(key)
                     : "r"(BK_PRIO_DEVICE)
                     : "memory");
    return key;
}

/** Restore what arch_irq_lock() found. */
static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
    __asm__ volatile("msr basepri, %0" : : "r"(key) : "memory");
}

/** Whether interrupts were not masked when @p key was made. */
static inline bool arch_irq_unlocked(unsigned int key)
{
    return key == 0u || key > BK_PRIO_DEVICE;
}

#ifdef __cplusplus
}
#endif

#endif
