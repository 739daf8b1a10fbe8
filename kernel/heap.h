/* SPDX-License-Identifier: Apache-2.0 */
/* What the kernel allocates on behalf of a thread, from the pool assigned to it. */
#ifndef BK_KERNEL_HEAP_H
#define BK_KERNEL_HEAP_H

#include "core.h"

#if CONFIG_HEAP_MEM_POOL_SIZE > 0
extern struct k_heap bk_system_heap;
#define BK_SYSTEM_HEAP (&bk_system_heap)
#else
#define BK_SYSTEM_HEAP ((struct k_heap *)NULL)
#endif

/*
 * Allocate from the current thread's resource pool, in a device interrupt from the system heap.
 * Freed with k_free(). Does not wait. NULL: no pool, or no room in it.
 */
void *bk_thread_alloc(size_t size);
/* Say that `mem` is no block in use, and end the caller. heap: the one it was given to, or NULL. */
void bk_heap_misuse(const struct sys_heap *heap, const void *mem);
/* A new thread takes its parent's pool. */
void bk_pool_inherit(struct k_thread *child, const struct k_thread *parent);

#endif
