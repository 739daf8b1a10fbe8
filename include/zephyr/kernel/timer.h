/* SPDX-License-Identifier: Apache-2.0 */
/** @file Timers. */
#ifndef ZEPHYR_INCLUDE_KERNEL_TIMER_H_
#define ZEPHYR_INCLUDE_KERNEL_TIMER_H_

#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/timeout.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_timer;

/** Called at each expiry, in interrupt context at the lowest priority. It must not wait. */
typedef void (*k_timer_expiry_t)(struct k_timer *timer);
/** Called when a running timer is stopped, in the context of who stops it. It must not wait. */
typedef void (*k_timer_stop_t)(struct k_timer *timer);

/** Timer. */
struct k_timer {
    struct bk_object object;
    struct bk_alarm alarm;
    struct bk_wait_queue waiters;
    k_timer_expiry_t expiry_fn;
    k_timer_stop_t stop_fn;
    k_timeout_t period; /* K_NO_WAIT: expires once */
    uint32_t status;    /* expiries since it was last read */
    void *user_data;
};

/* Not for use outside of the kernel. */
void bk_timer_expired(struct bk_timeout *timeout);

#define Z_TIMER_INITIALIZER(name, expiry, stop)                                                    \
    {{0, K_OBJ_TIMER, 0}, BK_ALARM_INIT(bk_timer_expired), BK_WAIT_QUEUE_INIT(&(name).waiters),    \
     expiry, stop, {0}, 0, NULL}

/**
 * Define a timer, ready to be started.
 * @param expiry_fn Called at each expiry, or NULL.
 * @param stop_fn Called when a running timer is stopped, or NULL.
 */
#define K_TIMER_DEFINE(name, expiry_fn, stop_fn)                                                   \
    STRUCT_SECTION_ITERABLE(k_timer, name) = Z_TIMER_INITIALIZER(name, expiry_fn, stop_fn)

/**
 * Initialise a timer, which must not run.
 * @param expiry_fn Called at each expiry, or NULL.
 * @param stop_fn Called when a running timer is stopped, or NULL.
 * Context: supervisor.
 */
void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn);

/**
 * Start a timer, or start it anew. Its status becomes zero.
 * @param duration Time until it first expires; K_FOREVER: it does not.
 * @param period Time from one expiry to the next; K_NO_WAIT or K_FOREVER: it expires once.
 * Context: any.
 */
__syscall void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period);

/** Stop a timer; no effect on one that does not run. Who waits for it runs on. Context: any. */
__syscall void k_timer_stop(struct k_timer *timer);

/** Expiries since the status was last read; it becomes zero. Context: any. */
__syscall uint32_t k_timer_status_get(struct k_timer *timer);

/**
 * Wait until a timer has expired at least once since its status was last read, or was stopped.
 * @return Expiries since then; the status becomes zero.
 * Context: thread.
 */
__syscall uint32_t k_timer_status_sync(struct k_timer *timer);

/** Uptime in ticks at which a timer next expires; the present when it does not run. */
__syscall k_ticks_t k_timer_expires_ticks(const struct k_timer *timer);
/** Ticks until a timer next expires; 0 when it does not run. */
__syscall k_ticks_t k_timer_remaining_ticks(const struct k_timer *timer);

/** Attach a word of the application's own. Context: any. */
__syscall void k_timer_user_data_set(struct k_timer *timer, void *user_data);
/** The word attached. Context: any. */
__syscall void *k_timer_user_data_get(const struct k_timer *timer);

static inline void z_impl_k_timer_user_data_set(struct k_timer *timer, void *user_data)
{
    timer->user_data = user_data;
}

static inline void *z_impl_k_timer_user_data_get(const struct k_timer *timer)
{
    return timer->user_data;
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/timer.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Milliseconds until a timer next expires; 0 when it does not run. */
static inline uint32_t k_timer_remaining_get(struct k_timer *timer)
{
    return k_ticks_to_ms_floor32((uint32_t)k_timer_remaining_ticks(timer));
}

#ifdef __cplusplus
}
#endif

#endif
