/* SPDX-License-Identifier: Apache-2.0 */
/** @file Functions handed to a thread that runs them one after the other. */
#ifndef ZPP_WORK_QUEUE_H
#define ZPP_WORK_QUEUE_H

#include <stdbool.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/atomic.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a work item runs, on the thread that runs the queue. */
typedef void (*zpp_work_function)(void *argument);

/** A work item, in memory that user threads cannot write. It may be queued once at a time. */
struct zpp_work {
    void *reserved; /* the kernel's link while the item is queued */
    zpp_work_function function;
    void *argument;
    atomic_t queued;
};

/** A work queue, in memory that user threads cannot write. */
struct zpp_work_queue {
    struct k_fifo items;
    struct k_sem started;
    struct zpp_work stop;
};

/**
 * Set up a work item.
 *
 * @note Any context.
 */
void zpp_work_init(struct zpp_work *work, zpp_work_function function, void *argument);

/**
 * Set up a work queue.
 *
 * @return 0, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_work_queue_init(struct zpp_work_queue *queue);

/**
 * Run queued items on the calling thread until zpp_work_queue_stop().
 *
 * @return 0 when it was stopped, -EPERM from user mode: items run with the queue's privilege
 * @note Supervisor threads.
 */
int zpp_work_queue_run(struct zpp_work_queue *queue);

/**
 * Let zpp_work_queue_run() return after the items that are queued now.
 *
 * @return 0, -EALREADY when it is stopping, -EPERM from user mode
 * @note Supervisor threads, interrupts.
 */
int zpp_work_queue_stop(struct zpp_work_queue *queue);

/**
 * Wait until a thread runs the queue.
 *
 * @return 0, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_work_queue_wait_started(struct zpp_work_queue *queue);

/**
 * Queue an item.
 *
 * @return 0, -EALREADY when it is queued and has not run yet, -EPERM from user mode
 * @note Supervisor threads, interrupts.
 */
int zpp_work_queue_call(struct zpp_work_queue *queue, struct zpp_work *work);

#ifdef __cplusplus
}
#endif

#endif /* ZPP_WORK_QUEUE_H */
