/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which domain has which heap, and the heaps' locks. Nothing here reads or writes a heap: its state
 * is a user thread's word.
 */
#include <zephyr/app_memory/domain_heap.h>

#include "arch.h"
#include "isolation/lookup.h"
#include "usermode.h"

static struct bk_domain_heap *heap_of(const struct k_mem_domain *domain)
{
    STRUCT_SECTION_FOREACH(bk_domain_heap, heap) {
        if (heap->domain == domain) {
            return heap;
        }
    }
    return NULL;
}

static struct bk_domain_heap *heap_with(const void *state)
{
    STRUCT_SECTION_FOREACH(bk_domain_heap, heap) {
        if (heap->state == state) {
            return heap;
        }
    }
    return NULL;
}

int bk_domain_heap_give(struct bk_domain_heap *heap, struct k_mem_domain *domain)
{
    int result;

    if (heap->domain == domain) {
        return 0;
    }
    if (heap_of(domain) != NULL) {
        return -EALREADY;
    }
    if (heap->domain != NULL &&
        bk_partition_at(&heap->domain->core, (uint32_t)heap->partition->start) != NULL) {
        return -EBUSY;
    }
    result = k_mem_domain_add_partition(domain, heap->partition);
    if (result == 0) {
        heap->domain = domain;
    }
    return result;
}

/* A domain that was initialised anew may have the heap's partition no more. */
void *z_impl_bk_domain_heap_get(void)
{
    const struct k_thread *current = bk_kernel.current;
    struct bk_domain_heap *heap = heap_of(current->domain);

    if (heap == NULL ||
        !bk_user_permits(current, heap->state, sizeof(*heap->state), BK_U_R | BK_U_W)) {
        return NULL;
    }
    return heap->state;
}

int z_impl_bk_domain_heap_lock(void *state)
{
    struct bk_domain_heap *heap = heap_of(bk_kernel.current->domain);

    if (heap == NULL || heap->state != state) {
        return -ENOENT;
    }
    return z_impl_k_mutex_lock(heap->lock, K_FOREVER);
}

int z_impl_bk_domain_heap_unlock(void *state)
{
    struct bk_domain_heap *heap = heap_with(state);
    int result;

    if (heap == NULL) {
        return -ENOENT;
    }
    result = z_impl_k_mutex_unlock(heap->lock);
    return result == 0 ? 0 : -EPERM;
}

static void *z_vrfy_bk_domain_heap_get(void)
{
    return z_impl_bk_domain_heap_get();
}
#include <zephyr/syscalls/bk_domain_heap_get_mrsh.c>

static int z_vrfy_bk_domain_heap_lock(void *state)
{
    return z_impl_bk_domain_heap_lock(state);
}
#include <zephyr/syscalls/bk_domain_heap_lock_mrsh.c>

static int z_vrfy_bk_domain_heap_unlock(void *state)
{
    return z_impl_bk_domain_heap_unlock(state);
}
#include <zephyr/syscalls/bk_domain_heap_unlock_mrsh.c>
