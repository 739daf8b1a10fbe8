/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Queues of data items, first in first out or last in first out. An item is a pointer. The kernel
 * uses the first word of the memory that it points to, except for items added by the calls named
 * alloc: for those it allocates a node from the thread's resource pool.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_QUEUE_H_
#define ZEPHYR_INCLUDE_KERNEL_QUEUE_H_

#include <zephyr/kernel/sem.h>
#include <zephyr/sys/sflist.h>
#include <zephyr/sys/slist.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Queue. */
struct k_queue {
    struct bk_object object;
    sys_sflist_t data_q;
    struct bk_wait_queue waiters;
#ifdef CONFIG_POLL
    sys_dlist_t poll_events;
#endif
};

#define Z_QUEUE_INITIALIZER(name)                                                                  \
    {{0, K_OBJ_QUEUE, 0},                                                                          \
     SYS_SFLIST_STATIC_INIT(&(name).data_q),                                                       \
     BK_WAIT_QUEUE_INIT(&(name).waiters) BK_POLL_LIST_INIT(name)}

/** Define a queue, ready for use. */
#define K_QUEUE_DEFINE(name) STRUCT_SECTION_ITERABLE(k_queue, name) = Z_QUEUE_INITIALIZER(name)

/** Initialise a queue. Context: supervisor; user with permission on it. */
__syscall void k_queue_init(struct k_queue *queue);

/** Let the thread that waits best go without an item: it gets NULL. Context: any. */
__syscall void k_queue_cancel_wait(struct k_queue *queue);

/** Add an item at the end. Context: supervisor, interrupt. */
void k_queue_append(struct k_queue *queue, void *data);
/** Add an item at the start. Context: supervisor, interrupt. */
void k_queue_prepend(struct k_queue *queue, void *data);
/** Add an item behind @p prev, at the start when that is NULL. Context: supervisor, interrupt. */
void k_queue_insert(struct k_queue *queue, void *prev, void *data);

/**
 * Add an item at the end; its memory is not touched.
 * @return 0; -ENOMEM when the thread's resource pool has no room.
 * Context: any.
 */
__syscall int32_t k_queue_alloc_append(struct k_queue *queue, void *data);
/** The same at the start. */
__syscall int32_t k_queue_alloc_prepend(struct k_queue *queue, void *data);

/**
 * Add items at the end that are linked through their first words.
 * @param head,tail First and last item; the last one's link is NULL.
 * @return 0; -EINVAL when one of them is NULL.
 * Context: supervisor, interrupt.
 */
int k_queue_append_list(struct k_queue *queue, void *head, void *tail);
/** Move the items of a list to the end. @return 0; -EINVAL when the list is empty. */
int k_queue_merge_slist(struct k_queue *queue, sys_slist_t *list);

/**
 * Take the first item.
 * @param timeout Longest wait; K_NO_WAIT in interrupts.
 * @return The item; NULL when there was none in time, or the wait was cancelled.
 * Context: thread; interrupt with K_NO_WAIT.
 */
__syscall void *k_queue_get(struct k_queue *queue, k_timeout_t timeout);

/** Take out an item, wherever it is. @return true when it was there. Context: supervisor. */
bool k_queue_remove(struct k_queue *queue, void *data);
/** Add an item at the end unless it is there. @return true when it was added. */
bool k_queue_unique_append(struct k_queue *queue, void *data);

/** Non-zero when the queue has no item. Context: any. */
__syscall int k_queue_is_empty(struct k_queue *queue);
/** The first item, left where it is; NULL when there is none. Context: any. */
__syscall void *k_queue_peek_head(struct k_queue *queue);
/** The last item, left where it is; NULL when there is none. Context: any. */
__syscall void *k_queue_peek_tail(struct k_queue *queue);

static inline int z_impl_k_queue_is_empty(struct k_queue *queue)
{
    return sys_sflist_is_empty(&queue->data_q) ? 1 : 0;
}

/** First in, first out. */
struct k_fifo {
    struct k_queue _queue;
};

/** Last in, first out. */
struct k_lifo {
    struct k_queue _queue;
};

#define Z_FIFO_INITIALIZER(name) {Z_QUEUE_INITIALIZER((name)._queue)}
#define Z_LIFO_INITIALIZER(name) {Z_QUEUE_INITIALIZER((name)._queue)}

/** Define a queue of one kind, ready for use. */
#define K_FIFO_DEFINE(name) STRUCT_SECTION_ITERABLE(k_fifo, name) = Z_FIFO_INITIALIZER(name)
#define K_LIFO_DEFINE(name) STRUCT_SECTION_ITERABLE(k_lifo, name) = Z_LIFO_INITIALIZER(name)

/* The calls are those of the queue within; see there. */
#define k_fifo_init(fifo) k_queue_init(&(fifo)->_queue)
#define k_fifo_cancel_wait(fifo) k_queue_cancel_wait(&(fifo)->_queue)
#define k_fifo_put(fifo, data) k_queue_append(&(fifo)->_queue, (data))
#define k_fifo_alloc_put(fifo, data) k_queue_alloc_append(&(fifo)->_queue, (data))
#define k_fifo_put_list(fifo, head, tail) k_queue_append_list(&(fifo)->_queue, (head), (tail))
#define k_fifo_put_slist(fifo, list) k_queue_merge_slist(&(fifo)->_queue, (list))
#define k_fifo_get(fifo, timeout) k_queue_get(&(fifo)->_queue, (timeout))
#define k_fifo_is_empty(fifo) k_queue_is_empty(&(fifo)->_queue)
#define k_fifo_peek_head(fifo) k_queue_peek_head(&(fifo)->_queue)
#define k_fifo_peek_tail(fifo) k_queue_peek_tail(&(fifo)->_queue)

#define k_lifo_init(lifo) k_queue_init(&(lifo)->_queue)
#define k_lifo_put(lifo, data) k_queue_prepend(&(lifo)->_queue, (data))
#define k_lifo_alloc_put(lifo, data) k_queue_alloc_prepend(&(lifo)->_queue, (data))
#define k_lifo_get(lifo, timeout) k_queue_get(&(lifo)->_queue, (timeout))

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/queue.h>

#endif
