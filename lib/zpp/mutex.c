/* SPDX-License-Identifier: Apache-2.0 */
#include <zpp/mutex.h>
#include "stores.h"

ZPP_STORE_DEFINE(mutex, struct k_mutex, MUTEX, ZPP_MUTEX_CAPACITY);

static int lock(struct zpp_mutex *mutex, k_timeout_t timeout)
{
    struct k_mutex *object = ZPP_GET(mutex, mutex);

    return object != NULL ? k_mutex_lock(object, timeout) : -EINVAL;
}

int zpp_mutex_lock(struct zpp_mutex *mutex)
{
    return lock(mutex, K_FOREVER);
}

int zpp_mutex_try_lock(struct zpp_mutex *mutex)
{
    return lock(mutex, K_NO_WAIT);
}

int zpp_mutex_try_lock_for(struct zpp_mutex *mutex, uint64_t timeout_us)
{
    return lock(mutex, zpp_timeout(timeout_us));
}

int zpp_mutex_unlock(struct zpp_mutex *mutex)
{
    struct k_mutex *object = ZPP_GET(mutex, mutex);

    return object != NULL ? k_mutex_unlock(object) : -EINVAL;
}
