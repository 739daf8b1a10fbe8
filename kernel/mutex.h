/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_MUTEX_H
#define BK_MUTEX_H

#include "core.h"

/* A thread left a mutex's queue without having been handed the mutex. Interrupt level. */
void bk_mutex_waiter_left(struct bk_wait_queue *queue);
/*
 * A thread's level changed: if it waits for a mutex, the owner inherits. Interrupt level; with
 * `open` interrupts come in between.
 */
void bk_mutex_waiter_changed(const struct k_thread *thread, bool open);
/* Effective level: a thread's own priority and those it inherits. Interrupt level. */
unsigned int bk_mutex_inherited_level(const struct k_thread *thread);
static ALWAYS_INLINE unsigned int bk_effective_level(const struct k_thread *thread)
{
    return thread->held == NULL ? BK_LEVEL(thread->base_priority)
                                : bk_mutex_inherited_level(thread);
}

/* The current thread unlocks a mutex, once; no effect when it is not its own. Interrupt level. */
void bk_mutex_drop(struct k_mutex *mutex);
/*
 * A thread that waits, in no queue, goes on with this result as soon as it has locked the mutex.
 * Interrupt level.
 */
void bk_mutex_lock_for(struct k_mutex *mutex, struct k_thread *thread, uint32_t result);
/*
 * End a thread's wait for a condition variable: it locks the mutex next. Interrupt level. NULL
 * until a thread waits for one.
 */
extern void (*bk_condvar_wake)(struct k_thread *thread, uint32_t result);
/* Take a mutex from its owner, when that is `owner`. Kernel level. */
void bk_mutex_release(struct k_mutex *mutex, struct k_thread *owner);
/*
 * Releases what an ended thread still holds of the mutexes named by addresses; NULL until there are
 * any, so that an image without them does without their heap. Kernel level.
 */
extern void (*bk_user_mutex_owner_ended)(struct k_thread *thread);
/* Release what an ended thread still holds. Kernel level. */
void bk_mutex_owner_ended(struct k_thread *thread);

#endif
