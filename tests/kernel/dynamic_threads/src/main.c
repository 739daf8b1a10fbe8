/* SPDX-License-Identifier: Apache-2.0 */
/* Stacks on demand in supervisor mode. */
#include <zephyr/ztest.h>

#define SIZE CONFIG_DYNAMIC_THREAD_STACK_SIZE
#define MOST CONFIG_DYNAMIC_THREAD_POOL_SIZE

static struct k_thread thread;
static volatile int ran;

static void worker(void *p1, void *p2, void *p3)
{
    ran++;
    k_sleep(K_MSEC(5));
    ran++;
}

ZTEST(stacks, test_all_and_no_more)
{
    k_thread_stack_t *stack[MOST];

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < MOST; i++) {
            stack[i] = k_thread_stack_alloc(SIZE, 0);
            zassert_not_null(stack[i]);
        }
        zassert_is_null(k_thread_stack_alloc(64, 0));
        for (int i = 0; i < MOST; i++) {
            zassert_ok(k_thread_stack_free(stack[i]));
        }
    }
}

ZTEST(stacks, test_size)
{
    k_thread_stack_t *stack = k_thread_stack_alloc(1, 0);

    zassert_not_null(stack);
    zassert_ok(k_thread_stack_free(stack));
    zassert_is_null(k_thread_stack_alloc(0, 0));
    zassert_is_null(k_thread_stack_alloc(SIZE + 1, 0));
    zassert_is_null(k_thread_stack_alloc(SIZE_MAX, 0));
}

ZTEST(stacks, test_thread_on_it)
{
    k_thread_stack_t *stack = k_thread_stack_alloc(SIZE, 0);

    ran = 0;
    k_thread_create(&thread, stack, SIZE, worker, NULL, NULL, NULL, -2, 0, K_NO_WAIT);
    k_sleep(K_MSEC(1));
    zassert_equal(k_thread_stack_free(stack), -EBUSY);
    zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
    zassert_equal(ran, 2);
    zassert_ok(k_thread_stack_free(stack));
}

K_THREAD_STACK_DEFINE(static_stack, 512);

ZTEST(stacks, test_free_what_is_no_such_stack)
{
    k_thread_stack_t *stack = k_thread_stack_alloc(SIZE, 0);

    zassert_equal(k_thread_stack_free(static_stack), -EINVAL);
    zassert_equal(k_thread_stack_free(NULL), -EINVAL);
    zassert_equal(k_thread_stack_free(stack + 32), -EINVAL);
    zassert_ok(k_thread_stack_free(stack));
    zassert_equal(k_thread_stack_free(stack), -EINVAL);
}

ZTEST_SUITE(stacks, NULL, NULL, NULL, NULL, NULL);
