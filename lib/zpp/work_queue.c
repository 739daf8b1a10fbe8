/* SPDX-License-Identifier: Apache-2.0 */
/* For supervisor threads alone; see setup.c. */
#define __ZEPHYR_SUPERVISOR__
#include <zpp/work_queue.h>
#include "pool.h"

void zpp_work_init(struct zpp_work *work, zpp_work_function function, void *argument)
{
    work->function = function;
    work->argument = argument;
    atomic_clear(&work->queued);
}

int zpp_work_queue_init(struct zpp_work_queue *queue)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    k_fifo_init(&queue->items);
    zpp_work_init(&queue->stop, NULL, NULL);
    return k_sem_init(&queue->started, 0, 1);
}

int zpp_work_queue_call(struct zpp_work_queue *queue, struct zpp_work *work)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    if (!atomic_cas(&work->queued, 0, 1)) {
        return -EALREADY;
    }
    k_fifo_put(&queue->items, work);
    return 0;
}

int zpp_work_queue_run(struct zpp_work_queue *queue)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    k_sem_give(&queue->started);
    for (;;) {
        struct zpp_work *work = k_fifo_get(&queue->items, K_FOREVER);

        /* cleared first, so that an item can queue itself again */
        atomic_clear(&work->queued);
        if (work == &queue->stop) {
            break;
        }
        work->function(work->argument);
    }
    k_sem_reset(&queue->started);
    return 0;
}

int zpp_work_queue_stop(struct zpp_work_queue *queue)
{
    return zpp_work_queue_call(queue, &queue->stop);
}

int zpp_work_queue_wait_started(struct zpp_work_queue *queue)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    refused = k_sem_take(&queue->started, K_FOREVER);
    if (refused == 0) {
        k_sem_give(&queue->started); /* for the next who asks */
    }
    return refused;
}
