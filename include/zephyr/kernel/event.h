/* SPDX-License-Identifier: Apache-2.0 */
/** @file Event objects: sets of 32 events that threads wait for. Needs CONFIG_EVENTS. */
#ifndef ZEPHYR_INCLUDE_KERNEL_EVENT_H_
#define ZEPHYR_INCLUDE_KERNEL_EVENT_H_

#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Event object. */
struct k_event {
    struct bk_object object;
    uint32_t events;
    struct bk_wait_queue waiters;
};

#define Z_EVENT_INITIALIZER(name) {{0, K_OBJ_EVENT, 0}, 0, BK_WAIT_QUEUE_INIT(&(name).waiters)}

/** Define an event object with no event set. */
#define K_EVENT_DEFINE(name) STRUCT_SECTION_ITERABLE(k_event, name) = Z_EVENT_INITIALIZER(name)

/**
 * Initialise an event object with no event set.
 * Context: supervisor; user with permission, while nobody waits.
 */
__syscall void k_event_init(struct k_event *event);

/**
 * Add events. All threads whose wait this ends run on.
 * @return Which of @p events were set before.
 * Context: any.
 */
__syscall uint32_t k_event_post(struct k_event *event, uint32_t events);

/**
 * Replace the whole set. All threads whose wait this ends run on.
 * @return The set as it was.
 * Context: any.
 */
__syscall uint32_t k_event_set(struct k_event *event, uint32_t events);

/**
 * Replace the part of the set that @p events_mask names.
 * @return That part as it was.
 * Context: any.
 */
__syscall uint32_t k_event_set_masked(struct k_event *event, uint32_t events, uint32_t events_mask);

/**
 * Take events away.
 * @return Which of @p events were set before.
 * Context: any.
 */
__syscall uint32_t k_event_clear(struct k_event *event, uint32_t events);

/**
 * Wait until any of some events is set.
 * @param events Events to wait for.
 * @param reset Clear the whole set first.
 * @param timeout Longest wait; K_NO_WAIT in interrupts.
 * @return Those of @p events that are set; 0 after the time-out.
 * Context: thread; interrupt with K_NO_WAIT.
 */
__syscall uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset,
                                k_timeout_t timeout);

/** The same until all of @p events are set at one time. */
__syscall uint32_t k_event_wait_all(struct k_event *event, uint32_t events, bool reset,
                                    k_timeout_t timeout);

/** As k_event_wait(); the events returned are taken out of the set. */
__syscall uint32_t k_event_wait_safe(struct k_event *event, uint32_t events, bool reset,
                                     k_timeout_t timeout);

/** As k_event_wait_all(); the events returned are taken out of the set. */
__syscall uint32_t k_event_wait_all_safe(struct k_event *event, uint32_t events, bool reset,
                                         k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/event.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Those of @p events_mask that are set. Context: any. */
static inline uint32_t k_event_test(struct k_event *event, uint32_t events_mask)
{
    return k_event_wait(event, events_mask, false, Z_TIMEOUT_NO_WAIT);
}

#ifdef __cplusplus
}
#endif

#endif
