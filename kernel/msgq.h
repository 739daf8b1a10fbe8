/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two sides of a message queue's ring, and the common case: messages of four words that nobody
 * waits for pass through registers, under the lock, in a few instructions. Everything else is
 * bk_msgq_transfer()'s.
 */
#ifndef BK_MSGQ_H
#define BK_MSGQ_H

#include "poll.h"
#include "sched.h"

#define BK_MSGQ_ALLOCATED BIT(0) /* in flags: the ring is from a resource pool */

struct bk_msgq_words {
    uint32_t word[4];
};

/*
 * Put the message at `data`, or get one into it, as the side says. The kernel may touch the memory,
 * and does so with interrupts on.
 */
int bk_msgq_transfer(struct bk_msgq_side *side, void *data, k_timeout_t timeout);

static ALWAYS_INLINE struct k_msgq *bk_msgq_of(struct bk_msgq_side *side)
{
    return (struct k_msgq *)((char *)side - side->offset);
}

static ALWAYS_INLINE bool bk_msgq_puts(const struct bk_msgq_side *side)
{
    return side->offset == offsetof(struct k_msgq, side[BK_MSGQ_PUT]);
}

static ALWAYS_INLINE struct bk_msgq_side *bk_msgq_other(struct bk_msgq_side *side)
{
    size_t both =
        offsetof(struct k_msgq, side[BK_MSGQ_PUT]) + offsetof(struct k_msgq, side[BK_MSGQ_GET]);

    return (struct bk_msgq_side *)((char *)bk_msgq_of(side) + (both - side->offset));
}

/*
 * The first slot of a side that has one, where messages have this size; the caller gives it to the
 * other side. Interrupt level.
 */
static ALWAYS_INLINE char *bk_msgq_take(const struct k_msgq *msgq, struct bk_msgq_side *side,
                                        size_t size)
{
    char *slot = side->slot;
    char *next = slot + size;

    side->ready--;
    side->slot = next == msgq->buffer_end ? msgq->buffer_start : next;
    return slot;
}

/*
 * Whether messages pass in words. The current thread may rely on it at the kernel level: threads
 * may end it, interrupts do not.
 */
static ALWAYS_INLINE bool bk_msgq_calm(const struct k_msgq *msgq)
{
    return msgq->calm && BK_POLL_UNUSED(msgq);
}

static ALWAYS_INLINE struct bk_msgq_words bk_msgq_read_words(const char *from)
{
    struct bk_msgq_words words;

    __builtin_memcpy(&words.word[0], from, 4);
    __builtin_memcpy(&words.word[1], from + 4, 4);
    __builtin_memcpy(&words.word[2], from + 8, 4);
    __builtin_memcpy(&words.word[3], from + 12, 4);
    return words;
}

static ALWAYS_INLINE void bk_msgq_write_words(char *to, struct bk_msgq_words words)
{
    __builtin_memcpy(to, &words.word[0], 4);
    __builtin_memcpy(to + 4, &words.word[1], 4);
    __builtin_memcpy(to + 8, &words.word[2], 4);
    __builtin_memcpy(to + 12, &words.word[3], 4);
}

#endif
