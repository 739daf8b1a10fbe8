/* SPDX-License-Identifier: Apache-2.0 */
#include <zpp/semaphore.h>
#include "stores.h"

ZPP_STORE_DEFINE(semaphore, struct k_sem, SEMAPHORE, ZPP_SEMAPHORE_CAPACITY);

static int acquire(struct zpp_semaphore *semaphore, k_timeout_t timeout)
{
    struct k_sem *object = ZPP_GET(semaphore, semaphore);

    return object != NULL ? k_sem_take(object, timeout) : -EINVAL;
}

int zpp_semaphore_acquire(struct zpp_semaphore *semaphore)
{
    return acquire(semaphore, K_FOREVER);
}

int zpp_semaphore_try_acquire(struct zpp_semaphore *semaphore)
{
    return acquire(semaphore, K_NO_WAIT);
}

int zpp_semaphore_release(struct zpp_semaphore *semaphore)
{
    struct k_sem *object = ZPP_GET(semaphore, semaphore);

    if (object == NULL) {
        return -EINVAL;
    }
    k_sem_give(object);
    return 0;
}
