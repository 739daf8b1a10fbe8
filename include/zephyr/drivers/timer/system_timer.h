/* SPDX-License-Identifier: Apache-2.0 */
/** @file The system timer's driver, as far as other code deals with it. */
#ifndef ZEPHYR_INCLUDE_DRIVERS_SYSTEM_TIMER_H_
#define ZEPHYR_INCLUDE_DRIVERS_SYSTEM_TIMER_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Say that time has passed. The kernel reads the clock itself and takes no count from others: the
 * time-outs that are due by the clock expire, in the system timer's handler.
 * @param ticks Not used.
 * Context: supervisor, interrupt.
 */
void sys_clock_announce(int32_t ticks);

/** Ticks since the last time-outs expired that nobody was told of: none. Context: any. */
uint32_t sys_clock_elapsed(void);

#ifdef __cplusplus
}
#endif

#endif
