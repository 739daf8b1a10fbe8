/* SPDX-License-Identifier: Apache-2.0 */
#include "alarm.h"
#include "object.h"
#include "sched.h"
#include "usermode.h"

/* Beyond any uptime, and small enough to be added to one. */
#define PERIOD_MAX (INT64_MAX >> 16)

void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn)
{
    struct bk_object object = timer->object;

    memset(timer, 0, sizeof(*timer));
    timer->object = object;
    timer->expiry_fn = expiry_fn;
    timer->stop_fn = stop_fn;
    bk_alarm_init(&timer->alarm, bk_timer_expired);
    bk_wait_queue_init(&timer->waiters);
    bk_object_register(timer, K_OBJ_TIMER);
}

static uint32_t take_status(struct k_timer *timer)
{
    uint32_t status = timer->status;

    timer->status = 0;
    return status;
}

/* Whoever waits gets the count. */
static void wake_waiter(struct k_timer *timer)
{
    unsigned int key = bk_lock();

    if (!bk_wait_queue_empty(&timer->waiters)) {
        bk_wake(bk_wait_first(&timer->waiters), take_status(timer));
    }
    bk_settle(key);
}

/* The next expiry counts from the one that was due, however late this runs. */
void bk_timer_expired(struct bk_timeout *timeout)
{
    struct k_timer *timer = CONTAINER_OF(timeout, struct k_timer, alarm.timeout);
    unsigned int key = bk_lock();

    if (!bk_alarm_due(&timer->alarm)) {
        bk_unlock(key);
        return;
    }
    timer->status++;
    if (timer->period.ticks != 0) {
        bk_alarm_set(&timer->alarm, timer->alarm.tick + timer->period.ticks, key);
    } else {
        bk_unlock(key);
    }
    if (timer->expiry_fn != NULL) {
        timer->expiry_fn(timer);
    }
    wake_waiter(timer);
}

void z_impl_k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period)
{
    bool never = bk_is_forever(duration);
    unsigned int key;
    int64_t tick;

    /* The wait is the stated one and not, as a sleep's, a part of a tick longer. */
    if (Z_IS_TIMEOUT_RELATIVE(duration) && duration.ticks > 0) {
        duration.ticks--;
    }
    tick = bk_timeout_tick(duration);
    key = bk_lock();
    timer->status = 0;
    timer->period.ticks = CLAMP(period.ticks, 0, PERIOD_MAX);
    if (never) {
        bk_alarm_clear(&timer->alarm);
        bk_settle(key);
    } else {
        bk_alarm_set(&timer->alarm, tick, key);
    }
}

void z_impl_k_timer_stop(struct k_timer *timer)
{
    unsigned int key = bk_lock();
    bool ran = timer->alarm.set;

    bk_alarm_clear(&timer->alarm);
    bk_settle(key);
    if (ran && timer->stop_fn != NULL) {
        timer->stop_fn(timer);
    }
    wake_waiter(timer);
}

uint32_t z_impl_k_timer_status_get(struct k_timer *timer)
{
    unsigned int key = bk_lock();
    uint32_t status = take_status(timer);

    bk_unlock(key);
    return status;
}

uint32_t z_impl_k_timer_status_sync(struct k_timer *timer)
{
    unsigned int key = bk_lock();
    uint32_t status = take_status(timer);

    __ASSERT(!bk_in_device_interrupt(), "k_timer_status_sync() in an interrupt");
    if (status != 0u || !timer->alarm.set) {
        bk_unlock(key);
        return status;
    }
    return (uint32_t)bk_wait(&timer->waiters, K_FOREVER, key);
}

k_ticks_t z_impl_k_timer_expires_ticks(const struct k_timer *timer)
{
    return bk_alarm_expiry(&timer->alarm);
}

k_ticks_t z_impl_k_timer_remaining_ticks(const struct k_timer *timer)
{
    return MAX(bk_alarm_expiry(&timer->alarm) - bk_clock_ticks(), 0);
}

#ifdef CONFIG_USERSPACE

static void z_vrfy_k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period)
{
    bk_object_check(timer, K_OBJ_TIMER);
    z_impl_k_timer_start(timer, duration, period);
}
#include <zephyr/syscalls/k_timer_start_mrsh.c>

static void z_vrfy_k_timer_stop(struct k_timer *timer)
{
    bk_object_check(timer, K_OBJ_TIMER);
    z_impl_k_timer_stop(timer);
}
#include <zephyr/syscalls/k_timer_stop_mrsh.c>

static uint32_t z_vrfy_k_timer_status_get(struct k_timer *timer)
{
    bk_object_check(timer, K_OBJ_TIMER);
    return z_impl_k_timer_status_get(timer);
}
#include <zephyr/syscalls/k_timer_status_get_mrsh.c>

static uint32_t z_vrfy_k_timer_status_sync(struct k_timer *timer)
{
    bk_object_check(timer, K_OBJ_TIMER);
    return z_impl_k_timer_status_sync(timer);
}
#include <zephyr/syscalls/k_timer_status_sync_mrsh.c>

static k_ticks_t z_vrfy_k_timer_expires_ticks(const struct k_timer *timer)
{
    bk_object_check(timer, K_OBJ_TIMER);
    return z_impl_k_timer_expires_ticks(timer);
}
#include <zephyr/syscalls/k_timer_expires_ticks_mrsh.c>

static k_ticks_t z_vrfy_k_timer_remaining_ticks(const struct k_timer *timer)
{
    bk_object_check(timer, K_OBJ_TIMER);
    return z_impl_k_timer_remaining_ticks(timer);
}
#include <zephyr/syscalls/k_timer_remaining_ticks_mrsh.c>

static void z_vrfy_k_timer_user_data_set(struct k_timer *timer, void *user_data)
{
    bk_object_check(timer, K_OBJ_TIMER);
    z_impl_k_timer_user_data_set(timer, user_data);
}
#include <zephyr/syscalls/k_timer_user_data_set_mrsh.c>

static void *z_vrfy_k_timer_user_data_get(const struct k_timer *timer)
{
    bk_object_check(timer, K_OBJ_TIMER);
    return z_impl_k_timer_user_data_get(timer);
}
#include <zephyr/syscalls/k_timer_user_data_get_mrsh.c>

#endif
