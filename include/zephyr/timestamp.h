/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_TIMESTAMP_H_
#define ZEPHYR_INCLUDE_TIMESTAMP_H_

/**
 * @file
 * @brief Time stamps of older benchmarks: cycles, less what reading them costs.
 *
 * Supervisor mode; thread context where TICK_SYNCH() is used.
 */

#include <limits.h>
#include <stdint.h>

#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Wait for the start of the next tick. */
#define TICK_SYNCH() k_sleep(K_TICKS(1))

/** @brief Read the cycle counter. */
#define OS_GET_TIME() k_cycle_get_32()

/** Cost of reading a time stamp, in cycles; an application may define its own. */
extern uint32_t tm_off;

/**
 * @brief Cycles since the time stamp @p ts, less the cost of reading, never below 0.
 */
static inline uint32_t TIME_STAMP_DELTA_GET(uint32_t ts)
{
    uint32_t delta = OS_GET_TIME() - ts;

    return (delta > tm_off) ? delta - tm_off : 0U;
}

/** @brief Measure what reading a time stamp costs. */
static inline void bench_test_init(void)
{
    tm_off = 0U;

    uint32_t start = OS_GET_TIME();

    tm_off = OS_GET_TIME() - start;
}

/** @brief Start a measurement at the start of a tick. */
static inline void bench_test_start(void)
{
    TICK_SYNCH();
}

/** @brief End a measurement. @return 0: the counter has 32 bits and no measurement outgrows it */
static inline int bench_test_end(void)
{
    return 0;
}

#ifdef __cplusplus
}
#endif

#endif
