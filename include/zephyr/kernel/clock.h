/* SPDX-License-Identifier: Apache-2.0 */
/** @file Uptime and cycle counters. */
#ifndef ZEPHYR_INCLUDE_KERNEL_CLOCK_H_
#define ZEPHYR_INCLUDE_KERNEL_CLOCK_H_

#include <stdint.h>
#include <zephyr/sys/time_units.h>
#include <zephyr/sys_clock.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Ticks since the start. Context: any. */
__syscall int64_t k_uptime_ticks(void);
/** Cycles of the system clock since the start, lower half. Context: any. */
__syscall uint32_t k_cycle_get_32(void);
/** Cycles of the system clock since the start. Context: any. */
__syscall uint64_t k_cycle_get_64(void);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/clock.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Milliseconds since the start. Context: any. */
static inline int64_t k_uptime_get(void)
{
    return (int64_t)k_ticks_to_ms_floor64((uint64_t)k_uptime_ticks());
}

/** Milliseconds since the start, lower half. Context: any. */
static inline uint32_t k_uptime_get_32(void)
{
    return (uint32_t)k_uptime_get();
}

/** Whole seconds since the start. Context: any. */
static inline uint32_t k_uptime_seconds(void)
{
    return (uint32_t)((uint64_t)k_uptime_ticks() / CONFIG_SYS_CLOCK_TICKS_PER_SEC);
}

/**
 * Milliseconds since an earlier call.
 * @param reftime Time of the earlier call, set to now.
 */
static inline int64_t k_uptime_delta(int64_t *reftime)
{
    int64_t now = k_uptime_get();
    int64_t delta = now - *reftime;

    *reftime = now;
    return delta;
}

#ifdef __cplusplus
}
#endif

#endif
