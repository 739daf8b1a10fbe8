/* SPDX-License-Identifier: Apache-2.0 */
/** @file Queue of messages of one size, copied in and out. */
#ifndef ZPP_MESSAGE_QUEUE_H
#define ZPP_MESSAGE_QUEUE_H

#include <stddef.h>
#include <zpp/object.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @cond internal */
#ifdef CONFIG_ZPP_MESSAGE_QUEUE
#define ZPP_MESSAGE_QUEUE_CALL
#else
#define ZPP_MESSAGE_QUEUE_CALL                                                                     \
    __attribute__((                                                                                \
        error("message queues of zpp are not configured: set CONFIG_ZPP_MESSAGE_QUEUE=y")))
#endif
/** @endcond */

/** A message queue. Must stay where it is between _init() and _deinit(). */
struct zpp_message_queue {
    ZPP_OBJECT(struct k_msgq);
};

/**
 * Set up a message queue.
 *
 * @param buffer       room for @p capacity messages, aligned to 4; in kernel memory, unless user
 *                     threads may read and change what is queued
 * @param message_size bytes of one message, not 0
 * @param capacity     messages that fit, not 0
 * @return 0, -EINVAL for a bad argument, -ENOMEM when the pool is exhausted (a message names the
 *         option), -EPERM from user mode
 * @note Supervisor threads.
 */
ZPP_MESSAGE_QUEUE_CALL int zpp_message_queue_init(struct zpp_message_queue *queue, void *buffer,
                                                  size_t message_size, uint32_t capacity);

/**
 * Give the queue back to its pool. No thread may be waiting for it.
 *
 * @return 0, -EINVAL when it is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
ZPP_MESSAGE_QUEUE_CALL int zpp_message_queue_deinit(struct zpp_message_queue *queue);

/**
 * Put a message in, waiting for room for a limited time.
 *
 * @param timeout_us longest wait in microseconds, 0 for none
 * @return 0, -ENOMSG when it is full and no wait was asked, -EAGAIN when the time is over,
 *         -EINVAL when it is not set up
 * @note User and supervisor threads; interrupts with @p timeout_us 0.
 */
ZPP_MESSAGE_QUEUE_CALL int zpp_message_queue_try_put_for(struct zpp_message_queue *queue,
                                                         const void *message, uint64_t timeout_us);

/**
 * Take the oldest message out, waiting for one for a limited time.
 *
 * @param timeout_us longest wait in microseconds, 0 for none
 * @return 0, -ENOMSG when it is empty and no wait was asked, -EAGAIN when the time is over,
 *         -EINVAL when it is not set up
 * @note User and supervisor threads; interrupts with @p timeout_us 0.
 */
ZPP_MESSAGE_QUEUE_CALL int zpp_message_queue_try_get_for(struct zpp_message_queue *queue,
                                                         void *message, uint64_t timeout_us);

/**
 * How many messages are queued.
 *
 * @return the number, or -EINVAL when it is not set up
 * @note User and supervisor threads, interrupts.
 */
ZPP_MESSAGE_QUEUE_CALL int zpp_message_queue_count(struct zpp_message_queue *queue);

/**
 * Let a user thread use the queue.
 *
 * @return 0, -EINVAL when the queue or the thread is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
ZPP_MESSAGE_QUEUE_CALL int zpp_message_queue_grant_access(struct zpp_message_queue *queue,
                                                          k_tid_t thread);

#ifdef __cplusplus
}
#endif

#endif /* ZPP_MESSAGE_QUEUE_H */
