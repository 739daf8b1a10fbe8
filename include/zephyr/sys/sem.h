/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Semaphores in the memory of user threads: no kernel object, no grant, and no system call as long
 * as nobody waits. Threads that share the memory share the semaphore.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SEM_H_
#define ZEPHYR_INCLUDE_SYS_SEM_H_

#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_USERSPACE

/** Counting semaphore. */
struct sys_sem {
    struct k_futex futex; /* count; -1: zero, and somebody waits */
    int limit;
};

#define BK_SYS_SEM_INITIALIZER(name, initial, max) {{ATOMIC_INIT(initial)}, max}

#else

/** Counting semaphore. */
struct sys_sem {
    struct k_sem kernel_sem;
};

#define BK_SYS_SEM_INITIALIZER(name, initial, max)                                                 \
    {Z_SEM_INITIALIZER((name).kernel_sem, initial, max)}

#endif

/** Define a semaphore, ready for use. */
#define SYS_SEM_DEFINE(_name, _initial_count, _count_limit)                                        \
    struct sys_sem _name = BK_SYS_SEM_INITIALIZER(_name, _initial_count, _count_limit);            \
    BUILD_ASSERT((_count_limit) != 0 && (_initial_count) <= (_count_limit),                        \
                 "SYS_SEM_DEFINE: the limit is zero or below the initial count")

/**
 * Initialise a semaphore.
 * @param initial_count Count to start with.
 * @param limit Largest count, INT_MAX at most.
 * @return 0; -EINVAL when the limit is 0, too large, or below the initial count.
 * Context: any.
 */
int sys_sem_init(struct sys_sem *sem, unsigned int initial_count, unsigned int limit);

/**
 * Give a semaphore.
 * @return 0; -EAGAIN when its count is the limit already.
 * Context: any.
 */
int sys_sem_give(struct sys_sem *sem);

/**
 * Take a semaphore.
 * @param timeout Longest wait.
 * @return 0; -ETIMEDOUT when it was not available in time. A user thread that may not write it is
 * ended.
 * Context: thread.
 */
int sys_sem_take(struct sys_sem *sem, k_timeout_t timeout);

/** The count at this moment. Context: any. */
unsigned int sys_sem_count_get(struct sys_sem *sem);

#ifdef __cplusplus
}
#endif

#endif
