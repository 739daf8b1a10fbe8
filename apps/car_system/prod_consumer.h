/* SPDX-License-Identifier: Apache-2.0 */
/** @file Producer and consumer in threads of their own; every sample is consumed. */
#ifndef CAR_PROD_CONSUMER_H
#define CAR_PROD_CONSUMER_H

#include <zephyr/sys/atomic.h>
#include <zpp/mutex.h>
#include <zpp/semaphore.h>
#include <zpp/thread.h>
#include "task.h"

/** The pair. In user mode it lies in app_partition, since its threads use it. */
struct prod_consumer {
    atomic_t stopped;
    struct zpp_semaphore semaphore;
    struct zpp_mutex mutex;
    struct zpp_thread producer;
    struct zpp_thread consumer;
};

#ifdef CONFIG_PROD_CONSUMER

/**
 * Create the two threads, grant them what they use, give them their domains and start them.
 *
 * @return 0; -EPERM before init_domain(), -ENOMEM when a pool is exhausted, or another negative
 *         error; all reported
 * @note Supervisor threads.
 */
int prod_consumer_start(struct prod_consumer *pair);

/** Let the producer end at the top of its next period. Any context. */
void prod_consumer_stop(struct prod_consumer *pair);

/** Wait until the producer has ended and the last sample is consumed. Supervisor threads. */
void prod_consumer_wait(struct prod_consumer *pair);

/** Print the two threads' lines of the summary. Supervisor threads. */
void prod_consumer_report(struct prod_consumer *pair);

#else

static inline int prod_consumer_start(struct prod_consumer *pair)
{
    ARG_UNUSED(pair);
    return 0;
}

static inline void prod_consumer_stop(struct prod_consumer *pair)
{
    ARG_UNUSED(pair);
}

static inline void prod_consumer_wait(struct prod_consumer *pair)
{
    ARG_UNUSED(pair);
}

static inline void prod_consumer_report(struct prod_consumer *pair)
{
    ARG_UNUSED(pair);
}

#endif

#endif /* CAR_PROD_CONSUMER_H */
