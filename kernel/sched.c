/* SPDX-License-Identifier: Apache-2.0 */
#include "mutex.h"
#include "ready.h"
#include "sched.h"
#include "timeout.h"
#include "arch.h"

struct bk_kernel bk_kernel;

BK_RARE void bk_pause(void)
{
    bk_let_interrupts_in();
}

void bk_reschedule(void)
{
    struct k_thread *current = bk_kernel.current;
    bool leave = (current->state & BK_STATE_NOT_READY) != 0u;

    if (leave || bk_preempts(bk_kernel.next, current)) {
        bk_switch_request();
    } else if (!bk_arch_owes_result(current)) {
        BK_ICSR = BK_ICSR_PENDSVCLR;
    }
}

__noinline void bk_ready_now(sys_dnode_t *node)
{
    struct k_thread *thread = bk_thread_of(node);

    bk_ready_insert(thread);
    if (bk_preempts(thread, bk_kernel.current)) {
        bk_switch_request();
    }
}

void bk_state_clear(struct k_thread *thread, uint8_t reason)
{
    uint8_t state = thread->state;

    thread->state = state & (uint8_t)~reason;
    if ((state & BK_STATE_NOT_READY) != 0u && (thread->state & BK_STATE_NOT_READY) == 0u) {
        bk_ready_now(&thread->node);
    }
}

void bk_state_set(struct k_thread *thread, uint8_t reason)
{
    uint8_t state = thread->state;

    thread->state = state | reason;
    if ((state & BK_STATE_NOT_READY) == 0u) {
        bk_ready_remove(thread);
        if (thread == bk_kernel.current) {
            bk_switch_request();
        }
    }
}

void bk_rotate(struct k_thread *thread)
{
    bk_ready_rotate(thread);
    bk_switch_request();
}

static ALWAYS_INLINE bool belongs_ahead(const struct k_thread *thread, const sys_dnode_t *head)
{
    sys_dnode_t *before = thread->node.prev;

    return before != head && bk_goes_before(thread, bk_thread_of(before));
}

static ALWAYS_INLINE bool belongs_behind(const struct k_thread *thread, const sys_dnode_t *head)
{
    sys_dnode_t *behind = thread->node.next;

    return behind != head && !bk_goes_before(thread, bk_thread_of(behind));
}

/*
 * To its place in the queue that the thread waits in: behind those that go before it and its
 * equals. The thread is in the queue all the time, so no wake-up passes it by. With `open`
 * interrupts come in before each step; one may have ended the wait already.
 */
static BK_RARE void find_place(struct k_thread *thread, struct bk_wait_queue *queue, bool open)
{
    const sys_dnode_t *head = (sys_dnode_t *)&queue->list;

    for (;;) {
        sys_dnode_t *first = &thread->node;
        sys_dnode_t *second;

        if (open) {
            bk_let_interrupts_in();
        }
        if (thread->waiting_on != queue) {
            return;
        }
        if (belongs_ahead(thread, head)) {
            first = first->prev;
        } else if (!belongs_behind(thread, head)) {
            return;
        }
        second = first->next;
        bk_unlink(first);
        bk_link_last(second->next, first);
    }
}

/* At the end of the queue; returns whether that is not its place. */
static ALWAYS_INLINE bool queue_append(struct bk_wait_queue *queue, struct k_thread *thread)
{
    sys_dnode_t *head = (sys_dnode_t *)&queue->list;

    bk_link_last(head, &thread->node);
    return belongs_ahead(thread, head);
}

static void move_level(struct k_thread *thread, unsigned int level, bool open)
{
    if ((thread->state & BK_STATE_NOT_READY) == 0u) {
        bk_ready_take_out(thread);
        thread->level = (uint8_t)level;
        (void)bk_ready_put(thread);
        if (thread == bk_kernel.current) {
            bk_ready_keep_first(thread);
        }
        bk_ready_best();
    } else {
        struct bk_wait_queue *queue = thread->waiting_on;

        thread->level = (uint8_t)level;
        if (queue != NULL) {
            find_place(thread, queue, open);
        }
    }
}

static void level_moved(struct k_thread *thread)
{
    bool cooperative = thread->lock_count != 0u || thread->level < BK_LEVEL(0);

    thread->preempt_level = cooperative ? 0u : thread->level;
    bk_reschedule();
}

void bk_set_level(struct k_thread *thread, unsigned int level, bool open)
{
    move_level(thread, level, open);
    if (open) {
        bk_let_interrupts_in();
    }
    level_moved(thread);
}

static uint32_t expiry_result(uint8_t kind)
{
    if (kind >= BK_WAIT_SLEEP_MS) {
        return 0;
    }
    return (uint32_t)(kind == BK_WAIT_FUTEX ? -ETIMEDOUT : -EAGAIN);
}

void (*bk_condvar_wake)(struct k_thread *thread, uint32_t result);

static void wait_expired(struct bk_timeout *timeout)
{
    struct k_thread *thread = CONTAINER_OF(timeout, struct k_thread, timeout);
    unsigned int key = bk_lock();

    if ((thread->state & BK_STATE_PENDING) != 0u) {
        struct k_mutex *mutex = bk_mutex_waited(thread);
        uint32_t result = expiry_result(thread->wait_kind);

        if (thread->wait_kind == BK_WAIT_CONDVAR) {
            bk_condvar_wake(thread, result);
        } else {
            bk_wait_leave(thread);
            bk_pause();
            if ((thread->state & BK_STATE_PENDING) != 0u) {
                bk_wake_left(thread, result);
            }
        }
        bk_mutex_waiter_left(mutex);
    }
    bk_unlock(key);
}

void bk_wait_enqueue(struct k_thread *thread, struct bk_wait_queue *queue)
{
    if ((thread->state & BK_STATE_DEAD) != 0u) {
        /* An interrupt has ended it in the middle of its call: it waits for nothing any more. */
        bk_switch_request();
        return;
    }
    bk_state_set(thread, BK_STATE_PENDING);
    if (queue != NULL) {
        thread->waiting_on = queue;
        if (queue_append(queue, thread)) {
            find_place(thread, queue, true);
        }
    }
}

void bk_wait_requeue(struct k_thread *thread, struct bk_wait_queue *queue, bool open)
{
    thread->waiting_on = queue;
    if (queue_append(queue, thread)) {
        find_place(thread, queue, open);
    }
}

/* An interrupt may have ended the wait, or the thread, since it began. */
static ALWAYS_INLINE void arm_timeout(struct k_thread *thread, k_timeout_t timeout)
{
    if (!K_TIMEOUT_EQ(timeout, K_FOREVER) && (thread->state & BK_STATE_PENDING) != 0u) {
        thread->timeout.state = BK_TIMEOUT_ARMED;
        bk_lock_lower();
        bk_timeout_add(&thread->timeout, wait_expired, timeout);
    }
}

int bk_wait_enqueued(k_timeout_t timeout, unsigned int key)
{
    struct k_thread *thread = bk_kernel.current;

    arm_timeout(thread, timeout);
    return bk_arch_wait(thread, key);
}

int bk_wait_otherwise(struct bk_wait_queue *queue, unsigned int key, k_timeout_t timeout)
{
    bk_wait_enqueue(bk_kernel.current, queue);
    bk_pause();
    return bk_wait_enqueued(timeout, key);
}

/* The current thread, which is ready, waits for ever, for nothing but to be woken. */
static ALWAYS_INLINE void wait_plain(struct k_thread *thread, struct bk_wait_queue *queue)
{
    bool ahead;

    bk_ready_leave(thread);
    thread->waiting_on = queue;
    ahead = queue_append(queue, thread);
    thread->state = BK_STATE_WAITS_PLAIN;
    if (unlikely(ahead)) {
        find_place(thread, queue, true);
    }
}

int bk_wait_on(struct bk_wait_queue *queue, unsigned int key, k_timeout_t timeout)
{
    struct k_thread *thread = bk_kernel.current;

    /* Ready, and of kind BK_WAIT_PLAIN: both are 0. */
    if (unlikely(!bk_is_forever(timeout) || thread->state_and_wait_kind != 0u)) {
        return bk_wait_otherwise(queue, key, timeout);
    }
    bk_switch_request();
    wait_plain(thread, queue);
    return bk_arch_wait(thread, key);
}

void bk_wait_in_call(struct bk_wait_queue *queue)
{
    struct k_thread *thread = bk_kernel.current;

    if (unlikely(thread->state != 0u)) {
        (void)bk_wait_otherwise(queue, 0, K_FOREVER);
        return;
    }
    wait_plain(thread, queue);
    bk_unlock_in_call();
    bk_arch_switch_waiting(thread);
}

void bk_wait_leave(struct k_thread *thread)
{
    struct bk_wait_queue *queue = thread->waiting_on;

    if (queue != NULL) {
        bk_unlink(&thread->node);
        thread->waiting_on = NULL;
    }
    if (unlikely(thread->wait_kind != BK_WAIT_PLAIN)) {
        bool mutex = thread->wait_kind == BK_WAIT_MUTEX;

        thread->wait_kind = BK_WAIT_PLAIN;
        if (mutex) {
            bk_mutex_queue_left(queue);
        }
    }
    if (bk_timeout_armed(&thread->timeout)) {
        bk_timeout_cancel(&thread->timeout);
    }
}

void bk_wake(struct k_thread *thread, uint32_t result)
{
    if (likely(thread->state == BK_STATE_WAITS_PLAIN)) {
        bk_wake_plain(thread, result);
        return;
    }
    bk_wait_leave(thread);
    bk_wake_left(thread, result);
}

void bk_wake_all(struct bk_wait_queue *queue, uint32_t result)
{
    while (!bk_wait_queue_empty(queue)) {
        bk_wake(bk_wait_first(queue), result);
    }
}

void bk_wake_each(struct bk_wait_queue *queue, uint32_t result, unsigned int key)
{
    while (!bk_wait_queue_empty(queue)) {
        bk_wake(bk_wait_first(queue), result);
        bk_unlock(key);
        (void)bk_lock();
    }
}

#ifdef CONFIG_USERSPACE

/* The system call k_yield(), marshalled by hand: it ends in the switch, by a tail call. */
void z_mrsh_k_yield(struct bk_frame *f);
void z_mrsh_k_yield(struct bk_frame *f)
{
    ARG_UNUSED(f);
    bk_lock_in_call();
    bk_ready_rotate(bk_kernel.current);
    bk_unlock_in_call();
    bk_arch_switch_from_call();
}

#endif
