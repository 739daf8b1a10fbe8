/* SPDX-License-Identifier: Apache-2.0 */
/** @file Condition variables. */
#ifndef ZEPHYR_INCLUDE_KERNEL_CONDVAR_H_
#define ZEPHYR_INCLUDE_KERNEL_CONDVAR_H_

#include <zephyr/kernel/mutex.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Condition variable. */
struct k_condvar {
    struct bk_object object;
    struct bk_wait_queue waiters;
};

#define Z_CONDVAR_INITIALIZER(name) {{0, K_OBJ_CONDVAR, 0}, BK_WAIT_QUEUE_INIT(&(name).waiters)}

/** Define a condition variable, ready for use. */
#define K_CONDVAR_DEFINE(name)                                                                     \
    STRUCT_SECTION_ITERABLE(k_condvar, name) = Z_CONDVAR_INITIALIZER(name)

/**
 * Initialise a condition variable.
 * @return 0.
 * Context: supervisor; user with permission on it.
 */
__syscall int k_condvar_init(struct k_condvar *condvar);

/**
 * Wake the thread that waits best: the one of the best priority, of those the first.
 * @return 0.
 * Context: any.
 */
__syscall int k_condvar_signal(struct k_condvar *condvar);

/**
 * Wake all threads that wait.
 * @return Their number.
 * Context: any.
 */
__syscall int k_condvar_broadcast(struct k_condvar *condvar);

/**
 * Unlock a mutex and wait, in one step; lock the mutex again before returning, whatever the result.
 * @param mutex Mutex that the caller has locked once.
 * @param timeout Longest wait for the signal. The wait for the mutex has no limit.
 * @return 0; -EAGAIN on time-out.
 * Context: thread.
 */
__syscall int k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/condvar.h>

#endif
