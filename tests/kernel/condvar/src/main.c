/* SPDX-License-Identifier: Apache-2.0 */
/* Condition variables: both stages of the wait, who is woken, time-outs, priority inheritance. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

K_CONDVAR_DEFINE(defined);
static struct k_condvar condvar, forbidden;
static struct k_mutex mutex, forbidden_mutex;
static struct k_sem other_type;

static void *condvar_setup(void)
{
    k_condvar_init(&condvar);
    k_mutex_init(&mutex);
    k_condvar_init(&forbidden);
    k_mutex_init(&forbidden_mutex);
    k_sem_init(&other_type, 0, 1);
    k_thread_access_grant(k_current_get(), &condvar, &mutex, &other_type, &defined);
    return NULL;
}

static void condvar_before(void *fixture)
{
    kit_reset(fixture);
    k_condvar_init(&condvar);
    k_mutex_init(&mutex);
    k_thread_access_grant(k_current_get(), &condvar, &mutex);
}

ZTEST_SUITE(condvar, NULL, condvar_setup, condvar_before, kit_reset, NULL);

/* Notes its letter when signalled, its capital when timed out; the mutex must be its own. */
static void wait_and_note(void *letter, void *p2, void *ms)
{
    char event = (char)(uintptr_t)letter;
    bool limited = event == 't' || event == 'u';
    int result;

    k_mutex_lock(&mutex, K_FOREVER);
    result = k_condvar_wait(&condvar, &mutex, limited ? K_MSEC(20) : K_FOREVER);
    kit_note(result == 0 ? event : result == -EAGAIN ? (char)(event - 'a' + 'A') : '!');
    if (k_mutex_unlock(&mutex) != 0) {
        kit_note('!');
    }
}

ZTEST_USER(condvar, test_nobody_waits)
{
    zassert_ok(k_condvar_signal(&condvar));
    zassert_equal(k_condvar_broadcast(&condvar), 0);
    zassert_ok(k_condvar_signal(&defined));
    zassert_ok(k_condvar_init(&condvar));
}

ZTEST_USER(condvar, test_time_out)
{
    int64_t start;

    zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
    zassert_equal(k_condvar_wait(&condvar, &mutex, K_NO_WAIT), -EAGAIN);
    start = kit_tick_start();
    zassert_equal(k_condvar_wait(&condvar, &mutex, K_TICKS(15)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
    zassert_ok(k_mutex_unlock(&mutex), "the mutex is locked again");
    zassert_equal(k_mutex_unlock(&mutex), -EINVAL, "and only once");
}

ZTEST(condvar, test_waiting_unlocks_the_mutex)
{
    kit_start(0, wait_and_note, (void *)'a', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
    zassert_ok(k_mutex_unlock(&mutex));
    kit_expect("");
}

ZTEST(condvar, test_best_is_woken_first)
{
    kit_start(0, wait_and_note, (void *)'l', KIT_LOW, 0);
    kit_start(1, wait_and_note, (void *)'h', KIT_HIGH, K_USER);
    kit_start(2, wait_and_note, (void *)'m', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(10));
    for (int i = 0; i < 3; i++) {
        zassert_ok(k_condvar_signal(&condvar));
        k_sleep(K_MSEC(10));
    }
    kit_expect("hml");
}

ZTEST(condvar, test_broadcast)
{
    kit_start(0, wait_and_note, (void *)'l', KIT_LOW, K_USER);
    kit_start(1, wait_and_note, (void *)'h', KIT_HIGH, K_USER);
    kit_start(2, wait_and_note, (void *)'m', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(10));
    zassert_equal(k_condvar_broadcast(&condvar), 3);
    zassert_equal(k_condvar_broadcast(&condvar), 0);
    k_sleep(K_MSEC(10));
    kit_expect("hml");
}

ZTEST(condvar, test_signalled_thread_waits_for_the_mutex)
{
    kit_start(0, wait_and_note, (void *)'t', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
    k_condvar_signal(&condvar);
    k_sleep(K_MSEC(50));
    kit_expect("");
    zassert_ok(k_mutex_unlock(&mutex));
    kit_join(0);
    kit_expect("t");
}

ZTEST(condvar, test_timed_out_thread_waits_for_the_mutex)
{
    kit_start(0, wait_and_note, (void *)'t', KIT_HIGH, K_USER);
    kit_start(1, wait_and_note, (void *)'u', KIT_LOW, 0);
    k_sleep(K_MSEC(5));
    zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
    k_sleep(K_MSEC(50));
    zassert_equal(k_condvar_broadcast(&condvar), 0, "they do not wait for it any more");
    kit_expect("");
    zassert_ok(k_mutex_unlock(&mutex));
    kit_join(0);
    kit_join(1);
    kit_expect("TU");
}

ZTEST(condvar, test_inheritance_begins_with_the_signal)
{
    int own = k_thread_priority_get(k_current_get());

    k_thread_priority_set(k_current_get(), KIT_LOW);
    kit_start(0, wait_and_note, (void *)'a', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    k_mutex_lock(&mutex, K_FOREVER);
    zassert_equal(k_thread_priority_get(k_current_get()), KIT_LOW);
    k_condvar_signal(&condvar);
    zassert_equal(k_thread_priority_get(k_current_get()), KIT_HIGH);
    k_mutex_unlock(&mutex);
    zassert_equal(k_thread_priority_get(k_current_get()), KIT_LOW);
    kit_join(0);
    k_thread_priority_set(k_current_get(), own);
    kit_expect("a");
}

ZTEST(condvar, test_mutex_locked_twice_stays_locked)
{
    k_mutex_lock(&mutex, K_FOREVER);
    k_mutex_lock(&mutex, K_FOREVER);
    zassert_equal(k_condvar_wait(&condvar, &mutex, K_MSEC(5)), -EAGAIN);
    zassert_ok(k_mutex_unlock(&mutex));
    zassert_ok(k_mutex_unlock(&mutex));
    zassert_equal(k_mutex_unlock(&mutex), -EINVAL);
}

ZTEST(condvar, test_mutex_goes_to_who_waits_for_it)
{
    k_mutex_lock(&mutex, K_FOREVER);
    kit_start(0, wait_and_note, (void *)'t', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    /* The helper gets the mutex, waits for the condition, and times out. */
    zassert_equal(k_condvar_wait(&condvar, &mutex, K_MSEC(100)), -EAGAIN);
    k_mutex_unlock(&mutex);
    kit_expect("T");
}

ZTEST(condvar, test_end_of_a_waiting_thread)
{
    kit_start(0, wait_and_note, (void *)'a', KIT_HIGH, K_USER);
    kit_start(1, wait_and_note, (void *)'b', KIT_LOW, K_USER);
    k_sleep(K_MSEC(5));
    k_thread_abort(&kit_threads[0]);
    k_mutex_lock(&mutex, K_FOREVER);
    zassert_equal(k_condvar_broadcast(&condvar), 1);
    k_thread_abort(&kit_threads[1]);
    zassert_ok(k_mutex_unlock(&mutex));
    zassert_equal(k_mutex_unlock(&mutex), -EINVAL, "nobody got it");
    kit_expect("");
}

static void signal_in_interrupt(const void *unused)
{
    k_condvar_signal(&condvar);
}

ZTEST(condvar, test_signal_in_interrupt)
{
    kit_start(0, wait_and_note, (void *)'a', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    irq_offload(signal_in_interrupt, NULL);
    kit_join(0);
    kit_expect("a");
}

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(condvar, name)                                                                      \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

REFUSED(test_refuses_null_signal, k_condvar_signal(NULL))
REFUSED(test_refuses_null_broadcast, k_condvar_broadcast(NULL))
REFUSED(test_refuses_null_init, k_condvar_init(NULL))
REFUSED(test_refuses_null_wait, k_condvar_wait(NULL, &mutex, K_NO_WAIT))
REFUSED(test_refuses_null_mutex, k_condvar_wait(&condvar, NULL, K_NO_WAIT))
REFUSED(test_refuses_without_permission_signal, k_condvar_signal(&forbidden))
REFUSED(test_refuses_without_permission_broadcast, k_condvar_broadcast(&forbidden))
REFUSED(test_refuses_without_permission_init, k_condvar_init(&forbidden))
REFUSED(test_refuses_without_permission_wait, k_condvar_wait(&forbidden, &mutex, K_NO_WAIT))
REFUSED(test_refuses_mutex_without_permission,
        k_condvar_wait(&condvar, &forbidden_mutex, K_NO_WAIT))
REFUSED(test_refuses_other_type, k_condvar_signal((struct k_condvar *)&other_type))
REFUSED(test_refuses_mutex_of_other_type,
        k_condvar_wait(&condvar, (struct k_mutex *)&other_type, K_NO_WAIT))

static void init_again(void *p1, void *p2, void *p3)
{
    ztest_set_fault_valid(true);
    k_condvar_init(&condvar);
    kit_note('!');
}

ZTEST(condvar, test_refuses_init_while_threads_wait)
{
    kit_start(0, wait_and_note, (void *)'a', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    kit_start(1, init_again, NULL, KIT_HIGH, K_USER);
    kit_join(1);
    k_condvar_signal(&condvar);
    kit_join(0);
    kit_expect("a");
}
