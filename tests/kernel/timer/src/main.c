/* SPDX-License-Identifier: Apache-2.0 */
/* Timers: once and again, what they tell, who waits for them, and who may start them. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

static struct k_timer timer;
static struct k_timer other;
static struct k_timer with_function;
static struct k_timer forbidden;
static struct k_sem other_type;

static int expiries;
static int stops;
static int64_t expired_at;
static bool in_interrupt;

static void count_expiry(struct k_timer *t)
{
    ARG_UNUSED(t);
    expiries++;
    expired_at = k_uptime_ticks();
    in_interrupt = k_is_in_isr();
}

static void count_stop(struct k_timer *t)
{
    ARG_UNUSED(t);
    stops++;
}

K_TIMER_DEFINE(defined, count_expiry, count_stop);

static void *timer_setup(void)
{
    k_timer_init(&timer, NULL, NULL);
    k_timer_init(&other, NULL, NULL);
    k_timer_init(&with_function, count_expiry, count_stop);
    k_timer_init(&forbidden, NULL, NULL);
    k_sem_init(&other_type, 0, 1);
    k_thread_access_grant(k_current_get(), &timer, &other, &with_function, &other_type);
    return NULL;
}

static void timer_before(void *fixture)
{
    kit_reset(fixture);
    expiries = 0;
    stops = 0;
    expired_at = 0;
    in_interrupt = false;
}

static void timer_after(void *fixture)
{
    k_timer_stop(&timer);
    k_timer_stop(&other);
    k_timer_stop(&with_function);
    k_timer_stop(&defined);
    kit_reset(fixture);
}

ZTEST_SUITE(timer, NULL, timer_setup, timer_before, timer_after, NULL);

ZTEST(timer, test_once)
{
    int64_t start = kit_tick_start();

    k_timer_start(&defined, K_TICKS(20), K_NO_WAIT);
    k_sleep(K_TICKS(100));
    zassert_equal(expiries, 1);
    kit_expect_ticks(expired_at - start, 20);
    zassert_true(in_interrupt);
    zassert_equal(stops, 0, "it was not stopped, it ran out");
}

ZTEST(timer, test_period)
{
    k_timer_start(&defined, K_TICKS(10), K_TICKS(5));
    k_sleep(K_TICKS(31));
    zassert_equal(expiries, 5, "%d", expiries);
    k_timer_stop(&defined);
    zassert_equal(stops, 1);
    k_sleep(K_TICKS(30));
    zassert_equal(expiries, 5);
}

ZTEST(timer, test_period_does_not_drift)
{
    int64_t start = kit_tick_start();

    k_timer_start(&defined, K_TICKS(7), K_TICKS(7));
    while (expiries < 100) {
        k_busy_wait(500);
        k_sleep(K_TICKS(1));
    }
    kit_expect_ticks(expired_at - start, 7 * expiries);
}

ZTEST(timer, test_forever_does_not_expire)
{
    k_timer_start(&defined, K_FOREVER, K_TICKS(1));
    k_sleep(K_TICKS(50));
    zassert_equal(expiries, 0);
}

ZTEST(timer, test_period_forever_is_once)
{
    k_timer_start(&defined, K_TICKS(5), K_FOREVER);
    k_sleep(K_TICKS(50));
    zassert_equal(expiries, 1);
}

ZTEST(timer, test_no_duration_expires_at_once)
{
    k_timer_start(&defined, K_NO_WAIT, K_TICKS(10));
    k_sleep(K_TICKS(34));
    zassert_between_inclusive(expiries, 4, 5);
}

ZTEST(timer, test_start_again_replaces)
{
    k_timer_start(&defined, K_TICKS(10), K_TICKS(10));
    k_sleep(K_TICKS(5));
    k_timer_start(&defined, K_TICKS(30), K_NO_WAIT);
    k_sleep(K_TICKS(20));
    zassert_equal(expiries, 0);
    k_sleep(K_TICKS(50));
    zassert_equal(expiries, 1);
}

ZTEST(timer, test_stop_of_a_timer_that_does_not_run)
{
    k_timer_stop(&defined);
    zassert_equal(stops, 0);
    k_timer_start(&defined, K_TICKS(10), K_NO_WAIT);
    k_timer_stop(&defined);
    k_timer_stop(&defined);
    zassert_equal(stops, 1);
}

static int restarts_left;

static void start_again(struct k_timer *t)
{
    expiries++;
    if (restarts_left-- > 0) {
        k_timer_start(t, K_TICKS(3), K_NO_WAIT);
    }
}

static void stop_self(struct k_timer *t)
{
    expiries++;
    k_timer_stop(t);
}

ZTEST(timer, test_started_by_its_own_expiry)
{
    static struct k_timer self;

    restarts_left = 4;
    k_timer_init(&self, start_again, NULL);
    k_timer_start(&self, K_TICKS(3), K_NO_WAIT);
    k_sleep(K_TICKS(50));
    zassert_equal(expiries, 5);
}

ZTEST(timer, test_stopped_by_its_own_expiry)
{
    static struct k_timer self;

    k_timer_init(&self, stop_self, count_stop);
    k_timer_start(&self, K_TICKS(3), K_TICKS(3));
    k_sleep(K_TICKS(50));
    zassert_equal(expiries, 1);
    zassert_equal(stops, 1);
}

static void start_from_interrupt(const void *t)
{
    k_timer_start((struct k_timer *)(uintptr_t)t, K_TICKS(5), K_NO_WAIT);
}

static void stop_from_interrupt(const void *t)
{
    k_timer_stop((struct k_timer *)(uintptr_t)t);
}

ZTEST(timer, test_from_interrupt)
{
    irq_offload(start_from_interrupt, &defined);
    k_sleep(K_TICKS(20));
    zassert_equal(expiries, 1);
    irq_offload(start_from_interrupt, &defined);
    irq_offload(stop_from_interrupt, &defined);
    k_sleep(K_TICKS(20));
    zassert_equal(expiries, 1);
    zassert_equal(stops, 1);
}

/* Status. */

ZTEST_USER(timer, test_status_counts_since_the_last_look)
{
    k_timer_start(&timer, K_TICKS(10), K_TICKS(10));
    zassert_equal(k_timer_status_get(&timer), 0);
    k_sleep(K_TICKS(34));
    zassert_equal(k_timer_status_get(&timer), 3);
    zassert_equal(k_timer_status_get(&timer), 0);
    k_timer_stop(&timer);
}

ZTEST_USER(timer, test_sync_waits_for_the_next_expiry)
{
    int64_t start = kit_tick_start();

    k_timer_start(&timer, K_TICKS(15), K_NO_WAIT);
    zassert_equal(k_timer_status_sync(&timer), 1);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
    zassert_equal(k_timer_status_sync(&timer), 0, "it does not run");
}

ZTEST_USER(timer, test_sync_does_not_wait_when_it_expired)
{
    int64_t start;

    (void)kit_tick_start();
    k_timer_start(&timer, K_TICKS(5), K_TICKS(5));
    k_sleep(K_TICKS(22));
    start = k_uptime_ticks();
    zassert_equal(k_timer_status_sync(&timer), 4);
    zassert_within(k_uptime_ticks(), start, 1);
    k_timer_stop(&timer);
}

static void sync_and_note(void *t, void *p2, void *p3)
{
    kit_note((char)('0' + k_timer_status_sync(t)));
}

ZTEST(timer, test_stop_wakes_who_waits)
{
    k_timer_start(&timer, K_SECONDS(10), K_NO_WAIT);
    kit_start(0, sync_and_note, &timer, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    k_timer_stop(&timer);
    kit_join(0);
    kit_expect("0");
}

ZTEST_USER(timer, test_time_left)
{
    int64_t now;

    k_timer_start(&timer, K_TICKS(100), K_NO_WAIT);
    now = k_uptime_ticks();
    zassert_between_inclusive(k_timer_remaining_ticks(&timer), 99, 101);
    zassert_between_inclusive(k_timer_expires_ticks(&timer), now + 99, now + 101);
    zassert_within((int)k_timer_remaining_get(&timer), (int)k_ticks_to_ms_floor32(100), 2);
    k_timer_stop(&timer);
    zassert_equal(k_timer_remaining_ticks(&timer), 0);
}

ZTEST_USER(timer, test_user_data)
{
    k_timer_user_data_set(&timer, (void *)0x1234);
    k_timer_user_data_set(&other, (void *)0x5678);
    zassert_equal_ptr(k_timer_user_data_get(&timer), (void *)0x1234);
    zassert_equal_ptr(k_timer_user_data_get(&other), (void *)0x5678);
}

ZTEST_USER(timer, test_user_may_start_one_with_a_function)
{
    k_timer_start(&with_function, K_TICKS(5), K_NO_WAIT);
    zassert_equal(k_timer_status_sync(&with_function), 1);
}

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(timer, name)                                                                        \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

REFUSED(test_refuses_null_start, k_timer_start(NULL, K_TICKS(1), K_NO_WAIT))
REFUSED(test_refuses_null_stop, k_timer_stop(NULL))
REFUSED(test_refuses_null_status, k_timer_status_get(NULL))
REFUSED(test_refuses_null_sync, k_timer_status_sync(NULL))
REFUSED(test_refuses_without_permission_start, k_timer_start(&forbidden, K_TICKS(1), K_NO_WAIT))
REFUSED(test_refuses_without_permission_stop, k_timer_stop(&forbidden))
REFUSED(test_refuses_without_permission_status, k_timer_status_get(&forbidden))
REFUSED(test_refuses_without_permission_sync, k_timer_status_sync(&forbidden))
REFUSED(test_refuses_without_permission_left, k_timer_remaining_ticks(&forbidden))
REFUSED(test_refuses_without_permission_data, k_timer_user_data_get(&forbidden))
REFUSED(test_refuses_other_type,
        k_timer_start((struct k_timer *)&other_type, K_TICKS(1), K_NO_WAIT))
