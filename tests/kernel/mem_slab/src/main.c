/* SPDX-License-Identifier: Apache-2.0 */
/* Memory slabs: every block once, waiting, statistics, both spellings of the free call. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "kit.h"

#define BLOCKS 3
#define SIZE 12

K_MEM_SLAB_DEFINE(defined, SIZE - 1, BLOCKS, 4);
K_MEM_SLAB_DEFINE_STATIC(defined_static, 64, BLOCKS, 64);
static struct k_mem_slab slab;
static char __aligned(4) memory[BLOCKS * SIZE];

static void slab_before(void *fixture)
{
    kit_reset(fixture);
    memset(memory, 0xFF, sizeof(memory));
    zassert_ok(k_mem_slab_init(&slab, memory, SIZE, BLOCKS));
}

ZTEST_SUITE(mem_slab, NULL, NULL, slab_before, kit_reset, NULL);

static void all_blocks(struct k_mem_slab *s, size_t size, size_t align)
{
    void *blocks[BLOCKS];
    void *none;

    for (int round = 0; round < 3; round++) {
        for (unsigned int i = 0; i < BLOCKS; i++) {
            zassert_equal(k_mem_slab_num_used_get(s), i);
            zassert_equal(k_mem_slab_num_free_get(s), BLOCKS - i);
            zassert_ok(k_mem_slab_alloc(s, &blocks[i], K_NO_WAIT));
            zassert_equal((uintptr_t)blocks[i] % align, 0);
            memset(blocks[i], (int)i + 1, size);
        }
        none = &none;
        zassert_equal(k_mem_slab_alloc(s, &none, K_NO_WAIT), -ENOMEM);
        zassert_is_null(none);
        for (unsigned int i = 0; i < BLOCKS; i++) {
            for (size_t k = 0; k < size; k++) {
                zassert_equal(((char *)blocks[i])[k], (char)(i + 1), "blocks overlap");
            }
            k_mem_slab_free(s, blocks[i]);
        }
    }
    zassert_equal(k_mem_slab_max_used_get(s), BLOCKS);
}

ZTEST(mem_slab, test_all_blocks)
{
    all_blocks(&slab, SIZE, 4);
    all_blocks(&defined, SIZE, 4);
    all_blocks(&defined_static, 64, 64);
}

ZTEST(mem_slab, test_free_by_the_address_of_the_pointer)
{
    void *block;
    void *again;

    zassert_ok(k_mem_slab_alloc(&slab, &block, K_NO_WAIT));
    k_mem_slab_free(&slab, &block);
    zassert_equal(k_mem_slab_num_used_get(&slab), 0);
    zassert_ok(k_mem_slab_alloc(&slab, &again, K_NO_WAIT));
    zassert_equal_ptr(again, block);
}

ZTEST(mem_slab, test_init_refuses)
{
    zassert_equal(k_mem_slab_init(&slab, memory + 1, SIZE, 1), -EINVAL);
    zassert_equal(k_mem_slab_init(&slab, memory, SIZE - 1, 1), -EINVAL);
    zassert_equal(k_mem_slab_init(&slab, memory, 0, 1), -EINVAL);
}

ZTEST(mem_slab, test_statistics)
{
    struct sys_memory_stats stats;
    void *block;

    zassert_equal(k_mem_slab_runtime_stats_get(NULL, &stats), -EINVAL);
    zassert_equal(k_mem_slab_runtime_stats_get(&slab, NULL), -EINVAL);
    zassert_equal(k_mem_slab_runtime_stats_reset_max(NULL), -EINVAL);
    k_mem_slab_alloc(&slab, &block, K_NO_WAIT);
    k_mem_slab_free(&slab, block);
    zassert_ok(k_mem_slab_runtime_stats_get(&slab, &stats));
    zassert_equal(stats.allocated_bytes, 0);
    zassert_equal(stats.free_bytes, BLOCKS * SIZE);
    zassert_equal(stats.max_allocated_bytes, SIZE);
    zassert_ok(k_mem_slab_runtime_stats_reset_max(&slab));
    zassert_equal(k_mem_slab_max_used_get(&slab), 0);
}

static void *left;

static void allocate_and_note(void *event, void *p2, void *p3)
{
    void *block;
    int result = k_mem_slab_alloc(&slab, &block, K_MSEC(50));

    kit_note(result == 0 && block == left ? (char)(uintptr_t)event : result == -EAGAIN ? '-' : '!');
}

static void free_in_interrupt(const void *block)
{
    k_mem_slab_free(&slab, (void *)(uintptr_t)block);
}

ZTEST(mem_slab, test_waiting)
{
    void *blocks[BLOCKS];

    for (int i = 0; i < BLOCKS; i++) {
        k_mem_slab_alloc(&slab, &blocks[i], K_NO_WAIT);
    }
    kit_start(0, allocate_and_note, (void *)'l', KIT_LOW, 0);
    kit_start(1, allocate_and_note, (void *)'h', KIT_HIGH, 0);
    kit_start(2, allocate_and_note, (void *)'m', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(5));
    left = blocks[1];
    k_mem_slab_free(&slab, blocks[1]);
    k_sleep(K_MSEC(5));
    left = blocks[2];
    irq_offload(free_in_interrupt, blocks[2]);
    k_sleep(K_MSEC(100));
    kit_expect("hm-");
    zassert_equal(k_mem_slab_num_used_get(&slab), BLOCKS);
    k_mem_slab_free(&slab, blocks[0]);
    zassert_equal(k_mem_slab_num_used_get(&slab), BLOCKS - 1);
}
