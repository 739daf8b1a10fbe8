/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_MUTEX_H
#define BK_MUTEX_H

#include "sched.h"

/* The mutex that a thread waits for, or NULL. Interrupt level. */
static inline struct k_mutex *bk_mutex_waited(const struct k_thread *thread)
{
    return thread->wait_kind == BK_WAIT_MUTEX && thread->waiting_on != NULL
               ? CONTAINER_OF(thread->waiting_on, struct k_mutex, waiters)
               : NULL;
}

/* A thread left this queue of a mutex. Interrupt level. */
void bk_mutex_queue_left(struct bk_wait_queue *queue);
/*
 * What may come later, of a thread that has not been handed the mutex: its owner inherits less. No
 * effect for NULL. Interrupt level, where the kernel level was locked before: interrupts come in.
 */
void bk_mutex_waiter_left(struct k_mutex *mutex);
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
 * Interrupt level; with `open` interrupts come in between.
 */
void bk_mutex_lock_for(struct k_mutex *mutex, struct k_thread *thread, uint32_t result, bool open);
/*
 * End a thread's wait for a condition variable: it locks the mutex next. Interrupt level, where the
 * kernel level was locked before: interrupts come in. NULL until a thread waits for one.
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
