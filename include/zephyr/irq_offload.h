/* SPDX-License-Identifier: Apache-2.0 */
/** @file Running a function in interrupt context, for tests. Needs CONFIG_IRQ_OFFLOAD. */
#ifndef ZEPHYR_INCLUDE_IRQ_OFFLOAD_H_
#define ZEPHYR_INCLUDE_IRQ_OFFLOAD_H_

#ifdef __cplusplus
extern "C" {
#endif

/** A function that irq_offload() runs. */
typedef void (*irq_offload_routine_t)(const void *parameter);

/**
 * Run a function in an interrupt handler, and return when it has run.
 * @param routine Function.
 * @param parameter Passed to it.
 * Context: supervisor thread, interrupts not masked.
 */
void irq_offload(irq_offload_routine_t routine, const void *parameter);

#ifdef __cplusplus
}
#endif

#endif
