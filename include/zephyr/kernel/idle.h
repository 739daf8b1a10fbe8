/* SPDX-License-Identifier: Apache-2.0 */
/** @file Waiting for an interrupt. */
#ifndef ZEPHYR_INCLUDE_KERNEL_IDLE_H_
#define ZEPHYR_INCLUDE_KERNEL_IDLE_H_

#ifdef __cplusplus
extern "C" {
#endif

/** Let the processor sleep until the next interrupt. Context: supervisor. */
void k_cpu_idle(void);

/**
 * Open the interrupts and sleep until the next, in one step: one that comes between a test made
 * with interrupts locked and the sleep ends the sleep.
 * @param key What irq_lock() returned; the state that it stands for is restored.
 * Context: supervisor.
 */
void k_cpu_atomic_idle(unsigned int key);

#ifdef __cplusplus
}
#endif

#endif
