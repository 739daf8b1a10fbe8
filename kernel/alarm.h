/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Time-outs that device interrupts may start as well. Time-outs are the kernel level's, so an
 * interrupt only writes down the tick, and the system timer's handler arms the time-out.
 */
#ifndef BK_ALARM_H
#define BK_ALARM_H

#include "timeout.h"

/*
 * `fn` runs at the kernel level when the time has come. It begins by taking the interrupt level
 * lock and asking bk_alarm_due(): an interrupt may have set the alarm anew, or cleared it, on the
 * way to it.
 */
void bk_alarm_init(struct bk_alarm *alarm, bk_timeout_fn fn);
/* Set, or set anew, for this tick. Interrupt level lock held on entry, given back to `key`. */
void bk_alarm_set(struct bk_alarm *alarm, int64_t tick, unsigned int key);
/* Interrupt level; the caller ends with bk_settle(). */
void bk_alarm_clear(struct bk_alarm *alarm);
/* Interrupt level: whether the time-out that brought the caller here still counts. */
bool bk_alarm_due(struct bk_alarm *alarm);

/* Tick at which it is due, or now. */
int64_t bk_alarm_expiry(const struct bk_alarm *alarm);

#endif
