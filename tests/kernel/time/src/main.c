/* SPDX-License-Identifier: Apache-2.0 */
/* Time: sleeping to the tick, waking early, absolute times, what costs time and what does not. */

#include <zephyr/irq_offload.h>
#include <zephyr/timing/timing.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

ZTEST_SUITE(time, NULL, NULL, kit_reset, kit_reset, NULL);

#define expect_sleep(call, ticks)                                                                  \
    do {                                                                                           \
        int64_t start = kit_tick_start();                                                          \
        zassert_equal(call, 0);                                                                    \
        kit_expect_ticks(k_uptime_ticks() - start, ticks);                                         \
    } while (false)

ZTEST_USER(time, test_sleep)
{
    expect_sleep(k_sleep(K_TICKS(1)), 1);
    expect_sleep(k_sleep(K_TICKS(7)), 7);
    expect_sleep(k_sleep(K_MSEC(20)), k_ms_to_ticks_ceil32(20));
    expect_sleep(k_msleep(15), k_ms_to_ticks_ceil32(15));
    expect_sleep(k_usleep(3000), k_us_to_ticks_ceil32(3000));
    expect_sleep(k_sleep(K_SECONDS(2)), k_ms_to_ticks_ceil32(2000));
}

ZTEST_USER(time, test_sleep_for_no_time_yields)
{
    int64_t start = kit_tick_start();

    zassert_equal(k_sleep(K_NO_WAIT), 0);
    zassert_equal(k_msleep(0), 0);
    zassert_between_inclusive(k_uptime_ticks() - start, 0, 1);
}

static void note_and_sleep(void *event, void *p2, void *p3)
{
    kit_note((char)(uintptr_t)event);
    k_sleep(K_TICKS(20));
    kit_note((char)(uintptr_t)event);
}

ZTEST(time, test_equal_times_expire_in_order)
{
    kit_start(0, note_and_sleep, (void *)'a', KIT_MIDDLE, 0);
    kit_start(1, note_and_sleep, (void *)'b', KIT_MIDDLE, K_USER);
    kit_start(2, note_and_sleep, (void *)'c', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(100));
    kit_expect("abcabc");
}

static void sleep_and_note(void *ticks, void *slot, void *p3)
{
    k_sleep(K_TICKS((uintptr_t)ticks));
    kit_note((char)('0' + (uintptr_t)slot));
}

ZTEST(time, test_times_expire_in_the_order_of_time)
{
    static const uintptr_t ticks[KIT_THREADS] = {50, 10, 40, 20, 30};

    for (unsigned int i = 0; i < KIT_THREADS; i++) {
        kit_start(i, sleep_and_note, (void *)ticks[i], KIT_MIDDLE, (i & 1U) != 0U ? K_USER : 0U);
    }
    k_sleep(K_TICKS(60));
    kit_expect("13420");
}

/* Waking early. */

static int32_t sleep_result;

static void sleep_one_second(void *p1, void *p2, void *p3)
{
    sleep_result = k_sleep(K_SECONDS(1));
    kit_note('w');
}

static void sleep_one_second_in_us(void *p1, void *p2, void *p3)
{
    sleep_result = k_usleep(1000000);
    kit_note('w');
}

static void sleep_for_ever(void *p1, void *p2, void *p3)
{
    k_sleep(K_FOREVER);
    kit_note('w');
}

ZTEST(time, test_wakeup_returns_what_is_left)
{
    kit_start(0, sleep_one_second, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(300));
    k_wakeup(&kit_threads[0]);
    kit_join(0);
    zassert_within(sleep_result, 700, 2, "%d ms", sleep_result);

    kit_start(0, sleep_one_second_in_us, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(300));
    k_wakeup(&kit_threads[0]);
    kit_join(0);
    zassert_within(sleep_result, 700000, 2000, "%d us", sleep_result);
    kit_expect("ww");
}

ZTEST(time, test_wakeup_of_an_endless_sleep)
{
    kit_start(0, sleep_for_ever, NULL, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    k_wakeup(&kit_threads[0]);
    kit_join(0);
    kit_expect("w");
}

static void wake_from_interrupt(const void *thread)
{
    k_wakeup((k_tid_t)(uintptr_t)thread);
}

ZTEST(time, test_wakeup_from_interrupt)
{
    kit_start(0, sleep_for_ever, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    irq_offload(wake_from_interrupt, &kit_threads[0]);
    kit_join(0);
    kit_expect("w");
}

ZTEST(time, test_wakeup_of_one_who_does_not_sleep)
{
    k_wakeup(k_current_get());
    expect_sleep(k_sleep(K_TICKS(5)), 5);
}

/* Absolute times. */

ZTEST_USER(time, test_absolute_time)
{
    int64_t goal = k_uptime_ticks() + 25;

    zassert_equal(k_sleep(K_TIMEOUT_ABS_TICKS(goal)), 0);
    zassert_between_inclusive(k_uptime_ticks(), goal, goal + 1);
    goal = k_uptime_get() + 40;
    zassert_equal(k_sleep(K_TIMEOUT_ABS_MS(goal)), 0);
    zassert_between_inclusive(k_uptime_get(), goal, goal + 2);
}

ZTEST_USER(time, test_absolute_time_in_the_past)
{
    int64_t start;

    k_sleep(K_TICKS(10));
    start = kit_tick_start();
    k_sleep(K_TIMEOUT_ABS_TICKS(start - 5));
    zassert_between_inclusive(k_uptime_ticks() - start, 0, 2);
}

/* No drift: a hundred steps of absolute time take a hundred times as long as one. */
ZTEST(time, test_absolute_times_do_not_drift)
{
    int64_t start = kit_tick_start();
    int64_t next = start;

    for (int i = 0; i < 100; i++) {
        next += 3;
        k_sleep(K_TIMEOUT_ABS_TICKS(next));
        k_busy_wait(100);
    }
    zassert_between_inclusive(k_uptime_ticks() - start, 300, 301);
}

/* Reading the time. */

ZTEST_USER(time, test_uptime)
{
    int64_t reference = k_uptime_get();
    int64_t milliseconds = k_uptime_get();
    uint32_t low = k_uptime_get_32();

    zassert_within((int64_t)low, milliseconds, 1);
    k_sleep(K_MSEC(50));
    zassert_between_inclusive(k_uptime_delta(&reference), 50, 52);
    zassert_between_inclusive(k_uptime_get() - milliseconds, 50, 52);
    zassert_within(k_uptime_ticks(), (int64_t)k_ms_to_ticks_floor64((uint64_t)k_uptime_get()),
                   CONFIG_SYS_CLOCK_TICKS_PER_SEC / 1000 + 1);
}

ZTEST_USER(time, test_cycles)
{
    uint32_t start = k_cycle_get_32();
    uint64_t wide = k_cycle_get_64();
    uint32_t passed;

    k_sleep(K_MSEC(100));
    passed = k_cyc_to_us_near32(k_cycle_get_32() - start);
    zassert_between_inclusive(passed, 99000U, 102000U, "%u us", (unsigned int)passed);
    passed = (uint32_t)k_cyc_to_us_near64(k_cycle_get_64() - wide);
    zassert_between_inclusive(passed, 99000U, 102000U, "%u us", (unsigned int)passed);
}

/* Cycles never run backwards, across ticks and what serves them. */
ZTEST_USER(time, test_cycles_do_not_go_back)
{
    uint64_t last = k_cycle_get_64();
    int64_t end = k_uptime_ticks() + 20;

    while (k_uptime_ticks() < end) {
        uint64_t now = k_cycle_get_64();

        zassert_true(now >= last);
        last = now;
    }
}

ZTEST_USER(time, test_busy_wait)
{
    uint32_t start = k_cycle_get_32();
    uint32_t passed;

    k_busy_wait(5000);
    passed = k_cyc_to_us_near32(k_cycle_get_32() - start);
    zassert_between_inclusive(passed, 5000U, 5500U, "%u us", (unsigned int)passed);
}

static void busy_for_100_ms(void *p1, void *p2, void *p3)
{
    kit_note('b');
    k_busy_wait(100000);
    kit_note('e');
}

ZTEST(time, test_busy_wait_is_preemptible)
{
    kit_start(0, busy_for_100_ms, NULL, KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    kit_note('p');
    kit_join(0);
    kit_expect("bpe");
}

static void check_timing(void)
{
    timing_t start;
    timing_t end;
    uint64_t cycles;
    uint64_t ns;

    timing_init();
    timing_start();
    start = timing_counter_get();
    k_busy_wait(1000);
    end = timing_counter_get();
    timing_stop();
    cycles = timing_cycles_get(&start, &end);
    ns = timing_cycles_to_ns(cycles);
    zassert_between_inclusive(ns, 1000000ULL, 1100000ULL, "%u ns", (unsigned int)ns);
    zassert_equal(timing_cycles_to_ns_avg(cycles, 4), ns / 4U);
    zassert_equal(timing_cycles_to_ns_avg(cycles, 0), 0);
    zassert_equal(timing_freq_get_mhz(), sys_clock_hw_cycles_per_sec() / 1000000U);
}

ZTEST(time, test_timing)
{
    check_timing();
}

ZTEST_USER(time, test_timing_user)
{
    check_timing();
}

/* Hostile times from user mode. */

static void sleep_strangely(void *low, void *high, void *p3)
{
    uint64_t ticks = ((uint64_t)(uintptr_t)high << 32) | (uintptr_t)low;

    k_sleep((k_timeout_t){.ticks = (int64_t)ticks});
    kit_note('s');
}

ZTEST(time, test_strange_times_harm_nobody)
{
    static const uint64_t times[] = {0x7FFFFFFFFFFFFFFFULL, 0x8000000000000000ULL,
                                     0xFFFFFFFFFFFFFFFEULL, 0x0000000100000000ULL};

    for (size_t i = 0; i < ARRAY_SIZE(times); i++) {
        k_thread_create(&kit_threads[0], kit_stacks[0], K_THREAD_STACK_SIZEOF(kit_stacks[0]),
                        sleep_strangely, (void *)(uintptr_t)(uint32_t)times[i],
                        (void *)(uintptr_t)(times[i] >> 32), NULL, KIT_HIGH, K_USER, K_NO_WAIT);
        expect_sleep(k_sleep(K_TICKS(10)), 10);
        k_thread_abort(&kit_threads[0]);
        expect_sleep(k_sleep(K_TICKS(10)), 10);
    }
}
