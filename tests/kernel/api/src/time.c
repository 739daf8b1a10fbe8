/* SPDX-License-Identifier: Apache-2.0 */
/* Conversions by name at the rates of the board, absolute time-outs, the clock's other names. */
#include <zephyr/ztest.h>

#define CYCLES_PER_MS (CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / 1000)
#define TICKS_PER_MS  (CONFIG_SYS_CLOCK_TICKS_PER_SEC / 1000)
#define CYCLES_PER_TICK (CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / CONFIG_SYS_CLOCK_TICKS_PER_SEC)

ZTEST(api_time, test_milliseconds)
{
    zassert_equal(k_ms_to_cyc_ceil32(3), 3 * CYCLES_PER_MS);
    zassert_equal(k_ms_to_cyc_ceil64(1000000), 1000000ull * CYCLES_PER_MS);
    zassert_equal(k_ms_to_ticks_ceil32(7), 7 * TICKS_PER_MS);
    zassert_equal(k_ms_to_ticks_ceil64(1ull << 33), (1ull << 33) * TICKS_PER_MS);
    zassert_equal(k_ms_to_ticks_floor32(7), 7 * TICKS_PER_MS);
}

ZTEST(api_time, test_ticks)
{
    zassert_equal(k_ticks_to_cyc_floor32(5), 5 * CYCLES_PER_TICK);
    zassert_equal(k_ticks_to_cyc_ceil32(5), 5 * CYCLES_PER_TICK);
    zassert_equal(k_ticks_to_ms_floor32(2 * TICKS_PER_MS + 1), 2);
    zassert_equal(k_ticks_to_ms_ceil32(2 * TICKS_PER_MS + 1), 3);
    zassert_equal(k_ticks_to_ms_floor64((1ull << 40) * TICKS_PER_MS + 1), 1ull << 40);
    zassert_equal(k_ticks_to_ms_ceil64((1ull << 40) * TICKS_PER_MS + 1), (1ull << 40) + 1);
}

ZTEST(api_time, test_cycles)
{
    zassert_equal(k_cyc_to_ms_floor32(2 * CYCLES_PER_MS + 1), 2);
    zassert_equal(k_cyc_to_us_near32(2 * CYCLES_PER_MS), 2000);
    zassert_equal(k_cyc_to_ticks_near32(5 * CYCLES_PER_TICK + CYCLES_PER_TICK / 2 + 1), 6);
    zassert_equal(k_cyc_to_ticks_near32(5 * CYCLES_PER_TICK + CYCLES_PER_TICK / 2 - 1), 5);
    zassert_equal(k_cyc_to_ns_floor64(CYCLES_PER_MS), 1000000);
    zassert_equal(k_cyc_to_ns_near64(3ull * CYCLES_PER_MS), 3000000);
    zassert_equal(SYS_CLOCK_HW_CYCLES_TO_NS_AVG(10 * CYCLES_PER_MS, 10), NSEC_PER_MSEC);
}

ZTEST(api_time, test_microseconds)
{
    zassert_equal(k_us_to_cyc_floor64(1000), CYCLES_PER_MS);
    zassert_equal(k_us_to_ticks_ceil32(1001), TICKS_PER_MS + 1);
    zassert_equal(sys_clock_hw_cycles_per_sec(), CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC);
}

static void sleep_until_each(void)
{
    int64_t ms = k_uptime_get() + 3;

    k_sleep(K_TIMEOUT_ABS_US(ms * 1000));
    zassert_between_inclusive(k_uptime_get(), ms, ms + 1);
    ms += 3;
    k_sleep(K_TIMEOUT_ABS_NS(ms * 1000000));
    zassert_between_inclusive(k_uptime_get(), ms, ms + 1);
    ms += 3;
    k_sleep(K_TIMEOUT_ABS_CYC((uint64_t)ms * CYCLES_PER_MS));
    zassert_between_inclusive(k_uptime_get(), ms, ms + 1);
    zassert_equal(K_TICKS_FOREVER, (k_ticks_t)-1);
    ms = k_uptime_ticks();
    k_sleep(K_USEC(1001));
    zassert_between_inclusive(k_uptime_ticks() - ms, TICKS_PER_MS + 1, TICKS_PER_MS + 3);
}

ZTEST(api_time, test_absolute)
{
    sleep_until_each();
}

ZTEST_USER(api_time, test_absolute_user)
{
    sleep_until_each();
}

ZTEST(api_time, test_clock)
{
    int64_t reference = k_uptime_get();
    int64_t ticks = sys_clock_tick_get();

    zassert_within((int32_t)sys_clock_tick_get_32(), (int32_t)ticks, 1);
    zassert_within((int64_t)sys_clock_timeout_end_calc(K_MSEC(5)), ticks + 5 * TICKS_PER_MS, 2);
    zassert_equal(sys_clock_timeout_end_calc(K_FOREVER), UINT64_MAX);
    k_sleep(K_MSEC(4));
    zassert_between_inclusive(k_uptime_delta(&reference), 4, 5);
    zassert_equal(k_uptime_delta(&reference), 0);
}

ZTEST_SUITE(api_time, NULL, NULL, NULL, NULL, NULL);
