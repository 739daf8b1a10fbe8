/* SPDX-License-Identifier: Apache-2.0 */
/* How objects tell k_poll() of their changes; nothing without CONFIG_POLL. */
#ifndef BK_POLL_H
#define BK_POLL_H

#include "core.h"

#ifdef CONFIG_POLL

/* Interrupt level lock held; wakes those who poll for this, the caller ends with bk_settle(). */
void bk_poll_raise(sys_dlist_t *events, uint32_t state);

#define BK_POLL_INIT(object) sys_dlist_init(&(object)->poll_events)
#define BK_POLL_RAISE(object, state) bk_poll_raise(&(object)->poll_events, (state))
/* Gives the lock back after BK_POLL_RAISE(). */
#define BK_POLL_UNLOCK(key) bk_settle(key)
/* Nobody polls the object; it may be one that has never been initialised. */
#define BK_POLL_UNUSED(object)                                                                     \
    ((object)->poll_events.head == NULL || sys_dlist_is_empty(&(object)->poll_events))

#else

#define BK_POLL_INIT(object) ARG_UNUSED(object)
#define BK_POLL_RAISE(object, state) ARG_UNUSED(object)
#define BK_POLL_UNLOCK(key) bk_unlock(key)
#define BK_POLL_UNUSED(object) true

#endif

#endif
