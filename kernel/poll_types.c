/* SPDX-License-Identifier: Apache-2.0 */
/* What k_poll() must know of the objects that can be polled. */
#include <zephyr/kernel.h>

#include "poll_types.h"

sys_dlist_t *bk_poll_list(const struct k_poll_event *event)
{
    switch (event->type) {
    case K_POLL_TYPE_SIGNAL:
        return &event->signal->poll_events;
    case K_POLL_TYPE_SEM_AVAILABLE:
        return &event->sem->poll_events;
    case K_POLL_TYPE_DATA_AVAILABLE:
        return &event->queue->poll_events;
    case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
        return &event->msgq->poll_events;
    case K_POLL_TYPE_PIPE_DATA_AVAILABLE:
        return &event->pipe->poll_events;
    default:
        return NULL;
    }
}

uint8_t bk_poll_state(const struct k_poll_event *event)
{
    switch (event->type) {
    case K_POLL_TYPE_SIGNAL:
        return event->signal->signaled != 0u ? K_POLL_STATE_SIGNALED : K_POLL_STATE_NOT_READY;
    case K_POLL_TYPE_SEM_AVAILABLE:
        return event->sem->count != 0u ? K_POLL_STATE_SEM_AVAILABLE : K_POLL_STATE_NOT_READY;
    case K_POLL_TYPE_DATA_AVAILABLE:
        return z_impl_k_queue_is_empty(event->queue) == 0 ? K_POLL_STATE_DATA_AVAILABLE
                                                          : K_POLL_STATE_NOT_READY;
    case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
        return z_impl_k_msgq_num_used_get(event->msgq) != 0u ? K_POLL_STATE_MSGQ_DATA_AVAILABLE
                                                             : K_POLL_STATE_NOT_READY;
    case K_POLL_TYPE_PIPE_DATA_AVAILABLE:
        return event->pipe->bytes_used != 0u ? K_POLL_STATE_PIPE_DATA_AVAILABLE
                                             : K_POLL_STATE_NOT_READY;
    default:
        return K_POLL_STATE_NOT_READY;
    }
}

enum k_objects bk_poll_object_type(uint8_t type)
{
    switch (type) {
    case K_POLL_TYPE_IGNORE:
        return K_OBJ_ANY;
    case K_POLL_TYPE_SIGNAL:
        return K_OBJ_POLL_SIGNAL;
    case K_POLL_TYPE_SEM_AVAILABLE:
        return K_OBJ_SEM;
    case K_POLL_TYPE_DATA_AVAILABLE:
        return K_OBJ_QUEUE;
    case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
        return K_OBJ_MSGQ;
    case K_POLL_TYPE_PIPE_DATA_AVAILABLE:
        return K_OBJ_PIPE;
    default:
        return K_OBJ_LAST;
    }
}
