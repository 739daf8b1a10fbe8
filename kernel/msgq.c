/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All messages go through the ring, also when somebody waits: whoever finds a waiter after a put or
 * a get serves it from the ring. The memory of waiting user threads is judged and touched at the
 * kernel level only, so interrupts leave the serving to it.
 *
 * Small messages are copied with interrupts locked. Of larger ones a slot is claimed, and copied
 * with interrupts on. Claims nest as interrupts do: the outermost writer makes all messages that
 * arrived meanwhile visible, the outermost reader frees all slots that were left meanwhile.
 */
#include <zephyr/sys/math_extras.h>

#include "heap.h"
#include "arch.h"
#include "msgq.h"
#include "msgq_words.h"
#include "object.h"
#include "poll.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs)
{
    struct bk_object object = msgq->object;

    memset(msgq, 0, sizeof(*msgq));
    msgq->object = object;
    msgq->msg_size = msg_size;
    msgq->max_msgs = max_msgs;
    msgq->buffer_start = buffer;
    msgq->buffer_end = buffer + msg_size * max_msgs;
    msgq->read_ptr = buffer;
    msgq->write_ptr = buffer;
    msgq->serve.fn = bk_msgq_serve;
    bk_wait_queue_init(&msgq->waiters);
    BK_POLL_INIT(msgq);
    bk_object_register(msgq, K_OBJ_MSGQ);
}

int z_impl_k_msgq_alloc_init(struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs)
{
    size_t size;
    char *buffer;

    if (size_mul_overflow(msg_size, max_msgs, &size)) {
        return -EINVAL;
    }
    buffer = bk_thread_alloc(size);
    if (buffer == NULL) {
        return -ENOMEM;
    }
    k_msgq_init(msgq, buffer, msg_size, max_msgs);
    msgq->flags = BK_MSGQ_ALLOCATED;
    return 0;
}

int k_msgq_cleanup(struct k_msgq *msgq)
{
    if (!bk_wait_queue_empty(&msgq->waiters)) {
        return -EBUSY;
    }
    if ((msgq->flags & BK_MSGQ_ALLOCATED) != 0u) {
        k_free(msgq->buffer_start);
        msgq->flags = 0;
        msgq->max_msgs = 0;
        msgq->used_msgs = 0;
    }
    return 0;
}

static char *next_slot(const struct k_msgq *msgq, char *slot)
{
    slot += msgq->msg_size;
    return slot == msgq->buffer_end ? msgq->buffer_start : slot;
}

static bool has_room(const struct k_msgq *msgq)
{
    return msgq->used_msgs + msgq->arriving + msgq->leaving < msgq->max_msgs;
}

static void copy_small(char *to, const char *from, size_t size)
{
    for (; size >= 4u; size -= 4u, to += 4, from += 4) {
        __builtin_memcpy(to, from, 4);
    }
    for (; size != 0u; size--) {
        *to++ = *from++;
    }
}

/* False when it is full. Interrupt level, opened to `open` for a large message. */
static bool ring_write(struct k_msgq *msgq, const void *data, unsigned int open)
{
    char *slot = msgq->write_ptr;

    if (!has_room(msgq)) {
        return false;
    }
    msgq->write_ptr = next_slot(msgq, slot);
    if (msgq->msg_size <= BK_MSGQ_SMALL) {
        copy_small(slot, data, msgq->msg_size);
        msgq->used_msgs++;
        return true;
    }
    msgq->arriving++;
    msgq->writers++;
    bk_unlock(open);
    memcpy(slot, data, msgq->msg_size);
    (void)bk_lock();
    if (--msgq->writers == 0u) {
        msgq->used_msgs += msgq->arriving;
        msgq->arriving = 0;
    }
    return true;
}

static void copy_out(struct k_msgq *msgq, const char *slot, void *data, unsigned int open)
{
    if (msgq->msg_size <= BK_MSGQ_SMALL) {
        copy_small(data, slot, msgq->msg_size);
        return;
    }
    msgq->readers++;
    bk_unlock(open);
    memcpy(data, slot, msgq->msg_size);
    (void)bk_lock();
    if (--msgq->readers == 0u) {
        msgq->leaving = 0;
    }
}

/* False when it is empty. As above. */
static bool ring_read(struct k_msgq *msgq, void *data, unsigned int open)
{
    char *slot = msgq->read_ptr;

    if (msgq->used_msgs == 0u) {
        return false;
    }
    msgq->read_ptr = next_slot(msgq, slot);
    msgq->used_msgs--;
    if (msgq->msg_size > BK_MSGQ_SMALL) {
        msgq->leaving++;
    }
    copy_out(msgq, slot, data, open);
    return true;
}

/* For a thread that waits, with its memory. */
static bool serve_with(struct k_msgq *msgq, void *data, bool getter, unsigned int key)
{
    uint32_t regions = bk_foreign_begin();
    bool done = getter ? ring_read(msgq, data, key) : ring_write(msgq, data, key);

    bk_foreign_end(regions);
    return done;
}

/* A step for the first who waits; false when there is nothing to do. Kernel level. */
static bool serve_first(struct k_msgq *msgq)
{
    unsigned int key = bk_lock();
    struct k_thread *thread = bk_wait_first(&msgq->waiters);
    bool some = !bk_wait_queue_empty(&msgq->waiters);
    bool getter = some && thread->wait_kind == BK_WAIT_MSGQ_GET;
    void *data;
    bool reachable;

    some = some && (getter ? msgq->used_msgs != 0u : has_room(msgq));
    bk_unlock(key);
    if (!some) {
        return false;
    }
    data = (void *)(uintptr_t)thread->wait_data[0];
    reachable = bk_waiter_permits(thread, data, msgq->msg_size, getter ? BK_U_W : BK_U_R);
    key = bk_lock();
    /* Interrupts come between: one may have ended the thread, or taken what was there. */
    if (thread->waiting_on == &msgq->waiters &&
        (!reachable || serve_with(msgq, data, getter, key)) &&
        thread->waiting_on == &msgq->waiters) {
        bk_wake(thread, reachable ? 0u : (uint32_t)-EFAULT);
    }
    bk_settle(key);
    return true;
}

void bk_msgq_serve(struct bk_deferred *request)
{
    while (serve_first(CONTAINER_OF(request, struct k_msgq, serve))) {
    }
}

/* Those who wait get what they can. Gives the lock back to `key`. */
static void serve_and_unlock(struct k_msgq *msgq, unsigned int key)
{
    if (!bk_wait_queue_empty(&msgq->waiters)) {
        if (bk_can_lower(key)) {
            bk_lock_lower();
            bk_msgq_serve(&msgq->serve);
        } else {
            bk_defer(&msgq->serve);
        }
    }
    bk_settle(key);
}

/*
 * Nothing could be put, or got. True when the first who waits waits for the opposite, and an
 * interrupt has just changed things for it: it has been served, try again. Interrupt level.
 */
static bool served_other(struct k_msgq *msgq, uint8_t kind, unsigned int key)
{
    bool served;

    if (bk_wait_queue_empty(&msgq->waiters) || !bk_can_lower(key) ||
        bk_wait_first(&msgq->waiters)->wait_kind == kind) {
        return false;
    }
    bk_unlock(key);
    served = serve_first(msgq);
    (void)bk_lock();
    return served;
}

/* Gives the lock back to `key`. */
static int wait_turn(struct k_msgq *msgq, uint8_t kind, const void *data, k_timeout_t timeout,
                     unsigned int key)
{
    struct k_thread *current = bk_kernel.current;

    if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
        bk_unlock(key);
        return -ENOMSG;
    }
    __ASSERT(!bk_in_device_interrupt(), "an interrupt waits for message queue %p", (void *)msgq);
    current->wait_kind = kind;
    current->wait_data[0] = (uint32_t)(uintptr_t)data;
    return bk_wait(&msgq->waiters, timeout, key);
}

int bk_msgq_put(struct k_msgq *msgq, const void *from, const void *data, k_timeout_t timeout)
{
    unsigned int outer = bk_kernel_lock();
    unsigned int key = bk_lock();

    while (!ring_write(msgq, from, key)) {
        if (!served_other(msgq, BK_WAIT_MSGQ_PUT, key)) {
            return wait_turn(msgq, BK_WAIT_MSGQ_PUT, data, timeout, outer);
        }
    }
    if (bk_wait_queue_empty(&msgq->waiters)) {
        BK_POLL_RAISE(msgq, K_POLL_STATE_MSGQ_DATA_AVAILABLE);
    }
    serve_and_unlock(msgq, key);
    bk_unlock(outer);
    return 0;
}

int bk_msgq_get(struct k_msgq *msgq, void *to, void *data, k_timeout_t timeout, bool *got)
{
    unsigned int outer = bk_kernel_lock();
    unsigned int key = bk_lock();

    while (!ring_read(msgq, to, key)) {
        if (!served_other(msgq, BK_WAIT_MSGQ_GET, key)) {
            return wait_turn(msgq, BK_WAIT_MSGQ_GET, data, timeout, outer);
        }
    }
    *got = true;
    serve_and_unlock(msgq, key);
    bk_unlock(outer);
    return 0;
}

int z_impl_k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout)
{
    if (likely(msgq->msg_size == BK_MSGQ_WORDS_SIZE)) {
        unsigned int key = bk_lock();
        bool done = bk_msgq_put_words(msgq, data);

        bk_unlock(key);
        if (likely(done)) {
            return 0;
        }
    }
    return bk_msgq_put(msgq, data, data, timeout);
}

static __noinline int get_waiting(struct k_msgq *msgq, void *data, k_timeout_t timeout)
{
    bool got;

    return bk_msgq_get(msgq, data, data, timeout, &got);
}

int z_impl_k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout)
{
    if (likely(msgq->msg_size == BK_MSGQ_WORDS_SIZE)) {
        unsigned int key = bk_lock();
        bool done = bk_msgq_get_words(msgq, data);

        bk_unlock(key);
        if (likely(done)) {
            return 0;
        }
    }
    return get_waiting(msgq, data, timeout);
}

int z_impl_k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx)
{
    unsigned int outer = bk_kernel_lock();
    unsigned int key = bk_lock();
    bool there = idx < msgq->used_msgs;

    if (there) {
        char *slot = msgq->read_ptr + idx * msgq->msg_size;

        slot -= slot >= msgq->buffer_end ? msgq->buffer_end - msgq->buffer_start : 0;
        copy_out(msgq, slot, data, key);
        serve_and_unlock(msgq, key);
    }
    bk_unlock(outer);
    return there ? 0 : -ENOMSG;
}

int z_impl_k_msgq_peek(struct k_msgq *msgq, void *data)
{
    return z_impl_k_msgq_peek_at(msgq, data, 0);
}

void z_impl_k_msgq_purge(struct k_msgq *msgq)
{
    unsigned int outer = bk_kernel_lock();
    unsigned int key = bk_lock();

    /* What is being written goes on to its slot. */
    msgq->read_ptr += msgq->used_msgs * msgq->msg_size;
    if (msgq->read_ptr >= msgq->buffer_end) {
        msgq->read_ptr -= msgq->buffer_end - msgq->buffer_start;
    }
    msgq->used_msgs = 0;
    bk_wake_each(&msgq->waiters, (uint32_t)-ENOMSG, key);
    bk_settle(outer);
}

uint32_t z_impl_k_msgq_num_free_get(struct k_msgq *msgq)
{
    return msgq->max_msgs - msgq->used_msgs;
}

uint32_t z_impl_k_msgq_num_used_get(struct k_msgq *msgq)
{
    return msgq->used_msgs;
}

void z_impl_k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs)
{
    attrs->msg_size = msgq->msg_size;
    attrs->max_msgs = msgq->max_msgs;
    attrs->used_msgs = msgq->used_msgs;
}
