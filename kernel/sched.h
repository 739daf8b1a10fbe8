/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scheduling and waiting. Unless stated, the caller holds the interrupt level lock.
 *
 * An operation that waits is written so that waiting is its last act:
 *
 *     key = bk_lock();
 *     if (there is something) { take it; bk_unlock(key); return 0; }
 *     return bk_wait(&queue, timeout, key);
 *
 * A supervisor thread comes back from bk_wait() with the result. A user thread's system call comes
 * back at once, with a value that counts for nothing: its result is put into its frame when it runs
 * again.
 */
#ifndef BK_SCHED_H
#define BK_SCHED_H

#include "core.h"

/* Clear a reason not to run; the thread becomes ready when it was the last. */
void bk_state_clear(struct k_thread *thread, uint8_t reason);
/* Add a reason not to run. */
void bk_state_set(struct k_thread *thread, uint8_t reason);
/* Ask for a switch, or withdraw the request, as the ready queue demands. */
void bk_reschedule(void);
/* Move a ready thread that is the first of its level behind its equals, and ask for a switch. */
void bk_rotate(struct k_thread *thread);
/*
 * Change the effective priority, wherever the thread waits. With `open` interrupts come in between
 * the steps.
 */
void bk_set_level(struct k_thread *thread, unsigned int level, bool open);

/* bk_let_interrupts_in() where a call is no matter. */
void bk_pause(void);

static inline bool bk_wait_queue_empty(const struct bk_wait_queue *queue)
{
    return queue->list.head == (const sys_dnode_t *)&queue->list;
}

static inline struct k_thread *bk_thread_of(sys_dnode_t *node)
{
    return CONTAINER_OF(node, struct k_thread, node);
}

/* Out of a list; the node's own links are left as they are. */
static ALWAYS_INLINE void bk_unlink(sys_dnode_t *node)
{
    sys_dnode_t *before = node->prev;
    sys_dnode_t *behind = node->next;

    before->next = behind;
    behind->prev = before;
}

/* Before the head of a list or of a ring. */
static ALWAYS_INLINE void bk_link_last(sys_dnode_t *head, sys_dnode_t *node)
{
    sys_dnode_t *last = head->prev;

    node->next = head;
    node->prev = last;
    last->next = node;
    head->prev = node;
}

/* The first in a queue that is not empty. */
static inline struct k_thread *bk_wait_first(struct bk_wait_queue *queue)
{
    return bk_thread_of(queue->list.head);
}

/* Nobody waits in it; it may be one that has never been initialised. */
static inline bool bk_wait_queue_unused(const struct bk_wait_queue *queue)
{
    return queue->list.head == NULL || bk_wait_queue_empty(queue);
}

static inline void bk_wait_queue_init(struct bk_wait_queue *queue)
{
    sys_dlist_init(&queue->list);
}

/* In one comparison: only K_FOREVER has all bits set in both halves. */
static ALWAYS_INLINE bool bk_is_forever(k_timeout_t timeout)
{
    return ((uint32_t)timeout.ticks & (uint32_t)((uint64_t)timeout.ticks >> 32)) == UINT32_MAX;
}

/* The compiler would compare 64 bits, and move them for that. */
static ALWAYS_INLINE bool bk_is_no_wait(k_timeout_t timeout)
{
    uint32_t any;

    __asm__("orr %0, %1, %2"
            : "=r"(any)
            : "r"((uint32_t)timeout.ticks), "r"((uint32_t)((uint64_t)timeout.ticks >> 32)));
    return any == 0u;
}

/*
 * The current thread waits, in a queue or, with bk_wait() and NULL, for the time-out alone. Gives
 * the lock back to `key`. Returns the waker's result to supervisor threads; -EAGAIN after the
 * time-out.
 */
int bk_wait_on(struct bk_wait_queue *queue, unsigned int key, k_timeout_t timeout);
/*
 * Whatever the common wait is not: with a time-out, in no queue, of a kind that needs care when it
 * ends, or of a thread that an interrupt has ended or suspended in the middle of its call.
 */
int bk_wait_otherwise(struct bk_wait_queue *queue, unsigned int key, k_timeout_t timeout);
static ALWAYS_INLINE int bk_wait(struct bk_wait_queue *queue, k_timeout_t timeout, unsigned int key)
{
    /* This order needs no stack for arguments, so an operation can end in a jump. */
    return queue == NULL ? bk_wait_otherwise(NULL, key, timeout) : bk_wait_on(queue, key, timeout);
}

/*
 * The same in two steps, for those who have to do something between. Where others have to be passed
 * in the queue, interrupts get in already, and may end the wait.
 */
void bk_wait_enqueue(struct k_thread *current, struct bk_wait_queue *queue);
int bk_wait_enqueued(k_timeout_t timeout, unsigned int key);
/*
 * bk_wait() for ever as the last act of a system call that marshals by hand: switches without going
 * back to it. The caller's stack frames are gone by then, so it is called as a tail call only.
 */
void bk_wait_in_call(struct bk_wait_queue *queue);
/*
 * A thread that left a queue goes on waiting, without a time-out, in another. With `open`
 * interrupts come in while others are passed, and may end the wait.
 */
void bk_wait_requeue(struct k_thread *thread, struct bk_wait_queue *queue, bool open);

/* What k_thread.wait_kind says a thread waits for. */
enum bk_wait_kind {
    BK_WAIT_PLAIN,
    BK_WAIT_MUTEX,
    BK_WAIT_CONDVAR, /* wait_data[0]: the mutex */
    BK_WAIT_POLL,    /* for the events of its poller */
    BK_WAIT_MBOX,    /* until a receiver has taken what wait_data[0] describes */
    BK_WAIT_FUTEX,   /* the time-out's result is -ETIMEDOUT */
    BK_WAIT_SLEEP_MS, /* from here on the time-out's result is 0, before it -EAGAIN */
    BK_WAIT_SLEEP_US,
    BK_WAIT_EVENT,
    BK_WAIT_ZERO, /* those whose result is a pointer, among others */
};

/*
 * End a thread's wait with this result: out of its queue, its time-out cancelled, ready. Whoever
 * wakes gives the lock back with bk_settle().
 */
void bk_wake(struct k_thread *thread, uint32_t result);
/* The same for one that has left what it waited for. */
static inline void bk_wake_left(struct k_thread *thread, uint32_t result)
{
    thread->wait_result = result;
    bk_state_clear(thread, BK_STATE_WAITS_PLAIN);
}
/* Wake all with the same result. */
void bk_wake_all(struct bk_wait_queue *queue, uint32_t result);
/*
 * The same with interrupts open between any two: for any number of threads. The lock was taken at
 * the kernel level; `key` goes back to that.
 */
void bk_wake_each(struct bk_wait_queue *queue, uint32_t result, unsigned int key);
/*
 * Take a thread out of the queue and the time-out it waits for, and no more: the owner of a mutex
 * that it waited for is to get its level by bk_mutex_waiter_left().
 */
void bk_wait_leave(struct k_thread *thread);

#endif
