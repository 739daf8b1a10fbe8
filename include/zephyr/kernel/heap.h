/* SPDX-License-Identifier: Apache-2.0 */
/** @file Heaps with waiting, the system heap, and the resource pools of threads. */
#ifndef ZEPHYR_INCLUDE_KERNEL_HEAP_H_
#define ZEPHYR_INCLUDE_KERNEL_HEAP_H_

#include <zephyr/kernel/thread.h>
#include <zephyr/sys/sys_heap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Heap. Its memory must be the kernel's where threads use it as their resource pool. */
struct k_heap {
    struct sys_heap heap;
    struct bk_wait_queue waiters;
    void *returned; /* blocks that interrupts freed while the heap was in use */
    bool busy;
};

/** Memory of a defined heap: its state comes on top of what is asked for. */
#define BK_HEAP_MEMORY(bytes) (ROUND_UP(MAX(bytes, BK_HEAP_MIN_BYTES), 8) + 64)

/* Makes all defined heaps ready, once; each of them asks for it at the start. */
int bk_static_heaps_init(void);

/** Define a heap of @p bytes, ready for use. */
#define K_HEAP_DEFINE(name, bytes)                                                                 \
    char __aligned(8) kheap_##name[BK_HEAP_MEMORY(bytes)];                                         \
    SYS_INIT_NAMED(heap_##name, bk_static_heaps_init, PRE_KERNEL_1, 0);                            \
    STRUCT_SECTION_ITERABLE(k_heap, name) = {                                                      \
        {NULL, kheap_##name, sizeof(kheap_##name)}, BK_WAIT_QUEUE_INIT(&(name).waiters), NULL, 0}
#define K_HEAP_DEFINE_NOCACHE(name, bytes) K_HEAP_DEFINE(name, bytes)

/**
 * Initialise a heap.
 * @param mem Its memory, any alignment.
 * @param bytes Size of @p mem.
 * Context: supervisor.
 */
void k_heap_init(struct k_heap *h, void *mem, size_t bytes) __attribute_nonnull(1);

/**
 * Allocate, aligned to 8 bytes. When a block is given back, those who wait get it in the order of
 * their priority, as far as it suffices for them.
 * @param bytes Size.
 * @param timeout Longest wait; K_NO_WAIT in interrupts.
 * @return NULL when there is none in time. An interrupt that comes while the heap is being changed
 * gets NULL too.
 * Context: supervisor thread; interrupt with K_NO_WAIT.
 */
void *k_heap_alloc(struct k_heap *h, size_t bytes, k_timeout_t timeout) __attribute_nonnull(1);

/** The same with an alignment, a power of two. */
void *k_heap_aligned_alloc(struct k_heap *h, size_t align, size_t bytes, k_timeout_t timeout)
    __attribute_nonnull(1);

/** The same, filled with zeroes, for @p num elements of @p size bytes. */
void *k_heap_calloc(struct k_heap *h, size_t num, size_t size, k_timeout_t timeout)
    __attribute_nonnull(1);

/**
 * Change a block's size; its contents move when they must.
 * @return NULL when there is none in time: the block stays as it is. Context: supervisor thread.
 */
void *k_heap_realloc(struct k_heap *h, void *ptr, size_t bytes, k_timeout_t timeout)
    __attribute_nonnull(1);

/** Give a block back; NULL has no effect. Context: supervisor, interrupt. */
void k_heap_free(struct k_heap *h, void *mem) __attribute_nonnull(1);

/**
 * Allocate from the system heap, of CONFIG_HEAP_MEM_POOL_SIZE bytes.
 * @return NULL when it has no such block. Context: supervisor, interrupt.
 */
void *k_malloc(size_t size);
/** The same with an alignment, a power of two. */
void *k_aligned_alloc(size_t align, size_t size);
/** Allocate @p nmemb elements of @p size bytes, filled with zeroes. */
void *k_calloc(size_t nmemb, size_t size);
/** Change a block's size. @return NULL when there is no room: the block stays as it is. */
void *k_realloc(void *ptr, size_t size);
/** Give back what k_malloc() and its like allocated; NULL has no effect. Context: as k_malloc(). */
void k_free(void *ptr);

#ifdef __cplusplus
}
#endif

#endif
