/* SPDX-License-Identifier: Apache-2.0 */
/** @file What a thread does to itself. */
#ifndef ZPP_THIS_THREAD_H
#define ZPP_THIS_THREAD_H

#include <stdint.h>
#include <zephyr/kernel.h>
#include <zpp/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The calling thread's priority.
 *
 * @note User and supervisor threads.
 */
static inline enum zpp_priority zpp_this_thread_priority(void)
{
    return (enum zpp_priority)k_thread_priority_get(k_current_get());
}

/**
 * Keep the processor busy. Time in which others run counts.
 *
 * @param duration_us microseconds
 * @note User and supervisor threads.
 */
static inline void zpp_this_thread_busy_wait(uint32_t duration_us)
{
    k_busy_wait(duration_us);
}

/**
 * Sleep for at least a time.
 *
 * @param duration_us microseconds
 * @note User and supervisor threads.
 */
static inline void zpp_this_thread_sleep_for(uint64_t duration_us)
{
    (void)k_sleep(K_TICKS((k_ticks_t)k_us_to_ticks_ceil64(duration_us)));
}

/**
 * Sleep until a point in time. Returns at once when it has passed.
 *
 * @param time_us microseconds since boot
 * @note User and supervisor threads.
 */
static inline void zpp_this_thread_sleep_until(int64_t time_us)
{
    (void)k_sleep(K_TIMEOUT_ABS_TICKS((k_ticks_t)k_us_to_ticks_ceil64((uint64_t)time_us)));
}

#ifdef __cplusplus
}
#endif

#endif /* ZPP_THIS_THREAD_H */
