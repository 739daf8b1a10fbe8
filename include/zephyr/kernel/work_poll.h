/* SPDX-License-Identifier: Apache-2.0 */
/** @file Work items that are submitted when one of several objects is ready. Needs CONFIG_POLL. */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_

#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/work.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Work item that waits for events. */
struct k_work_poll {
    struct k_work work;
    struct k_work_q *workq; /* where it goes; NULL: it waits for nothing */
    k_work_handler_t real_handler;
    struct bk_poller poller;
    struct bk_timeout timeout;
    int poll_result; /**< 0; -EAGAIN: time-out; -EINTR: an object was cancelled. */
};

/** Initialise an item, which must not be in use. Context: supervisor. */
void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler);

/**
 * Submit an item as soon as an event is ready, or the time is over. One that still waits in the
 * same queue starts to wait anew.
 * @param events Events, which must last until the handler runs.
 * @param timeout Longest wait; for K_NO_WAIT the item is submitted at once.
 * @return 0; -EINVAL when it has been submitted and not run yet, or an event's type is unknown;
 * -EADDRINUSE when it waits for another queue.
 * Context: supervisor thread.
 */
int k_work_poll_submit_to_queue(struct k_work_q *work_q, struct k_work_poll *work,
                                struct k_poll_event *events, int num_events, k_timeout_t timeout);

/** The same for the system's queue. @return as k_work_poll_submit_to_queue(). */
int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events,
                       k_timeout_t timeout);

/**
 * Let an item wait no longer.
 * @return 0; -EINVAL when it does not wait, or was submitted already.
 * Context: supervisor thread.
 */
int k_work_poll_cancel(struct k_work_poll *work);

#ifdef __cplusplus
}
#endif

#endif
