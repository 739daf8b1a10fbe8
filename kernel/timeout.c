/* SPDX-License-Identifier: Apache-2.0 */
#include "timeout.h"
#include "timeout_heap.h"

#define KEY_ORDER_BITS 16
#define TICK_MAX (INT64_MAX >> KEY_ORDER_BITS)

static struct bk_timeout *cancelled; /* list that interrupts add to */
static struct bk_deferred deferred_end;
static struct bk_deferred *deferred_first = &deferred_end;
static struct bk_deferred **deferred_tail = &deferred_first;
static uint16_t order;
static bool expiring;

static int64_t tick_of(const struct bk_timeout *t)
{
    return (int64_t)(((uint64_t)t->key_high << 32 | t->key_low) >> KEY_ORDER_BITS);
}

static void clock_follow(void)
{
    if (!expiring) {
        bk_clock_set(tick_of(bk_heap_first()));
    }
}

int64_t bk_timeout_tick(k_timeout_t timeout)
{
    int64_t next = bk_clock_ticks() + 1;
    int64_t absolute = Z_TICK_ABS(timeout.ticks);
    /* As a number without sign it does not overflow. */
    uint64_t tick = absolute < 0 ? (uint64_t)next + (uint64_t)timeout.ticks
                                 : (uint64_t)MAX(absolute, next);

    return (int64_t)MIN(tick, (uint64_t)TICK_MAX);
}

void bk_timeout_purge(void)
{
    if (cancelled == NULL) {
        return;
    }
    do {
        unsigned int key = bk_lock();
        struct bk_timeout *t = cancelled;

        cancelled = t->next;
        t->state = BK_TIMEOUT_IDLE;
        bk_unlock(key);
        bk_heap_remove(t);
    } while (cancelled != NULL);
    clock_follow();
}

void bk_timeout_add(struct bk_timeout *t, bk_timeout_fn fn, k_timeout_t timeout)
{
    uint64_t key = (uint64_t)bk_timeout_tick(timeout) << KEY_ORDER_BITS | order++;

    t->key_low = (uint32_t)key;
    t->key_high = (uint32_t)(key >> 32);
    t->fn = fn;
    bk_heap_insert(t);
    if (bk_heap_first() == t) {
        clock_follow();
    }
}

void bk_timeout_cancel(struct bk_timeout *t)
{
    if (t->state != BK_TIMEOUT_ARMED) {
        return;
    }
    t->state = BK_TIMEOUT_CANCELLED;
    t->next = cancelled;
    cancelled = t;
    if (bk_in_device_interrupt()) {
        BK_ICSR = BK_ICSR_PENDSTSET;
    }
}

void bk_defer(struct bk_deferred *deferred)
{
    if (deferred->next == NULL) {
        deferred->next = &deferred_end;
        *deferred_tail = deferred;
        deferred_tail = &deferred->next;
    }
    BK_ICSR = BK_ICSR_PENDSTSET;
}

void bk_deferred_run(void)
{
    while (deferred_first != &deferred_end) {
        unsigned int key = bk_lock();
        struct bk_deferred *deferred = deferred_first;

        deferred_first = deferred->next;
        deferred->next = NULL;
        if (deferred_first == &deferred_end) {
            deferred_tail = &deferred_first;
        }
        bk_unlock(key);
        deferred->fn(deferred);
    }
}

void bk_deferred_finish(void)
{
    if (deferred_first != &deferred_end) {
        unsigned int key = bk_kernel_lock();

        bk_deferred_run();
        bk_unlock(key);
    }
}

void bk_settle(unsigned int key)
{
    if (cancelled != NULL) {
        if (bk_can_lower(key)) {
            bk_lock_lower();
            bk_timeout_purge();
        } else {
            BK_ICSR = BK_ICSR_PENDSTSET;
        }
    }
    bk_unlock(key);
}

int64_t bk_timeout_expiry(const struct bk_timeout *t)
{
    return bk_timeout_armed(t) ? tick_of(t) : bk_clock_ticks();
}

int64_t bk_timeout_remaining(const struct bk_timeout *t)
{
    return bk_timeout_armed(t) ? MAX(tick_of(t) - bk_clock_ticks(), 0) : 0;
}

void bk_timeout_expire(int64_t now)
{
    expiring = true;
    bk_timeout_purge();
    bk_deferred_run();
    while (tick_of(bk_heap_first()) <= now) {
        struct bk_timeout *t = bk_heap_first();
        unsigned int key;
        bool live;

        bk_heap_remove(t);
        key = bk_lock();
        live = t->state == BK_TIMEOUT_ARMED;
        if (live) {
            t->state = BK_TIMEOUT_IDLE;
        }
        bk_unlock(key);
        if (live) {
            t->fn(t);
        } else {
            /* An interrupt cancelled it since the purge, which expects to find it here. */
            bk_heap_insert(t);
        }
        bk_timeout_purge();
    }
    expiring = false;
    clock_follow();
}
