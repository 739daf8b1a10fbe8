/* SPDX-License-Identifier: Apache-2.0 */
/** @file Engine as producer and Display as consumer. */
#ifndef CAR_EXCHANGE_H
#define CAR_EXCHANGE_H

#include <zpp/mutex.h>
#include <zpp/semaphore.h>
#include "task.h"

#ifdef CONFIG_PROD_CONSUMER_INTEGRATED

/** What the two threads share beside the sample itself. */
struct car_exchange {
    struct zpp_semaphore semaphore;
    struct zpp_mutex mutex;
    atomic_t sequence_counter;
};

/**
 * Set up semaphore and mutex.
 *
 * @return 0 or a negative error, which is reported
 * @note Supervisor threads.
 */
int car_exchange_init(struct car_exchange *exchange);

/**
 * Let the two threads use semaphore and mutex.
 *
 * @return 0 or a negative error
 * @note Supervisor threads, after the threads were created and before they are started.
 */
int car_exchange_grant_access(struct car_exchange *exchange, k_tid_t engine, k_tid_t display);

/** Produce or consume as task @p index does it in each period. User and supervisor threads. */
void car_exchange_step(struct car_exchange *exchange, uint32_t index, struct car_task_stats *stats);

#else

struct car_exchange {
    char none;
};

static inline int car_exchange_init(struct car_exchange *exchange)
{
    ARG_UNUSED(exchange);
    return 0;
}

static inline int car_exchange_grant_access(struct car_exchange *exchange, k_tid_t engine,
                                            k_tid_t display)
{
    ARG_UNUSED(exchange);
    ARG_UNUSED(engine);
    ARG_UNUSED(display);
    return 0;
}

static inline void car_exchange_step(struct car_exchange *exchange, uint32_t index,
                                     struct car_task_stats *stats)
{
    ARG_UNUSED(exchange);
    ARG_UNUSED(index);
    ARG_UNUSED(stats);
}

#endif

#endif /* CAR_EXCHANGE_H */
