/* SPDX-License-Identifier: Apache-2.0 */
/** @file Counting semaphore. */
#ifndef ZPP_SEMAPHORE_H
#define ZPP_SEMAPHORE_H

#include <zpp/object.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A semaphore. Must stay where it is between zpp_semaphore_init() and _deinit(). */
struct zpp_semaphore {
    ZPP_OBJECT(struct k_sem);
};

/**
 * Set up a semaphore.
 *
 * @param initial count to begin with
 * @param maximum count at which further releases change nothing
 * @return 0, -EINVAL when the counts contradict, -ENOMEM when the pool is exhausted (a message
 *         names the option), -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_semaphore_init(struct zpp_semaphore *semaphore, uint32_t initial, uint32_t maximum);

/**
 * Give the semaphore back to its pool. Threads that wait for it are woken with -EAGAIN.
 *
 * @return 0, -EINVAL when it is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_semaphore_deinit(struct zpp_semaphore *semaphore);

/**
 * Take one, waiting as long as it takes.
 *
 * @return 0, -EAGAIN when the semaphore was reset meanwhile, -EINVAL when it is not set up
 * @note User and supervisor threads.
 */
int zpp_semaphore_acquire(struct zpp_semaphore *semaphore);

/**
 * Take one without waiting.
 *
 * @return 0, -EBUSY when the count is zero, -EINVAL when it is not set up
 * @note User and supervisor threads.
 */
int zpp_semaphore_try_acquire(struct zpp_semaphore *semaphore);

/**
 * Give one. At the maximum the count stays, which is not an error.
 *
 * @return 0, -EINVAL when it is not set up
 * @note User and supervisor threads, interrupts.
 */
int zpp_semaphore_release(struct zpp_semaphore *semaphore);

/**
 * Let a user thread use the semaphore.
 *
 * @return 0, -EINVAL when the semaphore or the thread is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_semaphore_grant_access(struct zpp_semaphore *semaphore, k_tid_t thread);

#ifdef __cplusplus
}
#endif

#endif /* ZPP_SEMAPHORE_H */
