/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The ready queue: for each level a ring of the threads that are ready there, whose head runs
 * first, NULL for none, and a mask of the levels that have any. Interrupt level.
 *
 * A thread is in it exactly when its state has none of BK_STATE_NOT_READY. The current thread stays
 * in it, at the head of its level. bk_kernel.next always is the head of the best level, so that the
 * switch has nothing to search.
 */
#ifndef BK_READY_H
#define BK_READY_H

#include "sched.h"

/* Rotated, since levels do not count from 0; the rotation takes its distance modulo 32 itself. */
static ALWAYS_INLINE uint32_t bk_level_bit(unsigned int level)
{
    uint32_t bit = BIT(BK_LEVEL_BEST - 1);

    __asm__("rors %0, %0, %1" : "+r"(bit) : "r"(level) : "cc");
    return bit;
}

static ALWAYS_INLINE unsigned int bk_ready_best_level(void)
{
    return (unsigned int)__builtin_clz(bk_kernel.ready_mask) + BK_LEVEL_BEST;
}

static ALWAYS_INLINE void bk_ready_level_empty(unsigned int level)
{
    bk_kernel.ready[level] = NULL;
    bk_kernel.ready_mask &= ~bk_level_bit(level);
}

static ALWAYS_INLINE void bk_ready_best(void)
{
    bk_kernel.next = bk_thread_of(bk_kernel.ready[bk_ready_best_level()]);
}

#ifdef CONFIG_SCHED_DEADLINE
#include "ready_deadline.h"
#else
#include "ready_fifo.h"
#endif

/*
 * Behind the others of its level, or among them by deadline. The best is not looked for again.
 * Returns whether this is it.
 */
static ALWAYS_INLINE bool bk_ready_put(struct k_thread *thread)
{
    unsigned int level = thread->level;
    sys_dnode_t *node = &thread->node;
    uint32_t mask;

    if (bk_kernel.ready[level] != NULL) {
        return bk_ready_link(level, node) && bk_ready_best_level() == level;
    }
    mask = bk_kernel.ready_mask;
    node->next = node;
    node->prev = node;
    bk_kernel.ready[level] = node;
    bk_kernel.ready_mask = mask | bk_level_bit(level);
    return mask < bk_level_bit(level);
}

static ALWAYS_INLINE void bk_ready_insert(struct k_thread *thread)
{
    if (bk_ready_put(thread)) {
        bk_kernel.next = thread;
    }
}

/* The best is not looked for again. */
static ALWAYS_INLINE void bk_ready_take_out(struct k_thread *thread)
{
    unsigned int level = thread->level;
    sys_dnode_t *node = &thread->node;
    sys_dnode_t *behind = node->next;

    if (behind == node) {
        bk_ready_level_empty(level);
    } else {
        bk_unlink(node);
        if (bk_kernel.ready[level] == node) {
            bk_kernel.ready[level] = behind;
        }
    }
}

static ALWAYS_INLINE void bk_ready_remove(struct k_thread *thread)
{
    bk_ready_take_out(thread);
    bk_ready_best();
}

#ifdef CONFIG_SCHED_DEADLINE
/* The current thread leaves; another of its level may be the first already. */
static ALWAYS_INLINE void bk_ready_leave(struct k_thread *current)
{
    bk_ready_remove(current);
}

/* The current thread goes behind those whose deadlines are not later. */
static ALWAYS_INLINE void bk_ready_rotate(struct k_thread *head)
{
    if ((head->state & BK_STATE_NOT_READY) == 0u) {
        bk_ready_take_out(head);
        (void)bk_ready_put(head);
        bk_ready_best();
    }
}
#else
/*
 * The current thread leaves. It is the first of its level, or, when it has just yielded, the last:
 * either way the level's next first is the one behind it.
 */
static ALWAYS_INLINE void bk_ready_leave(struct k_thread *current)
{
    unsigned int level = current->level;
    sys_dnode_t *node = &current->node;
    sys_dnode_t *behind = node->next;

    if (behind == node) {
        bk_ready_level_empty(level);
    } else {
        bk_unlink(node);
        bk_kernel.ready[level] = behind;
    }
    bk_ready_best();
}

/*
 * The head of a level goes behind its equals; no effect on a thread that an interrupt has ended or
 * suspended meanwhile.
 */
static ALWAYS_INLINE void bk_ready_rotate(struct k_thread *head)
{
    sys_dnode_t *behind = head->node.next;

    if (likely(bk_kernel.next == head)) {
        bk_kernel.ready[head->level] = behind;
        bk_kernel.next = bk_thread_of(behind);
    } else if ((head->state & BK_STATE_NOT_READY) == 0u) {
        bk_kernel.ready[head->level] = behind;
    }
}
#endif

/* Make a thread, by its node, ready, and ask for a switch when it should run now. */
void bk_ready_now(sys_dnode_t *node);

/* End the wait of a thread whose state is BK_STATE_WAITS_PLAIN. */
static ALWAYS_INLINE void bk_wake_plain(struct k_thread *thread, uint32_t result)
{
    bk_unlink(&thread->node);
    thread->waiting_on = NULL;
    thread->state = 0;
    thread->wait_result = result;
    bk_ready_now(&thread->node);
}

#endif
