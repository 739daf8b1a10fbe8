/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The C library's one lock, which its allocator takes: a mutex of the kernel that every thread may
 * use. An image that does not allocate does not contain it.
 */
#include <sys/lock.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>

static int lock_init(void);

static struct k_mutex libc_mutex;

/* Kept by those who lock, and by nobody else. */
static const struct bk_init_entry lock_entry
    __attribute__((section(".bk_list_optional.init.libc_lock"))) = {lock_init,
                                                                    BK_INIT_LEVEL_PRE_KERNEL_2};

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
    BK_INIT_NEEDED(lock_entry);
    (void)k_mutex_lock(&libc_mutex, K_FOREVER);
}

void __retarget_lock_acquire_recursive(_LOCK_T lock)
{
    __retarget_lock_acquire(lock);
}

void __retarget_lock_release(_LOCK_T lock)
{
    ARG_UNUSED(lock);
    (void)k_mutex_unlock(&libc_mutex);
}

void __retarget_lock_release_recursive(_LOCK_T lock)
{
    __retarget_lock_release(lock);
}

static int lock_init(void)
{
    (void)k_mutex_init(&libc_mutex);
    k_object_access_all_grant(&libc_mutex);
    return 0;
}
