/* SPDX-License-Identifier: Apache-2.0 */
/* exit() in a user thread ends that thread only; in supervisor mode it would end the test. */
#include <stdlib.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

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

ZTEST_SUITE(libc_user, NULL, NULL, NULL, NULL, NULL);
