/* SPDX-License-Identifier: Apache-2.0 */
/** @file What the kernel has for the mutexes of zephyr/sys/mutex.h; not for direct use. */
#ifndef ZEPHYR_INCLUDE_KERNEL_USER_MUTEX_H_
#define ZEPHYR_INCLUDE_KERNEL_USER_MUTEX_H_

#include <zephyr/kernel/mutex.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sys_mutex;

/** The kernel's record of a mutex. */
struct bk_user_mutex {
    struct k_mutex mutex;
    const struct sys_mutex *address;
    struct bk_user_mutex *next; /* of those that were allocated */
};

/** See sys_mutex_lock(). */
__syscall int bk_sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout);
/** See sys_mutex_unlock(). */
__syscall int bk_sys_mutex_unlock(struct sys_mutex *mutex);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/user_mutex.h>

#endif
