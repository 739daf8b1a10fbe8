/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Ticks, time-outs and the units of time.
 *
 * A time-out is one signed 64-bit count of ticks: 0 does not wait, -1 waits for ever, positive
 * counts from now, and -2 - t stands for the absolute uptime t.
 */
#ifndef ZEPHYR_INCLUDE_SYS_CLOCK_H_
#define ZEPHYR_INCLUDE_SYS_CLOCK_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/time_units.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Ticks of the system clock, CONFIG_SYS_CLOCK_TICKS_PER_SEC in a second. */
typedef int64_t k_ticks_t;

#define K_TICKS_FOREVER ((k_ticks_t)-1)

/** How long to wait. Made with K_MSEC() and its like only; compare with K_TIMEOUT_EQ(). */
typedef struct {
    k_ticks_t ticks;
} k_timeout_t;

#define BK_TIMEOUT(t) ((k_timeout_t){.ticks = (k_ticks_t)(t)})

/** True when two time-outs are the same. */
#define K_TIMEOUT_EQ(a, b) ((a).ticks == (b).ticks)

/** The tick field that stands for the absolute uptime t, and back. */
#define Z_TICK_ABS(t) (K_TICKS_FOREVER - 1 - (t))

/** True when the tick field t stands for an absolute uptime. */
#define Z_IS_TIMEOUT_RELATIVE(timeout) (Z_TICK_ABS((timeout).ticks) < 0)

#define Z_TIMEOUT_NO_WAIT  BK_TIMEOUT(0)
#define Z_FOREVER          BK_TIMEOUT(K_TICKS_FOREVER)
#define Z_TIMEOUT_TICKS(t) BK_TIMEOUT(t)
#define Z_TIMEOUT_MS(t)    BK_TIMEOUT(k_ms_to_ticks_ceil64(bk_not_negative(t)))
#define Z_TIMEOUT_US(t)    BK_TIMEOUT(k_us_to_ticks_ceil64(bk_not_negative(t)))
#define Z_TIMEOUT_NS(t)    BK_TIMEOUT(k_ns_to_ticks_ceil64(bk_not_negative(t)))
#define Z_TIMEOUT_CYC(t)   BK_TIMEOUT(k_cyc_to_ticks_ceil64(bk_not_negative(t)))

/* A function, so that the argument of K_MSEC() and its like is evaluated once. */
static inline uint64_t bk_not_negative(int64_t t)
{
    return t > 0 ? (uint64_t)t : 0U;
}

/** Does not wait; waits without limit. */
#define K_NO_WAIT Z_TIMEOUT_NO_WAIT
#define K_FOREVER Z_FOREVER

/** Time-outs from now. Parts of a tick are rounded up; negative times do not wait. */
#define K_NSEC(t)    Z_TIMEOUT_NS(t)
#define K_USEC(t)    Z_TIMEOUT_US(t)
#define K_CYC(t)     Z_TIMEOUT_CYC(t)
#define K_TICKS(t)   Z_TIMEOUT_TICKS(t)
#define K_MSEC(ms)   Z_TIMEOUT_MS(ms)
#define K_SECONDS(s) K_MSEC((int64_t)(s)*MSEC_PER_SEC)
#define K_MINUTES(m) K_SECONDS((m)*60)
#define K_HOURS(h)   K_MINUTES((h)*60)

/** Time-outs at an absolute uptime. */
#define K_TIMEOUT_ABS_TICKS(t) BK_TIMEOUT(Z_TICK_ABS((k_ticks_t)bk_not_negative((k_ticks_t)(t))))
#define K_TIMEOUT_ABS_SEC(t)   K_TIMEOUT_ABS_TICKS(k_sec_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_MS(t)    K_TIMEOUT_ABS_TICKS(k_ms_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_US(t)    K_TIMEOUT_ABS_TICKS(k_us_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_NS(t)    K_TIMEOUT_ABS_TICKS(k_ns_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_CYC(t)   K_TIMEOUT_ABS_TICKS(k_cyc_to_ticks_ceil64(t))

#define NSEC_PER_USEC 1000U
#define NSEC_PER_MSEC 1000000U
#define NSEC_PER_SEC  ((NSEC_PER_USEC) * (USEC_PER_MSEC) * (MSEC_PER_SEC))
#define USEC_PER_MSEC 1000U
#define USEC_PER_SEC  ((USEC_PER_MSEC) * (MSEC_PER_SEC))
#define MSEC_PER_SEC  1000U
#define SEC_PER_MIN   60U
#define SEC_PER_HOUR  3600U
#define MIN_PER_HOUR  60U
#define HOUR_PER_DAY  24U

/** Nanoseconds of cyc clock cycles; the average of many measurements. */
#define SYS_CLOCK_HW_CYCLES_TO_NS64(cyc) k_cyc_to_ns_floor64(cyc)
#define SYS_CLOCK_HW_CYCLES_TO_NS_AVG(cyc, count)                                                  \
    ((uint32_t)(k_cyc_to_ns_floor64(cyc) / (uint32_t)(count)))

/**
 * Uptime in ticks, and its low 32 bits. Supervisor threads and interrupts; from user mode
 * k_uptime_ticks() tells the same.
 */
int64_t sys_clock_tick_get(void);
uint32_t sys_clock_tick_get_32(void);

/**
 * Absolute uptime, in ticks, at which a time-out that starts now ends.
 * @return UINT64_MAX for K_FOREVER. Any context.
 */
uint64_t sys_clock_timeout_end_calc(k_timeout_t timeout);

/** A point of time, to divide one time-out among several waits. */
typedef struct {
    uint64_t tick;
} k_timepoint_t;

/** The point of time at which a time-out that starts now ends. Any context. */
k_timepoint_t sys_timepoint_calc(k_timeout_t timeout);

/** The time-out that is left until a point of time, K_NO_WAIT when it is past. Any context. */
k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint);

/** Negative, zero, positive as a is before, at, after b. Any context. */
static inline int sys_timepoint_cmp(k_timepoint_t a, k_timepoint_t b)
{
    return (a.tick > b.tick) - (a.tick < b.tick);
}

/** True when the point of time is reached. Any context. */
static inline bool sys_timepoint_expired(k_timepoint_t timepoint)
{
    return K_TIMEOUT_EQ(sys_timepoint_timeout(timepoint), Z_TIMEOUT_NO_WAIT);
}

#ifdef __cplusplus
}
#endif

#endif
