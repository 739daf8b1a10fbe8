/* SPDX-License-Identifier: Apache-2.0 */
/* Mutexes: ownership, recursion, and the priority that their owner inherits. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "kit.h"

K_MUTEX_DEFINE(defined);
static struct k_mutex first;
static struct k_mutex second;
static struct k_sem go;

static void mutex_before(void *fixture)
{
    kit_reset(fixture);
    k_mutex_init(&first);
    k_mutex_init(&second);
    k_sem_init(&go, 0, K_SEM_MAX_LIMIT);
    k_thread_access_grant(k_current_get(), &first, &second, &go);
}

ZTEST_SUITE(mutex, NULL, NULL, mutex_before, kit_reset, NULL);

ZTEST(mutex, test_defined)
{
    zassert_ok(k_mutex_lock(&defined, K_NO_WAIT));
    zassert_ok(k_mutex_unlock(&defined));
}

ZTEST_USER(mutex, test_recursion)
{
    zassert_ok(k_mutex_init(&first));
    for (int i = 0; i < 3; i++) {
        zassert_ok(k_mutex_lock(&first, K_NO_WAIT));
    }
    for (int i = 0; i < 3; i++) {
        zassert_ok(k_mutex_unlock(&first));
    }
    zassert_equal(k_mutex_unlock(&first), -EINVAL, "it is not locked any more");
}

static void lock_and_hold(void *mutex, void *p2, void *p3)
{
    kit_note(k_mutex_lock(mutex, K_FOREVER) == 0 ? 'h' : '!');
    k_sem_take(&go, K_FOREVER);
    kit_note(k_mutex_unlock(mutex) == 0 ? 'u' : '!');
}

static void lock_and_note(void *mutex, void *slot, void *p3)
{
    if (k_mutex_lock(mutex, K_FOREVER) == 0) {
        kit_note((char)('0' + (uintptr_t)slot));
        k_mutex_unlock(mutex);
    }
}

static void lock_with_timeout(void *mutex, void *p2, void *p3)
{
    kit_note(k_mutex_lock(mutex, K_MSEC(50)) == -EAGAIN ? 't' : '!');
}

ZTEST(mutex, test_others_may_not)
{
    int64_t start;

    kit_start(0, lock_and_hold, &first, KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    zassert_equal(k_mutex_lock(&first, K_NO_WAIT), -EBUSY);
    zassert_equal(k_mutex_unlock(&first), -EPERM);
    start = kit_tick_start();
    zassert_equal(k_mutex_lock(&first, K_TICKS(10)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 10);
    k_sem_give(&go);
    zassert_ok(k_mutex_lock(&first, K_FOREVER));
    zassert_ok(k_mutex_unlock(&first));
    kit_join(0);
    kit_expect("hu");
}

ZTEST(mutex, test_best_priority_is_next_then_longest_wait)
{
    zassert_ok(k_mutex_lock(&first, K_NO_WAIT));
    kit_start_and_settle(0, lock_and_note, &first, KIT_LOW, 0);
    kit_start_and_settle(1, lock_and_note, &first, KIT_MIDDLE, K_USER);
    kit_start_and_settle(2, lock_and_note, &first, KIT_HIGH, 0);
    kit_start_and_settle(3, lock_and_note, &first, KIT_MIDDLE, 0);
    kit_expect("");
    zassert_ok(k_mutex_unlock(&first));
    kit_join(0);
    kit_expect("2130");
}

/* Inheritance. */

ZTEST(mutex, test_owner_inherits)
{
    kit_start(0, lock_and_hold, &first, KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_LOW);
    kit_start(1, lock_and_note, &first, KIT_MIDDLE, 0);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_MIDDLE);
    kit_start(2, lock_and_note, &first, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_HIGH);
    k_sem_give(&go);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[1]), KIT_MIDDLE);
    kit_join(0);
    kit_join(1);
    kit_join(2);
    kit_expect("h21u");
}

static void spin_for_50_ms(void *p1, void *p2, void *p3)
{
    kit_note('s');
    k_busy_wait(50 * USEC_PER_MSEC);
    kit_note('e');
}

ZTEST(mutex, test_middle_does_not_hold_up_high)
{
    kit_start(0, lock_and_hold, &first, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    kit_start(1, lock_and_note, &first, KIT_HIGH, 0);
    kit_start(2, spin_for_50_ms, NULL, KIT_MIDDLE, 0);
    k_sem_give(&go);
    kit_join(1);
    kit_join(2);
    kit_join(0);
    kit_expect("h1seu");
}

ZTEST(mutex, test_inheritance_ends_with_time_out)
{
    kit_start(0, lock_and_hold, &first, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    kit_start(1, lock_with_timeout, &first, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_HIGH);
    k_sleep(K_MSEC(100));
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_LOW);
    kit_expect("ht");
}

ZTEST(mutex, test_inheritance_ends_with_the_waiter)
{
    kit_start(0, lock_and_hold, &first, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    kit_start(1, lock_and_note, &first, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    k_thread_abort(&kit_threads[1]);
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_LOW);
}

static void hold_first_want_second(void *p1, void *p2, void *p3)
{
    k_mutex_lock(&first, K_FOREVER);
    k_mutex_lock(&second, K_FOREVER);
    kit_note('b');
    k_mutex_unlock(&second);
    k_mutex_unlock(&first);
}

ZTEST(mutex, test_inheritance_through_a_chain)
{
    kit_start(0, lock_and_hold, &second, KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    kit_start(1, hold_first_want_second, NULL, KIT_MIDDLE, K_USER);
    k_sleep(K_MSEC(10));
    kit_start(2, lock_and_note, &first, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[1]), KIT_HIGH);
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_HIGH, "the chain ends here");
    k_sem_give(&go);
    kit_join(2);
    kit_join(1);
    kit_join(0);
    kit_expect("hb2u");
}

/* Threads 1 and 0 hold the mutexes of a chain that ends with `second`; thread 2 wants `first`. */
static void hang_on_chain(k_thread_entry_t entry)
{
    kit_start(0, lock_and_hold, &second, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    kit_start(1, hold_first_want_second, NULL, KIT_MIDDLE, 0);
    k_sleep(K_MSEC(10));
    kit_start(2, entry, &first, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_HIGH);
}

static void chain_is_as_before(void)
{
    zassert_equal(k_thread_priority_get(&kit_threads[1]), KIT_MIDDLE);
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_MIDDLE, "thread 1 still waits");
    k_sem_give(&go);
    kit_join(1);
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_LOW);
    kit_join(0);
}

ZTEST(mutex, test_time_out_is_felt_through_a_chain)
{
    hang_on_chain(lock_with_timeout);
    k_sleep(K_MSEC(100));
    chain_is_as_before();
    kit_expect("htbu");
}

static void abort_in_interrupt(const void *thread)
{
    k_thread_abort((k_tid_t)thread);
}

ZTEST(mutex, test_waiter_ended_by_an_interrupt)
{
    hang_on_chain(lock_and_note);
    irq_offload(abort_in_interrupt, &kit_threads[2]);
    k_sleep(K_MSEC(1));
    chain_is_as_before();
    kit_expect("hbu");
}

static void hold_both(void *p1, void *p2, void *p3)
{
    k_mutex_lock(&first, K_FOREVER);
    k_mutex_lock(&second, K_FOREVER);
    k_sem_take(&go, K_FOREVER);
    k_mutex_unlock(&second);
    k_sem_take(&go, K_FOREVER);
    k_mutex_unlock(&first);
}

ZTEST(mutex, test_each_mutex_held_counts)
{
    kit_start(0, hold_both, NULL, KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    kit_start(1, lock_and_note, &first, KIT_MIDDLE, 0);
    kit_start(2, lock_and_note, &second, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_HIGH);
    k_sem_give(&go);
    k_sleep(K_MSEC(10));
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_MIDDLE, "first is still held");
    k_sem_give(&go);
    kit_join(0);
    kit_expect("21");
}

ZTEST(mutex, test_inheritance_follows_a_priority_that_changes)
{
    kit_start(0, lock_and_hold, &first, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    kit_start(1, lock_and_note, &first, KIT_MIDDLE, 0);
    k_sleep(K_MSEC(10));
    k_thread_priority_set(&kit_threads[1], KIT_HIGH);
    zassert_equal(k_thread_priority_get(&kit_threads[0]), KIT_HIGH);
    k_sem_give(&go);
    kit_join(0);
}

ZTEST(mutex, test_next_owner_inherits_from_those_who_still_wait)
{
    kit_start(0, lock_and_hold, &first, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    kit_start(1, lock_and_hold, &first, KIT_MIDDLE, 0);
    k_sleep(K_MSEC(10));
    kit_start(2, lock_and_note, &first, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    k_thread_priority_set(&kit_threads[2], KIT_MIDDLE);
    k_sem_give(&go);
    k_sleep(K_MSEC(10));
    k_thread_priority_set(&kit_threads[2], KIT_HIGH);
    zassert_equal(k_thread_priority_get(&kit_threads[1]), KIT_HIGH);
    k_sem_give(&go);
    kit_join(2);
    kit_join(1);
}
