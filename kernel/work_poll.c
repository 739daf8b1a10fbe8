/* SPDX-License-Identifier: Apache-2.0 */
/* An item waits while its poller is active; then it is queued, until its function begins. */
#include <zephyr/kernel/work_poll.h>

#include "alarm.h"
#include "poll.h"
#include "work.h"

/* The wait is over. Interrupt level. */
static void submit(struct k_work_poll *work, int result)
{
    work->poller.active = false;
    work->poll_result = result;
    bk_alarm_clear(&work->alarm);
    (void)bk_work_submit(&work->work, work->workq);
}

static void ready(struct bk_poller *poller, int result)
{
    submit(CONTAINER_OF(poller, struct k_work_poll, poller), result);
}

static void expired(struct bk_timeout *timeout)
{
    struct k_work_poll *work = CONTAINER_OF(timeout, struct k_work_poll, alarm.timeout);
    unsigned int key = bk_lock();

    if (bk_alarm_due(&work->alarm) && work->poller.active) {
        submit(work, -EAGAIN);
    }
    bk_settle(key);
}

static void take_events_back(struct k_work_poll *work)
{
    unsigned int key = bk_kernel_lock();

    bk_poll_leave(&work->poller);
    work->workq = NULL;
    bk_unlock(key);
}

static void run(struct k_work *item)
{
    struct k_work_poll *work = CONTAINER_OF(item, struct k_work_poll, work);

    take_events_back(work);
    work->real_handler(item);
}

void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler)
{
    memset(work, 0, sizeof(*work));
    k_work_init(&work->work, run);
    bk_alarm_init(&work->alarm, expired);
    work->poller.ready = ready;
    work->real_handler = handler;
}

int k_work_poll_cancel(struct k_work_poll *work)
{
    unsigned int key = bk_lock();
    bool waits = work->poller.active;

    work->poller.active = false;
    bk_alarm_clear(&work->alarm);
    bk_settle(key);
    if (!waits) {
        return -EINVAL;
    }
    take_events_back(work);
    return 0;
}

/* Wait, or submit at once. Kernel level. */
static void wait_or_submit(struct k_work_poll *work, k_timeout_t timeout, int64_t tick)
{
    bool waits = !K_TIMEOUT_EQ(timeout, K_NO_WAIT);
    unsigned int key;

    bk_poll_register(&work->poller, waits);
    key = bk_lock();
    if (!work->poller.active || !waits) {
        /* What became ready while the others were still being looked at has submitted it already.
         */
        if ((work->work.flags & K_WORK_QUEUED) == 0u) {
            submit(work, work->poller.active ? -EAGAIN : 0);
        }
        bk_settle(key);
    } else if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
        bk_unlock(key);
    } else {
        bk_alarm_set(&work->alarm, tick, key);
    }
}

int k_work_poll_submit_to_queue(struct k_work_q *work_q, struct k_work_poll *work,
                                struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
    int64_t tick = bk_timeout_tick(timeout);
    unsigned int key;

    if (work_q == NULL) {
        return -EINVAL;
    }
    if (work->workq != NULL && (work->workq != work_q || k_work_poll_cancel(work) != 0)) {
        return -EADDRINUSE;
    }
    key = bk_kernel_lock();
    work->workq = work_q;
    work->poller.events = events;
    work->poller.num = num_events;
    work->poller.level = bk_kernel.current->level;
    wait_or_submit(work, timeout, tick);
    bk_unlock(key);
    return 0;
}

int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events,
                       k_timeout_t timeout)
{
    return k_work_poll_submit_to_queue(&k_sys_work_q, work, events, num_events, timeout);
}
