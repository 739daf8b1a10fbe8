/* SPDX-License-Identifier: Apache-2.0 */
/** @file Several heaps behind one, chosen by a function of the application. No locking. */
#ifndef ZEPHYR_INCLUDE_SYS_MULTI_HEAP_H_
#define ZEPHYR_INCLUDE_SYS_MULTI_HEAP_H_

#include <zephyr/sys/sys_heap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Heaps that one sys_multi_heap holds. */
#define MAX_MULTI_HEAPS 8

struct sys_multi_heap;

/**
 * Chooses the heap of an allocation.
 * @param mheap Multi-heap.
 * @param cfg What the caller of sys_multi_heap_alloc() passed.
 * @param align,size As there.
 * @return The block, or NULL.
 */
typedef void *(*sys_multi_heap_fn_t)(struct sys_multi_heap *mheap, void *cfg, size_t align,
                                     size_t size);

/** A heap among several. */
struct sys_multi_heap_rec {
    struct sys_heap *heap;
    void *user_data;
};

/** Several heaps, sorted by the place of their memory. */
struct sys_multi_heap {
    unsigned int nheaps;
    sys_multi_heap_fn_t choice;
    struct sys_multi_heap_rec heaps[MAX_MULTI_HEAPS];
};

/** Initialise. @param choice_fn Chooses a heap for each allocation. */
void sys_multi_heap_init(struct sys_multi_heap *heap, sys_multi_heap_fn_t choice_fn);

/**
 * Add an initialised heap; at most MAX_MULTI_HEAPS, one more is a fatal error of the caller.
 * @param user_data For the choice function, found in the heap's record.
 */
void sys_multi_heap_add_heap(struct sys_multi_heap *mheap, struct sys_heap *heap, void *user_data);

/** Allocate. @param cfg Passed to the choice function. @return NULL when that finds no block. */
void *sys_multi_heap_alloc(struct sys_multi_heap *mheap, void *cfg, size_t bytes);

/** The same with an alignment, a power of two. */
void *sys_multi_heap_aligned_alloc(struct sys_multi_heap *mheap, void *cfg, size_t align,
                                   size_t bytes);

/** The heap whose memory an address lies in, NULL when none has it. */
const struct sys_multi_heap_rec *sys_multi_heap_get_heap(const struct sys_multi_heap *mheap,
                                                         void *addr);

/** Give a block back to the heap that it came from; NULL has no effect. */
void sys_multi_heap_free(struct sys_multi_heap *mheap, void *block);

#ifdef __cplusplus
}
#endif

#endif
