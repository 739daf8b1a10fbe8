/* SPDX-License-Identifier: Apache-2.0 */
/* User threads only look up objects here, which takes no system call; see setup.c. */
#define __ZEPHYR_SUPERVISOR__
#include <zephyr/sys/printk.h>
#include "pool.h"

static void report_exhausted(const struct zpp_pool *pool)
{
    unsigned int needed = pool->option + (unsigned int)atomic_inc(pool->refused) + 1U;

    printk("zpp: %s pool exhausted, all %u in use: set CONFIG_ZPP_%s_POOL_SIZE=%u (it is %u)\n",
           pool->name, pool->capacity, pool->name, needed, pool->option);
}

void *zpp_pool_claim(const struct zpp_pool *pool, struct zpp_handle *handle)
{
    if (k_is_user_context()) {
        return NULL;
    }
    for (uint32_t slot = 0; slot < pool->capacity; slot++) {
        if (atomic_ptr_cas(&pool->owners[slot], NULL, handle)) {
            pool->owners_to_user[slot] = handle;
            handle->slot = slot;
            return (char *)pool->objects + slot * pool->object_size;
        }
    }
    report_exhausted(pool);
    return NULL;
}

void *zpp_pool_object(const struct zpp_pool *pool, const struct zpp_handle *handle)
{
    /* read once: the handle may lie in memory that user threads write */
    uint32_t slot = *(const volatile uint32_t *)&handle->slot;
    const void *owner;

    if (slot >= pool->capacity) {
        return NULL;
    }
    if (k_is_user_context()) {
        owner = pool->owners_to_user[slot];
    } else {
        owner = atomic_ptr_get(&pool->owners[slot]);
    }
    return owner == handle ? (char *)pool->objects + slot * pool->object_size : NULL;
}

void zpp_pool_release(const struct zpp_pool *pool, struct zpp_handle *handle)
{
    char *object = zpp_pool_object(pool, handle);

    if (object != NULL) {
        uint32_t slot = (uint32_t)(object - (char *)pool->objects) / pool->object_size;

        zpp_revoke(object);
        handle->slot = UINT32_MAX;
        pool->owners_to_user[slot] = NULL;
        atomic_ptr_set(&pool->owners[slot], NULL);
    }
}

int zpp_grant(const void *object, k_tid_t thread)
{
    if (k_is_user_context()) {
        return -EPERM;
    }
    if (object == NULL || thread == NULL) {
        return -EINVAL;
    }
    k_object_access_grant(object, thread);
    return 0;
}

int zpp_pool_grant(const struct zpp_pool *pool, const struct zpp_handle *handle, k_tid_t thread)
{
    return zpp_grant(zpp_pool_object(pool, handle), thread);
}
