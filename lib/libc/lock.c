/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The C library's one lock, which its allocator takes: a mutex of the kernel that every thread may
 * use. An image that does not allocate does not contain it.
 */
#include <sys/lock.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>

struct k_mutex bk_libc_mutex;

/* The mutex by way of the linker script, which is no reference: NULL when unused. */
extern struct k_mutex bk_libc_mutex_target __weak;

/* What the library passes around; the mutex serves whichever it is. */
struct __lock {
    char unused;
};
struct __lock __lock___libc_recursive_mutex;

void __retarget_lock_init(_LOCK_T *lock)
{
    ARG_UNUSED(lock);
}

void __retarget_lock_init_recursive(_LOCK_T *lock)
{
    ARG_UNUSED(lock);
}

void __retarget_lock_close(_LOCK_T lock)
{
    ARG_UNUSED(lock);
}

void __retarget_lock_close_recursive(_LOCK_T lock)
{
    ARG_UNUSED(lock);
}

void __retarget_lock_acquire(_LOCK_T lock)
{
    ARG_UNUSED(lock);
    (void)k_mutex_lock(&bk_libc_mutex, K_FOREVER);
}

void __retarget_lock_acquire_recursive(_LOCK_T lock)
{
    __retarget_lock_acquire(lock);
}

void __retarget_lock_release(_LOCK_T lock)
{
    ARG_UNUSED(lock);
    (void)k_mutex_unlock(&bk_libc_mutex);
}

void __retarget_lock_release_recursive(_LOCK_T lock)
{
    __retarget_lock_release(lock);
}

static int init(void)
{
    struct k_mutex *mutex = &bk_libc_mutex_target;

    if (mutex != NULL) {
        (void)k_mutex_init(mutex);
        k_object_access_all_grant(mutex);
    }
    return 0;
}
SYS_INIT(init, PRE_KERNEL_2, 0);
