/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * A heap in memory that the caller supplies. It takes constant time, except where a block is
 * copied. No locking: one context at a time. All functions work in user mode on memory of the user
 * thread.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SYS_HEAP_H_
#define ZEPHYR_INCLUDE_SYS_SYS_HEAP_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/mem_stats.h>

#ifdef __cplusplus
extern "C" {
#endif

struct z_heap;

/** A heap. Its state lies in the memory that it manages. */
struct sys_heap {
    struct z_heap *heap;
    void *init_mem;
    size_t init_bytes;
};

/** Bytes of a heap that cannot be handed out: state of a heap of @p bytes, at most. */
#define BK_HEAP_STATE_BYTES 160
/** Bytes of memory that a heap needs at least. */
#define BK_HEAP_MIN_BYTES 64
/** Bytes that each block costs beyond its size. */
#define BK_HEAP_BLOCK_BYTES 8

/**
 * Make a heap of a piece of memory.
 * @param mem Any alignment.
 * @param bytes At least BK_HEAP_MIN_BYTES; less makes a heap from which nothing can be allocated.
 */
void sys_heap_init(struct sys_heap *heap, void *mem, size_t bytes);

/**
 * Allocate, aligned to 8 bytes.
 * @return NULL when @p bytes is 0 or no block is large enough.
 */
void *sys_heap_alloc(struct sys_heap *heap, size_t bytes);

/**
 * Allocate with an alignment.
 * @param align Power of two; 0 stands for 8 bytes.
 * @return NULL as sys_heap_alloc().
 */
void *sys_heap_aligned_alloc(struct sys_heap *heap, size_t align, size_t bytes);

/**
 * Give a block back; NULL has no effect. What is no block of this heap, or was given back already,
 * is a fatal error of the caller.
 */
void sys_heap_free(struct sys_heap *heap, void *mem);

/**
 * Change a block's size; the contents move when they must.
 * @param ptr Block, or NULL to allocate one.
 * @param bytes 0 frees the block.
 * @return NULL when there is no room (the block stays as it is), or @p bytes is 0.
 */
void *sys_heap_aligned_realloc(struct sys_heap *heap, void *ptr, size_t align, size_t bytes);

#define sys_heap_realloc(heap, ptr, bytes) sys_heap_aligned_realloc(heap, ptr, 0, bytes)

/** Bytes that may be used in a block: what was asked for, or a little more. */
size_t sys_heap_usable_size(struct sys_heap *heap, void *mem);

/** Walk the whole heap. @return false when its state contradicts itself. */
bool sys_heap_validate(struct sys_heap *heap);

/** Bytes free, allocated, and allocated at most. @return 0; -EINVAL when a pointer is NULL. */
int sys_heap_runtime_stats_get(struct sys_heap *heap, struct sys_memory_stats *stats);

/** Start the record of the most bytes allocated anew. @return 0; -EINVAL when @p heap is NULL. */
int sys_heap_runtime_stats_reset_max(struct sys_heap *heap);

#ifdef __cplusplus
}
#endif

#endif
