/* SPDX-License-Identifier: Apache-2.0 */
/* Who runs when: priorities, cooperation, yielding, time slices, the scheduler lock. */

#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

static struct k_sem gate;

static void sched_before(void *fixture)
{
    kit_reset(fixture);
    k_sem_init(&gate, 0, K_SEM_MAX_LIMIT);
    k_sched_time_slice_set(0, K_PRIO_PREEMPT(0));
}

static void sched_after(void *fixture)
{
    k_sched_time_slice_set(0, K_PRIO_PREEMPT(0));
    kit_reset(fixture);
}

ZTEST_SUITE(sched, NULL, NULL, sched_before, sched_after, NULL);

static void note_and_end(void *event, void *p2, void *p3)
{
    kit_note((char)(uintptr_t)event);
}

/* The test itself becomes preemptible at the given priority. */
static void become(int priority)
{
    k_thread_priority_set(k_current_get(), priority);
}

ZTEST(sched, test_better_priority_preempts)
{
    become(KIT_MIDDLE);
    kit_start(0, note_and_end, (void *)'l', KIT_LOW, 0);
    kit_start(1, note_and_end, (void *)'h', KIT_HIGH, 0);
    kit_note('m');
    kit_join(0);
    kit_expect("hml");
}

ZTEST(sched, test_equal_priority_does_not_preempt)
{
    become(KIT_MIDDLE);
    kit_start(0, note_and_end, (void *)'1', KIT_MIDDLE, 0);
    kit_start(1, note_and_end, (void *)'2', KIT_MIDDLE, 0);
    kit_note('0');
    kit_join(0);
    kit_join(1);
    kit_expect("012");
}

ZTEST(sched, test_cooperative_thread_is_not_preempted)
{
    become(K_PRIO_COOP(5));
    kit_start(0, note_and_end, (void *)'h', K_PRIO_COOP(1), 0);
    kit_note('0');
    k_sched_lock();
    k_sched_unlock();
    kit_note('1');
    k_yield();
    kit_note('2');
    kit_expect("01h2");
}

ZTEST(sched, test_yield_goes_behind_equals_only)
{
    become(KIT_MIDDLE);
    kit_start(0, note_and_end, (void *)'m', KIT_MIDDLE, 0);
    kit_start(1, note_and_end, (void *)'l', KIT_LOW, 0);
    kit_note('0');
    k_yield();
    kit_note('1');
    kit_join(1);
    kit_expect("0m1l");
}

static void yield_between_notes(void *event, void *p2, void *p3)
{
    for (int i = 0; i < 3; i++) {
        kit_note((char)(uintptr_t)event);
        k_yield();
    }
}

ZTEST(sched, test_yield_takes_turns)
{
    kit_start(0, yield_between_notes, (void *)'a', KIT_MIDDLE, 0);
    kit_start(1, yield_between_notes, (void *)'b', KIT_MIDDLE, K_USER);
    kit_start(2, yield_between_notes, (void *)'c', KIT_MIDDLE, 0);
    kit_join(0);
    kit_join(1);
    kit_join(2);
    kit_expect("abcabcabc");
}

ZTEST(sched, test_lowered_thread_gives_way)
{
    become(KIT_MIDDLE);
    kit_start(0, note_and_end, (void *)'l', KIT_LOW, 0);
    kit_note('0');
    k_thread_priority_set(k_current_get(), KIT_LOW + 1);
    kit_note('1');
    kit_expect("0l1");
}

ZTEST(sched, test_raised_thread_preempts)
{
    become(KIT_MIDDLE);
    kit_start(0, note_and_end, (void *)'r', KIT_LOW, 0);
    kit_note('0');
    k_thread_priority_set(&kit_threads[0], KIT_HIGH);
    kit_note('1');
    kit_expect("0r1");
}

static void wait_and_note(void *event, void *p2, void *p3)
{
    k_sem_take(&gate, K_FOREVER);
    kit_note((char)(uintptr_t)event);
}

ZTEST(sched, test_priority_of_a_waiting_thread_counts)
{
    kit_start(0, wait_and_note, (void *)'a', KIT_MIDDLE, 0);
    kit_start(1, wait_and_note, (void *)'b', KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    k_thread_priority_set(&kit_threads[1], KIT_HIGH);
    k_sem_give(&gate);
    kit_join(1);
    k_sem_give(&gate);
    kit_join(0);
    kit_expect("ba");
}

ZTEST(sched, test_priority_get)
{
    become(KIT_MIDDLE);
    zassert_equal(k_thread_priority_get(k_current_get()), KIT_MIDDLE);
    zassert_true(k_is_preempt_thread());
    k_sched_lock();
    zassert_false(k_is_preempt_thread());
    k_sched_unlock();
    become(K_PRIO_COOP(2));
    zassert_equal(k_thread_priority_get(k_current_get()), K_PRIO_COOP(2));
    zassert_false(k_is_preempt_thread());
    zassert_true(k_can_yield());
}

ZTEST(sched, test_scheduler_lock)
{
    become(KIT_MIDDLE);
    k_sched_lock();
    k_sched_lock();
    kit_start(0, note_and_end, (void *)'h', KIT_HIGH, 0);
    kit_note('0');
    k_sched_unlock();
    kit_note('1');
    k_sched_unlock();
    kit_note('2');
    kit_expect("01h2");
}

ZTEST(sched, test_scheduler_lock_ends_with_a_wait)
{
    become(KIT_MIDDLE);
    k_sched_lock();
    kit_start(0, note_and_end, (void *)'h', KIT_HIGH, 0);
    kit_note('0');
    k_sleep(K_MSEC(10));
    kit_note('1');
    kit_start(1, note_and_end, (void *)'i', KIT_HIGH, 0);
    kit_note('2');
    k_sched_unlock();
    kit_expect("0h12i");
}

/* Time slices. */

static volatile bool stop_spinning;
static volatile uint32_t turns;
static volatile uintptr_t last_turn;

static void spin(void *p1, void *slot, void *p3)
{
    while (!stop_spinning) {
        if (last_turn != (uintptr_t)slot) {
            last_turn = (uintptr_t)slot;
            turns++;
        }
    }
}

static uint32_t turns_within(k_timeout_t time)
{
    uint32_t counted;

    stop_spinning = false;
    turns = 0;
    last_turn = UINTPTR_MAX;
    kit_start(0, spin, NULL, KIT_MIDDLE, 0);
    kit_start(1, spin, NULL, KIT_MIDDLE, 0);
    k_sleep(time);
    counted = turns;
    stop_spinning = true;
    kit_join(0);
    kit_join(1);
    return counted;
}

ZTEST(sched, test_without_slices_the_first_runs_on)
{
    zassert_equal(turns_within(K_MSEC(100)), 1);
}

ZTEST(sched, test_slices_take_turns)
{
    uint32_t count;

    k_sched_time_slice_set(10, K_PRIO_PREEMPT(0));
    count = turns_within(K_MSEC(100));
    /* One more: who was preempted on the way into its turn takes it at the end. */
    zassert_between_inclusive(count, 8U, 12U, "%u turns", count);
}

ZTEST(sched, test_better_priorities_are_not_sliced)
{
    k_sched_time_slice_set(10, KIT_LOW);
    zassert_equal(turns_within(K_MSEC(100)), 1);
}

/* In user mode. */

ZTEST_USER(sched, test_user_thread_may_lower_itself)
{
    k_thread_priority_set(k_current_get(), KIT_LOW);
    zassert_equal(k_thread_priority_get(k_current_get()), KIT_LOW);
}

ZTEST_USER(sched, test_user_thread_may_not_rise)
{
    k_thread_priority_set(k_current_get(), KIT_LOW);
    ztest_set_fault_valid(true);
    k_thread_priority_set(k_current_get(), KIT_MIDDLE);
    ztest_test_fail();
}

ZTEST_USER(sched, test_user_thread_may_not_take_an_impossible_priority)
{
    ztest_set_fault_valid(true);
    k_thread_priority_set(k_current_get(), K_LOWEST_THREAD_PRIO + 1);
    ztest_test_fail();
}
