/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * A heap for a memory domain: what malloc() and new hand out in user threads of that domain, and
 * where free() returns it. Needs CONFIG_BULKHEAD_DOMAIN_HEAPS.
 *
 * The heap's state lies in a partition of the domain and is only ever read in user mode, so a
 * thread that spoils it spoils its own domain's allocations and nothing else.
 */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_DOMAIN_HEAP_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_DOMAIN_HEAP_H_

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel/mutex.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/sys_heap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The beginning of a heap, in its partition. Zero until the first allocation. */
struct bk_heap_state {
    struct sys_heap heap;
    void *memory;
    size_t bytes;
};

/** What the kernel knows of a heap. */
struct bk_domain_heap {
    struct bk_heap_state *state;
    struct k_mem_partition *partition;
    struct k_mutex *lock;
    struct k_mem_domain *domain; /* NULL: nobody's */
};

/**
 * Define a heap, and the partition @p name that holds it and nothing else.
 * @param name Identifier.
 * @param size Bytes that the heap manages.
 */
#define BK_DOMAIN_HEAP_DEFINE(name, size)                                                          \
    K_APPMEM_PARTITION_DEFINE(name);                                                               \
    static K_APP_BMEM(name) char bk_heap_memory_##name[size] __aligned(8);                         \
    static K_APP_DMEM(name) struct bk_heap_state bk_heap_state_##name = {                          \
        {NULL, NULL, 0}, bk_heap_memory_##name, sizeof(bk_heap_memory_##name)};                    \
    K_MUTEX_DEFINE(bk_heap_lock_##name);                                                           \
    STRUCT_SECTION_ITERABLE(bk_domain_heap, bk_heap_##name) = {                                    \
        &bk_heap_state_##name, &name, &bk_heap_lock_##name, NULL}

/** Give heap @p name, defined in this file, to a domain; see bk_domain_heap_give(). */
#define bk_domain_heap_assign(name, domain) bk_domain_heap_give(&bk_heap_##name, (domain))

/**
 * Give a heap to a domain, and add its partition to the domain.
 * @param heap Heap.
 * @param domain Initialised domain. One that has a heap already keeps the first.
 * @return 0; -EALREADY when the domain has a heap; -EBUSY when another domain has this one
 * and still holds its partition; what k_mem_domain_add_partition() returns when
 * the partition cannot be added.
 * Context: supervisor.
 */
int bk_domain_heap_give(struct bk_domain_heap *heap, struct k_mem_domain *domain);

/**
 * State of the heap of the caller's domain, for the C library.
 * @return State, or NULL: the domain has none.
 * Context: user thread.
 */
__syscall void *bk_domain_heap_get(void);

/**
 * Lock the heap of the caller's domain, for the C library.
 * @param state What bk_domain_heap_get() returned.
 * @return 0; -ENOENT when it is not the state of the domain's heap.
 * Context: user thread.
 */
__syscall int bk_domain_heap_lock(void *state);

/**
 * Undo bk_domain_heap_lock(), in whichever domain the caller is by now.
 * @return 0; -ENOENT when there is no such heap; -EPERM when the caller has not locked it.
 * Context: user thread.
 */
__syscall int bk_domain_heap_unlock(void *state);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/domain_heap.h>

#endif
