/* SPDX-License-Identifier: Apache-2.0 */
/** @file What the two files about threads share. */
#ifndef ZPP_LIB_THREAD_H
#define ZPP_LIB_THREAD_H

#include <zpp/thread.h>
#include "pool.h"

#define ZPP_THREAD_RUNNING BIT(0) /* flag of the thread's event: it is at its function */

extern const struct zpp_pool zpp_thread_pool;

/** The kernel thread behind a zpp thread, or NULL. */
static inline struct k_thread *zpp_thread_get(const struct zpp_thread *thread)
{
    return zpp_pool_object(&zpp_thread_pool, &thread->handle);
}

/** The event of a kernel thread of the pool. */
struct k_event *zpp_thread_event(struct k_thread *object);

/** First function of each thread of the pool, in the thread's own mode. */
void zpp_thread_main(void *function, void *argument, void *event);

#endif /* ZPP_LIB_THREAD_H */
