/* SPDX-License-Identifier: Apache-2.0 */
/** @file Work that is submitted when one of several objects becomes ready. Needs CONFIG_POLL. */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_

#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/work.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Work item with events that submit it. */
struct k_work_poll {
    struct k_work work;
    struct bk_poller poller;
    struct bk_alarm alarm;
    struct k_work_q *workq; /* NULL: neither waits nor is queued */
    k_work_handler_t real_handler;
    int poll_result; /* for the handler: 0; -EAGAIN after the time-out; -EINTR when cancelled */
};

/** Initialise a work item, which must not be in use. Context: supervisor. */
void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler);

/**
 * Submit a work item as soon as one of the events is ready, or the time is up. One that waits for
 * the same queue already waits for these events instead.
 * @param events Must last until the handler runs; their states then tell what happened.
 * @return 0; -EINVAL without a queue; -EADDRINUSE when the item is another queue's, or queued.
 * Context: supervisor thread.
 */
int k_work_poll_submit_to_queue(struct k_work_q *work_q, struct k_work_poll *work,
                                struct k_poll_event *events, int num_events, k_timeout_t timeout);

/** k_work_poll_submit_to_queue() for the system's queue. */
int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events,
                       k_timeout_t timeout);

/** End the wait. @return 0; -EINVAL when the item does not wait. Context: supervisor thread. */
int k_work_poll_cancel(struct k_work_poll *work);

#ifdef __cplusplus
}
#endif

#endif
