/* SPDX-License-Identifier: Apache-2.0 */
/** @file Threads whose control block and stack come from a pool. */
#ifndef ZPP_THREAD_H
#define ZPP_THREAD_H

#include <stdbool.h>
#include <zpp/object.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Priorities, highest first; the lowest is the lowest that the kernel offers. */
enum zpp_priority {
    ZPP_PRIORITY_REALTIME = CONFIG_NUM_PREEMPT_PRIORITIES - 9,
    ZPP_PRIORITY_HIGH,
    ZPP_PRIORITY_ABOVE_NORMAL,
    ZPP_PRIORITY_NORMAL,
    ZPP_PRIORITY_BELOW_NORMAL,
    ZPP_PRIORITY_LOW,
    ZPP_PRIORITY_VERY_LOW,
    ZPP_PRIORITY_MINIMAL,
    ZPP_PRIORITY_IDLE,
};

/** What a thread runs. It ends when the function returns. */
typedef void (*zpp_thread_function)(void *argument);

/** A thread. Must stay where it is between zpp_thread_init() and zpp_thread_deinit(). */
struct zpp_thread {
    struct zpp_handle handle;
};

/**
 * Create a thread that does not run yet, so that what it needs can be granted first. Control
 * block, stack and mode are kept in kernel memory.
 *
 * @param priority see enum zpp_priority
 * @param name     for reports; kept by reference
 * @param user     true to run @p function in user mode
 * @return 0, -ENOMEM when the pool is exhausted (a message names the option), -EPERM from user
 *         mode
 * @note Supervisor threads. The thread takes the memory domain of its creator.
 */
int zpp_thread_init(struct zpp_thread *thread, enum zpp_priority priority, const char *name,
                    bool user, zpp_thread_function function, void *argument);

/**
 * Let a created thread run.
 *
 * @return 0, -EALREADY when it was started before, -EINVAL when it is not set up, -EPERM from
 *         user mode
 * @note Supervisor threads.
 */
int zpp_thread_start(struct zpp_thread *thread);

/**
 * Wait until the thread is about to run its function.
 *
 * @return 0, -EINVAL when it is not set up
 * @note User and supervisor threads.
 */
int zpp_thread_wait_started(struct zpp_thread *thread);

/**
 * Wait until the thread has ended, by its return or by a fault.
 *
 * @return 0, -EINVAL when it is not set up, -EDEADLK when it is the caller
 * @note User and supervisor threads.
 */
int zpp_thread_join(struct zpp_thread *thread);

/**
 * Give control block and stack back to the pool. A thread that was never started is ended.
 *
 * @return 0, -EBUSY while the thread runs, -EINVAL when it is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_thread_deinit(struct zpp_thread *thread);

/**
 * The kernel's name for the thread.
 *
 * @return the thread, or NULL when it is not set up
 * @note User and supervisor threads.
 */
k_tid_t zpp_thread_tid(struct zpp_thread *thread);

/**
 * Whether a thread of the pool was started already.
 *
 * @param tid any thread; one that is not of the pool counts as started
 * @note Supervisor threads.
 */
bool zpp_thread_is_started(k_tid_t tid);

/**
 * Let a user thread wait for the start and for the end of this one.
 *
 * @return 0, -EINVAL when one of the two is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_thread_grant_access(struct zpp_thread *thread, k_tid_t other);

#ifdef __cplusplus
}
#endif

#endif /* ZPP_THREAD_H */
