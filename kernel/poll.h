/* SPDX-License-Identifier: Apache-2.0 */
/* How objects tell k_poll() of their changes; nothing without CONFIG_POLL. */
#ifndef BK_POLL_H
#define BK_POLL_H

#include <zephyr/kernel/poll.h>

#include "core.h"
#include "timeout.h"

#ifdef CONFIG_POLL

/*
 * Look at all events; unless one is ready or `waits` is false, add the poller to their objects.
 * Afterwards the poller is no longer active when something was ready. Kernel level.
 */
void bk_poll_register(struct bk_poller *poller, bool waits);
/* Take the poller's events out of the objects' lists. Kernel level. */
void bk_poll_leave(struct bk_poller *poller);
/* A thread ended, maybe while it polled. Kernel level. */
void bk_poll_thread_ended(struct k_thread *thread);

/* Interrupt level lock held; wakes those who poll for this, the caller ends with bk_settle(). */
void bk_poll_raise(sys_dlist_t *events, uint32_t state);

#define BK_POLL_INIT(object) sys_dlist_init(&(object)->poll_events)
#define BK_POLL_RAISE(object, state) bk_poll_raise(&(object)->poll_events, (state))
/* Gives the lock back where nothing but BK_POLL_RAISE() may have woken threads. */
#define BK_POLL_UNLOCK(key) bk_settle(key)
/* Nobody polls the object; it may be one that has never been initialised. */
#define BK_POLL_UNUSED(object)                                                                     \
    ((object)->poll_events.head == NULL || sys_dlist_is_empty(&(object)->poll_events))

#else

#define BK_POLL_INIT(object) ARG_UNUSED(object)
#define BK_POLL_RAISE(object, state) ARG_UNUSED(object)
#define BK_POLL_UNLOCK(key) bk_unlock(key)
#define BK_POLL_UNUSED(object) true

static inline void bk_poll_thread_ended(struct k_thread *thread)
{
    ARG_UNUSED(thread);
}

#endif

#endif
