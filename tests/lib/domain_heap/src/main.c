/* SPDX-License-Identifier: Apache-2.0 */
/* malloc() in domains with heaps of their own, in domains without, and in supervisor mode. */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/ztest.h>

#include "domains.h"

static void allocate(void *size, void *p2, void *p3)
{
    found.block = malloc((size_t)size);
    if (found.block != NULL) {
        memset(found.block, 0x55, (size_t)size);
    }
    found.result = errno;
    free(found.block);
}

ZTEST(domain_heap, test_each_domain_has_its_own)
{
    zassert_true(run_in(RED, allocate, (void *)100));
    zassert_true(lies_in(found.block, &red_heap), "%p", found.block);
    zassert_true(run_in(BLUE, allocate, (void *)100));
    zassert_true(lies_in(found.block, &blue_heap), "%p", found.block);
}

ZTEST(domain_heap, test_supervisor_has_kernel_memory)
{
    char *block = malloc(100);

    zassert_not_null(block);
    zassert_false(lies_in(block, &red_heap) || lies_in(block, &blue_heap) ||
                  lies_in(block, &z_malloc_partition));
    free(block);
}

static ZTEST_BMEM uintptr_t start_of_shared;
static ZTEST_BMEM size_t size_of_shared;

ZTEST_USER(domain_heap, test_domain_without_a_heap)
{
    char *block = malloc(100);

    zassert_not_null(block);
    block[99] = 1;
    zassert_true((uintptr_t)block - start_of_shared < size_of_shared, "%p", block);
    free(block);
}

static void exhaust(void *p1, void *p2, void *p3)
{
    while (malloc(40) != NULL) {
        found.count++;
    }
    found.result = errno;
}

static void other_half(void *p1, void *p2, void *p3)
{
    void *blocks[8];

    for (int i = 0; i < 8; i++) {
        blocks[i] = malloc(40);
        found.count += blocks[i] != NULL;
    }
    for (int i = 0; i < 8; i++) {
        free(blocks[i]);
    }
}

/* Last: the red heap stays empty. */
ZTEST(domain_heap, test_zz_exhaustion_is_the_domains_own)
{
    zassert_true(run_in(RED, exhaust, NULL));
    zassert_between_inclusive(found.count, 15, HEAP_BYTES / 40);
    zassert_equal(found.result, ENOMEM);
    zassert_true(run_in(RED, allocate, (void *)40));
    zassert_is_null(found.block);
    zassert_true(run_in(BLUE, other_half, NULL));
    zassert_equal(found.count, 8);
}

static void whole_family(void *p1, void *p2, void *p3)
{
    char *block = calloc(10, 10);
    void *aligned = aligned_alloc(64, 10);
    volatile size_t huge = SIZE_MAX / 2;
    bool zero = true;

    for (int i = 0; i < 100; i++) {
        zero = zero && block[i] == 0;
    }
    found.count += zero;
    strcpy(block, "kept");
    block = realloc(block, 300);
    found.count += strcmp(block, "kept") == 0;
    found.count += malloc_usable_size(block) >= 300;
    found.count += ((uintptr_t)aligned & 63) == 0;
    free(aligned);
    errno = 0;
    found.count += calloc(huge, 3) == NULL && errno == ENOMEM;
    found.count += realloc(block, 0) == NULL;
    free(NULL);
    found.count += malloc_usable_size(NULL) == 0;
    /* All of it is free again. */
    block = malloc(HEAP_BYTES - 200);
    found.count += block != NULL;
    free(block);
}

ZTEST(domain_heap, test_relatives)
{
    zassert_true(run_in(BLUE, whole_family, NULL));
    zassert_equal(found.count, 8);
}

ZTEST(domain_heap, test_new_and_delete)
{
    zassert_true(run_in(BLUE, use_objects, NULL));
    zassert_equal(found.count, 2);
    zassert_true(lies_in(found.block, &blue_heap));
}

static void *setup(void)
{
    domains_setup();
    start_of_shared = z_malloc_partition.start;
    size_of_shared = z_malloc_partition.size;
    k_mem_domain_add_partition(&k_mem_domain_default, &z_malloc_partition);
    return NULL;
}

ZTEST_SUITE(domain_heap, NULL, setup, NULL, NULL, NULL);
