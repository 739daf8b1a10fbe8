/* SPDX-License-Identifier: Apache-2.0 */
#include "alarm.h"

void bk_alarm_init(struct bk_alarm *alarm, bk_timeout_fn fn)
{
    *alarm = (struct bk_alarm)BK_ALARM_INIT(fn);
}

/* Kernel level: arm what was asked for, if it still is. */
void bk_alarm_arm(struct bk_deferred *request)
{
    struct bk_alarm *alarm = CONTAINER_OF(request, struct bk_alarm, request);
    unsigned int key;
    int64_t tick;

    bk_timeout_purge();
    key = bk_lock();
    tick = alarm->tick;
    /* Not idle: an interrupt cancelled it since the purge, and has made another request. */
    if (!alarm->requested || alarm->timeout.state != BK_TIMEOUT_IDLE) {
        bk_unlock(key);
        return;
    }
    alarm->requested = false;
    alarm->timeout.state = BK_TIMEOUT_ARMED;
    bk_unlock(key);
    bk_timeout_add(&alarm->timeout, alarm->timeout.fn, K_TIMEOUT_ABS_TICKS(tick));
}

void bk_alarm_set(struct bk_alarm *alarm, int64_t tick, unsigned int key)
{
    bk_timeout_cancel(&alarm->timeout);
    alarm->tick = tick;
    alarm->set = true;
    alarm->requested = true;
    if (bk_can_lower(key)) {
        bk_lock_lower();
        bk_alarm_arm(&alarm->request);
    } else {
        bk_defer(&alarm->request);
    }
    bk_unlock(key);
}

void bk_alarm_clear(struct bk_alarm *alarm)
{
    alarm->set = false;
    alarm->requested = false;
    bk_timeout_cancel(&alarm->timeout);
}

bool bk_alarm_due(struct bk_alarm *alarm)
{
    bool due = alarm->set && !alarm->requested;

    if (due) {
        alarm->set = false;
    }
    return due;
}

int64_t bk_alarm_expiry(const struct bk_alarm *alarm)
{
    unsigned int key = bk_lock();
    bool set = alarm->set;
    int64_t tick = alarm->tick;

    bk_unlock(key);
    return set ? tick : bk_clock_ticks();
}
