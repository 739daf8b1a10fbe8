/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What only supervisor threads do to mutexes, semaphores, events and message queues: set up, give
 * back, grant. In a file of its own and compiled for supervisor mode, so that the system calls
 * behind it are not part of an image that has no other use for them.
 */
#define __ZEPHYR_SUPERVISOR__
#include <zpp/event.h>
#include <zpp/mutex.h>
#include <zpp/semaphore.h>
#include "stores.h"

int zpp_mutex_init(struct zpp_mutex *mutex)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    struct k_mutex *object = ZPP_CLAIM(mutex, mutex);

    return object != NULL ? k_mutex_init(object) : -ENOMEM;
}

int zpp_mutex_deinit(struct zpp_mutex *mutex)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    int result = zpp_mutex_try_lock(mutex);

    if (result == 0) {
        (void)zpp_mutex_unlock(mutex);
        ZPP_RELEASE(mutex, mutex);
    }
    return result;
}

int zpp_mutex_grant_access(struct zpp_mutex *mutex, k_tid_t thread)
{
    return ZPP_GRANT(mutex, mutex, thread);
}

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

int zpp_semaphore_grant_access(struct zpp_semaphore *semaphore, k_tid_t thread)
{
    return ZPP_GRANT(semaphore, semaphore, thread);
}

int zpp_event_init(struct zpp_event *event)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    struct k_event *object = ZPP_CLAIM(event, event);

    if (object == NULL) {
        return -ENOMEM;
    }
    k_event_init(object);
    return 0;
}

int zpp_event_deinit(struct zpp_event *event)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    void *object = ZPP_GET(event, event);

    if (object == NULL) {
        return -EINVAL;
    }
    ZPP_RELEASE(event, event);
    return 0;
}

int zpp_event_grant_access(struct zpp_event *event, k_tid_t thread)
{
    return ZPP_GRANT(event, event, thread);
}
