/* SPDX-License-Identifier: Apache-2.0 */
/* Where modes meet: k_thread_user_mode_enter(), domains, stacks that are too small. */
#include <errno.h>
#include <zephyr/kernel/thread_local.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static _Thread_local int before_user = 1;
static _Thread_local int *pointer;

static ZTEST_BMEM int seen;

K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

static void as_user(void *p1, void *p2, void *p3)
{
    seen = before_user + (pointer == NULL ? 0 : 1000);
    before_user = 5;
    seen += before_user;
}

static void as_supervisor(void *p1, void *p2, void *p3)
{
    static int kernel_data;

    before_user = 100;
    pointer = &kernel_data;
    k_thread_user_mode_enter(as_user, NULL, NULL, NULL);
}

/* What the supervisor thread had is not shown to the user thread that it becomes. */
ZTEST(thread_local_user, test_entering_user_mode_starts_anew)
{
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), as_supervisor, NULL, NULL, NULL,
                    1, 0, K_NO_WAIT);
    zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
    zassert_equal(seen, 6);
}

static void errno_without_libc(void *p1, void *p2, void *p3)
{
    before_user = 7;
    errno = EIO;
    if (before_user + errno == 7 + EIO) {
        k_thread_abort(k_current_get());
    }
}

static struct k_mem_domain empty;

/* No partition is needed for it, z_libc_partition neither. */
ZTEST(thread_local_user, test_domain_without_partitions)
{
    zassert_ok(k_mem_domain_init(&empty, 0, NULL));
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), errno_without_libc, NULL, NULL,
                    NULL, 1, K_USER, K_FOREVER);
    k_mem_domain_add_thread(&empty, &thread);
    k_thread_start(&thread);
    zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
}

static void into_others(void *other, void *p2, void *p3)
{
    *(volatile int *)other = 1;
    seen = 1;
}

/* They lie on the stack: no other user thread reaches them. */
ZTEST(thread_local_user, test_others_cannot_reach_them)
{
    seen = 0;
    ztest_set_fault_valid(true);
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), into_others, &before_user, NULL,
                    NULL, 1, K_USER, K_NO_WAIT);
    zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
    zassert_equal(seen, 0);
}

ZTEST_USER(thread_local_user, test_user_pointer_is_on_the_stack)
{
    int local;
    uintptr_t block = (uintptr_t)bk_thread_pointer();

    zassert_within(block, (uintptr_t)&local, CONFIG_ZTEST_STACK_SIZE);
}

static struct k_thread child;
K_THREAD_STACK_DEFINE(child_stack, 128);

/* A user thread cannot make the kernel place a block outside the stack. */
ZTEST_USER(thread_local_user, test_stack_smaller_than_the_block)
{
    ztest_set_fault_valid(true);
    k_thread_create(&child, child_stack, 64, as_user, NULL, NULL, NULL, 1, K_USER, K_NO_WAIT);
    zassert_unreachable("created");
}

static void *setup(void)
{
    k_thread_access_grant(k_current_get(), &child, child_stack);
    k_object_access_all_grant(&child);
    k_object_access_all_grant(child_stack);
    return NULL;
}

ZTEST_SUITE(thread_local_user, NULL, setup, NULL, NULL, NULL);
