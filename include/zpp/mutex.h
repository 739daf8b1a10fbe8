/* SPDX-License-Identifier: Apache-2.0 */
/** @file Mutual exclusion with priority inheritance; recursive for its owner. */
#ifndef ZPP_MUTEX_H
#define ZPP_MUTEX_H

#include <zpp/object.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A mutex. Set up by zpp_mutex_init(); must stay where it is until zpp_mutex_deinit(). */
struct zpp_mutex {
    ZPP_OBJECT(struct k_mutex);
};

/**
 * Set up a mutex.
 *
 * @return 0, -ENOMEM when the pool is exhausted (a message names the option), -EPERM from user
 *         mode
 * @note Supervisor threads.
 */
int zpp_mutex_init(struct zpp_mutex *mutex);

/**
 * Give the mutex back to its pool.
 *
 * @return 0, -EINVAL when it is not set up, -EBUSY when it is locked, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_mutex_deinit(struct zpp_mutex *mutex);

/**
 * Lock, waiting as long as it takes.
 *
 * @return 0, -EINVAL when it is not set up
 * @note User and supervisor threads.
 */
int zpp_mutex_lock(struct zpp_mutex *mutex);

/**
 * Lock without waiting.
 *
 * @return 0, -EBUSY when another thread holds it, -EINVAL when it is not set up
 * @note User and supervisor threads.
 */
int zpp_mutex_try_lock(struct zpp_mutex *mutex);

/**
 * Lock, waiting for a limited time.
 *
 * @param timeout_us longest wait in microseconds
 * @return 0, -EAGAIN when the time is over, -EINVAL when it is not set up
 * @note User and supervisor threads.
 */
int zpp_mutex_try_lock_for(struct zpp_mutex *mutex, uint64_t timeout_us);

/**
 * Unlock.
 *
 * @return 0, -EPERM when another thread holds it, -EINVAL when nobody does or it is not set up
 * @note User and supervisor threads.
 */
int zpp_mutex_unlock(struct zpp_mutex *mutex);

/**
 * Let a user thread use the mutex.
 *
 * @return 0, -EINVAL when the mutex or the thread is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_mutex_grant_access(struct zpp_mutex *mutex, k_tid_t thread);

#ifdef __cplusplus
}
#endif

#endif /* ZPP_MUTEX_H */
