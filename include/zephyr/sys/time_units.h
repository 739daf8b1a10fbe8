/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Conversions between clock cycles, ticks, seconds, milli-, micro- and nanoseconds.
 *
 * k_A_to_B_R W(t) converts t from unit A to B; A, B: cyc, ticks, sec, ms, us, ns. R: floor, near,
 * ceil. W: 32 (argument and result, the result modulo 2^32) or 64. No step overflows where the
 * result is representable. All are pure and usable in every context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_TIME_UNITS_H_
#define ZEPHYR_INCLUDE_SYS_TIME_UNITS_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Wait value of the calls of the 1.14 release. */
#define SYS_FOREVER_MS (-1)
#define SYS_FOREVER_US (-1)

/** Time-out of ms milliseconds, where SYS_FOREVER_MS waits without limit. */
#define SYS_TIMEOUT_MS(ms) ((ms) == SYS_FOREVER_MS ? K_FOREVER : K_MSEC(ms))
#define SYS_TIMEOUT_US(us) ((us) == SYS_FOREVER_US ? K_FOREVER : K_USEC(us))

/** Frequency, in Hz, of the clock that k_cycle_get_32() reads. Any context. */
static inline int sys_clock_hw_cycles_per_sec(void)
{
    return CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC;
}

/** Clock cycles in a tick. */
#define sys_clock_hw_cycles_per_tick()                                                             \
    (CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / CONFIG_SYS_CLOCK_TICKS_PER_SEC)

/* Steps a second of each unit. */
#define BK_HZ_sec   1U
#define BK_HZ_ms    1000U
#define BK_HZ_us    1000000U
#define BK_HZ_ns    1000000000U
#define BK_HZ_cyc   ((uint32_t)CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC)
#define BK_HZ_ticks ((uint32_t)CONFIG_SYS_CLOCK_TICKS_PER_SEC)

/* What is added before a division by d. */
#define BK_ROUND_floor(d) 0U
#define BK_ROUND_near(d)  ((d) / 2U)
#define BK_ROUND_ceil(d)  ((d)-1U)

/*
 * The rates are constants, so that of each function one branch is left: nothing, a
 * multiplication, a division by a constant, or the general case.
 */
static ALWAYS_INLINE uint32_t bk_time32(uint32_t t, uint32_t from, uint32_t to, uint32_t add)
{
    if (to % from == 0U) {
        return t * (to / from);
    }
    if (from % to == 0U) {
        uint32_t d = from / to;
        uint32_t q = t / d;

        return q + ((t - q * d) >= d - add ? 1U : 0U);
    }
    return (uint32_t)(((uint64_t)t * to + add) / from);
}

static ALWAYS_INLINE uint64_t bk_time64(uint64_t t, uint32_t from, uint32_t to, uint32_t add)
{
    if (to % from == 0U) {
        return t * (to / from);
    }

    uint32_t d = from % to == 0U ? from / to : from;
    uint32_t m = from % to == 0U ? 1U : to;
    uint64_t q = t / d;
    uint32_t r = (uint32_t)(t - q * d);

    if (m == 1U) {
        return q + (r >= d - add ? 1U : 0U);
    }
    return q * m + ((uint64_t)r * m + add) / d;
}

/* What the rounding is relative to: the divisor that the branch above will use. */
#define BK_TIME_DIV(from, to) ((from) % (to) == 0U ? (from) / (to) : (from))

#define BK_TIME_FN(a, b, round)                                                                    \
    static inline uint32_t k_##a##_to_##b##_##round##32(uint32_t t)                                \
    {                                                                                              \
        return bk_time32(t, BK_HZ_##a, BK_HZ_##b,                                                  \
                         BK_ROUND_##round(BK_TIME_DIV(BK_HZ_##a, BK_HZ_##b)));                     \
    }                                                                                              \
    static inline uint64_t k_##a##_to_##b##_##round##64(uint64_t t)                                \
    {                                                                                              \
        return bk_time64(t, BK_HZ_##a, BK_HZ_##b,                                                  \
                         BK_ROUND_##round(BK_TIME_DIV(BK_HZ_##a, BK_HZ_##b)));                     \
    }

#define BK_TIME_PAIR(a, b)                                                                         \
    BK_TIME_FN(a, b, floor)                                                                        \
    BK_TIME_FN(a, b, near)                                                                         \
    BK_TIME_FN(a, b, ceil)                                                                         \
    BK_TIME_FN(b, a, floor)                                                                        \
    BK_TIME_FN(b, a, near)                                                                         \
    BK_TIME_FN(b, a, ceil)

BK_TIME_PAIR(ms, ticks)
BK_TIME_PAIR(us, ticks)
BK_TIME_PAIR(ns, ticks)
BK_TIME_PAIR(sec, ticks)
BK_TIME_PAIR(cyc, ticks)
BK_TIME_PAIR(ms, cyc)
BK_TIME_PAIR(us, cyc)
BK_TIME_PAIR(ns, cyc)
BK_TIME_PAIR(sec, cyc)

#ifdef __cplusplus
}
#endif

#endif
