/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread that waits for an item lies in its own k_work_sync: a flusher is an item of its own,
 * queued behind the one it waits for; who waits for a cancelled item is in one list for all.
 */
#include "sched.h"
#include "timeout.h"
#include "work.h"

/* Threads that wait for a cancelled item: wait_data[0]. */
static struct bk_wait_queue cancels = BK_WAIT_QUEUE_INIT(&cancels);

void k_work_init(struct k_work *work, k_work_handler_t handler)
{
    *work = (struct k_work)Z_WORK_INITIALIZER(handler);
}

int k_work_busy_get(const struct k_work *work)
{
    return (int)(*(volatile const uint32_t *)&work->flags & BK_WORK_BUSY);
}

/* Whether the queue takes items now. */
static int admits(const struct k_work_q *queue)
{
    bool draining = (queue->flags & K_WORK_QUEUE_DRAIN) != 0u;
    bool own = bk_kernel.current == queue->thread_id && !k_is_in_isr();

    if ((queue->flags & K_WORK_QUEUE_STARTED) == 0u) {
        return -ENODEV;
    }
    if (draining ? !own : (queue->flags & K_WORK_QUEUE_PLUGGED) != 0u) {
        return -EBUSY;
    }
    return 1;
}

int bk_work_submit(struct k_work *work, struct k_work_q *queue)
{
    bool running = (work->flags & K_WORK_RUNNING) != 0u;
    int result;

    if ((work->flags & K_WORK_CANCELING) != 0u) {
        return -EBUSY;
    }
    if ((work->flags & K_WORK_QUEUED) != 0u) {
        return 0;
    }
    if (running || queue == NULL) {
        queue = work->queue;
    }
    if (queue == NULL) {
        return -EINVAL;
    }
    result = admits(queue);
    if (result < 0) {
        return result;
    }
    work->queue = queue;
    work->flags |= K_WORK_QUEUED;
    sys_dlist_append(&queue->pending, &work->node);
    bk_work_queue_notify(queue);
    return running ? 2 : 1;
}

int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work)
{
    unsigned int key = bk_lock();
    int result = bk_work_submit(work, queue);

    bk_settle(key);
    return result;
}

int bk_work_cancel(struct k_work *work)
{
    if ((work->flags & K_WORK_QUEUED) != 0u) {
        work->flags &= ~(uint32_t)K_WORK_QUEUED;
        sys_dlist_remove(&work->node);
    }
    if ((work->flags & BK_WORK_BUSY) != 0u) {
        work->flags |= K_WORK_CANCELING;
    }
    return k_work_busy_get(work);
}

int k_work_cancel(struct k_work *work)
{
    unsigned int key = bk_lock();
    int busy = bk_work_cancel(work);

    bk_unlock(key);
    return busy;
}

void bk_work_cancel_wait(struct k_work *work, struct k_work_sync *sync, unsigned int key)
{
    ARG_UNUSED(sync);
    __ASSERT(!bk_in_device_interrupt(), "an interrupt waits for work %p", (void *)work);
    if ((work->flags & K_WORK_CANCELING) == 0u) {
        bk_settle(key);
        return;
    }
    bk_kernel.current->wait_data[0] = (uint32_t)(uintptr_t)work;
    (void)bk_wait(&cancels, K_FOREVER, key);
}

bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync)
{
    unsigned int key = bk_lock();
    bool busy = (work->flags & BK_WORK_BUSY) != 0u;

    (void)bk_work_cancel(work);
    bk_work_cancel_wait(work, sync, key);
    return busy;
}

bool bk_work_flush(struct k_work *work, struct k_work_sync *sync, unsigned int key)
{
    struct k_work_q *queue = work->queue;

    __ASSERT(!bk_in_device_interrupt(), "an interrupt waits for work %p", (void *)work);
    if ((work->flags & (K_WORK_QUEUED | K_WORK_RUNNING)) == 0u) {
        bk_settle(key);
        return false;
    }
    k_work_init(&sync->flusher, NULL);
    sync->flusher.flags = K_WORK_QUEUED | K_WORK_FLUSHING;
    sync->flusher.queue = queue;
    bk_wait_queue_init(&sync->waiters);
    /* Behind the item; before all others when it is not queued but runs. */
    if ((work->flags & K_WORK_QUEUED) != 0u) {
        sys_dlist_insert(work->node.next, &sync->flusher.node);
    } else {
        sys_dlist_prepend(&queue->pending, &sync->flusher.node);
    }
    (void)bk_wait(&sync->waiters, K_FOREVER, key);
    return true;
}

bool k_work_flush(struct k_work *work, struct k_work_sync *sync)
{
    return bk_work_flush(work, sync, bk_lock());
}

/* Wakes those who wait for the cancelled item; the lock opens between two. */
static void wake_cancellers(const struct k_work *work)
{
    sys_dnode_t *end = (sys_dnode_t *)&cancels.list;
    sys_dnode_t *node = end->next;

    while (node != end) {
        struct k_thread *thread = bk_thread_of(node);

        node = node->next;
        if (thread->wait_data[0] == (uint32_t)(uintptr_t)work) {
            bk_wake(thread, 0);
        }
        bk_lock_lower();
        (void)bk_lock();
        if (node != end && bk_thread_of(node)->waiting_on != &cancels) {
            node = end->next;
        }
    }
}

/* The item may be gone when its flags are clear, and the flusher when its waiter runs. */
void bk_work_ended(struct k_work *work)
{
    uint32_t flags = work->flags;

    work->flags = flags & ~(uint32_t)(K_WORK_RUNNING | K_WORK_CANCELING);
    if ((flags & K_WORK_FLUSHING) != 0u) {
        bk_wake_all(&CONTAINER_OF(work, struct k_work_sync, flusher)->waiters, 0);
    }
    if ((flags & K_WORK_CANCELING) != 0u) {
        wake_cancellers(work);
    }
}
