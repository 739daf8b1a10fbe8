/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static struct k_thread foreign;
K_THREAD_STACK_DEFINE(foreign_stack, 512);

static void nothing(void *p1, void *p2, void *p3)
{
}

ZTEST_USER(deadline_hostile, test_deadline_in_the_past)
{
    ztest_set_fault_valid(true);
    k_thread_deadline_set(k_current_get(), 0);
    zassert_unreachable();
}

ZTEST_USER(deadline_hostile, test_thread_without_permission)
{
    ztest_set_fault_valid(true);
    k_thread_deadline_set(&foreign, 1000);
    zassert_unreachable();
}

ZTEST_USER(deadline_hostile, test_no_thread)
{
    ztest_set_fault_valid(true);
    k_thread_deadline_set((k_tid_t)0x20000001, 1000);
    zassert_unreachable();
}

static void *setup(void)
{
    k_thread_create(&foreign, foreign_stack, K_THREAD_STACK_SIZEOF(foreign_stack), nothing, NULL,
                    NULL, NULL, 5, K_USER, K_FOREVER);
    return NULL;
}

ZTEST_SUITE(deadline_hostile, NULL, setup, NULL, NULL, NULL);
