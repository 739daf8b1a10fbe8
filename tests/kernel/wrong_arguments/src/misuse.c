/* SPDX-License-Identifier: Apache-2.0 */
/* Arguments for which nothing sensible can be done: an assertion or an oops names the mistake. */
#include <zephyr/sys/kobject.h>
#include <zephyr/sys/multi_heap.h>

#include "faults.h"

K_MEM_SLAB_DEFINE_STATIC(slab, 16, 2, 4);
K_HEAP_DEFINE(own_heap, 512);
static uint32_t words[8];
static struct k_thread lively, other;
static K_THREAD_STACK_DEFINE(stack, 512);
static K_THREAD_STACK_DEFINE(other_stack, 512);

ZTEST_SUITE(misuse, NULL, NULL, kit_reset, kit_reset, NULL);

static void idle(void *p1, void *p2, void *p3)
{
}

/* The test passes when the assertion ends it. */
#define ASSERTS(name, statement)                                                                   \
    ZTEST(misuse, name)                                                                            \
    {                                                                                              \
        ztest_set_assert_valid(true);                                                              \
        statement;                                                                                 \
        zassert_unreachable("no assertion");                                                       \
    }

ASSERTS(test_alignment, (void)k_aligned_alloc(3, 8))
ASSERTS(test_grant_of_no_object, k_object_access_grant((void *)words, k_current_get()))
ASSERTS(test_priority_too_high, k_thread_create(&other, other_stack, 512, idle, NULL, NULL, NULL,
                                                K_HIGHEST_THREAD_PRIO - 1, 0, K_FOREVER))
ASSERTS(test_priority_too_low, k_thread_create(&other, other_stack, 512, idle, NULL, NULL, NULL,
                                               K_LOWEST_THREAD_PRIO + 1, 0, K_FOREVER))
ASSERTS(test_stack_too_small,
        k_thread_create(&other, other_stack, 32, idle, NULL, NULL, NULL, 1, 0, K_FOREVER))
ASSERTS(test_stack_that_wraps,
        k_thread_create(&other, other_stack, SIZE_MAX, idle, NULL, NULL, NULL, 1, 0, K_FOREVER))

/* Wrong arguments: sys_multi_heap_add_heap */
ZTEST(misuse, test_one_heap_too_many)
{
    static struct sys_multi_heap heaps;
    static struct sys_heap bare;

    sys_multi_heap_init(&heaps, NULL);
    for (int i = 0; i < MAX_MULTI_HEAPS; i++) {
        sys_multi_heap_add_heap(&heaps, &bare, NULL);
    }
    ztest_set_assert_valid(true);
    sys_multi_heap_add_heap(&heaps, &bare, NULL);
    zassert_unreachable("no assertion");
}

/* Wrong arguments: k_mem_slab_free */
ZTEST(misuse, test_block_of_no_slab)
{
    ztest_set_assert_valid(true);
    k_mem_slab_free(&slab, words);
    zassert_unreachable("no assertion");
}

/* Wrong arguments: k_poll_event_init */
ZTEST(misuse, test_event_of_no_type)
{
    struct k_poll_event event;

    k_poll_event_init(&event, 0xFF, K_POLL_MODE_NOTIFY_ONLY, words);
    ztest_set_assert_valid(true);
    (void)k_poll(&event, 1, K_NO_WAIT);
    zassert_unreachable("no assertion");
}

/* Wrong arguments: k_thread_create */
ZTEST(misuse, test_thread_that_lives)
{
    k_thread_create(&lively, stack, 512, idle, NULL, NULL, NULL, KIT_LOW, 0, K_FOREVER);
    ztest_set_assert_valid(true);
    k_thread_create(&lively, other_stack, 512, idle, NULL, NULL, NULL, KIT_LOW, 0, K_FOREVER);
    zassert_unreachable("no assertion");
}

ZTEST(misuse, test_thread_that_has_ended)
{
    k_thread_abort(&lively);
    for (int i = 0; i < 3; i++) {
        k_thread_create(&lively, stack, 512, idle, NULL, NULL, NULL, KIT_HIGH, 0, K_NO_WAIT);
        zassert_ok(k_thread_join(&lively, K_SECONDS(1)));
    }
}

/* Wrong arguments: k_heap_free k_free */
static void free_what_is_no_block(void *which, void *p2, void *p3)
{
    char *block = k_heap_alloc(&own_heap, 32, K_NO_WAIT);
    char *pooled = k_malloc(32);

    switch ((uintptr_t)which) {
    case 0:
        k_heap_free(&own_heap, block + 8);
        break;
    case 1:
        k_heap_free(&own_heap, block);
        k_heap_free(&own_heap, block);
        break;
    case 2:
        k_free(pooled);
        k_free(pooled);
        break;
    default:
        block[-1] = 0x55;
        block[-2] = 0x55;
        block[-3] = 0x55;
        block[-4] = 0x55;
        k_heap_free(&own_heap, block);
        break;
    }
    kit_survived();
}

ZTEST(misuse, test_heaps)
{
    void *pooled;

    for (uintptr_t i = 0; i < 4; i++) {
        kit_reset(NULL);
        kit_expect_supervisor_fault(free_what_is_no_block, (void *)i, K_ERR_KERNEL_OOPS);
        zassert_not_null(k_heap_alloc(&own_heap, 32, K_NO_WAIT), "the heap serves the others");
        pooled = k_malloc(32);
        zassert_not_null(pooled);
        k_free(pooled);
    }
}
