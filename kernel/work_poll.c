/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel/work_poll.h>

#include "poll_types.h"
#include "sched.h"
#include "timeout.h"
#include "work.h"

/* The handler of all such items. */
static void run(struct k_work *work)
{
    struct k_work_poll *item = CONTAINER_OF(work, struct k_work_poll, work);
    unsigned int key = bk_kernel_lock();

    bk_poll_leave(&item->poller);
    item->workq = NULL;
    bk_unlock(key);
    item->real_handler(work);
}

void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler)
{
    memset(work, 0, sizeof(*work));
    k_work_init(&work->work, run);
    work->real_handler = handler;
}

/* Interrupt level; the caller ends with bk_settle(). */
static void submit(struct k_work_poll *item, int result)
{
    item->poller.active = false;
    item->poll_result = result;
    bk_timeout_cancel(&item->timeout);
    (void)bk_work_submit(&item->work, item->workq);
}

static void ready(struct bk_poller *poller, int result)
{
    submit(CONTAINER_OF(poller, struct k_work_poll, poller), result);
}

static void poll_expired(struct bk_timeout *timeout)
{
    struct k_work_poll *item = CONTAINER_OF(timeout, struct k_work_poll, timeout);
    unsigned int key = bk_lock();

    if (item->poller.active) {
        submit(item, -EAGAIN);
    }
    bk_unlock(key);
}

/* Kernel level. */
static int cancel(struct k_work_poll *item)
{
    unsigned int key = bk_lock();
    bool waits = item->workq != NULL && item->poller.active;

    if (waits) {
        item->poller.active = false;
        bk_timeout_cancel(&item->timeout);
    }
    bk_settle(key);
    if (!waits) {
        return -EINVAL;
    }
    bk_poll_leave(&item->poller);
    item->workq = NULL;
    return 0;
}

static bool known(const struct k_poll_event *events, int num_events)
{
    for (int i = 0; i < num_events; i++) {
        if (bk_poll_object_type(events[i].type) == K_OBJ_LAST) {
            return false;
        }
    }
    return true;
}

/* Wait, or submit at once. An interrupt may have submitted it since it waits for its events. */
static void begin_wait(struct k_work_poll *item, k_timeout_t timeout)
{
    unsigned int key = bk_lock();
    bool submitted = item->poll_result != -EINPROGRESS;
    bool timed = !K_TIMEOUT_EQ(timeout, K_FOREVER) && !bk_is_no_wait(timeout);

    if (submitted) {
        timed = false;
    } else if (!item->poller.active) {
        submit(item, 0);
        timed = false;
    } else if (bk_is_no_wait(timeout)) {
        submit(item, -EAGAIN);
    } else if (timed) {
        item->timeout.state = BK_TIMEOUT_ARMED;
    }
    bk_settle(key);
    if (timed) {
        bk_timeout_add(&item->timeout, poll_expired, timeout);
    }
}

int k_work_poll_submit_to_queue(struct k_work_q *work_q, struct k_work_poll *work,
                                struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
    unsigned int key;
    int result = 0;

    __ASSERT(!k_is_in_isr(), "k_work_poll_submit_to_queue() in an interrupt");
    if (!known(events, num_events)) {
        return -EINVAL;
    }
    key = bk_kernel_lock();
    if (work->workq != NULL) {
        result = work->workq == work_q ? cancel(work) : -EADDRINUSE;
    }
    if (result == 0) {
        work->workq = work_q;
        work->poll_result = -EINPROGRESS;
        work->poller = (struct bk_poller){
            .ready = ready, .events = events, .num = num_events, .level = work_q->thread.level};
        bk_poll_register(&work->poller, !bk_is_no_wait(timeout));
        begin_wait(work, timeout);
    }
    bk_unlock(key);
    return result;
}

int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events,
                       k_timeout_t timeout)
{
    return k_work_poll_submit_to_queue(&k_sys_work_q, work, events, num_events, timeout);
}

int k_work_poll_cancel(struct k_work_poll *work)
{
    unsigned int key;
    int result;

    if (work == NULL) {
        return -EINVAL;
    }
    key = bk_kernel_lock();
    result = cancel(work);
    bk_unlock(key);
    return result;
}
