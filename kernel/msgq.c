/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All messages go through the ring, also when somebody waits: whoever finds a waiter after a put or
 * a get serves it from the ring. The memory of waiting user threads is judged and touched at the
 * kernel level only, so interrupts leave the serving to it.
 *
 * A put takes a slot from the one side of the ring and gives it to the other, a get the other way
 * round. What is not four words in a calm queue is copied between the two with interrupts on. Such
 * copies nest as interrupts do: the outermost of a side gives all slots that were taken meanwhile.
 */
#include <zephyr/sys/math_extras.h>

#include "heap.h"
#include "arch.h"
#include "msgq.h"
#include "object.h"
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
    for (unsigned int way = BK_MSGQ_PUT; way <= BK_MSGQ_GET; way++) {
        msgq->side[way].slot = buffer;
        msgq->side[way].offset = offsetof(struct k_msgq, side[way]);
    }
    msgq->side[BK_MSGQ_PUT].ready = max_msgs;
    msgq->calm = msg_size == BK_MSGQ_WORDS_SIZE;
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
        msgq->side[BK_MSGQ_PUT].ready = 0;
        msgq->side[BK_MSGQ_GET].ready = 0;
    }
    return 0;
}

static void copy(char *to, const char *from, size_t size)
{
    size_t i = 0;

    for (; i + 4u <= size; i += 4u) {
        __builtin_memcpy(to + i, from + i, 4);
    }
    for (; i < size; i++) {
        to[i] = from[i];
    }
}

/*
 * A message between `slot`, or with NULL the next one, and `data`. Interrupt level, opened where
 * `key` is below it.
 */
static BK_RARE void move(struct bk_msgq_side *side, char *slot, char *data, unsigned int key)
{
    struct k_msgq *msgq = bk_msgq_of(side);
    bool put = bk_msgq_puts(side);
    bool outermost = side->moving++ == 0u;

    msgq->calm = false;
    if (slot == NULL) {
        slot = bk_msgq_take(msgq, side, msgq->msg_size);
    }
    if (key != BK_PRIO_DEVICE) {
        bk_lock_lower();
    }
    copy(put ? slot : data, put ? data : slot, msgq->msg_size);
    bk_lock_in_call();
    if (outermost) {
        bk_msgq_other(side)->ready += side->moving;
        side->moving = 0;
    }
}

/*
 * A step for the first who waits, with its memory; false when there is nothing to do. At the
 * interrupt level, which a step opens to the kernel level.
 */
static BK_RARE bool serve_first(struct k_msgq *msgq)
{
    struct k_thread *thread = bk_wait_first(&msgq->waiters);
    struct bk_msgq_side *side;
    bool reachable;
    void *data;

    if (bk_wait_queue_empty(&msgq->waiters)) {
        return false;
    }
    data = (void *)(uintptr_t)thread->wait_data[0];
    side = (struct bk_msgq_side *)(uintptr_t)thread->wait_data[1];
    if (side->ready == 0u) {
        return false;
    }
    bk_lock_lower();
    reachable =
        bk_waiter_permits(thread, data, msgq->msg_size, bk_msgq_puts(side) ? BK_U_R : BK_U_W);
    bk_lock_in_call();
    /* Interrupts come between: one may have ended the thread, or taken what was there. */
    if (thread->waiting_on != &msgq->waiters || side->ready == 0u) {
        return true;
    }
    if (reachable) {
        uint32_t regions = bk_foreign_begin();

        move(side, NULL, data, 0);
        bk_foreign_end(regions);
    }
    if (thread->waiting_on == &msgq->waiters) {
        bk_wake(thread, reachable ? 0u : (uint32_t)-EFAULT);
    }
    return true;
}

/*
 * Those who wait get what they can. Gives the lock back to `key`. Copies of interrupts are over
 * where one may go down, and threads' copies do not meet.
 */
static BK_RARE void serve_and_unlock(struct k_msgq *msgq, unsigned int key)
{
    if (bk_can_lower(key)) {
        while (serve_first(msgq)) {
        }
        msgq->calm = msgq->msg_size == BK_MSGQ_WORDS_SIZE && bk_wait_queue_empty(&msgq->waiters);
    } else if (!bk_wait_queue_empty(&msgq->waiters)) {
        bk_defer(&msgq->serve);
    }
    bk_settle(key);
}

void bk_msgq_serve(struct bk_deferred *request)
{
    serve_and_unlock(CONTAINER_OF(request, struct k_msgq, serve), bk_lock());
}

BK_RARE int bk_msgq_transfer(struct bk_msgq_side *side, void *data, k_timeout_t timeout)
{
    struct k_msgq *msgq = bk_msgq_of(side);
    unsigned int key = bk_lock();

    while (side->ready == 0u) {
        struct k_thread *current = bk_kernel.current;

        /* An interrupt may just have changed things for one who waits for the opposite. */
        if (bk_can_lower(key) && serve_first(msgq)) {
            continue;
        }
        if (bk_is_no_wait(timeout)) {
            bk_unlock(key);
            return -ENOMSG;
        }
        __ASSERT(!bk_in_device_interrupt(), "an interrupt waits for message queue %p",
                 (void *)msgq);
        msgq->calm = false;
        current->wait_data[0] = (uint32_t)(uintptr_t)data;
        current->wait_data[1] = (uint32_t)(uintptr_t)side;
        return bk_wait(&msgq->waiters, timeout, key);
    }
    move(side, NULL, data, key);
    if (bk_msgq_puts(side) && bk_wait_queue_empty(&msgq->waiters)) {
        BK_POLL_RAISE(msgq, K_POLL_STATE_MSGQ_DATA_AVAILABLE);
    }
    serve_and_unlock(msgq, key);
    return 0;
}

static BK_RARE int transfer_words(struct bk_msgq_side *side, char *data, k_timeout_t timeout)
{
    struct k_msgq *msgq = bk_msgq_of(side);
    unsigned int key = bk_lock();
    bool put = bk_msgq_puts(side);
    char *slot;

    if (unlikely(!bk_msgq_calm(msgq) || side->ready == 0u)) {
        bk_unlock(key);
        return bk_msgq_transfer(side, data, timeout);
    }
    slot = bk_msgq_take(msgq, side, BK_MSGQ_WORDS_SIZE);
    bk_msgq_write_words(put ? slot : data, bk_msgq_read_words(put ? data : slot));
    bk_msgq_other(side)->ready++;
    bk_unlock(key);
    return 0;
}

int z_impl_k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout)
{
    return transfer_words(&msgq->side[BK_MSGQ_PUT], (char *)data, timeout);
}

int z_impl_k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout)
{
    return transfer_words(&msgq->side[BK_MSGQ_GET], data, timeout);
}

static char *slot_at(const struct k_msgq *msgq, uint32_t index)
{
    char *slot = msgq->side[BK_MSGQ_GET].slot + index * msgq->msg_size;

    return slot < msgq->buffer_end ? slot : slot - (msgq->buffer_end - msgq->buffer_start);
}

int z_impl_k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx)
{
    struct bk_msgq_side *side = &msgq->side[BK_MSGQ_GET];
    unsigned int key = bk_lock();
    bool outermost = side->moving == 0u;

    if (idx >= side->ready) {
        bk_unlock(key);
        return -ENOMSG;
    }
    /* As a get that gives no slot: none is written while this one is read. */
    move(side, slot_at(msgq, idx), data, key);
    if (outermost) {
        msgq->side[BK_MSGQ_PUT].ready--;
    } else {
        side->moving--;
    }
    serve_and_unlock(msgq, key);
    return 0;
}

int z_impl_k_msgq_peek(struct k_msgq *msgq, void *data)
{
    return z_impl_k_msgq_peek_at(msgq, data, 0);
}

void z_impl_k_msgq_purge(struct k_msgq *msgq)
{
    struct bk_msgq_side *side = &msgq->side[BK_MSGQ_GET];
    unsigned int outer = bk_kernel_lock();
    unsigned int key = bk_lock();

    /* What is being written goes on to its slot; what is being read keeps its own. */
    side->slot = slot_at(msgq, side->ready);
    if (side->moving != 0u) {
        side->moving += side->ready;
    } else {
        msgq->side[BK_MSGQ_PUT].ready += side->ready;
    }
    side->ready = 0;
    bk_wake_each(&msgq->waiters, (uint32_t)-ENOMSG, key);
    bk_settle(outer);
}

uint32_t z_impl_k_msgq_num_free_get(struct k_msgq *msgq)
{
    return msgq->side[BK_MSGQ_PUT].ready;
}

uint32_t z_impl_k_msgq_num_used_get(struct k_msgq *msgq)
{
    return msgq->side[BK_MSGQ_GET].ready;
}

void z_impl_k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs)
{
    attrs->msg_size = msgq->msg_size;
    attrs->max_msgs = msgq->max_msgs;
    attrs->used_msgs = msgq->side[BK_MSGQ_GET].ready;
}
