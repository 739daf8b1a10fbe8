/* SPDX-License-Identifier: Apache-2.0 */
/** @file Counting semaphores. */
#ifndef ZEPHYR_INCLUDE_KERNEL_SEM_H_
#define ZEPHYR_INCLUDE_KERNEL_SEM_H_

#include <limits.h>
#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Counting semaphore. */
struct k_sem {
    struct bk_object object;
    unsigned int count;
    unsigned int limit;
    struct bk_wait_queue waiters;
#ifdef CONFIG_POLL
    sys_dlist_t poll_events;
#endif
};

#ifdef CONFIG_POLL
#define BK_POLL_LIST_INIT(name) , SYS_DLIST_STATIC_INIT(&(name).poll_events)
#else
#define BK_POLL_LIST_INIT(name)
#endif

/** Largest limit of a semaphore. */
#define K_SEM_MAX_LIMIT UINT_MAX

#define Z_SEM_INITIALIZER(name, initial, max)                                                      \
    {{0, K_OBJ_SEM, 0}, initial, max, BK_WAIT_QUEUE_INIT(&(name).waiters) BK_POLL_LIST_INIT(name)}

/** Define a semaphore, ready for use. */
#define K_SEM_DEFINE(name, initial_count, count_limit)                                             \
    STRUCT_SECTION_ITERABLE(k_sem, name) = Z_SEM_INITIALIZER(name, initial_count, count_limit);    \
    BUILD_ASSERT((count_limit) != 0 && (int64_t)(initial_count) <= (int64_t)(count_limit),         \
                 "K_SEM_DEFINE: the limit is zero or below the initial count")

/**
 * Initialise a semaphore.
 * @param sem Semaphore.
 * @param initial_count Count to start with.
 * @param limit Largest count.
 * @return 0; -EINVAL when the limit is 0 or below the initial count.
 * Context: supervisor; user with permission on an initialised semaphore.
 */
__syscall int k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit);

/**
 * Take a semaphore.
 * @param timeout Longest wait; K_NO_WAIT in interrupts.
 * @return 0; -EBUSY when not available without waiting; -EAGAIN on time-out or reset.
 * Context: thread; interrupt with K_NO_WAIT.
 */
__syscall int k_sem_take(struct k_sem *sem, k_timeout_t timeout);

/** Give a semaphore; at its limit nothing changes. Context: any. */
__syscall void k_sem_give(struct k_sem *sem);

/** Set the count to zero; those who wait get -EAGAIN. Context: any. */
__syscall void k_sem_reset(struct k_sem *sem);

/** The count at this moment. Context: any. */
__syscall unsigned int k_sem_count_get(struct k_sem *sem);

static inline unsigned int z_impl_k_sem_count_get(struct k_sem *sem)
{
    return *(volatile unsigned int *)&sem->count;
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/sem.h>

#endif
