/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages of four words that nobody waits for, the common case: through registers into the ring
 * and out of it, under the lock, in a few instructions. Everything else is kernel/msgq.c's. No slot
 * is ever claimed for a copy with interrupts on, since all messages of such a queue are small.
 */
#ifndef BK_MSGQ_WORDS_H
#define BK_MSGQ_WORDS_H

#include "poll.h"
#include "sched.h"

#define BK_MSGQ_WORDS_SIZE 16u

struct bk_msgq_words {
    uint32_t word[4];
};

/* Nobody waits or polls. Interrupt level. */
static ALWAYS_INLINE bool bk_msgq_quiet(const struct k_msgq *msgq)
{
    return bk_wait_queue_empty(&msgq->waiters) && BK_POLL_UNUSED(msgq);
}

static ALWAYS_INLINE char *bk_msgq_next(const struct k_msgq *msgq, char *slot)
{
    slot += BK_MSGQ_WORDS_SIZE;
    return slot == msgq->buffer_end ? msgq->buffer_start : slot;
}

/* False: it is full, or not so simple. Interrupt level. */
static ALWAYS_INLINE bool bk_msgq_put_words(struct k_msgq *msgq, const struct bk_msgq_words *from)
{
    char *slot = msgq->write_ptr;

    if (unlikely(msgq->used_msgs >= msgq->max_msgs || !bk_msgq_quiet(msgq))) {
        return false;
    }
    __builtin_memcpy(slot, from, BK_MSGQ_WORDS_SIZE);
    msgq->write_ptr = bk_msgq_next(msgq, slot);
    msgq->used_msgs++;
    return true;
}

/* False: it is empty, or not so simple. Interrupt level. */
static ALWAYS_INLINE bool bk_msgq_get_words(struct k_msgq *msgq, struct bk_msgq_words *to)
{
    const char *slot = msgq->read_ptr;

    if (unlikely(msgq->used_msgs == 0u || !bk_msgq_quiet(msgq))) {
        return false;
    }
    __builtin_memcpy(to, slot, BK_MSGQ_WORDS_SIZE);
    msgq->read_ptr = bk_msgq_next(msgq, msgq->read_ptr);
    msgq->used_msgs--;
    return true;
}

#endif
