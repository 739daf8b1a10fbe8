/* SPDX-License-Identifier: Apache-2.0 */
/** @file Message queues: messages of one size, in order, through a ring of a fixed length. */
#ifndef ZEPHYR_INCLUDE_KERNEL_MSGQ_H_
#define ZEPHYR_INCLUDE_KERNEL_MSGQ_H_

#include <zephyr/kernel/sem.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/linker/section_tags.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One of the two sides of a ring: slots to be written, or messages to be read. */
struct bk_msgq_side {
    char *slot;      /* the first of them */
    uint32_t ready;  /* how many there are */
    uint32_t moving; /* those taken from here that the other side does not have yet */
    uint32_t offset; /* of this side in its queue */
};

#define BK_MSGQ_PUT 0u
#define BK_MSGQ_GET 1u

/** Message queue. */
struct k_msgq {
    struct bk_object object;
    struct bk_wait_queue waiters; /* those who put while it is full, or get while it is empty */
    size_t msg_size;
    char *buffer_start;
    char *buffer_end;
    struct bk_msgq_side side[2];
    uint32_t max_msgs;
    uint8_t flags;
    bool calm; /* messages of four words, nobody waits, and none is being copied */
    struct bk_deferred serve;
#ifdef CONFIG_POLL
    sys_dlist_t poll_events;
#endif
};

/* Not for use outside of the kernel. */
void bk_msgq_serve(struct bk_deferred *request);

#define BK_MSGQ_WORDS_SIZE 16u

#define Z_MSGQ_INITIALIZER(name, buffer, size, length)                                             \
    {                                                                                              \
        {0, K_OBJ_MSGQ, 0}, BK_WAIT_QUEUE_INIT(&(name).waiters), size, buffer,                     \
            (buffer) + (size) * (length),                                                          \
            {{buffer, length, 0, offsetof(struct k_msgq, side[BK_MSGQ_PUT])},                      \
             {buffer, 0, 0, offsetof(struct k_msgq, side[BK_MSGQ_GET])}},                          \
            length, 0, (size) == BK_MSGQ_WORDS_SIZE, {NULL, bk_msgq_serve} BK_POLL_LIST_INIT(name) \
    }

/**
 * Define a message queue with its ring.
 * @param q_msg_size Bytes of a message.
 * @param q_max_msgs Messages that it holds.
 * @param q_align Alignment of the ring, a power of two.
 */
#define K_MSGQ_DEFINE(q_name, q_msg_size, q_max_msgs, q_align)                                     \
    static char __noinit __aligned(q_align) bk_ring_##q_name[(q_max_msgs) * (q_msg_size)];         \
    STRUCT_SECTION_ITERABLE(k_msgq, q_name) =                                                      \
        Z_MSGQ_INITIALIZER(q_name, bk_ring_##q_name, (size_t)(q_msg_size), q_max_msgs)

/** What a message queue is and holds. */
struct k_msgq_attrs {
    size_t msg_size;
    uint32_t max_msgs;
    uint32_t used_msgs;
};

/**
 * Initialise a message queue.
 * @param buffer Ring of @p msg_size times @p max_msgs bytes, out of reach of user threads.
 * @param msg_size Bytes of a message.
 * @param max_msgs Messages that it holds.
 * Context: supervisor.
 */
void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs);

/**
 * Initialise a message queue with a ring from the caller's resource pool.
 * @return 0; -ENOMEM when the pool has no room; -EINVAL when the size overflows.
 * Context: supervisor; user with permission, while it has no ring of its own.
 */
__syscall int k_msgq_alloc_init(struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs);

/**
 * Give the ring of k_msgq_alloc_init() back.
 * @return 0; -EBUSY while threads wait.
 * Context: supervisor.
 */
int k_msgq_cleanup(struct k_msgq *msgq);

/**
 * Put a message at the end.
 * @param data Message; copied.
 * @param timeout Longest wait for room; K_NO_WAIT in interrupts.
 * @return 0; -ENOMSG when it is full and @p timeout K_NO_WAIT, or was purged; -EAGAIN on time-out;
 * -EFAULT when the caller, a user thread, lost the right to read @p data while it waited.
 * Context: thread; interrupt with K_NO_WAIT.
 */
__syscall int k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout);

/**
 * Take the message at the head.
 * @param data Receives it.
 * @param timeout Longest wait for a message; K_NO_WAIT in interrupts.
 * @return 0; -ENOMSG when it is empty and @p timeout K_NO_WAIT, or was purged; -EAGAIN on time-out;
 * -EFAULT when the caller, a user thread, lost the right to write @p data while it waited.
 * Context: thread; interrupt with K_NO_WAIT.
 */
__syscall int k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout);

/** Copy the message at the head. @return 0; -ENOMSG when it is empty. Context: any. */
__syscall int k_msgq_peek(struct k_msgq *msgq, void *data);

/**
 * Copy a message.
 * @param idx 0 for the head.
 * @return 0; -ENOMSG when there are not that many.
 * Context: any.
 */
__syscall int k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx);

/** Drop all messages. Those who wait get -ENOMSG. Context: any. */
__syscall void k_msgq_purge(struct k_msgq *msgq);

/** Messages for which there is room. Context: any. */
__syscall uint32_t k_msgq_num_free_get(struct k_msgq *msgq);
/** Messages in the queue. Context: any. */
__syscall uint32_t k_msgq_num_used_get(struct k_msgq *msgq);
/** Size, length and fill. Context: any. */
__syscall void k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/msgq.h>

#endif
