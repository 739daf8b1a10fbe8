/* SPDX-License-Identifier: Apache-2.0 */
/** @file Time since boot. */
#ifndef ZPP_TIME_H
#define ZPP_TIME_H

#include <stdint.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Time since boot, in microseconds, at the resolution of the system tick.
 *
 * @note User and supervisor threads, interrupts.
 */
static inline int64_t zpp_time_uptime_us(void)
{
    return (int64_t)k_ticks_to_us_floor64((uint64_t)k_uptime_ticks());
}

#ifdef __cplusplus
}
#endif

#endif /* ZPP_TIME_H */
