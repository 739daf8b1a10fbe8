/* SPDX-License-Identifier: Apache-2.0 */
/* The world of a row: what the caller may use, and what it may not. */
#include <kernel/object.h>

#include "wrong.h"

K_APPMEM_PARTITION_DEFINE(own_partition);
K_APPMEM_PARTITION_DEFINE(foreign_partition);
K_APP_BMEM(own_partition) struct own own;
K_APP_BMEM(foreign_partition) uint32_t foreign_data[32];
uint32_t kernel_data[32];
const uint32_t flash_data[32] = {1, 2, 3};
const struct bk_atomic64 flash_request = {.target = &own.target};

struct objects good, fresh, foreign, strange, raw;
const struct k_poll_event flash_events[EVENTS] = {
    K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &good.k_sem)};
k_thread_stack_t *given_stack, *kept_stack;
uint32_t message_size = 16;

K_THREAD_STACK_DEFINE(good_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(used_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(foreign_stack, STACK_SIZE);
static char messages[2][256] __aligned(4);
static unsigned char pipe_buffers[2][32];
static stack_data_t stacked[2][4];
static char blocks[2][32] __aligned(4);

void idle_entry(void *p1, void *p2, void *p3)
{
    ARG_UNUSED(p1);
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
}

/* A thread that waits for its start. */
static void init_thread(struct k_thread *thread, k_thread_stack_t *stack)
{
    (void)k_thread_create(thread, stack, STACK_SIZE, idle_entry, NULL, NULL, NULL, CULPRIT_PRIORITY,
                          K_USER, K_FOREVER);
    (void)k_thread_name_set(thread, "one of it");
}

static void init_queue(struct k_queue *queue)
{
    if (bk_object_known(queue)) {
        while (k_queue_get(queue, K_NO_WAIT) != NULL) {
        }
    }
    k_queue_init(queue);
}

static void init_lists(struct objects *o)
{
    init_queue(&o->k_queue);
    k_fifo_init(&o->k_fifo);
    k_lifo_init(&o->k_lifo);
}

static void init_buffered(struct objects *o, int which)
{
    static const char message[256] = "message";
    struct k_pipe *pipe = &o->k_pipe;
    size_t moved;

    k_msgq_init(&o->k_msgq, messages[which], message_size, 2);
    (void)k_msgq_put(&o->k_msgq, message, K_NO_WAIT);
    k_pipe_init(pipe, pipe_buffers[which], sizeof(pipe_buffers[which]));
    (void)k_pipe_put(pipe, message, 16, &moved, 16, K_NO_WAIT);
    k_stack_init(&o->k_stack, stacked[which], ARRAY_SIZE(stacked[which]));
    (void)k_mem_slab_init(&o->k_mem_slab, blocks[which], 16, 2);
}

static void init_objects(struct objects *o, int which)
{
    (void)k_sem_init(&o->k_sem, 1, 2);
    (void)k_mutex_init(&o->k_mutex);
    (void)k_condvar_init(&o->k_condvar);
    k_event_init(&o->k_event);
    k_timer_init(&o->k_timer, NULL, NULL);
    k_poll_signal_init(&o->k_poll_signal);
    init_lists(o);
    init_buffered(o, which);
}

/* Back to what nobody has initialised. */
static void forget(struct objects *o)
{
    if (bk_object_index(&o->k_msgq, K_OBJ_MSGQ) != 0u) {
        (void)k_msgq_cleanup(&o->k_msgq);
    }
    if (bk_object_index(&o->k_pipe, K_OBJ_PIPE) != 0u) {
        (void)k_pipe_cleanup(&o->k_pipe);
    }
    if (bk_object_index(&o->k_stack, K_OBJ_STACK) != 0u) {
        (void)k_stack_cleanup(&o->k_stack);
    }
    if (bk_object_index(&o->k_thread, K_OBJ_THREAD) != 0u) {
        k_thread_abort(&o->k_thread);
    }
#define FORGET(structure, type) bk_object_unregister(&o->structure);
    BK_OBJECT_TYPES(FORGET)
    memset(o, 0, sizeof(*o));
#define DECLARE(structure, type) bk_object_declare(&o->structure, type);
    BK_OBJECT_TYPES(DECLARE)
}

static void set_events(void)
{
    const struct k_poll_event events[EVENTS] = {
        K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &good.k_poll_signal),
        K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &good.k_sem),
        K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
                                 &good.k_queue),
        K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_MSGQ_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
                                 &good.k_msgq),
        K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_PIPE_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
                                 &good.k_pipe)};

    memcpy(own.events, events, sizeof(events));
}

void setup_once(void)
{
    init_objects(&foreign, 1);
    init_thread(&foreign.k_thread, foreign_stack);
    forget(&strange);
    memset(foreign_data, 0x5A, sizeof(foreign_data));
    memset(&raw, 0, sizeof(raw));
    kept_stack = k_thread_stack_alloc(STACK_SIZE / 2, 0);
    given_stack = k_thread_stack_alloc(STACK_SIZE / 2, 0);
    zassert_not_null(kept_stack);
    zassert_not_null(given_stack);
    rows_init();
}

void setup_row(void)
{
    k_thread_abort(&good.k_thread);
    init_objects(&good, 0);
    init_thread(&good.k_thread, used_stack);
    forget(&fresh);
    (void)k_thread_stack_free(given_stack);
    given_stack = k_thread_stack_alloc(STACK_SIZE / 2, 0);
    /* A header like that of an object that the caller has permission on. */
    kernel_data[0] = *(const uint32_t *)&good.k_sem;
    memset(&own, 'x', sizeof(own));
    own.forged = good.k_sem;
    own.word = 0;
    own.request = (struct bk_atomic64){.target = &own.target, .operation = BK_ATOMIC64_ADD};
    set_events();
}

static uint32_t sum(const void *start, size_t size, uint32_t sum)
{
    const uint8_t *byte = start;

    while (size-- != 0u) {
        sum = (sum << 5 | sum >> 27) ^ *byte++;
    }
    return sum;
}

uint32_t outside(void)
{
    uint32_t result = sum(kernel_data, sizeof(kernel_data), 1);
    struct objects seen = foreign;

    /* Its neighbours in the list of threads come and go. */
    memset(&seen.k_thread.all_node, 0, sizeof(seen.k_thread.all_node));

    result = sum(foreign_data, sizeof(foreign_data), result);
    result = sum(&seen, sizeof(seen), result);
    result = sum(&strange, sizeof(strange), result);
    result = sum(&raw, sizeof(raw), result);
    result = sum(messages[1], sizeof(messages[1]), result);
    result = sum(pipe_buffers[1], sizeof(pipe_buffers[1]), result);
    result = sum(stacked[1], sizeof(stacked[1]), result);
    return sum(foreign_stack, STACK_SIZE, result);
}
