/* SPDX-License-Identifier: Apache-2.0 */
/* Among threads of equal priority, the earliest deadline goes first; among equal ones, who came. */
#ifndef BK_READY_DEADLINE_H
#define BK_READY_DEADLINE_H

#include "sched.h"

/* No deadline is zero, and the latest. */
static inline bool bk_deadline_earlier(const struct k_thread *a, const struct k_thread *b)
{
    return a->deadline - 1u < b->deadline - 1u;
}

/* Into a ring that is not empty. Returns true when the node is the first. */
static inline bool bk_ready_link(unsigned int level, sys_dnode_t *node)
{
    sys_dnode_t *head = bk_kernel.ready[level];
    sys_dnode_t *place = head;

    do {
        if (bk_deadline_earlier(bk_thread_of(node), bk_thread_of(place))) {
            bk_link_last(place, node);
            if (place == head) {
                bk_kernel.ready[level] = node;
            }
            return place == head;
        }
        place = place->next;
    } while (place != head);
    bk_link_last(head, node);
    return false;
}

/* Its deadline says where it goes. */
static inline void bk_ready_keep_first(const struct k_thread *current)
{
    ARG_UNUSED(current);
}

/* In a wait queue. */
static inline bool bk_goes_before(const struct k_thread *thread, const struct k_thread *other)
{
    return other->level > thread->level ||
           (other->level == thread->level && bk_deadline_earlier(thread, other));
}

static inline bool bk_preempts(const struct k_thread *thread, const struct k_thread *current)
{
    return thread->level < current->preempt_level ||
           (current->preempt_level != 0u && thread->level == current->preempt_level &&
            bk_deadline_earlier(thread, current));
}

#endif
