/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each object has a list of the events that wait for it, best poller first. An object that becomes
 * ready tells the first: that poller is done, and takes its other events back itself when it goes
 * on, so the work of who made the object ready does not depend on their number.
 */
#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/queue.h>

#include "object.h"
#include "poll.h"
#include "poll_types.h"
#include "sched.h"
#include "timeout.h"

void k_poll_event_init(struct k_poll_event *event, uint32_t type, int mode, void *obj)
{
    event->poller = NULL;
    event->tag = 0;
    event->type = (uint8_t)type;
    event->state = K_POLL_STATE_NOT_READY;
    event->mode = (uint8_t)mode;
    event->obj = obj;
}

/* In front of those of a worse level. */
static void add_to_list(struct k_poll_event *event, sys_dlist_t *list, struct bk_poller *poller)
{
    sys_dnode_t *before = list->head;

    while (before != (sys_dnode_t *)list &&
           CONTAINER_OF(before, struct k_poll_event, node)->poller->level <= poller->level) {
        before = before->next;
    }
    event->poller = poller;
    sys_dlist_insert(before, &event->node);
}

static int success(const struct bk_poller *poller)
{
    return poller->of_user ? BK_POLL_COLLECT : 0;
}

void bk_poll_register(struct bk_poller *poller, bool waits)
{
    poller->active = true;
    poller->result = success(poller);
    for (int i = 0; i < poller->num; i++) {
        struct k_poll_event *event = &poller->events[i];
        unsigned int key = bk_lock();
        uint8_t state = bk_poll_state(event);

        __ASSERT(bk_poll_object_type(event->type) != K_OBJ_LAST, "event %d: unknown type %u", i,
                 event->type);
        event->poller = NULL;
        if (state != K_POLL_STATE_NOT_READY) {
            event->state |= state;
            poller->active = false;
        } else if (waits && poller->active && event->type != K_POLL_TYPE_IGNORE) {
            add_to_list(event, bk_poll_list(event), poller);
        }
        bk_unlock(key);
    }
}

void bk_poll_leave(struct bk_poller *poller)
{
    for (int i = 0; i < poller->num; i++) {
        struct k_poll_event *event = &poller->events[i];
        unsigned int key = bk_lock();

        if (event->poller != NULL) {
            sys_dlist_remove(&event->node);
            event->poller = NULL;
        }
        bk_unlock(key);
    }
    poller->active = false;
}

static void tell(struct bk_poller *poller, int result)
{
    struct k_thread *thread = poller->thread;

    poller->active = false;
    poller->result = result;
    if (thread == NULL) {
        poller->ready(poller, result);
    } else if (thread->poller == poller && thread->wait_kind == BK_WAIT_POLL) {
        bk_wake(thread, (uint32_t)result);
    }
}

void bk_poll_raise(sys_dlist_t *events, uint32_t state)
{
    /* One that is done already, and has not taken its events back yet, does not count. */
    for (bool told = false; !told && !sys_dlist_is_empty(events);) {
        struct k_poll_event *event = CONTAINER_OF(events->head, struct k_poll_event, node);
        struct bk_poller *poller = event->poller;

        sys_dlist_remove(&event->node);
        event->poller = NULL;
        event->state |= (uint8_t)state;
        told = poller->active;
        if (told) {
            tell(poller, state == K_POLL_STATE_CANCELLED ? -EINTR : success(poller));
        }
    }
}

int bk_poll_wait(struct bk_poller *poller, k_timeout_t timeout, unsigned int key)
{
    struct k_thread *current = bk_kernel.current;

    (void)bk_lock();
    if (!poller->active || bk_is_no_wait(timeout)) {
        int result = poller->active ? -EAGAIN : poller->result;

        bk_settle(key);
        return result;
    }
    current->wait_kind = BK_WAIT_POLL;
    return bk_wait(NULL, timeout, key);
}

int bk_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    struct bk_poller poller = {
        .thread = current, .events = events, .num = num_events, .level = current->level};
    unsigned int key = bk_kernel_lock();
    int result;

    __ASSERT(!k_is_in_isr(), "k_poll() in an interrupt");
    current->poller = &poller;
    bk_poll_register(&poller, !bk_is_no_wait(timeout));
    result = bk_poll_wait(&poller, timeout, key);
    key = bk_kernel_lock();
    bk_poll_leave(&poller);
    current->poller = NULL;
    bk_unlock(key);
    return result;
}

void z_impl_k_poll_signal_init(struct k_poll_signal *sig)
{
    BK_POLL_INIT(sig);
    sig->signaled = 0;
    sig->result = 0;
    bk_object_register(sig, K_OBJ_POLL_SIGNAL);
}

void z_impl_k_poll_signal_reset(struct k_poll_signal *sig)
{
    sig->signaled = 0;
}

void z_impl_k_poll_signal_check(struct k_poll_signal *sig, unsigned int *signaled, int *result)
{
    unsigned int key = bk_lock();

    *signaled = sig->signaled;
    *result = sig->result;
    bk_unlock(key);
}

int z_impl_k_poll_signal_raise(struct k_poll_signal *sig, int result)
{
    unsigned int key = bk_lock();

    sig->signaled = 1;
    sig->result = result;
    BK_POLL_RAISE(sig, K_POLL_STATE_SIGNALED);
    bk_settle(key);
    return 0;
}
