/* SPDX-License-Identifier: Apache-2.0 */
/** @file Memory slabs: blocks of one size, allocated in constant time without fragmentation. */
#ifndef ZEPHYR_INCLUDE_KERNEL_MEM_SLAB_H_
#define ZEPHYR_INCLUDE_KERNEL_MEM_SLAB_H_

#include <zephyr/kernel/thread.h>
#include <zephyr/sys/mem_stats.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Memory slab. */
struct k_mem_slab {
    struct bk_object object;
    struct bk_wait_queue waiters;
    uint32_t num_blocks;
    size_t block_size;
    char *buffer;
    char *free_list; /* blocks given back, linked through their first words */
    uint32_t fresh;  /* blocks handed out at least once: the first ones of the buffer */
    uint32_t num_used;
    uint32_t max_used;
};

#define Z_MEM_SLAB_INITIALIZER(name, memory, size, num)                                            \
    {{0, K_OBJ_MEM_SLAB, 0}, BK_WAIT_QUEUE_INIT(&(name).waiters), num, size, memory, NULL, 0, 0, 0}

/**
 * Define a memory slab, ready for use.
 * @param slab_block_size Bytes of a block, rounded up to whole words.
 * @param slab_num_blocks Number of blocks.
 * @param slab_align Alignment of the blocks, a power of two, which divides the block size.
 */
#define K_MEM_SLAB_DEFINE(name, slab_block_size, slab_num_blocks, slab_align)                      \
    char __noinit __aligned(MAX(slab_align, 4))                                                    \
        _k_mem_slab_buf_##name[(slab_num_blocks) * ROUND_UP(slab_block_size, 4)];                  \
    STRUCT_SECTION_ITERABLE(k_mem_slab, name) = Z_MEM_SLAB_INITIALIZER(                            \
        name, _k_mem_slab_buf_##name, ROUND_UP(slab_block_size, 4), slab_num_blocks)

/** The same, known in this file only. */
#define K_MEM_SLAB_DEFINE_STATIC(name, slab_block_size, slab_num_blocks, slab_align)               \
    static char __noinit __aligned(MAX(slab_align, 4))                                             \
        _k_mem_slab_buf_##name[(slab_num_blocks) * ROUND_UP(slab_block_size, 4)];                  \
    static STRUCT_SECTION_ITERABLE(k_mem_slab, name) = Z_MEM_SLAB_INITIALIZER(                     \
        name, _k_mem_slab_buf_##name, ROUND_UP(slab_block_size, 4), slab_num_blocks)

/**
 * Initialise a memory slab.
 * @param buffer Its memory: @p num_blocks times @p block_size bytes.
 * @return 0; -EINVAL when the buffer or the block size is no multiple of a word.
 * Context: supervisor.
 */
int k_mem_slab_init(struct k_mem_slab *slab, void *buffer, size_t block_size, uint32_t num_blocks);

/**
 * Allocate a block.
 * @param mem Receives its address, NULL when there is none.
 * @param timeout Longest wait; K_NO_WAIT in interrupts.
 * @return 0; -ENOMEM when there is none and no wait; -EAGAIN on time-out.
 * Context: supervisor thread; interrupt with K_NO_WAIT.
 */
int k_mem_slab_alloc(struct k_mem_slab *slab, void **mem, k_timeout_t timeout);

/**
 * Give a block back.
 * @param mem The block; or, as in versions before 3.5, where its address is stored.
 * Context: supervisor, interrupt.
 */
void k_mem_slab_free(struct k_mem_slab *slab, void *mem);

/** Blocks in use. Context: supervisor, interrupt. */
static inline uint32_t k_mem_slab_num_used_get(struct k_mem_slab *slab)
{
    return slab->num_used;
}

/** The most blocks that were in use. */
static inline uint32_t k_mem_slab_max_used_get(struct k_mem_slab *slab)
{
    return slab->max_used;
}

/** Free blocks. */
static inline uint32_t k_mem_slab_num_free_get(struct k_mem_slab *slab)
{
    return slab->num_blocks - slab->num_used;
}

/** Bytes free, in use, and in use at most. @return 0; -EINVAL when a pointer is NULL. */
int k_mem_slab_runtime_stats_get(struct k_mem_slab *slab, struct sys_memory_stats *stats);
/** Start the record of the most bytes in use anew. @return 0; -EINVAL when @p slab is NULL. */
int k_mem_slab_runtime_stats_reset_max(struct k_mem_slab *slab);

#ifdef __cplusplus
}
#endif

#endif
