/* SPDX-License-Identifier: Apache-2.0 */
/** @file Words in the memory of user threads that threads wait on. The kernel trusts none. */
#ifndef ZEPHYR_INCLUDE_KERNEL_FUTEX_H_
#define ZEPHYR_INCLUDE_KERNEL_FUTEX_H_

#include <zephyr/kernel/thread.h>
#include <zephyr/sys/atomic.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A word to wait on. Needs no initialisation by the kernel, and no grant. */
struct k_futex {
    atomic_t val;
};

/**
 * Wait as long as a futex has a value: it is compared, and the wait begins, in one step.
 * @param futex Futex that the caller may write.
 * @param expected Value.
 * @param timeout Longest wait.
 * @return 0 after k_futex_wake(); -EAGAIN when the value is another one; -ETIMEDOUT on time-out;
 * -EACCES when the caller may not write the futex; -EINVAL when it is misaligned.
 * Context: thread.
 */
__syscall int k_futex_wait(struct k_futex *futex, int expected, k_timeout_t timeout);

/**
 * Wake threads that wait on a futex, best first.
 * @param wake_all All of them, not only one.
 * @return Number of threads woken; -EACCES, -EINVAL as k_futex_wait().
 * Context: any.
 */
__syscall int k_futex_wake(struct k_futex *futex, bool wake_all);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/futex.h>

#endif
