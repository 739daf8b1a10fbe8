/* SPDX-License-Identifier: Apache-2.0 */
/* Masks of processors, where there is one. */
#include <zephyr/ztest.h>

static struct k_thread thread;
K_THREAD_STACK_DEFINE(stack, 1024);
static volatile int ran;

static void worker(void *p1, void *p2, void *p3)
{
    ran++;
    k_sleep(K_MSEC(1));
    ran++;
}

static void create(void)
{
    ran = 0;
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), worker, NULL, NULL, NULL, 1, 0,
                    K_FOREVER);
}

ZTEST(cpu_mask, test_empty_mask_does_not_run)
{
    create();
    zassert_ok(k_thread_cpu_mask_clear(&thread));
    k_thread_start(&thread);
    k_sleep(K_MSEC(5));
    zassert_equal(ran, 0);
    zassert_ok(k_thread_cpu_mask_enable(&thread, 0));
    zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
    zassert_equal(ran, 2);
}

ZTEST(cpu_mask, test_masked_while_it_waits)
{
    create();
    zassert_ok(k_thread_cpu_pin(&thread, 0));
    k_thread_start(&thread);
    k_yield();
    k_sleep(K_TICKS(1));
    zassert_equal(ran, 1);
    zassert_ok(k_thread_cpu_mask_disable(&thread, 0));
    k_sleep(K_MSEC(5));
    zassert_equal(ran, 1, "its sleep ended, and it ran");
    zassert_ok(k_thread_cpu_mask_enable_all(&thread));
    zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
    zassert_equal(ran, 2);
}

ZTEST(cpu_mask, test_refused)
{
    create();
    zassert_equal(k_thread_cpu_mask_enable(&thread, 1), -EINVAL);
    zassert_equal(k_thread_cpu_mask_disable(&thread, -1), -EINVAL);
    zassert_equal(k_thread_cpu_pin(&thread, 1), -EINVAL);
    k_thread_abort(&thread);
    /* The caller runs. */
    zassert_equal(k_thread_cpu_mask_clear(k_current_get()), -EINVAL);
    zassert_equal(k_thread_cpu_mask_enable_all(k_current_get()), -EINVAL);
    zassert_equal(k_thread_cpu_mask_enable(k_current_get(), 0), -EINVAL);
    zassert_equal(k_thread_cpu_mask_disable(k_current_get(), 0), -EINVAL);
    zassert_equal(k_thread_cpu_pin(k_current_get(), 0), -EINVAL);
}

ZTEST(cpu_mask, test_masked_thread_can_be_ended)
{
    create();
    zassert_ok(k_thread_cpu_mask_clear(&thread));
    k_thread_start(&thread);
    k_thread_abort(&thread);
    zassert_ok(k_thread_join(&thread, K_NO_WAIT));
    create();
    k_thread_start(&thread);
    zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
    zassert_equal(ran, 2, "the mask outlived its thread");
}

ZTEST_SUITE(cpu_mask, NULL, NULL, NULL, NULL, NULL);
