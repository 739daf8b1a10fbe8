/* SPDX-License-Identifier: Apache-2.0 */
/** @file Mutexes with priority inheritance. */
#ifndef ZEPHYR_INCLUDE_KERNEL_MUTEX_H_
#define ZEPHYR_INCLUDE_KERNEL_MUTEX_H_

#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Recursive mutex. */
struct k_mutex {
    struct bk_object object;
    struct k_thread *owner;
    uint32_t relocks; /* locks by the owner beyond the first */
    struct bk_wait_queue waiters;
    struct k_mutex *next_held; /* in the owner's list */
};

#define Z_MUTEX_INITIALIZER(name)                                                                  \
    {{0, K_OBJ_MUTEX, 0}, NULL, 0, BK_WAIT_QUEUE_INIT(&(name).waiters), NULL}

/** Define a mutex, ready for use. */
#define K_MUTEX_DEFINE(name) STRUCT_SECTION_ITERABLE(k_mutex, name) = Z_MUTEX_INITIALIZER(name)

/**
 * Initialise a mutex.
 * @return 0.
 * Context: supervisor; user with permission on an initialised mutex.
 */
__syscall int k_mutex_init(struct k_mutex *mutex);

/**
 * Lock a mutex; its owner may lock it again. The owner inherits the priority of those who wait.
 * @return 0; -EBUSY when not free without waiting; -EAGAIN on time-out.
 * Context: thread.
 */
__syscall int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout);

/**
 * Unlock a mutex.
 * @return 0; -EPERM when the caller does not own it; -EINVAL when it is not locked.
 * Context: thread.
 */
__syscall int k_mutex_unlock(struct k_mutex *mutex);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/mutex.h>

#endif
