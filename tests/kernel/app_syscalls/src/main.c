/* SPDX-License-Identifier: Apache-2.0 */
/* System calls that an application defines: arguments, results, waiting, checks and copies. */
#include <zephyr/app_memory/app_memdomain.h>

#include "app_calls.h"
#include "app_test.h"
#include "outside_calls.h"

K_SEM_DEFINE(door, 0, 10);
K_SEM_DEFINE(never, 0, 10);
K_MUTEX_DEFINE(held);
K_MSGQ_DEFINE(messages, 4, 2, 4);
static struct k_sem fresh;
static uint32_t kernel_word = 7;
ZTEST_BMEM uint8_t data[256] __aligned(32);
ZTEST_BMEM uint32_t word;

static void *setup(void)
{
    k_object_access_grant(&door, k_current_get());
    k_object_access_grant(&never, k_current_get());
    k_object_access_grant(&held, k_current_get());
    k_object_access_grant(&messages, k_current_get());
    add_edge();
    return NULL;
}

static void before(void *fixture)
{
    kit_reset(fixture);
    k_sem_reset(&door);
    k_sem_reset(&never);
    (void)k_mutex_init(&held);
    app_waiting = 0;
    word = 0;
    for (size_t i = 0; i < sizeof(data); i++) {
        data[i] = 1;
    }
}

ZTEST_SUITE(app_syscalls, NULL, setup, before, kit_reset, NULL);

static void simple(void)
{
    zassert_equal(app_add(40, 2), 42);
    zassert_equal(app_add(-1, -2), -3);
    zassert_equal(app_sum(1, 2, 3, 4, 5, 6, 7, 8), 87654321);
    zassert_equal(app_wide(0x123456789AALL, 3, 0xAALL, -2), 0x123456789AALL - 0xAA - 6);
    zassert_equal(app_wide_plain(0x11112222u, 0xFEDCBA98u), ~0xFEDCBA9811112222uLL);
    zassert_equal(app_wide(-1, 0, 5, 0), -6);
    zassert_equal(app_wide(1, 0, 5, 0), -4);
    app_store(&word, 77);
    zassert_equal(word, 77);
}

ZTEST_USER(app_syscalls, test_arguments_and_results)
{
    uint32_t on_stack = 0;

    simple();
    app_store(&on_stack, 78);
    zassert_equal(on_stack, 78);
}

ZTEST(app_syscalls, test_from_a_supervisor_thread)
{
    simple();
    app_store(&kernel_word, 8);
    zassert_equal(kernel_word, 8);
    k_sem_give(&door);
    zassert_equal(app_wait(&door, K_NO_WAIT, 5), 5);
}

ZTEST_USER(app_syscalls, test_runs_as_supervisor)
{
    zassert_equal(app_where(), 0);
    zassert_true(k_is_user_context());
}

ZTEST_USER(app_syscalls, test_time_out_inside)
{
    int64_t start = k_uptime_ticks();

    zassert_equal(app_wait(&never, K_NO_WAIT, 5), -EBUSY);
    zassert_equal(app_wait(&never, K_TICKS(20), 5), -EAGAIN);
    zassert_true(k_uptime_ticks() - start >= 20);
}

static void wait_once(void *p1, void *slot, void *p3)
{
    int wanted = 100 + (int)(uintptr_t)slot;

    kit_note(app_wait(p1, K_FOREVER, wanted) == wanted ? (char)('a' + (int)(uintptr_t)slot) : '!');
}

ZTEST(app_syscalls, test_several_threads_in_calls_at_once)
{
    for (unsigned int slot = 0; slot < 3; slot++) {
        kit_start_and_settle(slot, wait_once, &door, KIT_MIDDLE - (int)slot, K_USER);
    }
    zassert_equal(app_waiting, 3);
    kit_expect("");
    for (unsigned int slot = 0; slot < 3; slot++) {
        k_sem_give(&door);
        kit_join(2 - slot);
    }
    kit_expect("cba");
    zassert_equal(app_waiting, 0);
}

/* Preempted again and again in the middle of their calls. */
static void busy_calls(void *p1, void *slot, void *p3)
{
    for (int i = 0; i < 300; i++) {
        if (app_sum(i % 10, 0, 0, 0, 0, 0, 0, (int)(uintptr_t)slot) !=
                i % 10 + 10000000 * (int)(uintptr_t)slot ||
            app_wide_plain((uint32_t)i, (uint32_t)(uintptr_t)slot) !=
                ~((uint64_t)(uintptr_t)slot << 32 | (uint32_t)i)) {
            kit_note('!');
        }
    }
    kit_note('.');
}

ZTEST(app_syscalls, test_preempted_calls)
{
    k_sched_time_slice_set(1, 0);
    for (unsigned int slot = 0; slot < 4; slot++) {
        kit_start(slot, busy_calls, NULL, KIT_MIDDLE, K_USER);
    }
    for (unsigned int slot = 0; slot < 4; slot++) {
        kit_join(slot);
    }
    k_sched_time_slice_set(0, 0);
    kit_expect("....");
}

static void receive(void *p1, void *p2, void *p3)
{
    kit_note(app_receive(p1) == 0xC0FFEEu ? 'm' : '!');
}

/* The buffer lies on the privileged stack, where a user thread's could not. */
ZTEST(app_syscalls, test_kernel_functions_see_a_supervisor)
{
    uint32_t message = 0xC0FFEEu;

    kit_start_and_settle(0, receive, &messages, KIT_HIGH, K_USER);
    zassert_ok(k_msgq_put(&messages, &message, K_NO_WAIT));
    kit_join(0);
    kit_expect("m");
}

static void end_in_call(void *how, void *p2, void *p3)
{
    kit_note(app_end((int)(uintptr_t)how, &kit_threads[1]) == -1 ? '!' : 'r');
}

ZTEST(app_syscalls, test_abort_and_suspend_inside)
{
    kit_start(0, end_in_call, (void *)APP_ABORT, KIT_HIGH, K_USER);
    kit_join(0);
    kit_expect("");
    kit_start_and_settle(1, wait_once, &never, KIT_HIGH, K_USER);
    kit_start(0, end_in_call, (void *)APP_ABORT_OTHER, KIT_HIGH, K_USER);
    kit_join(0);
    kit_join(1);
    kit_expect("r");
    kit_start_and_settle(0, end_in_call, (void *)APP_SUSPEND, KIT_HIGH, K_USER);
    kit_expect("r");
    k_thread_resume(&kit_threads[0]);
    kit_join(0);
    kit_expect("rr");
}

static void hold(void *p1, void *p2, void *p3)
{
    (void)app_hold(&held, &never);
    kit_note('!');
}

ZTEST(app_syscalls, test_abort_while_blocked_leaks_nothing)
{
    for (int i = 0; i < 50; i++) {
        kit_start_and_settle(0, hold, NULL, KIT_HIGH, K_USER);
        zassert_equal(k_mutex_lock(&held, K_NO_WAIT), -EBUSY);
        k_thread_abort(&kit_threads[0]);
        kit_join(0);
        zassert_ok(k_mutex_lock(&held, K_NO_WAIT));
        zassert_ok(k_mutex_unlock(&held));
        /* The next one on the same stacks begins anew. */
        kit_start(0, wait_once, &door, KIT_HIGH, K_USER);
        k_sem_give(&door);
        kit_join(0);
    }
    zassert_equal(strlen(kit_events), 50);
    zassert_is_null(strchr(kit_events, '!'));
}

static void abort_helper(struct k_timer *timer)
{
    k_thread_abort(&kit_threads[0]);
}

/* In the middle of what the call does, by a better thread and by an interrupt. */
ZTEST(app_syscalls, test_abort_while_running)
{
    struct k_timer timer;

    k_timer_init(&timer, abort_helper, NULL);
    for (int i = 0; i < 20; i++) {
        app_waiting = 0;
        kit_start(0, end_in_call, (void *)APP_SPIN, KIT_LOW, K_USER);
        if (i % 2 == 0) {
            k_sleep(K_TICKS(3));
            k_thread_abort(&kit_threads[0]);
        } else {
            k_timer_start(&timer, K_TICKS(3), K_NO_WAIT);
        }
        kit_join(0);
        zassert_true(app_waiting > 100, "%d turns", app_waiting);
        k_sem_give(&door);
        kit_start(0, wait_once, &door, KIT_HIGH, K_USER);
        kit_join(0);
    }
    kit_expect("aaaaaaaaaaaaaaaaaaaa");
}

static void main_like(void *p1, void *p2, void *p3)
{
    k_thread_user_mode_enter(wait_once, p1, p2, p3);
}

ZTEST(app_syscalls, test_thread_that_entered_user_mode)
{
    k_sem_give(&door);
    kit_start(0, main_like, &door, KIT_HIGH, 0);
    kit_join(0);
    kit_expect("a");
}

ZTEST(app_syscalls, test_stacks_on_demand)
{
    k_thread_stack_t *stacks[2];

    for (unsigned int i = 0; i < ARRAY_SIZE(stacks); i++) {
        stacks[i] = k_thread_stack_alloc(CONFIG_DYNAMIC_THREAD_STACK_SIZE, K_USER);
        zassert_not_null(stacks[i]);
        k_thread_create(&kit_threads[i], stacks[i], CONFIG_DYNAMIC_THREAD_STACK_SIZE, wait_once,
                        &door, (void *)(uintptr_t)i, NULL, KIT_HIGH, K_USER | K_INHERIT_PERMS,
                        K_NO_WAIT);
        k_sleep(K_TICKS(2));
    }
    zassert_equal(app_waiting, 2);
    for (unsigned int i = 0; i < ARRAY_SIZE(stacks); i++) {
        k_sem_give(&door);
        kit_join(i);
        zassert_ok(k_thread_stack_free(stacks[i]));
    }
    kit_expect("ab");
}

ZTEST_USER(app_syscalls, test_header_outside_the_application)
{
    zassert_equal(outside_twice(21), 42);
}

static void call_once(void *p1, void *p2, void *p3)
{
    kit_note(app_add(1, 2) == 3 ? 'd' : '!');
}

K_THREAD_DEFINE(static_caller, KIT_STACK_SIZE, call_once, NULL, NULL, NULL, KIT_HIGH, K_USER,
                SYS_FOREVER_MS);

ZTEST(app_syscalls, test_static_thread)
{
    k_thread_start(static_caller);
    zassert_ok(k_thread_join(static_caller, K_MSEC(100)));
    kit_expect("d");
}

ZTEST_USER(app_syscalls, test_memory_checks)
{
    uint32_t local;

    zassert_equal(app_check(APP_READ, data, sizeof(data)), 0);
    zassert_equal(app_check(APP_WRITE, data, sizeof(data)), 0);
    zassert_equal(app_check(APP_WRITE, &local, sizeof(local)), 0);
    zassert_equal(app_check(APP_WRITE, (char *)&local + 1, 2), 0);
    zassert_equal(app_check(APP_READ, app_check, 4), 0);
    zassert_equal(app_check(APP_WRITE, "constant", 4), 1);
    zassert_equal(app_check(APP_READ, &kernel_word, 4), 1);
    zassert_equal(app_check(APP_READ, data, SIZE_MAX), 1);
    zassert_equal(app_check(APP_READ, (void *)-4, 8), 1);
    zassert_equal(app_check(APP_READ, NULL, 4), 1);
    zassert_equal(app_check(APP_READ, &kernel_word, 0), 0);
    zassert_equal(app_check(APP_ARRAY, data, 16), 0);
    zassert_equal(app_check(APP_ARRAY, data, 0x10000), 1);
    zassert_equal(app_check(APP_VERIFY, NULL, 4), 0);
    zassert_equal(app_check(APP_VERIFY, NULL, 5), 1);
    zassert_equal(app_check(APP_VERIFY, NULL, 10), 1);
    zassert_equal(app_check(APP_OLD_NAMES, data, 4), 0);
}

static void check_objects(void *p1, void *p2, void *p3)
{
    static const struct {
        const void *object;
        char wanted[4];
    } cases[] = {
        {&door, "001"}, {&fresh, "100"}, {&held, "111"}, {&kernel_word, "111"}, {NULL, "111"},
    };

    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (int k = 0; k < 3; k++) {
            int result = app_check(APP_OBJECT + k, cases[i].object, 0);

            if (result != cases[i].wanted[k] - '0') {
                kit_note('!');
            }
        }
    }
    if (app_check(APP_OBJECT, &never, 0) != 1) {
        kit_note('!');
    }
    kit_note('.');
}

ZTEST(app_syscalls, test_object_checks)
{
    k_tid_t thread = k_thread_create(&kit_threads[0], kit_stacks[0], KIT_STACK_SIZE, check_objects,
                                     NULL, NULL, NULL, KIT_HIGH, K_USER, K_FOREVER);

    k_thread_access_grant(thread, &door, &fresh, &held);
    k_thread_start(thread);
    kit_join(0);
    kit_expect(".");
}

ZTEST_USER(app_syscalls, test_copies)
{
    uint32_t sum = 0;
    uint8_t local[200];

    memset(local, 2, sizeof(local));
    zassert_equal(app_digest(data, sizeof(data), &sum), 0);
    zassert_equal(sum, 256);
    zassert_equal(app_digest(local + 1, sizeof(local) - 1, &word), 0);
    zassert_equal(word, 398);
    zassert_equal(app_digest((uint8_t *)&kernel_word, 4, &sum), EFAULT);
    zassert_equal(app_digest(data, 301, &sum), EINVAL);
    zassert_equal(app_digest(data, 4, &kernel_word), EFAULT);
    zassert_equal(app_digest(data, 4, (uint32_t *)"constant"), EFAULT);
    zassert_equal(app_digest((uint8_t *)-2, 4, &sum), EFAULT);
}

ZTEST_USER(app_syscalls, test_strings)
{
    char local[80];
    size_t length = 0;

    zassert_equal(app_text("twelve chars", 64, &length), 0);
    zassert_equal(length, 12);
    zassert_equal(app_text("twelve chars", 13, &length), 0);
    zassert_equal(app_text("twelve chars", 12, &length), EINVAL);
    memset(local, 'x', sizeof(local));
    zassert_equal(app_text(local, 64, &length), EINVAL);
    local[40] = '\0';
    zassert_equal(app_text(local, 64, &length), 0);
    zassert_equal(length, 40);
    zassert_equal(app_text((char *)&kernel_word, 64, &length), EFAULT);
    zassert_equal(app_text(NULL, 64, &length), EFAULT);
}

ZTEST(app_syscalls, test_string_at_the_end_of_what_is_permitted)
{
    kit_expect_no_fault(string_at_the_edge, NULL);
    kit_expect("ok");
}

static void allocate(void *p1, void *p2, void *p3)
{
    kit_note(app_allocated("abc", data, 100) == 1003 ? 'a' : '!');
    kit_note(app_allocated("abcdefghijklmnopqrstuvwxyz", data, 100) == 900 ? 'l' : '!');
    kit_note(app_allocated((char *)&kernel_word, &kernel_word, 4) == -10100 ? 'p' : '!');
    kit_note(app_allocated("abc", data, 255) == 1003 ? 'b' : '!');
}

ZTEST(app_syscalls, test_allocated_copies)
{
    k_tid_t thread = k_thread_create(&kit_threads[0], kit_stacks[0], KIT_STACK_SIZE, allocate, NULL,
                                     NULL, NULL, KIT_HIGH, K_USER, K_FOREVER);

    k_thread_system_pool_assign(thread);
    k_thread_start(thread);
    kit_join(0);
    kit_expect("alpb");
}
