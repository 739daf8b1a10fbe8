/* SPDX-License-Identifier: Apache-2.0 */
/** @file Waiting for any of several objects. Needs CONFIG_POLL. */
#ifndef ZEPHYR_INCLUDE_KERNEL_POLL_H_
#define ZEPHYR_INCLUDE_KERNEL_POLL_H_

#include <errno.h>
#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

struct bk_poller;
struct k_sem;
struct k_fifo;
struct k_queue;
struct k_msgq;
struct k_pipe;

/** What an event waits for. */
#define K_POLL_TYPE_IGNORE 0
#define K_POLL_TYPE_SIGNAL BIT(0)
#define K_POLL_TYPE_SEM_AVAILABLE BIT(1)
#define K_POLL_TYPE_DATA_AVAILABLE BIT(2) /**< Of a queue. */
#define K_POLL_TYPE_FIFO_DATA_AVAILABLE K_POLL_TYPE_DATA_AVAILABLE
#define K_POLL_TYPE_MSGQ_DATA_AVAILABLE BIT(3)
#define K_POLL_TYPE_PIPE_DATA_AVAILABLE BIT(4)

/** What has happened. */
#define K_POLL_STATE_NOT_READY 0
#define K_POLL_STATE_SIGNALED BIT(0)
#define K_POLL_STATE_SEM_AVAILABLE BIT(1)
#define K_POLL_STATE_DATA_AVAILABLE BIT(2)
#define K_POLL_STATE_FIFO_DATA_AVAILABLE K_POLL_STATE_DATA_AVAILABLE
#define K_POLL_STATE_MSGQ_DATA_AVAILABLE BIT(3)
#define K_POLL_STATE_PIPE_DATA_AVAILABLE BIT(4)
#define K_POLL_STATE_CANCELLED BIT(5)

/** The only mode: an object found ready is not taken. */
enum k_poll_modes {
    K_POLL_MODE_NOTIFY_ONLY = 0,
    K_POLL_NUM_MODES
};

/** A signal with a value. */
struct k_poll_signal {
    struct bk_object object;
    sys_dlist_t poll_events;
    unsigned int signaled; /**< 1 after k_poll_signal_raise(), until the reset. */
    int result;            /**< What was passed to k_poll_signal_raise(). */
};

#define K_POLL_SIGNAL_INITIALIZER(obj)                                                             \
    {{0, K_OBJ_POLL_SIGNAL, 0}, SYS_DLIST_STATIC_INIT(&(obj).poll_events), 0, 0}

/** What to wait for; states are added to `state`, which the caller resets. */
struct k_poll_event {
    sys_dnode_t node;
    struct bk_poller *poller; /* NULL: not in an object's list */
    uint8_t tag;              /**< The application's own. */
    uint8_t type;             /**< K_POLL_TYPE_* */
    uint8_t state;            /**< K_POLL_STATE_* */
    uint8_t mode;
    union {
        void *obj;
        struct k_poll_signal *signal;
        struct k_sem *sem;
        struct k_fifo *fifo;
        struct k_queue *queue;
        struct k_msgq *msgq;
        struct k_pipe *pipe;
    };
};

#define K_POLL_EVENT_INITIALIZER(_event_type, _event_mode, _event_obj)                             \
    K_POLL_EVENT_STATIC_INITIALIZER(_event_type, _event_mode, _event_obj, 0)
#define K_POLL_EVENT_STATIC_INITIALIZER(_event_type, _event_mode, _event_obj, event_tag)           \
    {{{NULL}, {NULL}},      NULL,        (event_tag),                                              \
     (_event_type),         K_POLL_STATE_NOT_READY, (_event_mode),                                 \
     {(void *)(_event_obj)}}

/* Who waits for events: a thread, or (thread NULL) whatever `ready` does. The kernel's own. */
struct bk_poller {
    struct k_thread *thread;
    void (*ready)(struct bk_poller *poller, int result);
    struct k_poll_event *events;
    struct k_poll_event *user; /* where a user thread wants to see the states */
    int num;
    int result;
    uint8_t level;
    bool of_user; /* part of a user thread's copy of its events */
    bool active;  /* nothing has happened so far */
};

/** Prepare an event. @param obj Object that @p type calls for. Context: any. */
void k_poll_event_init(struct k_poll_event *event, uint32_t type, int mode, void *obj);

/**
 * Wait until at least one event is ready. Of several threads that poll an object, the best one is
 * told; it may still find that another was faster.
 * @param events Events; their state tells what happened.
 * @param num_events Their number.
 * @param timeout Longest wait.
 * @return 0; -EAGAIN on time-out; -EINTR when an object was cancelled; -EINVAL for an unknown type
 * or mode; -ENOMEM when the resource pool of a user thread has no room for its events.
 * Context: supervisor thread; user thread with permission on all objects.
 */
static inline int k_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout);

/** Initialise a signal. Context: supervisor; user with permission on it. */
__syscall void k_poll_signal_init(struct k_poll_signal *sig);
/** Clear a signal. Context: any. */
__syscall void k_poll_signal_reset(struct k_poll_signal *sig);
/**
 * Read a signal.
 * @param signaled Receives 1 when it is raised, 0 otherwise.
 * @param result Receives its value, when it is raised.
 * Context: any.
 */
__syscall void k_poll_signal_check(struct k_poll_signal *sig, unsigned int *signaled, int *result);
/** Raise a signal. @param result Its value. @return 0. Context: any. */
__syscall int k_poll_signal_raise(struct k_poll_signal *sig, int result);

/* The result of bk_poll_start() when states are to be collected. */
#define BK_POLL_COLLECT 1
/* For user threads: wait; then bring the states into the events. */
__syscall int bk_poll_start(struct k_poll_event *events, int num_events, k_timeout_t timeout);
__syscall void bk_poll_collect(void);
int bk_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/poll.h>

static inline int k_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
#ifdef CONFIG_USERSPACE
    if (z_syscall_trap()) {
        int result = bk_poll_start(events, num_events, timeout);

        if (result == BK_POLL_COLLECT || result == -EINTR || result == -EAGAIN) {
            bk_poll_collect();
        }
        return result == BK_POLL_COLLECT ? 0 : result;
    }
#endif
    return bk_poll(events, num_events, timeout);
}

#endif
