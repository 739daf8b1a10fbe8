/* SPDX-License-Identifier: Apache-2.0 */
/* Threads of the pool: life, modes, priorities, slots. */
#include "common.h"

#define MS 1000 /* microseconds */

static ZTEST_BMEM struct zpp_thread first;
static ZTEST_BMEM struct zpp_thread second;
static ZTEST_BMEM struct zpp_thread third;
static ZTEST_BMEM int ran;
static ZTEST_BMEM int seen;
static ZTEST_BMEM int seen_started;
static ZTEST_BMEM bool in_user_mode;
static ZTEST_BMEM bool told_to_end;

ZTEST_SUITE(threads, NULL, zpp_test_setup, NULL, NULL, NULL);

static void note_mode(void *argument)
{
    ran += (int)(uintptr_t)argument;
    in_user_mode = k_is_user_context();
    seen = zpp_this_thread_priority();
}

ZTEST(threads, test_life)
{
    ran = 0;
    create(&first, ZPP_PRIORITY_HIGH, note_mode, (void *)5);
    zassert_false(zpp_thread_is_started(zpp_thread_tid(&first)));
    zpp_this_thread_sleep_for(2 * MS);
    zassert_equal(ran, 0, "it does not run before it is started");
    zassert_ok(zpp_thread_start(&first));
    zassert_true(zpp_thread_is_started(zpp_thread_tid(&first)));
    zassert_equal(zpp_thread_start(&first), -EALREADY);
    zassert_ok(zpp_thread_wait_started(&first));
    zassert_ok(zpp_thread_join(&first));
    zassert_ok(zpp_thread_join(&first), "joining what has ended does not wait");
    zassert_equal(ran, 5);
    zassert_equal(in_user_mode, USER);
    zassert_equal(seen, ZPP_PRIORITY_HIGH);
    zassert_ok(zpp_thread_deinit(&first));
    zassert_is_null(zpp_thread_tid(&first));
    zassert_equal(zpp_thread_start(&first), -EINVAL);
    zassert_equal(zpp_thread_join(&first), -EINVAL);
    zassert_equal(zpp_thread_deinit(&first), -EINVAL);
}

ZTEST(threads, test_supervisor_thread)
{
    zassert_ok(zpp_thread_init(&first, ZPP_PRIORITY_LOW, "plain", false, note_mode, NULL));
    zassert_ok(zpp_thread_start(&first));
    finish(&first);
    zassert_false(in_user_mode);
    zassert_equal(seen, ZPP_PRIORITY_LOW);
}

ZTEST(threads, test_priorities)
{
    zassert_equal(ZPP_PRIORITY_REALTIME, CONFIG_NUM_PREEMPT_PRIORITIES - 9);
    zassert_equal(ZPP_PRIORITY_HIGH, CONFIG_NUM_PREEMPT_PRIORITIES - 8);
    zassert_equal(ZPP_PRIORITY_NORMAL, CONFIG_NUM_PREEMPT_PRIORITIES - 6);
    zassert_equal(ZPP_PRIORITY_IDLE, CONFIG_NUM_PREEMPT_PRIORITIES - 1);
}

static void wait_to_end(void *argument)
{
    ARG_UNUSED(argument);
    while (!told_to_end) {
        zpp_this_thread_sleep_for(MS);
    }
    ran++;
}

/* The stack of a thread that lives on must not be handed out when one that is younger ends. */
ZTEST(threads, test_slots_out_of_order)
{
    ran = 0;
    told_to_end = false;
    create(&first, ZPP_PRIORITY_HIGH, note_mode, NULL);
    create(&second, ZPP_PRIORITY_HIGH, wait_to_end, NULL);
    k_tid_t first_tid = zpp_thread_tid(&first);
    k_tid_t second_tid = zpp_thread_tid(&second);

    zassert_ok(zpp_thread_start(&first));
    zassert_ok(zpp_thread_start(&second));
    finish(&first);
    zassert_equal(zpp_thread_deinit(&second), -EBUSY, "it still runs");
    create(&third, ZPP_PRIORITY_HIGH, wait_to_end, NULL);
    zassert_equal(zpp_thread_tid(&third), first_tid, "the free slot is used");
    zassert_not_equal(zpp_thread_tid(&third), second_tid);
    zassert_ok(zpp_thread_start(&third));
    told_to_end = true;
    finish(&second);
    finish(&third);
    zassert_equal(ran, 2);
}

ZTEST(threads, test_never_started)
{
    create(&first, ZPP_PRIORITY_HIGH, note_mode, NULL);
    zassert_ok(zpp_thread_deinit(&first));
    create(&second, ZPP_PRIORITY_HIGH, note_mode, NULL);
    zassert_ok(zpp_thread_start(&second));
    finish(&second);
}

ZTEST(threads, test_copy_owns_nothing)
{
    create(&first, ZPP_PRIORITY_HIGH, note_mode, NULL);
    struct zpp_thread copy = first;

    zassert_is_null(zpp_thread_tid(&copy));
    zassert_equal(zpp_thread_deinit(&copy), -EINVAL);
    zassert_not_null(zpp_thread_tid(&first));
    zassert_ok(zpp_thread_deinit(&first));
}

static void wait_for_first(void *argument)
{
    ARG_UNUSED(argument);
    seen_started = zpp_thread_wait_started(&first);
    ran = zpp_thread_join(&first);
}

ZTEST(threads, test_threads_wait_for_each_other)
{
    ran = -1;
    seen_started = -1;
    create(&first, ZPP_PRIORITY_LOW, note_mode, (void *)1);
    create(&second, ZPP_PRIORITY_HIGH, wait_for_first, NULL);
    zassert_ok(zpp_thread_grant_access(&first, zpp_thread_tid(&second)));
    zassert_ok(zpp_thread_start(&second));
    zpp_this_thread_sleep_for(2 * MS);
    zassert_equal(seen_started, -1);
    zassert_ok(zpp_thread_start(&first));
    finish(&second);
    finish(&first);
    zassert_ok(seen_started);
    zassert_ok(ran);
}

ZTEST(threads, test_absolute_sleep)
{
    int64_t begin_us = zpp_time_uptime_us();

    for (int i = 1; i <= 10; i++) {
        zpp_this_thread_busy_wait(MS);
        zpp_this_thread_sleep_until(begin_us + i * 10 * MS);
    }
    int64_t elapsed = zpp_time_uptime_us() - begin_us;

    zassert_within(elapsed, 100 * MS, MS, "slept %d us", (int)elapsed);
    zpp_this_thread_sleep_until(begin_us);
    zassert_within(zpp_time_uptime_us() - begin_us, elapsed, MS, "the past is over");
}
