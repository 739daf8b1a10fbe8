/* SPDX-License-Identifier: Apache-2.0 */
/* Work queues and tickers; they belong to supervisor threads. */
#include "common.h"

#define MS 1000 /* microseconds */

static struct zpp_work_queue queue;
static struct zpp_work work;
static struct zpp_work other_work;
static struct zpp_ticker ticker;
static struct zpp_thread runner;
static struct zpp_thread user;
static int run_result;
static int order[8];
static int order_used;
static k_tid_t ran_on;
static ZTEST_BMEM int user_results[3];
static atomic_t ticks;

static void append(void *argument)
{
    ran_on = k_current_get();
    order[order_used++ % 8] = (int)(intptr_t)argument;
}

static void run_queue(void *argument)
{
    ARG_UNUSED(argument);
    run_result = zpp_work_queue_run(&queue);
}

static void before(void *fixture)
{
    ARG_UNUSED(fixture);
    order_used = 0;
    run_result = -1;
    zassert_ok(zpp_work_queue_init(&queue));
    zassert_ok(zpp_thread_init(&runner, ZPP_PRIORITY_LOW, "runner", false, run_queue, NULL));
}

static void after(void *fixture)
{
    ARG_UNUSED(fixture);
    finish(&runner);
}

ZTEST_SUITE(work, NULL, zpp_test_setup, before, after, NULL);

ZTEST(work, test_order_and_stop)
{
    zpp_work_init(&work, append, (void *)1);
    zpp_work_init(&other_work, append, (void *)2);
    zassert_ok(zpp_work_queue_call(&queue, &work));
    zassert_ok(zpp_work_queue_call(&queue, &other_work));
    zassert_equal(zpp_work_queue_call(&queue, &work), -EALREADY);
    zassert_ok(zpp_work_queue_stop(&queue));
    zassert_equal(zpp_work_queue_stop(&queue), -EALREADY);
    zassert_equal(order_used, 0, "nothing runs before the queue is run");
    zassert_ok(zpp_thread_start(&runner));
    zassert_ok(zpp_thread_join(&runner));
    zassert_ok(run_result);
    zassert_equal(order_used, 2);
    zassert_equal(order[0], 1);
    zassert_equal(order[1], 2);
    zassert_equal(ran_on, zpp_thread_tid(&runner));
}

ZTEST(work, test_wait_started_and_call_again)
{
    zassert_ok(zpp_thread_start(&runner));
    zassert_ok(zpp_work_queue_wait_started(&queue));
    zassert_ok(zpp_work_queue_wait_started(&queue));
    zpp_work_init(&work, append, (void *)3);
    for (int i = 0; i < 3; i++) {
        zassert_ok(zpp_work_queue_call(&queue, &work));
        zpp_this_thread_sleep_for(MS);
    }
    zassert_equal(order_used, 3);
    zassert_ok(zpp_work_queue_stop(&queue));
}

static void call_from_tick(void *argument)
{
    atomic_inc(&ticks);
    (void)zpp_work_queue_call(&queue, argument);
}

ZTEST(work, test_ticker_calls_work)
{
    atomic_clear(&ticks);
    zassert_ok(zpp_thread_start(&runner));
    zpp_work_init(&work, append, (void *)4);
    zassert_equal(zpp_ticker_attach(&ticker, NULL, NULL, MS), -EINVAL);
    zassert_equal(zpp_ticker_attach(&ticker, call_from_tick, &work, 0), -EINVAL);
    zassert_ok(zpp_ticker_attach(&ticker, call_from_tick, &work, 10 * MS));
    zpp_this_thread_sleep_for(105 * MS);
    zassert_ok(zpp_ticker_detach(&ticker));
    zassert_equal(atomic_get(&ticks), 10);
    zpp_this_thread_sleep_for(50 * MS);
    zassert_equal(atomic_get(&ticks), 10, "no more after detach");
    zassert_equal(order_used, 10);
    zassert_ok(zpp_work_queue_stop(&queue));
}

static void try_from_user(void *argument)
{
    ARG_UNUSED(argument);
    user_results[0] = zpp_work_queue_call(&queue, &work);
    user_results[1] = zpp_work_queue_run(&queue);
    user_results[2] = zpp_ticker_attach(&ticker, call_from_tick, NULL, MS);
}

/* What runs with the queue's privilege must not come from a user thread. */
ZTEST(work, test_refused_in_user_mode)
{
    if (!USER) {
        zassert_ok(zpp_thread_start(&runner));
        zassert_ok(zpp_work_queue_stop(&queue));
        ztest_test_skip();
    }
    zassert_ok(zpp_thread_start(&runner));
    zassert_ok(zpp_thread_init(&user, ZPP_PRIORITY_HIGH, "user", true, try_from_user, NULL));
    zassert_ok(zpp_thread_start(&user));
    finish(&user);
    zassert_equal(user_results[0], -EPERM);
    zassert_equal(user_results[1], -EPERM);
    zassert_equal(user_results[2], -EPERM);
    zassert_ok(zpp_work_queue_stop(&queue));
}
