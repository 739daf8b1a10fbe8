/* SPDX-License-Identifier: Apache-2.0 */
/** @file The car: four periodic tasks that begin together and keep absolute time. */
#ifndef CAR_SYSTEM_H
#define CAR_SYSTEM_H

#include <zephyr/sys/atomic.h>
#include <zpp/barrier.h>
#include <zpp/thread.h>
#include "exchange.h"
#include "task.h"

struct car_system;

/** What a task's thread is told. */
struct car_task {
    struct car_system *system;
    uint32_t index;
};

/** The car. In user mode it lies in app_partition, since its tasks use it. */
struct car_system {
    atomic_t stopped;
    struct zpp_barrier barrier;
    struct zpp_thread threads[CAR_TASKS];
    struct car_task tasks[CAR_TASKS];
    struct car_exchange exchange;
};

#ifdef CONFIG_PERIODIC_TASKS

/**
 * Create the tasks, grant them what they use, give Engine and Display their domains, start them
 * and wait until all have ended.
 *
 * @return 0; -EPERM before init_domain(), -ENOMEM when a pool is exhausted, or another negative
 *         error; all reported
 * @note Supervisor threads.
 */
int car_system_start(struct car_system *system);

/** Let each task end at the top of its next period. Any context. */
void car_system_stop(struct car_system *system);

/** Print the tasks' lines of the summary. Supervisor threads, after car_system_start(). */
void car_system_report(struct car_system *system);

#else

static inline int car_system_start(struct car_system *system)
{
    ARG_UNUSED(system);
    return 0;
}

static inline void car_system_stop(struct car_system *system)
{
    ARG_UNUSED(system);
}

static inline void car_system_report(struct car_system *system)
{
    ARG_UNUSED(system);
}

#endif

#endif /* CAR_SYSTEM_H */
