/* SPDX-License-Identifier: Apache-2.0 */
/* What only supervisor threads do to message queues; see setup.c. */
#define __ZEPHYR_SUPERVISOR__
#include <zpp/message_queue.h>
#include "stores.h"

int zpp_message_queue_init(struct zpp_message_queue *queue, void *buffer, size_t message_size,
                           uint32_t capacity)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    if (buffer == NULL || message_size == 0 || capacity == 0) {
        return -EINVAL;
    }
    struct k_msgq *object = ZPP_CLAIM(message_queue, queue);

    if (object == NULL) {
        return -ENOMEM;
    }
    k_msgq_init(object, buffer, message_size, capacity);
    return 0;
}

int zpp_message_queue_deinit(struct zpp_message_queue *queue)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    struct k_msgq *object = ZPP_GET(message_queue, queue);

    if (object == NULL) {
        return -EINVAL;
    }
    k_msgq_purge(object);
    ZPP_RELEASE(message_queue, queue);
    return 0;
}

int zpp_message_queue_grant_access(struct zpp_message_queue *queue, k_tid_t thread)
{
    return ZPP_GRANT(message_queue, queue, thread);
}
