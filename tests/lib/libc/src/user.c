/* SPDX-License-Identifier: Apache-2.0 */
/* exit() in a user thread ends that thread only; in supervisor mode it would end the test. */
#include <stdlib.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

K_THREAD_STACK_DEFINE(exit_stack, 1024);
static struct k_thread exit_thread;

ZTEST_BMEM static volatile int reached;

static void call_exit(void *p1, void *p2, void *p3)
{
    reached = 1;
    exit(3);
    reached = 2;
}

ZTEST(libc_user, test_exit_ends_the_thread)
{
    k_tid_t tid =
        k_thread_create(&exit_thread, exit_stack, K_THREAD_STACK_SIZEOF(exit_stack), call_exit,
                        NULL, NULL, NULL, K_HIGHEST_APPLICATION_THREAD_PRIO, K_USER, K_NO_WAIT);

    zassert_ok(k_thread_join(tid, K_SECONDS(1)));
    zassert_equal(reached, 1);
}

#define ADDERS 3
#define SUMS   300

K_THREAD_STACK_ARRAY_DEFINE(adder_stacks, ADDERS, 1024);
static struct k_thread adders[ADDERS];
static ZTEST_BMEM _Atomic uint64_t sum;

static void add(void *p1, void *p2, void *p3)
{
    for (int i = 0; i < SUMS; i++) {
        sum += UINT64_C(0xFFFFFFFF);
    }
}

/* Threads that preempt each other lose none of their additions. */
ZTEST(libc_user, test_atomic_64_bits)
{
    sum = 0;
    k_sched_time_slice_set(1, 0);
    for (int i = 0; i < ADDERS; i++) {
        k_thread_create(&adders[i], adder_stacks[i], K_THREAD_STACK_SIZEOF(adder_stacks[i]), add,
                        NULL, NULL, NULL, 5, K_USER, K_NO_WAIT);
    }
    for (int i = 0; i < ADDERS; i++) {
        zassert_ok(k_thread_join(&adders[i], K_SECONDS(5)));
    }
    k_sched_time_slice_set(0, 0);
    zassert_equal(sum, ADDERS * SUMS * UINT64_C(0xFFFFFFFF));
}

static uint64_t of_the_kernel = 5;
static ZTEST_BMEM int reached_64;

static void add_there(void *target, void *p2, void *p3)
{
    reached_64 = 1;
    __atomic_fetch_add((uint64_t *)target, 1, __ATOMIC_SEQ_CST);
    reached_64 = 2;
}

static void expect_refusal(void *target)
{
    k_thread_create(&exit_thread, exit_stack, K_THREAD_STACK_SIZEOF(exit_stack), add_there, target,
                    NULL, NULL, K_HIGHEST_APPLICATION_THREAD_PRIO, K_USER, K_NO_WAIT);
    zassert_ok(k_thread_join(&exit_thread, K_SECONDS(1)));
    zassert_equal(reached_64, 1);
}

/* The kernel does for a thread what the thread may do, and no more. */
ZTEST(libc_user, test_atomic_64_bits_elsewhere)
{
    ztest_set_fault_valid(true);
    expect_refusal(&of_the_kernel);
    zassert_equal(of_the_kernel, 5);
    ztest_set_fault_valid(true);
    expect_refusal((void *)(uintptr_t)expect_refusal);
    ztest_set_fault_valid(true);
    expect_refusal((void *)UINTPTR_MAX);
}

ZTEST_SUITE(libc_user, NULL, NULL, NULL, NULL, NULL);
