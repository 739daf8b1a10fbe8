/* SPDX-License-Identifier: Apache-2.0 */
#include "sched.h"
#include "timeout.h"
#include "work.h"

void bk_work_queue_notify(struct k_work_q *queue)
{
    if (!bk_wait_queue_empty(&queue->idle)) {
        bk_wake(bk_wait_first(&queue->idle), 0);
    }
}

/* Nothing is left to do: drains are over. Interrupt level. */
static void ran_dry(struct k_work_q *queue)
{
    queue->flags &= ~(uint32_t)K_WORK_QUEUE_BUSY;
    if ((queue->flags & K_WORK_QUEUE_DRAIN) != 0u) {
        queue->flags &= ~(uint32_t)K_WORK_QUEUE_DRAIN;
        bk_wake_all(&queue->drains, 1);
    }
}

/* The next item, out of the queue and running; NULL when there is none. Interrupt level. */
static struct k_work *take_work(struct k_work_q *queue)
{
    sys_dnode_t *node = sys_dlist_get(&queue->pending);
    struct k_work *work;

    if (node == NULL) {
        return NULL;
    }
    work = CONTAINER_OF(node, struct k_work, node);
    work->flags = (work->flags & ~(uint32_t)K_WORK_QUEUED) | K_WORK_RUNNING;
    queue->flags |= K_WORK_QUEUE_BUSY;
    return work;
}

static void run_item(struct k_work_q *queue, struct k_work *work)
{
    bool yield = (queue->flags & K_WORK_QUEUE_NO_YIELD) == 0u;
    unsigned int outer;

    if (work->handler != NULL) {
        work->handler(work);
    }
    outer = bk_kernel_lock();
    (void)bk_lock();
    bk_work_ended(work);
    bk_settle(outer);
    if (yield) {
        k_yield();
    }
}

/* Until the queue is stopped. */
static void serve_queue(struct k_work_q *queue)
{
    for (;;) {
        unsigned int key = bk_lock();
        struct k_work *work = take_work(queue);

        if (work != NULL) {
            bk_unlock(key);
            run_item(queue, work);
            continue;
        }
        ran_dry(queue);
        if ((queue->flags & K_WORK_QUEUE_STOP) != 0u) {
            bk_settle(key);
            return;
        }
        (void)bk_wait(&queue->idle, K_FOREVER, key);
    }
}

static void queue_thread(void *queue, void *p2, void *p3)
{
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    serve_queue(queue);
}

void k_work_queue_init(struct k_work_q *queue)
{
    sys_dlist_init(&queue->pending);
    bk_wait_queue_init(&queue->idle);
    bk_wait_queue_init(&queue->drains);
    queue->flags = 0;
}

static void open_queue(struct k_work_q *queue, k_tid_t thread,
                       const struct k_work_queue_config *cfg)
{
    k_work_queue_init(queue);
    queue->thread_id = thread;
    queue->flags = K_WORK_QUEUE_STARTED;
    if (cfg != NULL) {
        queue->flags |= cfg->no_yield ? K_WORK_QUEUE_NO_YIELD : 0u;
        k_thread_name_set(thread, cfg->name != NULL ? cfg->name : "");
    }
}

void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size,
                        int prio, const struct k_work_queue_config *cfg)
{
    bool essential = cfg != NULL && cfg->essential;

    k_thread_create(&queue->thread, stack, stack_size, queue_thread, queue, NULL, NULL, prio,
                    essential ? K_ESSENTIAL : 0u, K_FOREVER);
    open_queue(queue, &queue->thread, cfg);
    k_thread_start(&queue->thread);
}

void k_work_queue_run(struct k_work_q *queue, const struct k_work_queue_config *cfg)
{
    open_queue(queue, k_current_get(), cfg);
    serve_queue(queue);
    queue->flags = 0;
}

int k_work_queue_drain(struct k_work_q *queue, bool plug)
{
    unsigned int key = bk_lock();
    bool busy = (queue->flags & K_WORK_QUEUE_BUSY) != 0u || !sys_dlist_is_empty(&queue->pending);

    __ASSERT(!bk_in_device_interrupt(), "an interrupt waits for work queue %p", (void *)queue);
    queue->flags |= plug ? K_WORK_QUEUE_PLUGGED : 0u;
    if (!busy) {
        bk_unlock(key);
        return 0;
    }
    queue->flags |= K_WORK_QUEUE_DRAIN;
    return bk_wait(&queue->drains, K_FOREVER, key);
}

int k_work_queue_unplug(struct k_work_q *queue)
{
    unsigned int key = bk_lock();
    bool plugged = (queue->flags & K_WORK_QUEUE_PLUGGED) != 0u;

    queue->flags &= ~(uint32_t)K_WORK_QUEUE_PLUGGED;
    bk_unlock(key);
    return plugged ? 0 : -EALREADY;
}

int k_work_queue_stop(struct k_work_q *queue, k_timeout_t timeout)
{
    unsigned int key = bk_lock();
    uint32_t flags = queue->flags;

    if ((flags & K_WORK_QUEUE_STARTED) == 0u || (flags & K_WORK_QUEUE_PLUGGED) == 0u) {
        bk_unlock(key);
        return (flags & K_WORK_QUEUE_STARTED) == 0u ? -EALREADY : -EBUSY;
    }
    queue->flags |= K_WORK_QUEUE_STOP;
    bk_work_queue_notify(queue);
    bk_settle(key);
    if (k_thread_join(queue->thread_id, timeout) != 0) {
        key = bk_lock();
        queue->flags &= ~(uint32_t)K_WORK_QUEUE_STOP;
        bk_unlock(key);
        return -ETIMEDOUT;
    }
    queue->flags = 0;
    return 0;
}
