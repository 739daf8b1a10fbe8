/* SPDX-License-Identifier: Apache-2.0 */
/* A waiter leaves in wait_data what it waits for: the events, and how (WAIT_ALL, WAIT_TAKE). */
#include "object.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

#define WAIT_ALL  BIT(0) /* for all of the events at one time */
#define WAIT_TAKE BIT(1) /* the events returned leave the set */

void z_impl_k_event_init(struct k_event *event)
{
    event->events = 0;
    bk_wait_queue_init(&event->waiters);
    bk_object_register(event, K_OBJ_EVENT);
}

/* Those of `wanted` that end the wait, 0 when it goes on. */
static uint32_t events_match(uint32_t set, uint32_t wanted, uint32_t how)
{
    uint32_t found = set & wanted;

    return (how & WAIT_ALL) != 0u && found != wanted ? 0u : found;
}

/*
 * Wake all whom the set serves. Interrupts come in between two waiters and may take some out of
 * the queue, never put one in: when the next has gone, the walk begins again. They stay out where
 * `key` says that the caller had locked them.
 */
static void wake_matching(struct k_event *event, uint32_t set, unsigned int key)
{
    sys_dnode_t *end = (sys_dnode_t *)&event->waiters.list;
    sys_dnode_t *node = end->next;
    uint32_t taken = 0;

    while (node != end) {
        struct k_thread *thread = bk_thread_of(node);
        uint32_t found = events_match(set, thread->wait_data[0], thread->wait_data[1]);

        node = node->next;
        if (found != 0u) {
            taken |= (thread->wait_data[1] & WAIT_TAKE) != 0u ? found : 0u;
            bk_wake(thread, found);
        }
        if (key != BK_PRIO_DEVICE) {
            bk_let_interrupts_in();
        }
        if (node != end && bk_thread_of(node)->waiting_on != &event->waiters) {
            node = end->next;
        }
    }
    event->events &= ~taken;
}

/* Give the events in `mask` the values in `events`; returns those of `mask` that were set. */
static uint32_t change_events(struct k_event *event, uint32_t events, uint32_t mask)
{
    unsigned int key = bk_lock();
    uint32_t previous = event->events;

    event->events = (previous & ~mask) | (events & mask);
    if (!bk_wait_queue_empty(&event->waiters)) {
        wake_matching(event, event->events, key);
    }
    bk_settle(key);
    return previous & mask;
}

uint32_t z_impl_k_event_post(struct k_event *event, uint32_t events)
{
    return change_events(event, events, events);
}

uint32_t z_impl_k_event_set(struct k_event *event, uint32_t events)
{
    return change_events(event, events, UINT32_MAX);
}

uint32_t z_impl_k_event_set_masked(struct k_event *event, uint32_t events, uint32_t events_mask)
{
    return change_events(event, events, events_mask);
}

uint32_t z_impl_k_event_clear(struct k_event *event, uint32_t events)
{
    return change_events(event, 0, events);
}

static uint32_t wait(struct k_event *event, uint32_t events, uint32_t how, bool reset,
                     k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_lock();
    uint32_t found, taken;

    if (reset) {
        event->events = 0;
    }
    found = events_match(event->events, events, how);
    if (found != 0u || events == 0u || bk_is_no_wait(timeout)) {
        taken = (how & WAIT_TAKE) != 0u ? found : 0u;
        event->events &= ~taken;
        bk_unlock(key);
        return found;
    }
    current->wait_kind = BK_WAIT_EVENT;
    current->wait_data[0] = events;
    current->wait_data[1] = how;
    return (uint32_t)bk_wait(&event->waiters, timeout, key);
}

uint32_t z_impl_k_event_wait(struct k_event *event, uint32_t events, bool reset,
                             k_timeout_t timeout)
{
    return wait(event, events, 0, reset, timeout);
}

uint32_t z_impl_k_event_wait_all(struct k_event *event, uint32_t events, bool reset,
                                 k_timeout_t timeout)
{
    return wait(event, events, WAIT_ALL, reset, timeout);
}

uint32_t z_impl_k_event_wait_safe(struct k_event *event, uint32_t events, bool reset,
                                  k_timeout_t timeout)
{
    return wait(event, events, WAIT_TAKE, reset, timeout);
}

uint32_t z_impl_k_event_wait_all_safe(struct k_event *event, uint32_t events, bool reset,
                                      k_timeout_t timeout)
{
    return wait(event, events, WAIT_ALL | WAIT_TAKE, reset, timeout);
}

#ifdef CONFIG_USERSPACE

static void z_vrfy_k_event_init(struct k_event *event)
{
    bk_object_check_init(event, K_OBJ_EVENT);
    BK_REQUIRE(event->waiters.list.head == NULL || bk_wait_queue_empty(&event->waiters), event,
               "event: threads wait for it");
    z_impl_k_event_init(event);
}
#include <zephyr/syscalls/k_event_init_mrsh.c>

static uint32_t z_vrfy_k_event_post(struct k_event *event, uint32_t events)
{
    bk_object_check(event, K_OBJ_EVENT);
    return z_impl_k_event_post(event, events);
}
#include <zephyr/syscalls/k_event_post_mrsh.c>

static uint32_t z_vrfy_k_event_set(struct k_event *event, uint32_t events)
{
    bk_object_check(event, K_OBJ_EVENT);
    return z_impl_k_event_set(event, events);
}
#include <zephyr/syscalls/k_event_set_mrsh.c>

static uint32_t z_vrfy_k_event_set_masked(struct k_event *event, uint32_t events,
                                          uint32_t events_mask)
{
    bk_object_check(event, K_OBJ_EVENT);
    return z_impl_k_event_set_masked(event, events, events_mask);
}
#include <zephyr/syscalls/k_event_set_masked_mrsh.c>

static uint32_t z_vrfy_k_event_clear(struct k_event *event, uint32_t events)
{
    bk_object_check(event, K_OBJ_EVENT);
    return z_impl_k_event_clear(event, events);
}
#include <zephyr/syscalls/k_event_clear_mrsh.c>

static uint32_t z_vrfy_k_event_wait(struct k_event *event, uint32_t events, bool reset,
                                    k_timeout_t timeout)
{
    bk_object_check(event, K_OBJ_EVENT);
    return z_impl_k_event_wait(event, events, reset, timeout);
}
#include <zephyr/syscalls/k_event_wait_mrsh.c>

static uint32_t z_vrfy_k_event_wait_all(struct k_event *event, uint32_t events, bool reset,
                                        k_timeout_t timeout)
{
    bk_object_check(event, K_OBJ_EVENT);
    return z_impl_k_event_wait_all(event, events, reset, timeout);
}
#include <zephyr/syscalls/k_event_wait_all_mrsh.c>

static uint32_t z_vrfy_k_event_wait_safe(struct k_event *event, uint32_t events, bool reset,
                                         k_timeout_t timeout)
{
    bk_object_check(event, K_OBJ_EVENT);
    return z_impl_k_event_wait_safe(event, events, reset, timeout);
}
#include <zephyr/syscalls/k_event_wait_safe_mrsh.c>

static uint32_t z_vrfy_k_event_wait_all_safe(struct k_event *event, uint32_t events, bool reset,
                                             k_timeout_t timeout)
{
    bk_object_check(event, K_OBJ_EVENT);
    return z_impl_k_event_wait_all_safe(event, events, reset, timeout);
}
#include <zephyr/syscalls/k_event_wait_all_safe_mrsh.c>

#endif
