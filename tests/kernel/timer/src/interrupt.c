/* SPDX-License-Identifier: Apache-2.0 */
/* Timers that device interrupts start and stop: the time counts from the call all the same. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "kit.h"

static int expiries;
static int64_t expired_at;

static void count(struct k_timer *timer)
{
    ARG_UNUSED(timer);
    expiries++;
    expired_at = k_uptime_ticks();
}

static void note_name(struct k_timer *timer)
{
    kit_note((char)(uintptr_t)k_timer_user_data_get(timer));
}

static K_TIMER_DEFINE(timer, count, NULL);
static K_TIMER_DEFINE(first, note_name, NULL);
static K_TIMER_DEFINE(second, note_name, NULL);

static void before(void *fixture)
{
    k_timer_stop(&timer);
    kit_reset(fixture);
    expiries = 0;
}

ZTEST_SUITE(timer_interrupt, NULL, NULL, before, before, NULL);

static void start(const void *ticks)
{
    k_timer_start(&timer, K_TICKS((uintptr_t)ticks), K_NO_WAIT);
}

static void start_with_period(const void *ticks)
{
    k_timer_start(&timer, K_TICKS((uintptr_t)ticks), K_TICKS((uintptr_t)ticks));
}

static void stop(const void *unused)
{
    ARG_UNUSED(unused);
    k_timer_stop(&timer);
}

ZTEST(timer_interrupt, test_start)
{
    int64_t began = kit_tick_start();

    irq_offload(start, (void *)20);
    zassert_within(k_timer_remaining_ticks(&timer), 20, 1);
    k_sleep(K_TICKS(40));
    zassert_equal(expiries, 1);
    kit_expect_ticks(expired_at - began, 20);
    zassert_equal(k_timer_status_get(&timer), 1);
}

ZTEST(timer_interrupt, test_period)
{
    irq_offload(start_with_period, (void *)5);
    k_sleep(K_TICKS(31));
    zassert_equal(expiries, 6, "%d", expiries);
}

ZTEST(timer_interrupt, test_stop)
{
    start((void *)10);
    irq_offload(stop, NULL);
    zassert_equal(k_timer_remaining_ticks(&timer), 0);
    k_sleep(K_TICKS(30));
    zassert_equal(expiries, 0);
}

static void start_stop_start(const void *ticks)
{
    start((void *)3);
    stop(NULL);
    start(ticks);
}

ZTEST(timer_interrupt, test_start_stop_start)
{
    int64_t began = kit_tick_start();

    irq_offload(start_stop_start, (void *)12);
    k_sleep(K_TICKS(30));
    zassert_equal(expiries, 1);
    kit_expect_ticks(expired_at - began, 12);
}

ZTEST(timer_interrupt, test_start_stop_start_of_one_that_runs)
{
    int64_t began = kit_tick_start();

    start((void *)5);
    irq_offload(start_stop_start, (void *)12);
    k_sleep(K_TICKS(30));
    zassert_equal(expiries, 1);
    kit_expect_ticks(expired_at - began, 12);
}

static void start_stop(const void *ticks)
{
    start(ticks);
    stop(NULL);
}

ZTEST(timer_interrupt, test_start_stop_is_stopped)
{
    irq_offload(start_stop, (void *)5);
    k_sleep(K_TICKS(20));
    zassert_equal(expiries, 0);
    start((void *)5);
    irq_offload(start_stop, (void *)5);
    k_sleep(K_TICKS(20));
    zassert_equal(expiries, 0);
}

static void start_two(const void *unused)
{
    ARG_UNUSED(unused);
    k_timer_start(&first, K_TICKS(5), K_NO_WAIT);
    k_timer_start(&second, K_TICKS(5), K_NO_WAIT);
}

ZTEST(timer_interrupt, test_equal_times_expire_in_order)
{
    k_timer_user_data_set(&first, (void *)'1');
    k_timer_user_data_set(&second, (void *)'2');
    kit_tick_start();
    irq_offload(start_two, NULL);
    k_sleep(K_TICKS(20));
    kit_expect("12");
}

/* Interrupts locked by the caller stay locked. */
ZTEST(timer_interrupt, test_start_with_interrupts_locked)
{
    unsigned int key = irq_lock();
    unsigned int inner;

    start((void *)5);
    inner = irq_lock();
    zassert_false(arch_irq_unlocked(inner));
    irq_unlock(inner);
    irq_unlock(key);
    k_sleep(K_TICKS(20));
    zassert_equal(expiries, 1);
}

static void restart_in_expiry(struct k_timer *t)
{
    expiries++;
    irq_offload(start_stop_start, (void *)8);
    ARG_UNUSED(t);
}

/* The interrupt comes while the expiry of the same timer runs. */
ZTEST(timer_interrupt, test_restart_during_expiry)
{
    timer.expiry_fn = restart_in_expiry;
    start_with_period((void *)4);
    k_sleep(K_TICKS(34));
    timer.expiry_fn = count;
    zassert_between_inclusive(expiries, 4, 5, "%d", expiries);
}
