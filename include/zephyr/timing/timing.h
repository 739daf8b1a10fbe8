/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_TIMING_TIMING_H_
#define ZEPHYR_INCLUDE_TIMING_TIMING_H_

/**
 * @file
 * @brief Measuring short stretches of code with the kernel's cycle counter.
 *
 * All may be called from user mode, supervisor mode and interrupt handlers. Readings wrap at 32
 * bits: a stretch may be as long as that, and no longer.
 */

#include <stdint.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/time_units.h>
#include <zephyr/timing/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Make the counter ready. The kernel's runs already: nothing. */
static inline void timing_init(void)
{
}

/** @brief Start the counter. The kernel's runs already: nothing. */
static inline void timing_start(void)
{
}

/** @brief Stop the counter. The kernel's stays running: nothing. */
static inline void timing_stop(void)
{
}

/** @brief Read the counter. @return cycles */
static inline timing_t timing_counter_get(void)
{
    return k_cycle_get_32();
}

/**
 * @brief Length of the stretch between two readings.
 *
 * @param start the earlier reading
 * @param end   the later reading
 * @return cycles, modulo 2^32
 */
static inline uint64_t timing_cycles_get(volatile timing_t *const start,
                                         volatile timing_t *const end)
{
    return (uint32_t)(*end - *start);
}

/** @brief Frequency of the counter. @return cycles per second */
static inline uint64_t timing_freq_get(void)
{
    return sys_clock_hw_cycles_per_sec();
}

/** @brief Frequency of the counter. @return MHz, rounded down */
static inline uint32_t timing_freq_get_mhz(void)
{
    return (uint32_t)(timing_freq_get() / 1000000U);
}

/** @brief Convert @p cycles to nanoseconds, rounded down. */
static inline uint64_t timing_cycles_to_ns(uint64_t cycles)
{
    return k_cyc_to_ns_floor64(cycles);
}

/**
 * @brief Average time of each of @p count runs that took @p cycles together.
 *
 * @return nanoseconds, 0 for no runs
 */
static inline uint64_t timing_cycles_to_ns_avg(uint64_t cycles, uint32_t count)
{
    return (count == 0U) ? 0U : timing_cycles_to_ns(cycles) / count;
}

#ifdef __cplusplus
}
#endif

#endif
