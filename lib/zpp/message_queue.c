/* SPDX-License-Identifier: Apache-2.0 */
#include <zpp/message_queue.h>
#include "stores.h"

ZPP_STORE_DEFINE(message_queue, struct k_msgq, MSGQ, ZPP_MSGQ_CAPACITY);

int zpp_message_queue_try_put_for(struct zpp_message_queue *queue, const void *message,
                                  uint64_t timeout_us)
{
    struct k_msgq *object = ZPP_GET(message_queue, queue);

    return object != NULL ? k_msgq_put(object, message, zpp_timeout(timeout_us)) : -EINVAL;
}

int zpp_message_queue_try_get_for(struct zpp_message_queue *queue, void *message,
                                  uint64_t timeout_us)
{
    struct k_msgq *object = ZPP_GET(message_queue, queue);

    return object != NULL ? k_msgq_get(object, message, zpp_timeout(timeout_us)) : -EINVAL;
}

int zpp_message_queue_count(struct zpp_message_queue *queue)
{
    struct k_msgq *object = ZPP_GET(message_queue, queue);

    return object != NULL ? (int)k_msgq_num_used_get(object) : -EINVAL;
}
