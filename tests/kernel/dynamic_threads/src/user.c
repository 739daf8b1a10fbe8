/* SPDX-License-Identifier: Apache-2.0 */
/* User threads make threads: control blocks and stacks within what their resource pool gives. */
#include <zephyr/sys/kobject.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#define SIZE CONFIG_DYNAMIC_THREAD_STACK_SIZE
#define MOST CONFIG_DYNAMIC_THREAD_POOL_SIZE

K_HEAP_DEFINE(quota, 1024);
static ZTEST_BMEM volatile int ran;
static ZTEST_BMEM k_thread_stack_t *kept;

static void worker(void *p1, void *p2, void *p3)
{
    ran += k_is_user_context() ? 1 : 1000;
}

static size_t allocated(void)
{
    struct sys_memory_stats stats;

    sys_heap_runtime_stats_get(&quota.heap, &stats);
    return stats.allocated_bytes;
}

static void before(void *fixture)
{
    ran = 0;
    k_thread_heap_assign(k_current_get(), &quota);
}

/* Threads that have ended took all they had with them. */
static void after(void *fixture)
{
    k_thread_stack_t *stack[MOST];

    zassert_equal(allocated(), 0, "%u bytes are left", (unsigned int)allocated());
    for (int i = 0; i < MOST; i++) {
        stack[i] = k_thread_stack_alloc(SIZE, 0);
        zassert_not_null(stack[i], "stack %d is lost", i);
    }
    for (int i = 0; i < MOST; i++) {
        k_thread_stack_free(stack[i]);
    }
}

ZTEST_USER(user_stacks, test_thread_of_a_user_thread)
{
    for (int i = 1; i <= 5; i++) {
        struct k_thread *thread = k_object_alloc(K_OBJ_THREAD);
        k_thread_stack_t *stack = k_thread_stack_alloc(SIZE, K_USER);

        zassert_not_null(thread);
        zassert_not_null(stack);
        k_thread_create(thread, stack, SIZE, worker, NULL, NULL, NULL, 1, K_USER, K_NO_WAIT);
        zassert_ok(k_thread_join(thread, K_SECONDS(1)));
        zassert_equal(ran, i);
        zassert_ok(k_thread_stack_free(stack));
        k_object_release(thread);
    }
}

/* Nothing is given back by hand: the end of the test's thread does it. */
ZTEST_USER(user_stacks, test_left_behind)
{
    struct k_thread *thread = k_object_alloc(K_OBJ_THREAD);
    k_thread_stack_t *stack = k_thread_stack_alloc(SIZE, K_USER);

    k_thread_create(thread, stack, SIZE, worker, NULL, NULL, NULL, 1, K_USER, K_NO_WAIT);
    zassert_ok(k_thread_join(thread, K_SECONDS(1)));
    zassert_not_null(k_thread_stack_alloc(SIZE, K_USER));
}

static void linger(void *p1, void *p2, void *p3)
{
    k_sleep(K_MSEC(5));
    ran = 77;
}

/* Nobody has permission on it, and a thread runs on it. */
ZTEST_USER(user_stacks, test_stack_without_permission_and_in_use)
{
    struct k_thread *thread = k_object_alloc(K_OBJ_THREAD);

    kept = k_thread_stack_alloc(SIZE, K_USER);
    k_thread_create(thread, kept, SIZE, linger, NULL, NULL, NULL, 1, K_USER, K_NO_WAIT);
    k_object_release(kept);
    for (int i = 1; i < MOST; i++) {
        k_thread_stack_t *other = k_thread_stack_alloc(SIZE, K_USER);

        zassert_not_null(other);
        zassert_not_equal(other, kept, "a stack that a thread runs on");
    }
    zassert_is_null(k_thread_stack_alloc(SIZE, K_USER));
    zassert_ok(k_thread_join(thread, K_SECONDS(1)));
    zassert_equal(ran, 77);
}

ZTEST_USER(user_stacks, test_quota)
{
    k_thread_stack_t *stacks[MOST];
    int threads = 0;

    for (int i = 0; i < MOST; i++) {
        stacks[i] = k_thread_stack_alloc(SIZE, K_USER);
        zassert_not_null(stacks[i]);
    }
    zassert_is_null(k_thread_stack_alloc(SIZE, K_USER));
    zassert_ok(k_thread_stack_free(stacks[0]));
    while (k_object_alloc(K_OBJ_THREAD) != NULL) {
        threads++;
    }
    zassert_between_inclusive(threads, 1, 5);
}

static void without_pool(void *p1, void *p2, void *p3)
{
    ran = k_thread_stack_alloc(SIZE, K_USER) == NULL ? 1 : 2;
}

static struct k_thread poor;
K_THREAD_STACK_DEFINE(poor_stack, 1024);

ZTEST(user_stacks, test_no_resource_pool)
{
    k_thread_create(&poor, poor_stack, K_THREAD_STACK_SIZEOF(poor_stack), without_pool, NULL, NULL,
                    NULL, 1, K_USER, K_FOREVER);
    k_thread_heap_assign(&poor, NULL);
    k_thread_start(&poor);
    zassert_ok(k_thread_join(&poor, K_SECONDS(1)));
    zassert_equal(ran, 1);
}

static void take_all(void *p1, void *p2, void *p3)
{
    while (k_thread_stack_alloc(SIZE, K_USER) != NULL) {
        ran++;
    }
}

K_HEAP_DEFINE(small, 32);

/* The resource pool pays for a few stacks, and there would be more. */
ZTEST(user_stacks, test_resource_pool_pays)
{
    k_thread_create(&poor, poor_stack, K_THREAD_STACK_SIZEOF(poor_stack), take_all, NULL, NULL,
                    NULL, 1, K_USER, K_FOREVER);
    k_thread_heap_assign(&poor, &small);
    k_thread_start(&poor);
    zassert_ok(k_thread_join(&poor, K_SECONDS(1)));
    zassert_between_inclusive(ran, 1, MOST - 1);
}

static void thief(void *p1, void *p2, void *p3)
{
    ran = 1;
    k_thread_stack_free(kept);
    ran = 2;
}

static void squatter(void *thread, void *p2, void *p3)
{
    ran = 1;
    k_thread_create(thread, kept, SIZE, worker, NULL, NULL, NULL, 1, K_USER, K_NO_WAIT);
    ran = 2;
}

static struct k_thread spare;

static void expect_end(k_thread_entry_t entry)
{
    ran = 0;
    ztest_set_fault_valid(true);
    k_thread_create(&poor, poor_stack, K_THREAD_STACK_SIZEOF(poor_stack), entry, &spare, NULL,
                    NULL, 1, K_USER, K_FOREVER);
    k_thread_access_grant(&poor, &spare);
    k_thread_start(&poor);
    zassert_ok(k_thread_join(&poor, K_SECONDS(1)));
    zassert_equal(ran, 1);
}

/* Another thread's stack can neither be freed nor used, nor one that nobody has taken. */
ZTEST(user_stacks, test_stack_of_another)
{
    kept = k_thread_stack_alloc(SIZE, K_USER);
    expect_end(thief);
    expect_end(squatter);
    k_thread_access_grant(k_current_get(), &spare);
    zassert_ok(k_thread_stack_free(kept));
    expect_end(squatter);
}

ZTEST_USER(user_stacks, test_permission_ends_with_free)
{
    kept = k_thread_stack_alloc(SIZE, K_USER);
    zassert_ok(k_thread_stack_free(kept));
    zassert_equal(k_thread_stack_free((k_thread_stack_t *)&ran), -EINVAL);
    ztest_set_fault_valid(true);
    k_thread_stack_free(kept);
    zassert_unreachable();
}

ZTEST_SUITE(user_stacks, NULL, NULL, before, after, NULL);
