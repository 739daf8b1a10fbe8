/* SPDX-License-Identifier: Apache-2.0 */
/* Calls on threads, from supervisor and from user threads. */
#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

static struct k_thread sleeper;
K_THREAD_STACK_DEFINE(sleeper_stack, 1024);
static ZTEST_BMEM volatile int32_t left;

static void sleep_long(void *p1, void *p2, void *p3)
{
    left = k_sleep(K_MSEC(1000));
}

static void start_sleeper(void)
{
    left = -1;
    k_thread_create(&sleeper, sleeper_stack, K_THREAD_STACK_SIZEOF(sleeper_stack), sleep_long, NULL,
                    NULL, NULL, 0, K_USER, K_NO_WAIT);
    k_sleep(K_MSEC(100));
}

static void wake_and_check(void)
{
    k_wakeup(&sleeper);
    zassert_ok(k_thread_join(&sleeper, K_MSEC(10)));
    zassert_between_inclusive(left, 895, 905);
}

ZTEST(api_threads, test_wakeup)
{
    start_sleeper();
    wake_and_check();
}

ZTEST_USER(api_threads, test_wakeup_user)
{
    start_sleeper();
    wake_and_check();
}

static void suspend_and_resume(void)
{
    start_sleeper();
    k_thread_suspend(&sleeper);
    zassert_equal(k_thread_join(&sleeper, K_MSEC(2000)), -EAGAIN);
    k_thread_resume(&sleeper);
    zassert_ok(k_thread_join(&sleeper, K_MSEC(10)));
    zassert_equal(left, 0);
    /* No effect on one that does not run. */
    k_thread_resume(&sleeper);
}

ZTEST(api_threads, test_resume)
{
    suspend_and_resume();
}

ZTEST_USER(api_threads, test_resume_user)
{
    suspend_and_resume();
}

static void look_at_timeout(void)
{
    k_ticks_t remaining;

    start_sleeper();
    remaining = k_thread_timeout_remaining_ticks(&sleeper);
    zassert_between_inclusive(k_ticks_to_ms_floor64((uint64_t)remaining), 890, 905);
    zassert_within(k_thread_timeout_expires_ticks(&sleeper), k_uptime_ticks() + remaining, 3);
    k_thread_abort(&sleeper);
    zassert_equal(k_thread_timeout_remaining_ticks(&sleeper), 0);
}

ZTEST(api_threads, test_timeout)
{
    look_at_timeout();
}

ZTEST_USER(api_threads, test_timeout_user)
{
    look_at_timeout();
}

static bool preemptible_in_interrupt;

static void look_in_interrupt(const void *parameter)
{
    preemptible_in_interrupt = k_is_preempt_thread() != 0;
}

ZTEST(api_threads, test_preemptible)
{
    static const irq_offload_routine_t routine = look_in_interrupt;
    int priority = k_thread_priority_get(k_current_get());

    zassert_equal(k_is_preempt_thread() != 0, priority >= 0);
    k_thread_priority_set(k_current_get(), 1);
    zassert_true(k_is_preempt_thread());
    preemptible_in_interrupt = true;
    irq_offload(routine, NULL);
    zassert_false(preemptible_in_interrupt);
    k_sched_lock();
    zassert_false(k_is_preempt_thread());
    k_sched_unlock();
    k_thread_priority_set(k_current_get(), -1);
    zassert_false(k_is_preempt_thread());
}

ZTEST_USER(api_threads, test_preemptible_user)
{
    k_thread_priority_set(k_current_get(), 1);
    zassert_true(k_is_preempt_thread());
}

ZTEST(api_threads, test_no_fpu_context)
{
    zassert_equal(k_float_disable(k_current_get()), -ENOTSUP);
}

ZTEST_USER(api_threads, test_no_fpu_context_user)
{
    zassert_equal(k_float_disable(k_current_get()), -ENOTSUP);
}

static void *setup(void)
{
    k_thread_access_grant(k_current_get(), &sleeper, sleeper_stack);
    return NULL;
}

ZTEST_SUITE(api_threads, NULL, setup, NULL, NULL, NULL);
