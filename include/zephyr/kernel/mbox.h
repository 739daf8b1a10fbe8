/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Mailboxes: messages of any size from one thread to another, each of which may insist on the
 * other. The data stay the sender's until the receiver has taken them. For supervisor threads.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MBOX_H_
#define ZEPHYR_INCLUDE_KERNEL_MBOX_H_

#include <zephyr/kernel/sem.h>
#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

struct bk_mbox_letter;

/** Description of a message, on both sides. */
struct k_mbox_msg {
    size_t size;                   /**< Bytes to send, or at most to receive; then those taken. */
    uint32_t info;                 /**< A word that sender and receiver exchange. */
    void *tx_data;                 /**< The data, NULL for none. */
    k_tid_t rx_source_thread; /**< Sender that the receiver wants, or K_ANY; then who it was. */
    k_tid_t tx_target_thread; /**< Receiver that the sender wants, or K_ANY; then who it was. */
    k_tid_t _syncing_thread;       /* sender that waits until the data are taken */
    struct bk_mbox_letter *_async; /* or the kernel's copy of an asynchronous message */
};

/** Mailbox. */
struct k_mbox {
    struct bk_wait_queue senders;
    struct bk_wait_queue receivers;
    sys_dlist_t letters; /* asynchronous messages, best first */
    uint32_t order;      /* of what is sent */
};

#define Z_MBOX_INITIALIZER(name)                                                                   \
    {BK_WAIT_QUEUE_INIT(&(name).senders), BK_WAIT_QUEUE_INIT(&(name).receivers),                   \
     SYS_DLIST_STATIC_INIT(&(name).letters), 0}

/** Define a mailbox, ready for use. */
#define K_MBOX_DEFINE(name) STRUCT_SECTION_ITERABLE(k_mbox, name) = Z_MBOX_INITIALIZER(name)

/** Initialise a mailbox. Context: supervisor. */
void k_mbox_init(struct k_mbox *mbox);

/**
 * Send a message and wait until a receiver has taken its data.
 * @param tx_msg Message; its size, info and target tell afterwards what the receiver took and said.
 * @param timeout Longest wait for a receiver; from then on there is no limit.
 * @return 0; -ENOMSG when no receiver waits and there is no wait; -EAGAIN on time-out.
 * Context: supervisor thread.
 */
int k_mbox_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, k_timeout_t timeout);

/**
 * Send a message without waiting for a receiver; waits while CONFIG_NUM_MBOX_ASYNC_MSGS messages
 * are under way already.
 * @param tx_msg Message; may be used again at once, its data only when they have been taken.
 * @param sem Given when the data have been taken; or NULL.
 * Context: supervisor thread.
 */
void k_mbox_async_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, struct k_sem *sem);

/**
 * Receive a message.
 * @param rx_msg Size and source that are wanted; tells afterwards what was received.
 * @param buffer Receives the data; NULL: k_mbox_data_get() takes them later, unless the size is 0.
 * @param timeout Longest wait.
 * @return 0; -ENOMSG when there is none and no wait; -EAGAIN on time-out.
 * Context: supervisor thread.
 */
int k_mbox_get(struct k_mbox *mbox, struct k_mbox_msg *rx_msg, void *buffer, k_timeout_t timeout);

/**
 * Take a received message's data; the sender goes on. Further calls have no effect.
 * @param buffer Receives rx_msg->size bytes; NULL or size 0: the data are left unread.
 * Context: supervisor thread.
 */
void k_mbox_data_get(struct k_mbox_msg *rx_msg, void *buffer);

#ifdef __cplusplus
}
#endif

#endif
