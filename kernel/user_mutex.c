/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mutexes that user threads name by an address in their own memory. The record that the address
 * leads to is an ordinary mutex, in kernel memory; an allocated one lives while it is locked.
 */
#include <zephyr/sys/mutex.h>

#include "heap.h"
#include "mutex.h"
#include "usermode.h"

static struct bk_user_mutex *records;

static struct bk_user_mutex *find(const struct sys_mutex *address)
{
    STRUCT_SECTION_FOREACH(bk_user_mutex, record) {
        if (record->address == address) {
            return record;
        }
    }
    for (struct bk_user_mutex *record = records; record != NULL; record = record->next) {
        if (record->address == address) {
            return record;
        }
    }
    return NULL;
}

static struct bk_user_mutex *allocate_record(const struct sys_mutex *address)
{
    struct bk_user_mutex *record = bk_thread_alloc(sizeof(*record));

    if (record != NULL) {
        *record = (struct bk_user_mutex){
            .mutex = Z_MUTEX_INITIALIZER(record->mutex), .address = address, .next = records};
        records = record;
    }
    return record;
}

/* Free those that nobody owns any more. */
static void free_unlocked(void)
{
    struct bk_user_mutex **link = &records;

    while (*link != NULL) {
        struct bk_user_mutex *record = *link;

        if (record->mutex.owner == NULL) {
            *link = record->next;
            k_free(record);
        } else {
            link = &record->next;
        }
    }
}

static void owner_ended(struct k_thread *thread)
{
    STRUCT_SECTION_FOREACH(bk_user_mutex, record) {
        bk_mutex_release(&record->mutex, thread);
    }
    for (struct bk_user_mutex *record = records; record != NULL; record = record->next) {
        bk_mutex_release(&record->mutex, thread);
    }
    free_unlocked();
}

int z_impl_bk_sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
    unsigned int key = bk_kernel_lock();
    struct bk_user_mutex *record = mutex == NULL ? NULL : find(mutex);
    int result;

    if (record == NULL) {
        record = mutex == NULL ? NULL : allocate_record(mutex);
    }
    if (record == NULL) {
        bk_unlock(key);
        return mutex == NULL ? -EINVAL : -ENOMEM;
    }
    bk_user_mutex_owner_ended = owner_ended;
    /* In a system call nothing may follow a wait but giving back the level. */
    result = z_impl_k_mutex_lock(&record->mutex, timeout);
    bk_unlock(key);
    return result;
}

int z_impl_bk_sys_mutex_unlock(struct sys_mutex *mutex)
{
    unsigned int key = bk_kernel_lock();
    struct bk_user_mutex *record = mutex == NULL ? NULL : find(mutex);
    int result = record == NULL ? -EINVAL : z_impl_k_mutex_unlock(&record->mutex);

    if (result == 0) {
        free_unlocked();
    }
    bk_unlock(key);
    return result;
}

static int check_mutex(const struct sys_mutex *mutex)
{
    return bk_user_permits(bk_kernel.current, mutex, sizeof(*mutex), BK_U_R | BK_U_W) ? 0 : -EACCES;
}

static int z_vrfy_bk_sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
    int result = check_mutex(mutex);

    return result != 0 ? result : z_impl_bk_sys_mutex_lock(mutex, timeout);
}
#include <zephyr/syscalls/bk_sys_mutex_lock_mrsh.c>

static int z_vrfy_bk_sys_mutex_unlock(struct sys_mutex *mutex)
{
    int result = check_mutex(mutex);

    return result != 0 ? result : z_impl_bk_sys_mutex_unlock(mutex);
}
#include <zephyr/syscalls/bk_sys_mutex_unlock_mrsh.c>
