/* SPDX-License-Identifier: Apache-2.0 */
/* Threads: start, end in every state, joining, names, what a thread is told of itself. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

static struct k_sem gate;

static void threads_before(void *fixture)
{
    kit_reset(fixture);
    k_sem_init(&gate, 0, K_SEM_MAX_LIMIT);
}

ZTEST_SUITE(threads, NULL, NULL, threads_before, kit_reset, NULL);

static void note_and_end(void *event, void *p2, void *p3)
{
    kit_note((char)(uintptr_t)event);
}

static void note_twice_around_gate(void *p1, void *p2, void *p3)
{
    kit_note('a');
    k_sem_take(&gate, K_FOREVER);
    kit_note('b');
}

static void sleep_for_ever(void *p1, void *p2, void *p3)
{
    kit_note('a');
    k_sleep(K_FOREVER);
    kit_note('b');
}

static void run_for_ever(void *p1, void *p2, void *p3)
{
    kit_note('a');
    for (;;) {
    }
}

static k_tid_t create(uint32_t options, k_timeout_t delay)
{
    return k_thread_create(&kit_threads[0], kit_stacks[0], K_THREAD_STACK_SIZEOF(kit_stacks[0]),
                           note_and_end, (void *)'x', NULL, NULL, KIT_HIGH, options, delay);
}

/* Start. */

static struct {
    void *arguments[3];
} passed;

static void take_arguments(void *p1, void *p2, void *p3)
{
    passed.arguments[0] = p1;
    passed.arguments[1] = p2;
    passed.arguments[2] = p3;
}

ZTEST(threads, test_arguments)
{
    k_tid_t tid = k_thread_create(&kit_threads[0], kit_stacks[0],
                                  K_THREAD_STACK_SIZEOF(kit_stacks[0]), take_arguments, (void *)1,
                                  (void *)2, (void *)3, KIT_HIGH, 0, K_NO_WAIT);

    zassert_equal_ptr(tid, &kit_threads[0]);
    kit_join(0);
    zassert_equal_ptr(passed.arguments[0], (void *)1);
    zassert_equal_ptr(passed.arguments[1], (void *)2);
    zassert_equal_ptr(passed.arguments[2], (void *)3);
}

ZTEST(threads, test_starts_when_told)
{
    create(0, K_FOREVER);
    k_sleep(K_MSEC(100));
    kit_expect("");
    k_thread_start(&kit_threads[0]);
    kit_join(0);
    kit_expect("x");
}

static int64_t started_at;

static void note_time(void *p1, void *p2, void *p3)
{
    started_at = k_uptime_ticks();
}

ZTEST(threads, test_starts_after_delay)
{
    int64_t before = k_uptime_ticks();
    int64_t after;

    k_thread_create(&kit_threads[0], kit_stacks[0], K_THREAD_STACK_SIZEOF(kit_stacks[0]), note_time,
                    NULL, NULL, NULL, KIT_HIGH, 0, K_TICKS(20));
    after = k_uptime_ticks();
    zassert_ok(k_thread_join(&kit_threads[0], K_FOREVER));
    zassert_between_inclusive(started_at, before + 20, after + 21);
}

ZTEST(threads, test_starts_before_its_delay_when_told)
{
    create(0, K_SECONDS(10));
    k_thread_start(&kit_threads[0]);
    kit_join(0);
    kit_expect("x");
}

/* Ends. */

ZTEST(threads, test_abort_not_started)
{
    create(0, K_FOREVER);
    k_thread_abort(&kit_threads[0]);
    zassert_ok(k_thread_join(&kit_threads[0], K_NO_WAIT));
    k_thread_start(&kit_threads[0]);
    k_sleep(K_MSEC(10));
    kit_expect("");
}

ZTEST(threads, test_abort_before_delay_is_over)
{
    create(0, K_MSEC(10));
    k_thread_abort(&kit_threads[0]);
    k_sleep(K_MSEC(50));
    kit_expect("");
}

ZTEST(threads, test_abort_ready)
{
    kit_start(0, note_and_end, (void *)'x', KIT_HIGH, 0);
    k_thread_abort(&kit_threads[0]);
    k_sleep(K_MSEC(10));
    kit_expect("");
}

ZTEST(threads, test_abort_preempted)
{
    kit_start(0, run_for_ever, NULL, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    k_thread_abort(&kit_threads[0]);
    zassert_ok(k_thread_join(&kit_threads[0], K_NO_WAIT));
    kit_expect("a");
}

ZTEST(threads, test_abort_waiting)
{
    kit_start(0, note_twice_around_gate, NULL, KIT_HIGH, 0);
    kit_start(1, note_twice_around_gate, NULL, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    k_thread_abort(&kit_threads[0]);
    k_sem_give(&gate);
    kit_join(1);
    kit_expect("aab");
    zassert_equal(k_sem_count_get(&gate), 0);
}

ZTEST(threads, test_abort_sleeping)
{
    kit_start(0, sleep_for_ever, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    k_thread_abort(&kit_threads[0]);
    k_wakeup(&kit_threads[0]);
    k_sleep(K_MSEC(10));
    kit_expect("a");
}

ZTEST(threads, test_abort_suspended)
{
    kit_start(0, run_for_ever, NULL, KIT_LOW, 0);
    k_sleep(K_MSEC(10));
    k_thread_suspend(&kit_threads[0]);
    k_thread_abort(&kit_threads[0]);
    k_thread_resume(&kit_threads[0]);
    zassert_ok(k_thread_join(&kit_threads[0], K_NO_WAIT));
}

ZTEST(threads, test_abort_dead)
{
    kit_start(0, note_and_end, (void *)'x', KIT_HIGH, 0);
    kit_join(0);
    k_thread_abort(&kit_threads[0]);
    k_thread_abort(&kit_threads[0]);
    kit_expect("x");
}

static void abort_self(void *p1, void *p2, void *p3)
{
    kit_note('a');
    k_thread_abort(k_current_get());
    kit_note('b');
}

ZTEST_USER(threads, test_abort_self)
{
    kit_note('a');
    k_thread_abort(k_current_get());
    ztest_test_fail();
}

ZTEST(threads, test_abort_self_supervisor)
{
    kit_start(0, abort_self, NULL, KIT_HIGH, 0);
    kit_join(0);
    kit_expect("a");
}

static void abort_from_interrupt(const void *thread)
{
    k_thread_abort((k_tid_t)(uintptr_t)thread);
}

ZTEST(threads, test_abort_from_interrupt)
{
    kit_start(0, note_twice_around_gate, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    irq_offload(abort_from_interrupt, &kit_threads[0]);
    zassert_ok(k_thread_join(&kit_threads[0], K_NO_WAIT));
    kit_expect("a");
}

ZTEST(threads, test_control_block_is_used_again)
{
    for (int i = 0; i < 20; i++) {
        kit_start(0, note_and_end, (void *)'x', KIT_HIGH, (i & 1) != 0 ? K_USER : 0);
        kit_join(0);
    }
    kit_expect("xxxxxxxxxxxxxxxxxxxx");
}

/* Joining. */

ZTEST(threads, test_join_times_out)
{
    int64_t start;

    kit_start(0, sleep_for_ever, NULL, KIT_HIGH, 0);
    start = kit_tick_start();
    zassert_equal(k_thread_join(&kit_threads[0], K_NO_WAIT), -EBUSY);
    zassert_equal(k_thread_join(&kit_threads[0], K_TICKS(10)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 10);
}

ZTEST(threads, test_join_self)
{
    zassert_equal(k_thread_join(k_current_get(), K_NO_WAIT), -EBUSY);
    zassert_equal(k_thread_join(k_current_get(), K_MSEC(1)), -EDEADLK);
    zassert_equal(k_thread_join(k_current_get(), K_FOREVER), -EDEADLK);
}

static void join_other(void *other, void *p2, void *p3)
{
    kit_note(k_thread_join(other, K_FOREVER) == 0 ? 'j' : '!');
}

static void join_creator(void *creator, void *p2, void *p3)
{
    kit_note(k_thread_join(creator, K_FOREVER) == -EDEADLK ? 'd' : '!');
}

ZTEST(threads, test_join_each_other)
{
    kit_start(0, join_creator, k_current_get(), KIT_LOW, 0);
    kit_join(0);
    kit_expect("d");
}

ZTEST(threads, test_several_join_one)
{
    kit_start(0, note_twice_around_gate, NULL, KIT_HIGH, 0);
    k_object_access_grant(&kit_threads[0], k_current_get());
    kit_start(1, join_other, &kit_threads[0], KIT_MIDDLE, 0);
    kit_start(2, join_other, &kit_threads[0], KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    kit_expect("a");
    k_sem_give(&gate);
    kit_join(1);
    kit_join(2);
    kit_expect("abjj");
}

/* Suspension. */

ZTEST(threads, test_suspend_and_resume)
{
    kit_start(0, note_twice_around_gate, NULL, KIT_HIGH, 0);
    k_thread_suspend(&kit_threads[0]);
    k_sleep(K_MSEC(10));
    kit_expect("");
    k_thread_resume(&kit_threads[0]);
    k_sleep(K_MSEC(10));
    kit_expect("a");
    k_thread_resume(&kit_threads[0]);
    k_sleep(K_MSEC(10));
    kit_expect("a");
}

static void suspend_self(void *p1, void *p2, void *p3)
{
    kit_note('a');
    k_thread_suspend(k_current_get());
    kit_note('b');
}

ZTEST(threads, test_suspend_self)
{
    kit_start(0, suspend_self, NULL, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    kit_expect("a");
    k_thread_resume(&kit_threads[0]);
    kit_join(0);
    kit_expect("ab");
}

/* User mode. */

static void enter_user_mode(void *p1, void *p2, void *p3)
{
    kit_note(k_is_user_context() ? '!' : 's');
    k_thread_user_mode_enter(note_and_end, (void *)'u', NULL, NULL);
    kit_note('!');
}

ZTEST(threads, test_enters_user_mode)
{
    kit_start(0, enter_user_mode, NULL, KIT_HIGH, 0);
    kit_join(0);
    kit_expect("su");
}

static void look_below(void *p1, void *p2, void *p3)
{
    const volatile uint32_t *end = __builtin_frame_address(0);

    for (const volatile uint32_t *word = (void *)kit_stacks[0]; word < end; word++) {
        if (*word == 0x5EC2E700U) {
            kit_note('!');
        }
    }
    kit_note('u');
}

static void keep_secret_and_enter(void *p1, void *p2, void *p3)
{
    volatile uint32_t secret[64];

    for (size_t i = 0; i < ARRAY_SIZE(secret); i++) {
        secret[i] = 0x5EC2E700U;
    }
    k_thread_user_mode_enter(look_below, NULL, NULL, NULL);
}

ZTEST(threads, test_user_mode_finds_a_clear_stack)
{
    kit_start(0, keep_secret_and_enter, NULL, KIT_HIGH, 0);
    kit_join(0);
    kit_expect("u");
}

/* What a thread is told. */

ZTEST(threads, test_name)
{
    char copy[8];

    kit_start(0, sleep_for_ever, NULL, KIT_HIGH, 0);
    zassert_ok(k_thread_name_set(&kit_threads[0], "seven77"));
    zassert_str_equal(k_thread_name_get(&kit_threads[0]), "seven77");
    zassert_ok(k_thread_name_copy(&kit_threads[0], copy, sizeof(copy)));
    zassert_str_equal(copy, "seven77");
    zassert_equal(k_thread_name_copy(&kit_threads[0], copy, 7), -ENOSPC);
}

ZTEST(threads, test_state_in_words)
{
    char text[32];

    create(0, K_FOREVER);
    zassert_str_equal(k_thread_state_str(&kit_threads[0], text, sizeof(text)), "prestart");
    k_thread_abort(&kit_threads[0]);
    k_thread_state_str(&kit_threads[0], text, sizeof(text));
    zassert_not_null(strstr(text, "dead"), "state is %s", text);
    kit_start(0, sleep_for_ever, NULL, KIT_HIGH, 0);
    zassert_str_equal(k_thread_state_str(&kit_threads[0], text, sizeof(text)), "queued");
    k_sleep(K_MSEC(10));
    k_thread_suspend(&kit_threads[0]);
    k_thread_state_str(&kit_threads[0], text, sizeof(text));
    zassert_not_null(strstr(text, "suspended"), "state is %s", text);
    zassert_str_equal(k_thread_state_str(&kit_threads[0], text, 0), "");
    k_thread_state_str(&kit_threads[0], text, 4);
    zassert_true(strlen(text) < 4U);
}

static void count_thread(const struct k_thread *thread, void *data)
{
    int *found = data;

    if (thread == &kit_threads[0] || thread == k_current_get()) {
        (*found)++;
    }
}

ZTEST(threads, test_each_thread)
{
    int found = 0;

    kit_start(0, sleep_for_ever, NULL, KIT_HIGH, 0);
    k_thread_foreach(count_thread, &found);
    zassert_equal(found, 2);
    found = 0;
    k_thread_foreach_unlocked(count_thread, &found);
    zassert_equal(found, 2);
    k_thread_abort(&kit_threads[0]);
    found = 0;
    k_thread_foreach(count_thread, &found);
    zassert_equal(found, 1);
}

static void use_stack(void *p1, void *p2, void *p3)
{
    volatile char some[400];

    for (size_t i = 0; i < sizeof(some); i++) {
        some[i] = 1;
    }
    k_sleep(K_FOREVER);
}

ZTEST(threads, test_stack_space)
{
    size_t before;
    size_t after;

    kit_start(0, sleep_for_ever, NULL, KIT_HIGH, 0);
    kit_start(1, use_stack, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    zassert_ok(k_thread_stack_space_get(&kit_threads[0], &before));
    zassert_ok(k_thread_stack_space_get(&kit_threads[1], &after));
    zassert_true(before < K_THREAD_STACK_SIZEOF(kit_stacks[0]));
    zassert_true(before >= after + 300U, "%u and %u bytes", (unsigned int)before,
                 (unsigned int)after);
}

static void keep_custom_data(void *value, void *p2, void *p3)
{
    kit_note(k_thread_custom_data_get() == NULL ? 'n' : '!');
    k_thread_custom_data_set(value);
    k_sleep(K_MSEC(10));
    kit_note(k_thread_custom_data_get() == value ? 'k' : '!');
}

ZTEST(threads, test_custom_data)
{
    kit_start(0, keep_custom_data, (void *)1, KIT_HIGH, K_USER);
    kit_start(1, keep_custom_data, (void *)2, KIT_HIGH, 0);
    kit_join(0);
    kit_join(1);
    kit_expect("nnkk");
}

ZTEST(threads, test_wait_time_left)
{
    create(0, K_TICKS(100));
    zassert_between_inclusive(k_thread_timeout_remaining_ticks(&kit_threads[0]), 99, 101);
    zassert_within(k_thread_timeout_expires_ticks(&kit_threads[0]), k_uptime_ticks() + 100, 1);
    k_thread_abort(&kit_threads[0]);
}

/* Threads that exist from the start. */

static volatile bool static_ran;
static volatile int64_t late_ran_at;

static void run_static(void *p1, void *p2, void *p3)
{
    static_ran = (p1 == (void *)1) && (p2 == (void *)2) && (p3 == (void *)3);
}

static void run_late(void *p1, void *p2, void *p3)
{
    late_ran_at = k_uptime_get();
}

K_THREAD_DEFINE(static_thread, 512, run_static, 1, 2, 3, K_PRIO_PREEMPT(0), 0, 0);
K_THREAD_DEFINE(late_thread, 512, run_late, NULL, NULL, NULL, K_PRIO_PREEMPT(0), 0, 200);

ZTEST(threads, test_static_threads)
{
    zassert_ok(k_thread_join(static_thread, K_SECONDS(1)));
    zassert_ok(k_thread_join(late_thread, K_SECONDS(1)));
    zassert_true(static_ran);
    zassert_true(late_ran_at >= 200, "started at %d ms", (int)late_ran_at);
}

/* In user mode. */

ZTEST_USER(threads, test_join_self_in_user_mode)
{
    zassert_equal(k_thread_join(k_current_get(), K_FOREVER), -EDEADLK);
}

ZTEST_USER(threads, test_thread_without_permission)
{
    ztest_set_fault_valid(true);
    k_thread_abort(&kit_threads[4]);
    ztest_test_fail();
}
