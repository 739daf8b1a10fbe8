/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Work queues: threads that run functions handed to them, one after the other.
 *
 * They are the supervisor's. Unless a function says otherwise it may be called in threads and in
 * interrupts; those that wait take a struct k_work_sync and are for threads only.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_H_

#include <zephyr/kernel/queue.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/atomic.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_work;
struct k_work_q;

/** Function of a work item, run by the queue's thread. */
typedef void (*k_work_handler_t)(struct k_work *work);

/** What is going on with a work item; several may hold at once. */
enum {
    K_WORK_RUNNING_BIT = 0,
    K_WORK_CANCELING_BIT = 1,
    K_WORK_QUEUED_BIT = 2,
    K_WORK_DELAYED_BIT = 3,
    K_WORK_FLUSHING_BIT = 4,
    K_WORK_DELAYABLE_BIT = 8,
    K_WORK_RUNNING = BIT(K_WORK_RUNNING_BIT),     /**< Its function runs. */
    K_WORK_CANCELING = BIT(K_WORK_CANCELING_BIT), /**< Cancelled while it runs. */
    K_WORK_QUEUED = BIT(K_WORK_QUEUED_BIT),       /**< In a queue. */
    K_WORK_DELAYED = BIT(K_WORK_DELAYED_BIT),     /**< Will be submitted later. */
    K_WORK_FLUSHING = BIT(K_WORK_FLUSHING_BIT),   /**< Stands for a thread that flushes. */
    K_WORK_DELAYABLE = BIT(K_WORK_DELAYABLE_BIT), /**< Part of a struct k_work_delayable. */

    K_WORK_QUEUE_STARTED_BIT = 0,
    K_WORK_QUEUE_BUSY_BIT = 1,
    K_WORK_QUEUE_DRAIN_BIT = 2,
    K_WORK_QUEUE_PLUGGED_BIT = 3,
    K_WORK_QUEUE_STOP_BIT = 4,
    K_WORK_QUEUE_NO_YIELD_BIT = 8,
    K_WORK_QUEUE_STARTED = BIT(K_WORK_QUEUE_STARTED_BIT),
    K_WORK_QUEUE_BUSY = BIT(K_WORK_QUEUE_BUSY_BIT),
    K_WORK_QUEUE_DRAIN = BIT(K_WORK_QUEUE_DRAIN_BIT),
    K_WORK_QUEUE_PLUGGED = BIT(K_WORK_QUEUE_PLUGGED_BIT),
    K_WORK_QUEUE_STOP = BIT(K_WORK_QUEUE_STOP_BIT),
    K_WORK_QUEUE_NO_YIELD = BIT(K_WORK_QUEUE_NO_YIELD_BIT),
};

/** Work item. */
struct k_work {
    sys_dnode_t node;
    k_work_handler_t handler;
    struct k_work_q *queue; /* where it was last submitted */
    uint32_t flags;
};

/** Work item that can be submitted after a time. */
struct k_work_delayable {
    struct k_work work;
    struct bk_alarm alarm;
    struct k_work_q *queue; /* where it goes then */
};

/** For a thread that waits for a work item; it must last as long as the wait. */
struct k_work_sync {
    struct k_work flusher;
    struct bk_wait_queue waiters;
};

/** Options of a work queue. */
struct k_work_queue_config {
    const char *name; /**< Of its thread, or NULL. */
    bool no_yield;    /**< Does not yield to threads of equal priority between two items. */
    bool essential;   /**< The end of its thread is a fatal system error. */
};

/** Work queue. */
struct k_work_q {
    struct k_thread thread;
    k_tid_t thread_id;
    sys_dlist_t pending;
    struct bk_wait_queue idle;   /* the queue's own thread */
    struct bk_wait_queue drains; /* threads that wait until it is empty */
    uint32_t flags;
    const void *starter; /* keeps what starts the queue in the image */
};

/* Not for use outside of the kernel. */
void bk_work_due(struct bk_timeout *timeout);

#define Z_WORK_INITIALIZER(work_handler) {{{NULL}, {NULL}}, work_handler, NULL, 0}
#define Z_WORK_DELAYABLE_INITIALIZER(work_handler)                                                 \
    {{{{NULL}, {NULL}}, work_handler, NULL, K_WORK_DELAYABLE}, BK_ALARM_INIT(bk_work_due), NULL}

/** Define a work item. */
#define K_WORK_DEFINE(work, work_handler)                                                          \
    struct k_work work = Z_WORK_INITIALIZER(work_handler)
/** Define a delayable work item. */
#define K_WORK_DELAYABLE_DEFINE(work, work_handler)                                                \
    struct k_work_delayable work = Z_WORK_DELAYABLE_INITIALIZER(work_handler)

/** The system's own queue. */
extern struct k_work_q k_sys_work_q;

/** Initialise a work item, which must not be in use. */
void k_work_init(struct k_work *work, k_work_handler_t handler);

/** What is going on with the item: K_WORK_ flags, 0 when idle. */
int k_work_busy_get(const struct k_work *work);

/** True unless the item is idle. */
static inline bool k_work_is_pending(const struct k_work *work);

/**
 * Put an item into a queue. One that runs goes into the queue that runs it.
 * @param queue Queue; NULL: where it was last.
 * @return 0 when it is queued already; 1 when queued; 2 when it runs and was queued again; -EBUSY
 * when it is being cancelled, or the queue is draining or plugged; -EINVAL without a queue; -ENODEV
 * when the queue was not started.
 */
int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work);

/** k_work_submit_to_queue() for the system's queue. */
int k_work_submit(struct k_work *work);

/**
 * Wait until an item that is queued or runs has run.
 * @return Whether there was something to wait for.
 */
bool k_work_flush(struct k_work *work, struct k_work_sync *sync);

/**
 * Take an item out of its queue. One that runs cannot be submitted until its function is through.
 * @return What is still going on with it, as k_work_busy_get().
 */
int k_work_cancel(struct k_work *work);

/**
 * The same; wait until it is idle.
 * @return Whether it was not idle.
 */
bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync);

/** Initialise a queue that is not started yet. */
void k_work_queue_init(struct k_work_q *queue);

/**
 * Start a queue's thread.
 * @param stack,stack_size,prio Of the thread.
 * @param cfg Options, or NULL.
 * Context: supervisor thread.
 */
void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size,
                        int prio, const struct k_work_queue_config *cfg);

/**
 * Serve a queue with the calling thread; returns after k_work_queue_stop().
 * Context: supervisor thread.
 */
void k_work_queue_run(struct k_work_q *queue, const struct k_work_queue_config *cfg);

/** The queue's thread. */
static inline k_tid_t k_work_queue_thread_get(struct k_work_q *queue);

/**
 * Wait until a queue is empty. Meanwhile only its own items may submit.
 * @param plug Go on to refuse submissions until k_work_queue_unplug().
 * @return 1 when it had to wait, else 0.
 * Context: supervisor thread.
 */
int k_work_queue_drain(struct k_work_q *queue, bool plug);

/** Accept submissions again. @return 0; -EALREADY when it was not plugged. */
int k_work_queue_unplug(struct k_work_q *queue);

/**
 * End a plugged queue's thread.
 * @return 0; -EALREADY when it was not started; -EBUSY when it is not plugged; -ETIMEDOUT.
 * Context: supervisor thread.
 */
int k_work_queue_stop(struct k_work_q *queue, k_timeout_t timeout);

/** Initialise a delayable item, which must not be in use. */
void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler);

/** The delayable item that a handler's argument is part of. */
static inline struct k_work_delayable *k_work_delayable_from_work(struct k_work *work);

/** As k_work_busy_get(). */
int k_work_delayable_busy_get(const struct k_work_delayable *dwork);
/** True unless the item is idle. */
static inline bool k_work_delayable_is_pending(const struct k_work_delayable *dwork);
/** Uptime in ticks at which it will be submitted, or the present. */
k_ticks_t k_work_delayable_expires_get(const struct k_work_delayable *dwork);
/** Ticks until it will be submitted, or 0. */
k_ticks_t k_work_delayable_remaining_get(const struct k_work_delayable *dwork);

/**
 * Submit an item after a time, unless it is delayed or queued already.
 * @return 0 when nothing changed; 1 when scheduled, or as k_work_submit_to_queue() with K_NO_WAIT.
 */
int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
                              k_timeout_t delay);
/** The same for the system's queue. */
int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay);

/**
 * Submit an item after a time that replaces any delay it has.
 * @return 1 when scheduled, or as k_work_submit_to_queue() with K_NO_WAIT.
 */
int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
                                k_timeout_t delay);
/** The same for the system's queue. */
int k_work_reschedule(struct k_work_delayable *dwork, k_timeout_t delay);

/** Submit a delayed item now, and wait as k_work_flush(). */
bool k_work_flush_delayable(struct k_work_delayable *dwork, struct k_work_sync *sync);
/** End the delay, then as k_work_cancel(). */
int k_work_cancel_delayable(struct k_work_delayable *dwork);
/** End the delay, then as k_work_cancel_sync(). */
bool k_work_cancel_delayable_sync(struct k_work_delayable *dwork, struct k_work_sync *sync);

/*
 * Work for a user thread. The items lie in memory that both sides may write; the queue and its
 * thread are kernel objects. No privileged code looks at an item or calls its function.
 */

struct k_work_user;

/** Function of a user work item, run in user mode. */
typedef void (*k_work_user_handler_t)(struct k_work_user *work);

enum { K_WORK_USER_STATE_PENDING = 0 };

/** User work item. */
struct k_work_user {
    void *_reserved;
    k_work_user_handler_t handler;
    atomic_t flags;
};

/** Work queue with a user thread. */
struct k_work_user_q {
    struct k_queue queue;
    struct k_thread thread;
};

#define Z_WORK_USER_INITIALIZER(work_handler) {NULL, work_handler, 0}

/** Define a user work item; place it with K_APP_DMEM(). */
#define K_WORK_USER_DEFINE(work, work_handler)                                                     \
    struct k_work_user work = Z_WORK_USER_INITIALIZER(work_handler)

/** Initialise a user work item. Context: any mode that may write it. */
static inline void k_work_user_init(struct k_work_user *work, k_work_user_handler_t handler)
{
    *work = (struct k_work_user)Z_WORK_USER_INITIALIZER(handler);
}

/** Whether it is queued. */
static inline bool k_work_user_is_pending(struct k_work_user *work)
{
    return atomic_test_bit(&work->flags, K_WORK_USER_STATE_PENDING);
}

/**
 * Put an item into a user work queue.
 * @return 0; -EBUSY when it is queued already; -ENOMEM when the caller's resource pool has no room.
 * Context: supervisor; user with permission on the queue's k_queue.
 */
int k_work_user_submit_to_queue(struct k_work_user_q *work_q, struct k_work_user *work);

/**
 * Start a user work queue's thread. It has the creator's domain and permissions.
 * @param name Name of the thread, or NULL.
 * Context: supervisor thread.
 */
void k_work_user_queue_start(struct k_work_user_q *work_q, k_thread_stack_t *stack,
                             size_t stack_size, int prio, const char *name);

/** The queue's thread. */
static inline k_tid_t k_work_user_queue_thread_get(struct k_work_user_q *work_q)
{
    return &work_q->thread;
}

static inline bool k_work_is_pending(const struct k_work *work)
{
    return k_work_busy_get(work) != 0;
}

static inline k_tid_t k_work_queue_thread_get(struct k_work_q *queue)
{
    return queue->thread_id;
}

static inline struct k_work_delayable *k_work_delayable_from_work(struct k_work *work)
{
    return CONTAINER_OF(work, struct k_work_delayable, work);
}

static inline bool k_work_delayable_is_pending(const struct k_work_delayable *dwork)
{
    return k_work_delayable_busy_get(dwork) != 0;
}

#ifdef __cplusplus
}
#endif

#endif
