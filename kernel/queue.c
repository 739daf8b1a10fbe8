/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel/queue.h>

#include "heap.h"
#include "object.h"
#include "poll.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

#define ALLOCATED 1u /* flag of the nodes that lie in a node_of_item */

/* For items whose memory the kernel may not touch. */
struct node_of_item {
    sys_sfnode_t node;
    void *data;
};

void z_impl_k_queue_init(struct k_queue *queue)
{
    sys_sflist_init(&queue->data_q);
    bk_wait_queue_init(&queue->waiters);
    BK_POLL_INIT(queue);
    bk_object_register(queue, K_OBJ_QUEUE);
}

static void *item_of(sys_sfnode_t *node)
{
    if (node != NULL && sys_sfnode_flags_get(node) == ALLOCATED) {
        return CONTAINER_OF(node, struct node_of_item, node)->data;
    }
    return node;
}

/* Hand an item to the first who waits. The interrupt level lock is given back when one does. */
static bool deliver_item(struct k_queue *queue, void *data, unsigned int key)
{
    if (bk_wait_queue_empty(&queue->waiters)) {
        return false;
    }
    bk_wake(bk_wait_first(&queue->waiters), (uint32_t)(uintptr_t)data);
    bk_settle(key);
    return true;
}

static void insert(struct k_queue *queue, sys_sfnode_t *prev, sys_sfnode_t *node, unsigned int key)
{
    sys_sflist_insert(&queue->data_q, prev, node);
    BK_POLL_RAISE(queue, K_POLL_STATE_DATA_AVAILABLE);
    BK_POLL_UNLOCK(key);
}

void k_queue_insert(struct k_queue *queue, void *prev, void *data)
{
    unsigned int key = bk_lock();

    if (!deliver_item(queue, data, key)) {
        sys_sfnode_init(data, 0);
        insert(queue, prev, data, key);
    }
}

void k_queue_append(struct k_queue *queue, void *data)
{
    unsigned int key = bk_lock();

    if (!deliver_item(queue, data, key)) {
        sys_sfnode_init(data, 0);
        insert(queue, sys_sflist_peek_tail(&queue->data_q), data, key);
    }
}

void k_queue_prepend(struct k_queue *queue, void *data)
{
    k_queue_insert(queue, NULL, data);
}

static int32_t alloc_insert(struct k_queue *queue, void *data, bool at_end)
{
    struct node_of_item *item;
    unsigned int key = bk_lock();

    if (deliver_item(queue, data, key)) {
        return 0;
    }
    bk_unlock(key);
    item = bk_thread_alloc(sizeof(*item));
    if (item == NULL) {
        return -ENOMEM;
    }
    item->data = data;
    sys_sfnode_init(&item->node, ALLOCATED);
    key = bk_lock();
    if (deliver_item(queue, data, key)) {
        k_free(item);
        return 0;
    }
    insert(queue, at_end ? sys_sflist_peek_tail(&queue->data_q) : NULL, &item->node, key);
    return 0;
}

int32_t z_impl_k_queue_alloc_append(struct k_queue *queue, void *data)
{
    return alloc_insert(queue, data, true);
}

int32_t z_impl_k_queue_alloc_prepend(struct k_queue *queue, void *data)
{
    return alloc_insert(queue, data, false);
}

int k_queue_append_list(struct k_queue *queue, void *head, void *tail)
{
    if (head == NULL || tail == NULL) {
        return -EINVAL;
    }
    while (head != NULL) {
        unsigned int key = bk_lock();
        void *next = *(void **)head;

        if (!deliver_item(queue, head, key)) {
            sys_sflist_append_list(&queue->data_q, head, tail);
            BK_POLL_RAISE(queue, K_POLL_STATE_DATA_AVAILABLE);
            bk_settle(key);
            next = NULL;
        }
        head = next;
    }
    return 0;
}

int k_queue_merge_slist(struct k_queue *queue, sys_slist_t *list)
{
    int result = k_queue_append_list(queue, list->head, list->tail);

    if (result == 0) {
        sys_slist_init(list);
    }
    return result;
}

void z_impl_k_queue_cancel_wait(struct k_queue *queue)
{
    unsigned int key = bk_lock();

    if (!deliver_item(queue, NULL, key)) {
        BK_POLL_RAISE(queue, K_POLL_STATE_CANCELLED);
        bk_settle(key);
    }
}

void *z_impl_k_queue_get(struct k_queue *queue, k_timeout_t timeout)
{
    unsigned int key = bk_lock();
    sys_sfnode_t *node = sys_sflist_get(&queue->data_q);
    void *data;

    if (node == NULL && !bk_is_no_wait(timeout)) {
        bk_kernel.current->wait_kind = BK_WAIT_ZERO;
        return (void *)(uintptr_t)bk_wait(&queue->waiters, timeout, key);
    }
    bk_unlock(key);
    data = item_of(node);
    if (data != node) {
        k_free(CONTAINER_OF(node, struct node_of_item, node));
    }
    return data;
}

bool k_queue_remove(struct k_queue *queue, void *data)
{
    unsigned int key = bk_lock();
    bool found = sys_sflist_find_and_remove(&queue->data_q, data);

    bk_unlock(key);
    return found;
}

bool k_queue_unique_append(struct k_queue *queue, void *data)
{
    unsigned int key = bk_lock();
    bool found = sys_sflist_find(&queue->data_q, data, NULL);

    bk_unlock(key);
    if (!found) {
        k_queue_append(queue, data);
    }
    return !found;
}

void *z_impl_k_queue_peek_head(struct k_queue *queue)
{
    unsigned int key = bk_lock();
    void *data = item_of(sys_sflist_peek_head(&queue->data_q));

    bk_unlock(key);
    return data;
}

void *z_impl_k_queue_peek_tail(struct k_queue *queue)
{
    unsigned int key = bk_lock();
    void *data = item_of(sys_sflist_peek_tail(&queue->data_q));

    bk_unlock(key);
    return data;
}

#ifdef CONFIG_USERSPACE

static void z_vrfy_k_queue_init(struct k_queue *queue)
{
    bk_object_check_init(queue, K_OBJ_QUEUE);
    BK_REQUIRE(bk_wait_queue_unused(&queue->waiters), queue, "queue: threads wait for it");
    BK_REQUIRE(BK_POLL_UNUSED(queue), queue, "queue: threads poll it");
    /* Nodes that other threads allocated go back to their pools. */
    while (bk_object_index(queue, K_OBJ_QUEUE) != 0u && z_impl_k_queue_is_empty(queue) == 0) {
        (void)z_impl_k_queue_get(queue, K_NO_WAIT);
    }
    z_impl_k_queue_init(queue);
}
#include <zephyr/syscalls/k_queue_init_mrsh.c>

static void z_vrfy_k_queue_cancel_wait(struct k_queue *queue)
{
    bk_object_check(queue, K_OBJ_QUEUE);
    z_impl_k_queue_cancel_wait(queue);
}
#include <zephyr/syscalls/k_queue_cancel_wait_mrsh.c>

static int32_t z_vrfy_k_queue_alloc_append(struct k_queue *queue, void *data)
{
    bk_object_check(queue, K_OBJ_QUEUE);
    return z_impl_k_queue_alloc_append(queue, data);
}
#include <zephyr/syscalls/k_queue_alloc_append_mrsh.c>

static int32_t z_vrfy_k_queue_alloc_prepend(struct k_queue *queue, void *data)
{
    bk_object_check(queue, K_OBJ_QUEUE);
    return z_impl_k_queue_alloc_prepend(queue, data);
}
#include <zephyr/syscalls/k_queue_alloc_prepend_mrsh.c>

static void *z_vrfy_k_queue_get(struct k_queue *queue, k_timeout_t timeout)
{
    bk_object_check(queue, K_OBJ_QUEUE);
    return z_impl_k_queue_get(queue, timeout);
}
#include <zephyr/syscalls/k_queue_get_mrsh.c>

static int z_vrfy_k_queue_is_empty(struct k_queue *queue)
{
    bk_object_check(queue, K_OBJ_QUEUE);
    return z_impl_k_queue_is_empty(queue);
}
#include <zephyr/syscalls/k_queue_is_empty_mrsh.c>

static void *z_vrfy_k_queue_peek_head(struct k_queue *queue)
{
    bk_object_check(queue, K_OBJ_QUEUE);
    return z_impl_k_queue_peek_head(queue);
}
#include <zephyr/syscalls/k_queue_peek_head_mrsh.c>

static void *z_vrfy_k_queue_peek_tail(struct k_queue *queue)
{
    bk_object_check(queue, K_OBJ_QUEUE);
    return z_impl_k_queue_peek_tail(queue);
}
#include <zephyr/syscalls/k_queue_peek_tail_mrsh.c>

#endif
