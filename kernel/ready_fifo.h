/* SPDX-License-Identifier: Apache-2.0 */
/* Among threads of equal priority, who came first goes first. */
#ifndef BK_READY_FIFO_H
#define BK_READY_FIFO_H

#include "sched.h"

/* Into a ring that is not empty. Returns true when the node is the first. */
static ALWAYS_INLINE bool bk_ready_link(unsigned int level, sys_dnode_t *node)
{
    bk_link_last(bk_kernel.ready[level], node);
    return false;
}

/* One that runs goes on before its new equals. */
static ALWAYS_INLINE void bk_ready_keep_first(struct k_thread *current)
{
    bk_kernel.ready[current->level] = &current->node;
}

/* In a wait queue. */
static ALWAYS_INLINE bool bk_goes_before(const struct k_thread *thread,
                                         const struct k_thread *other)
{
    return other->level > thread->level;
}

static ALWAYS_INLINE bool bk_preempts(const struct k_thread *thread, const struct k_thread *current)
{
    return thread->level < current->preempt_level;
}

#endif
