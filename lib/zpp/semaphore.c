/* SPDX-License-Identifier: Apache-2.0 */
#include <zpp/semaphore.h>
#include "pool.h"

ZPP_STORE_DEFINE(semaphore, struct k_sem, SEMAPHORE, ZPP_SEMAPHORE_CAPACITY);

int zpp_semaphore_init(struct zpp_semaphore *semaphore, uint32_t initial, uint32_t maximum)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    if (maximum == 0 || initial > maximum) {
        return -EINVAL; /* before a slot is taken for nothing */
    }
    struct k_sem *object = ZPP_CLAIM(semaphore, semaphore);

    return object != NULL ? k_sem_init(object, initial, maximum) : -ENOMEM;
}

int zpp_semaphore_deinit(struct zpp_semaphore *semaphore)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    struct k_sem *object = ZPP_GET(semaphore, semaphore);

    if (object == NULL) {
        return -EINVAL;
    }
    k_sem_reset(object);
    ZPP_RELEASE(semaphore, semaphore);
    return 0;
}

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

int zpp_semaphore_grant_access(struct zpp_semaphore *semaphore, k_tid_t thread)
{
    return zpp_grant(ZPP_GET(semaphore, semaphore), thread);
}
