/* SPDX-License-Identifier: Apache-2.0 */
/* Objects that own memory, before they are freed. */
#include <zephyr/kernel.h>

#include "object.h"
#include "poll.h"
#include "sched.h"

static bool queue_clean(struct k_queue *queue)
{
    if (!bk_wait_queue_empty(&queue->waiters) || !BK_POLL_UNUSED(queue)) {
        return false;
    }
    /* Nodes that were allocated for items are freed as the items are taken. */
    while (z_impl_k_queue_is_empty(queue) == 0) {
        (void)z_impl_k_queue_get(queue, K_NO_WAIT);
    }
    return true;
}

static bool msgq_clean(struct k_msgq *msgq)
{
    return BK_POLL_UNUSED(msgq) && msgq->serve.next == NULL && k_msgq_cleanup(msgq) == 0;
}

static bool pipe_clean(struct k_pipe *pipe)
{
#ifdef CONFIG_PIPES
    return BK_POLL_UNUSED(pipe) && pipe->serve.next == NULL && k_pipe_cleanup(pipe) == 0;
#else
    ARG_UNUSED(pipe);
    return true;
#endif
}

static bool signal_clean(const struct k_poll_signal *sig)
{
    return sys_dlist_is_empty((sys_dlist_t *)(uintptr_t)&sig->poll_events);
}

bool bk_object_clean_data(void *object, uint32_t type)
{
    switch (type) {
    case K_OBJ_QUEUE:
        return queue_clean(object);
    case K_OBJ_STACK:
        return k_stack_cleanup(object) == 0;
    case K_OBJ_MSGQ:
        return msgq_clean(object);
    case K_OBJ_PIPE:
        return pipe_clean(object);
    case K_OBJ_POLL_SIGNAL:
        return signal_clean(object);
    default:
        return true;
    }
}
