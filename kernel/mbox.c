/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sender and receiver find each other under the kernel level lock. A sender that has found its
 * receiver waits on, in no queue and without a time-out, until the receiver disposes of the
 * message. wait_data of a waiting thread: its message, and for senders their place in the order.
 */
#include <zephyr/kernel/mbox.h>
#include <zephyr/kernel/mem_slab.h>

#include "sched.h"
#include "timeout.h"

struct bk_mbox_letter {
    sys_dnode_t node;
    struct k_mbox_msg msg;
    struct k_sem *sem;
    uint32_t order;
    uint8_t level;
};

/* In no list of slabs, so that an image without mailboxes has no letters. */
static struct bk_mbox_letter letter_memory[CONFIG_NUM_MBOX_ASYNC_MSGS] __noinit;
static struct k_mem_slab letters =
    Z_MEM_SLAB_INITIALIZER(letters, (char *)letter_memory, sizeof(struct bk_mbox_letter),
                           CONFIG_NUM_MBOX_ASYNC_MSGS);

void k_mbox_init(struct k_mbox *mbox)
{
    bk_wait_queue_init(&mbox->senders);
    bk_wait_queue_init(&mbox->receivers);
    sys_dlist_init(&mbox->letters);
    mbox->order = 0;
}

static struct k_mbox_msg *message_of(const struct k_thread *thread)
{
    return (struct k_mbox_msg *)(uintptr_t)thread->wait_data[0];
}

static bool messages_match(const struct k_mbox_msg *tx, const struct k_mbox_msg *rx)
{
    return (tx->tx_target_thread == K_ANY || tx->tx_target_thread == rx->tx_target_thread) &&
           (rx->rx_source_thread == K_ANY || rx->rx_source_thread == tx->rx_source_thread);
}

static void exchange(struct k_mbox_msg *tx, struct k_mbox_msg *rx)
{
    uint32_t info = rx->info;

    rx->info = tx->info;
    tx->info = info;
    rx->size = MIN(rx->size, tx->size);
    rx->tx_data = tx->tx_data;
    rx->rx_source_thread = tx->rx_source_thread;
    tx->tx_target_thread = rx->tx_target_thread;
    rx->_syncing_thread = tx->_syncing_thread;
    rx->_async = tx->_async;
}

/* Hand a message to the best receiver that wants it. Kernel level. */
static bool deliver_message(struct k_mbox *mbox, struct k_mbox_msg *tx)
{
    unsigned int key = bk_lock();
    sys_dnode_t *node = mbox->receivers.list.head;

    while (node != (sys_dnode_t *)&mbox->receivers &&
           !messages_match(tx, message_of(bk_thread_of(node)))) {
        node = node->next;
    }
    if (node == (sys_dnode_t *)&mbox->receivers) {
        bk_unlock(key);
        return false;
    }
    exchange(tx, message_of(bk_thread_of(node)));
    bk_wake(bk_thread_of(node), 0);
    bk_settle(key);
    return true;
}

/* Wait until the receiver has taken the data. */
static int wait_for_disposal(struct k_mbox_msg *tx, unsigned int key)
{
    struct k_thread *current = bk_kernel.current;

    (void)bk_lock();
    current->wait_kind = BK_WAIT_MBOX;
    current->wait_data[0] = (uint32_t)(uintptr_t)tx;
    return bk_wait(NULL, K_FOREVER, key);
}

int k_mbox_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_kernel_lock();

    __ASSERT(!k_is_in_isr(), "k_mbox_put() in an interrupt");
    tx_msg->rx_source_thread = current;
    tx_msg->_syncing_thread = current;
    tx_msg->_async = NULL;
    if (deliver_message(mbox, tx_msg)) {
        return wait_for_disposal(tx_msg, key);
    }
    if (bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return -ENOMSG;
    }
    (void)bk_lock();
    current->wait_data[0] = (uint32_t)(uintptr_t)tx_msg;
    current->wait_data[1] = mbox->order++;
    return bk_wait(&mbox->senders, timeout, key);
}

/* Behind those of the same level. */
static void post(struct k_mbox *mbox, struct bk_mbox_letter *letter)
{
    sys_dnode_t *before = mbox->letters.head;

    while (before != (sys_dnode_t *)&mbox->letters &&
           CONTAINER_OF(before, struct bk_mbox_letter, node)->level <= letter->level) {
        before = before->next;
    }
    letter->order = mbox->order++;
    sys_dlist_insert(before, &letter->node);
}

void k_mbox_async_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, struct k_sem *sem)
{
    struct bk_mbox_letter *letter;
    unsigned int key;

    __ASSERT(!k_is_in_isr(), "k_mbox_async_put() in an interrupt");
    (void)k_mem_slab_alloc(&letters, (void **)&letter, K_FOREVER);
    letter->msg = *tx_msg;
    letter->msg.rx_source_thread = bk_kernel.current;
    letter->msg._syncing_thread = NULL;
    letter->msg._async = letter;
    letter->sem = sem;
    letter->level = bk_kernel.current->level;
    key = bk_kernel_lock();
    if (!deliver_message(mbox, &letter->msg)) {
        post(mbox, letter);
    }
    bk_unlock(key);
}

/* The first waiting sender whose message matches, NULL when there is none. Interrupt level. */
static struct k_thread *find_sender(const struct k_mbox *mbox, const struct k_mbox_msg *rx)
{
    for (sys_dnode_t *node = mbox->senders.list.head;
         node != (const sys_dnode_t *)&mbox->senders; node = node->next) {
        if (messages_match(message_of(bk_thread_of(node)), rx)) {
            return bk_thread_of(node);
        }
    }
    return NULL;
}

static struct bk_mbox_letter *find_letter(const struct k_mbox *mbox, const struct k_mbox_msg *rx)
{
    for (sys_dnode_t *node = mbox->letters.head; node != (const sys_dnode_t *)&mbox->letters;
         node = node->next) {
        struct bk_mbox_letter *letter = CONTAINER_OF(node, struct bk_mbox_letter, node);

        if (messages_match(&letter->msg, rx)) {
            return letter;
        }
    }
    return NULL;
}

static bool letter_first(const struct bk_mbox_letter *letter, const struct k_thread *sender)
{
    if (letter->level != sender->level) {
        return letter->level < sender->level;
    }
    return (int32_t)(letter->order - sender->wait_data[1]) < 0;
}

/* Take the best message that the receiver wants. Kernel level. */
static bool fetch(struct k_mbox *mbox, struct k_mbox_msg *rx)
{
    unsigned int key = bk_lock();
    struct k_thread *sender = find_sender(mbox, rx);
    struct bk_mbox_letter *letter = find_letter(mbox, rx);

    if (letter != NULL && (sender == NULL || letter_first(letter, sender))) {
        sys_dlist_remove(&letter->node);
        exchange(&letter->msg, rx);
    } else if (sender != NULL) {
        exchange(message_of(sender), rx);
        bk_wait_leave(sender);
        sender->wait_kind = BK_WAIT_MBOX;
    }
    bk_settle(key);
    return letter != NULL || sender != NULL;
}

static void dispose_letter(struct k_mbox_msg *rx)
{
    struct bk_mbox_letter *letter = rx->_async;
    struct k_sem *sem = letter->sem;

    rx->_async = NULL;
    k_mem_slab_free(&letters, letter);
    if (sem != NULL) {
        k_sem_give(sem);
    }
}

static void dispose(struct k_mbox_msg *rx)
{
    struct k_thread *sender = rx->_syncing_thread;
    unsigned int key;

    if (rx->_async != NULL) {
        dispose_letter(rx);
        return;
    }
    if (sender == NULL) {
        return;
    }
    rx->_syncing_thread = NULL;
    key = bk_lock();
    /* It may have been ended meanwhile. */
    if (sender->wait_kind == BK_WAIT_MBOX) {
        message_of(sender)->size = rx->size;
        bk_wake(sender, 0);
    }
    bk_settle(key);
}

void k_mbox_data_get(struct k_mbox_msg *rx_msg, void *buffer)
{
    if (rx_msg->_syncing_thread == NULL && rx_msg->_async == NULL) {
        return;
    }
    if (buffer == NULL) {
        rx_msg->size = 0;
    } else if (rx_msg->tx_data != NULL && rx_msg->size != 0u) {
        memcpy(buffer, rx_msg->tx_data, rx_msg->size);
    }
    dispose(rx_msg);
}

int k_mbox_get(struct k_mbox *mbox, struct k_mbox_msg *rx_msg, void *buffer, k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_kernel_lock();

    __ASSERT(!k_is_in_isr(), "k_mbox_get() in an interrupt");
    rx_msg->tx_target_thread = current;
    if (fetch(mbox, rx_msg)) {
        bk_unlock(key);
    } else if (bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return -ENOMSG;
    } else {
        (void)bk_lock();
        current->wait_data[0] = (uint32_t)(uintptr_t)rx_msg;
        if (bk_wait(&mbox->receivers, timeout, key) != 0) {
            return -EAGAIN;
        }
    }
    if (buffer != NULL || rx_msg->size == 0u) {
        k_mbox_data_get(rx_msg, buffer);
    }
    return 0;
}
