/* SPDX-License-Identifier: Apache-2.0 */
/* A failed assertion of a user thread ends that thread, and no more. */
#define __ASSERT_ON 2
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;
ZTEST_BMEM static volatile int reached;

static void fails_assertion(void *p1, void *p2, void *p3)
{
    reached = 1;
    __ASSERT(reached == 1, "not shown");
    reached = 2;
    __ASSERT(reached == 1, "reached is %d", reached);
    reached = 3;
}

ZTEST(sys_user, test_assertion_ends_a_user_thread)
{
    k_tid_t tid;

    ztest_set_fault_valid(true);
    tid = k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), fails_assertion, NULL, NULL,
                          NULL, K_HIGHEST_APPLICATION_THREAD_PRIO, K_USER, K_NO_WAIT);
    zassert_ok(k_thread_join(tid, K_SECONDS(1)));
    zassert_equal(reached, 2);
}

ZTEST_SUITE(sys_user, NULL, NULL, NULL, NULL, NULL);
