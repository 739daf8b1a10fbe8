/* SPDX-License-Identifier: Apache-2.0 */
/* What a thread does to the heap of its domain, and tries to do to others'. */
#include <stdlib.h>
#include <string.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "domains.h"

static void allocate(void *p1, void *p2, void *p3)
{
    found.block = malloc(50);
    found.steps++;
    free(found.block);
}

static void end_with_the_lock(void *p1, void *p2, void *p3)
{
    found.result = bk_domain_heap_lock(bk_domain_heap_get());
}

ZTEST(domain_heap, test_end_with_the_lock_held)
{
    zassert_true(run_in(RED, end_with_the_lock, NULL));
    zassert_ok(found.result);
    zassert_true(run_in(RED, allocate, NULL));
    zassert_not_null(found.block);
}

static void *blue_state;

static void remember(void *p1, void *p2, void *p3)
{
    found.block = bk_domain_heap_get();
}

static void foreign_lock(void *state, void *p2, void *p3)
{
    found.result = bk_domain_heap_lock(state);
    found.count = bk_domain_heap_unlock(state);
    found.steps = bk_domain_heap_unlock((char *)state + 4);
}

ZTEST(domain_heap, test_lock_of_another_domain)
{
    zassert_true(run_in(BLUE, remember, NULL));
    blue_state = found.block;
    zassert_not_null(blue_state);
    zassert_true(run_in(RED, foreign_lock, blue_state));
    zassert_equal(found.result, -ENOENT);
    zassert_equal(found.count, -EPERM);
    zassert_equal(found.steps, -ENOENT);
    zassert_true(run_in(RED, foreign_lock, NULL));
    zassert_equal(found.result, -ENOENT);
}

static void free_twice(void *p1, void *p2, void *p3)
{
    found.block = malloc(50);
    free(found.block);
    found.steps++;
    free(found.block);
    found.steps++;
}

ZTEST(domain_heap, test_free_twice_ends_the_thread)
{
    ztest_set_fault_valid(true);
    zassert_true(run_in(BLUE, free_twice, NULL));
    zassert_equal(found.steps, 1);
    zassert_true(run_in(BLUE, allocate, NULL));
    zassert_not_null(found.block);
}

static void free_foreign(void *block, void *p2, void *p3)
{
    free(block);
    found.steps++;
}

/* A block of kernel memory, and one of another domain: neither is in this domain's heap. */
ZTEST(domain_heap, test_free_what_is_not_its_own)
{
    char *kernel_block = malloc(50);

    memset(kernel_block, 'k', 50);
    ztest_set_fault_valid(true);
    zassert_true(run_in(BLUE, free_foreign, kernel_block));
    zassert_equal(found.steps, 0);
    zassert_equal(kernel_block[0], 'k');
    free(kernel_block);
    zassert_true(run_in(RED, allocate, NULL));
    ztest_set_fault_valid(true);
    zassert_true(run_in(BLUE, free_foreign, found.block));
    zassert_equal(found.steps, 0);
}

static void spoil(void *start, void *p2, void *p3)
{
    memset(start, 0x5A, HEAP_BYTES);
    found.steps++;
    found.block = malloc(10);
    found.steps++;
}

/* Its state leads anywhere: the thread faults or gets nonsense, in user mode. */
ZTEST(domain_heap, test_zz_spoilt_heap_harms_nobody_else)
{
    void *kernel_block;

    ztest_set_fault_valid(true);
    zassert_true(run_in(RED, spoil, (void *)red_heap.start));
    ztest_set_fault_valid(false);
    zassert_equal(found.steps, 1, "the heap was not spoilt");
    zassert_true(run_in(BLUE, allocate, NULL));
    zassert_not_null(found.block);
    kernel_block = malloc(50);
    zassert_not_null(kernel_block);
    free(kernel_block);
}
