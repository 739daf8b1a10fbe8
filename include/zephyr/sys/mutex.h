/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Mutexes in the memory of user threads: whoever may write the memory may lock them, without a
 * grant. They are recursive and their owner inherits priorities, as with k_mutex.
 *
 * The kernel keeps their state in a record of its own. SYS_MUTEX_DEFINE() provides the record; for
 * others it is allocated while they are locked, from the resource pool of the thread that locks.
 */
#ifndef ZEPHYR_INCLUDE_SYS_MUTEX_H_
#define ZEPHYR_INCLUDE_SYS_MUTEX_H_

#include <zephyr/kernel.h>
#include <zephyr/kernel/user_mutex.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_USERSPACE

/** Mutex. Its memory is only its name: the contents do not matter. */
struct sys_mutex {
    atomic_t val;
};

/** Define a mutex; K_APP_BMEM() or the like before it puts it into a partition. */
#define SYS_MUTEX_DEFINE(name)                                                                     \
    struct sys_mutex name = {0};                                                                   \
    static STRUCT_SECTION_ITERABLE(bk_user_mutex, bk_user_mutex_##name) = {                        \
        Z_MUTEX_INITIALIZER(bk_user_mutex_##name.mutex), &name, NULL}

#else

/** Mutex. */
struct sys_mutex {
    struct k_mutex kernel_mutex;
};

#define SYS_MUTEX_DEFINE(name)                                                                     \
    struct sys_mutex name = {Z_MUTEX_INITIALIZER((name).kernel_mutex)}

#endif

/** Initialise a mutex. Context: any. */
static inline void sys_mutex_init(struct sys_mutex *mutex);

/**
 * Lock a mutex; its owner may lock it again.
 * @param timeout Longest wait.
 * @return 0; -EBUSY when not free without waiting; -EAGAIN on time-out; -EACCES when the caller may
 * not write the mutex; -EINVAL when there is none at this address; -ENOMEM when its record has no
 * room in the resource pool.
 * Context: thread.
 */
static inline int sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout);

/**
 * Unlock a mutex.
 * @return 0; -EPERM when the caller does not own it; -EINVAL when it is not locked; -EACCES as
 * above.
 * Context: thread.
 */
static inline int sys_mutex_unlock(struct sys_mutex *mutex);

#ifdef __cplusplus
}
#endif

#ifdef CONFIG_USERSPACE

static inline void sys_mutex_init(struct sys_mutex *mutex)
{
    ARG_UNUSED(mutex);
}

static inline int sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
    return bk_sys_mutex_lock(mutex, timeout);
}

static inline int sys_mutex_unlock(struct sys_mutex *mutex)
{
    return bk_sys_mutex_unlock(mutex);
}

#else

static inline void sys_mutex_init(struct sys_mutex *mutex)
{
    (void)k_mutex_init(&mutex->kernel_mutex);
}

static inline int sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
    return k_mutex_lock(&mutex->kernel_mutex, timeout);
}

static inline int sys_mutex_unlock(struct sys_mutex *mutex)
{
    return k_mutex_unlock(&mutex->kernel_mutex);
}

#endif

#endif
