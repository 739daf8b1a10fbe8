/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Time-outs. The heap is touched at the kernel level only.
 *
 * To arm one: under the interrupt level lock set its state to BK_TIMEOUT_ARMED, go down to the
 * kernel level, bk_timeout_add(). An interrupt that comes between may already cancel it.
 * To disarm: bk_timeout_cancel() under the interrupt level lock only lists it, in constant time;
 * bk_settle(), or after an interrupt the system timer's handler, takes it out of the heap.
 */
#ifndef BK_TIMEOUT_H
#define BK_TIMEOUT_H

#include "core.h"

#define BK_TIMEOUT_IDLE 0u
#define BK_TIMEOUT_ARMED 1u    /* in the heap, or on its way into it */
#define BK_TIMEOUT_CANCELLED 2u /* in the heap, counts for nothing, to be taken out */

static inline bool bk_timeout_armed(const struct bk_timeout *t)
{
    return t->state == BK_TIMEOUT_ARMED;
}

/* Kernel level. A relative time-out counts from the next tick. */
void bk_timeout_add(struct bk_timeout *t, bk_timeout_fn fn, k_timeout_t timeout);
/* Interrupt level. No effect on one that is not armed. */
void bk_timeout_cancel(struct bk_timeout *t);
/* Absolute tick at which a time-out that begins now ends: the next one at the earliest. */
int64_t bk_timeout_tick(k_timeout_t timeout);
/* Give the interrupt level lock back after time-outs may have been cancelled. */
void bk_settle(unsigned int key);
/* Kernel level: take out of the heap what was cancelled. */
void bk_timeout_purge(void);
/* Tick at which it expires, or now when it is not armed. */
int64_t bk_timeout_expiry(const struct bk_timeout *t);
/* Ticks left, 0 when it is not armed. */
int64_t bk_timeout_remaining(const struct bk_timeout *t);
/* System timer's handler: runs what is due. */
void bk_timeout_expire(int64_t now);
/*
 * What an interrupt leaves to the kernel level: the system timer's handler calls deferred->fn, once
 * for any number of requests. Interrupt level.
 */
void bk_defer(struct bk_deferred *deferred);
/* Do it now. Kernel level. */
void bk_deferred_run(void);
/* The same from below the kernel level. */
void bk_deferred_finish(void);
/* Clock driver. Times are in ticks since the start unless named cycles. */
int64_t bk_clock_ticks(void);
uint64_t bk_clock_cycles(void);
/* The next tick at which bk_timeout_expire() must run. */
void bk_clock_set(int64_t tick);

#endif
