/* SPDX-License-Identifier: Apache-2.0 */
/* Semaphores: counts, limits, who is woken, time-outs, from threads, interrupts and user mode. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

K_SEM_DEFINE(defined, 2, 3);
static struct k_sem sem;
static struct k_sem forbidden;
static struct k_mutex other_type;

static void *sem_setup(void)
{
    k_sem_init(&forbidden, 0, 1);
    k_mutex_init(&other_type);
    k_thread_access_grant(k_current_get(), &other_type);
    return NULL;
}

static void sem_before(void *fixture)
{
    kit_reset(fixture);
    k_sem_init(&sem, 0, 3);
    k_thread_access_grant(k_current_get(), &sem);
}

ZTEST_SUITE(sem, NULL, sem_setup, sem_before, kit_reset, NULL);

ZTEST(sem, test_defined)
{
    zassert_equal(k_sem_count_get(&defined), 2);
    k_sem_give(&defined);
    k_sem_give(&defined);
    zassert_equal(k_sem_count_get(&defined), 3);
}

ZTEST_USER(sem, test_init)
{
    zassert_equal(k_sem_init(&sem, 1, 0), -EINVAL);
    zassert_equal(k_sem_init(&sem, 2, 1), -EINVAL);
    zassert_ok(k_sem_init(&sem, 1, 1));
    zassert_equal(k_sem_count_get(&sem), 1);
    zassert_ok(k_sem_init(&sem, K_SEM_MAX_LIMIT, K_SEM_MAX_LIMIT));
    k_sem_give(&sem);
    zassert_equal(k_sem_count_get(&sem), K_SEM_MAX_LIMIT);
}

ZTEST_USER(sem, test_count_goes_up_to_the_limit)
{
    for (unsigned int i = 1; i <= 5; i++) {
        k_sem_give(&sem);
        zassert_equal(k_sem_count_get(&sem), MIN(i, 3U));
    }
}

ZTEST_USER(sem, test_count_goes_down_to_zero)
{
    zassert_ok(k_sem_init(&sem, 2, 3));
    zassert_ok(k_sem_take(&sem, K_NO_WAIT));
    zassert_ok(k_sem_take(&sem, K_FOREVER));
    zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY);
    zassert_equal(k_sem_count_get(&sem), 0);
}

ZTEST_USER(sem, test_take_times_out)
{
    int64_t start = kit_tick_start();

    zassert_equal(k_sem_take(&sem, K_TICKS(15)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
    k_sem_give(&sem);
    zassert_equal(k_sem_count_get(&sem), 1, "who timed out does not wait any more");
}

ZTEST_USER(sem, test_reset)
{
    k_sem_give(&sem);
    k_sem_reset(&sem);
    zassert_equal(k_sem_count_get(&sem), 0);
}

static void take_and_note(void *event, void *p2, void *p3)
{
    int result = k_sem_take(&sem, K_FOREVER);

    kit_note(result == 0 ? (char)(uintptr_t)event : '!');
}

static void take_with_timeout(void *event, void *p2, void *p3)
{
    int result = k_sem_take(&sem, K_MSEC(50));

    kit_note(result == -EAGAIN ? (char)(uintptr_t)event : '!');
}

ZTEST(sem, test_best_priority_is_woken_first)
{
    kit_start_and_settle(0, take_and_note, (void *)'l', KIT_LOW, 0);
    kit_start_and_settle(1, take_and_note, (void *)'h', KIT_HIGH, K_USER);
    kit_start_and_settle(2, take_and_note, (void *)'m', KIT_MIDDLE, 0);
    for (int i = 0; i < 3; i++) {
        k_sem_give(&sem);
        k_sleep(K_MSEC(10));
    }
    kit_expect("hml");
    zassert_equal(k_sem_count_get(&sem), 0);
}

ZTEST(sem, test_longest_wait_is_woken_first_among_equals)
{
    kit_start_and_settle(0, take_and_note, (void *)'1', KIT_MIDDLE, 0);
    kit_start_and_settle(1, take_and_note, (void *)'2', KIT_MIDDLE, K_USER);
    kit_start_and_settle(2, take_and_note, (void *)'3', KIT_MIDDLE, 0);
    for (int i = 0; i < 3; i++) {
        k_sem_give(&sem);
    }
    k_sleep(K_MSEC(10));
    kit_expect("123");
}

ZTEST(sem, test_hand_over_is_direct)
{
    kit_start(0, take_and_note, (void *)'w', KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    k_sem_give(&sem);
    zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY, "the waiting thread has it");
    kit_join(0);
    kit_expect("w");
}

ZTEST(sem, test_reset_wakes_those_who_wait)
{
    kit_start(0, take_with_timeout, (void *)'a', KIT_HIGH, 0);
    kit_start(1, take_with_timeout, (void *)'b', KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    k_sem_reset(&sem);
    k_sleep(K_MSEC(10));
    kit_expect("ab");
}

ZTEST(sem, test_time_out_leaves_the_queue)
{
    kit_start(0, take_with_timeout, (void *)'t', KIT_HIGH, 0);
    kit_start(1, take_and_note, (void *)'w', KIT_LOW, K_USER);
    k_sleep(K_MSEC(100));
    k_sem_give(&sem);
    kit_join(1);
    kit_expect("tw");
}

static void give_in_interrupt(const void *object)
{
    kit_note(k_is_in_isr() ? 'i' : '!');
    k_sem_give((struct k_sem *)(uintptr_t)object);
}

static void take_in_interrupt(const void *object)
{
    kit_note(k_sem_take((struct k_sem *)(uintptr_t)object, K_NO_WAIT) == 0 ? 't' : 'b');
}

ZTEST(sem, test_give_in_interrupt)
{
    kit_start(0, take_and_note, (void *)'w', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    irq_offload(give_in_interrupt, &sem);
    kit_join(0);
    kit_expect("iw");
}

ZTEST(sem, test_take_in_interrupt)
{
    k_sem_give(&sem);
    irq_offload(take_in_interrupt, &sem);
    irq_offload(take_in_interrupt, &sem);
    kit_expect("tb");
}

static struct k_sem reply;

static void answer(void *count, void *p2, void *p3)
{
    for (uintptr_t i = 0; i < (uintptr_t)count; i++) {
        k_sem_take(&sem, K_FOREVER);
        k_sem_give(&reply);
    }
}

ZTEST(sem, test_ping_pong_between_modes)
{
    k_sem_init(&reply, 0, 1);
    k_thread_access_grant(k_current_get(), &reply);
    kit_start(0, answer, (void *)100, KIT_HIGH, K_USER);
    for (int i = 0; i < 100; i++) {
        k_sem_give(&sem);
        zassert_ok(k_sem_take(&reply, K_MSEC(100)));
    }
    kit_join(0);
}

/* What a system call refuses. */

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(sem, name)                                                                          \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

static ZTEST_BMEM struct k_sem in_user_memory;

REFUSED(test_refuses_null_give, k_sem_give(NULL))
REFUSED(test_refuses_null_take, k_sem_take(NULL, K_NO_WAIT))
REFUSED(test_refuses_null_reset, k_sem_reset(NULL))
REFUSED(test_refuses_null_count, k_sem_count_get(NULL))
REFUSED(test_refuses_null_init, k_sem_init(NULL, 0, 1))
REFUSED(test_refuses_without_permission_give, k_sem_give(&forbidden))
REFUSED(test_refuses_without_permission_take, k_sem_take(&forbidden, K_NO_WAIT))
REFUSED(test_refuses_without_permission_reset, k_sem_reset(&forbidden))
REFUSED(test_refuses_without_permission_count, k_sem_count_get(&forbidden))
REFUSED(test_refuses_without_permission_init, k_sem_init(&forbidden, 0, 1))
REFUSED(test_refuses_other_type, k_sem_give((struct k_sem *)&other_type))
REFUSED(test_refuses_user_memory, k_sem_give(&in_user_memory))
REFUSED(test_refuses_misaligned, k_sem_give((struct k_sem *)((char *)&sem + 2)))
REFUSED(test_refuses_inside_of_object, k_sem_give((struct k_sem *)((char *)&sem + 4)))
REFUSED(test_refuses_flash, k_sem_give((struct k_sem *)(uintptr_t)&take_and_note))
REFUSED(test_refuses_end_of_memory, k_sem_give((struct k_sem *)0xFFFFFFFCU))
