/* SPDX-License-Identifier: Apache-2.0 */
#include "alarm.h"
#include "sched.h"
#include "work.h"

#define NEVER (INT64_MAX >> 16)

void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler)
{
    *dwork = (struct k_work_delayable)Z_WORK_DELAYABLE_INITIALIZER(handler);
}

void bk_work_due(struct bk_timeout *timeout)
{
    struct k_work_delayable *dwork = CONTAINER_OF(timeout, struct k_work_delayable, alarm.timeout);
    unsigned int key = bk_lock();

    if (bk_alarm_due(&dwork->alarm)) {
        dwork->work.flags &= ~(uint32_t)K_WORK_DELAYED;
        (void)bk_work_submit(&dwork->work, dwork->queue);
    }
    bk_settle(key);
}

int k_work_delayable_busy_get(const struct k_work_delayable *dwork)
{
    return k_work_busy_get(&dwork->work);
}

k_ticks_t k_work_delayable_expires_get(const struct k_work_delayable *dwork)
{
    return bk_alarm_expiry(&dwork->alarm);
}

k_ticks_t k_work_delayable_remaining_get(const struct k_work_delayable *dwork)
{
    return MAX(bk_alarm_expiry(&dwork->alarm) - bk_clock_ticks(), 0);
}

/* End the delay; whether there was one. Interrupt level. */
static bool undelay(struct k_work_delayable *dwork)
{
    bool delayed = (dwork->work.flags & K_WORK_DELAYED) != 0u;

    dwork->work.flags &= ~(uint32_t)K_WORK_DELAYED;
    bk_alarm_clear(&dwork->alarm);
    return delayed;
}

static int schedule(struct k_work_q *queue, struct k_work_delayable *dwork, k_timeout_t delay,
                    uint32_t obstacles)
{
    int64_t tick = K_TIMEOUT_EQ(delay, K_FOREVER) ? NEVER : bk_timeout_tick(delay);
    unsigned int key = bk_lock();
    int result = 1;

    if ((dwork->work.flags & obstacles) != 0u) {
        bk_unlock(key);
        return 0;
    }
    if (bk_is_no_wait(delay)) {
        (void)undelay(dwork);
        result = bk_work_submit(&dwork->work, queue);
        bk_settle(key);
    } else {
        dwork->work.flags |= K_WORK_DELAYED;
        dwork->queue = queue;
        bk_alarm_set(&dwork->alarm, tick, key);
    }
    return result;
}

int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
                              k_timeout_t delay)
{
    return schedule(queue, dwork, delay, BK_WORK_BUSY & ~(uint32_t)K_WORK_RUNNING);
}

int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
                                k_timeout_t delay)
{
    return schedule(queue, dwork, delay, 0);
}

bool k_work_flush_delayable(struct k_work_delayable *dwork, struct k_work_sync *sync)
{
    unsigned int key = bk_lock();

    if (undelay(dwork)) {
        (void)bk_work_submit(&dwork->work, dwork->queue);
    }
    return bk_work_flush(&dwork->work, sync, key);
}

int k_work_cancel_delayable(struct k_work_delayable *dwork)
{
    unsigned int key = bk_lock();
    int busy;

    (void)undelay(dwork);
    busy = bk_work_cancel(&dwork->work);
    bk_settle(key);
    return busy;
}

bool k_work_cancel_delayable_sync(struct k_work_delayable *dwork, struct k_work_sync *sync)
{
    unsigned int key = bk_lock();
    bool busy = (dwork->work.flags & BK_WORK_BUSY) != 0u;

    (void)undelay(dwork);
    (void)bk_work_cancel(&dwork->work);
    bk_work_cancel_wait(&dwork->work, sync, key);
    return busy;
}
