/* SPDX-License-Identifier: Apache-2.0 */
/** @file Set of 32 flags that threads wait for. A flag stays set until it is cleared. */
#ifndef ZPP_EVENT_H
#define ZPP_EVENT_H

#include <zpp/object.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An event. Must stay where it is between zpp_event_init() and zpp_event_deinit(). */
struct zpp_event {
    ZPP_OBJECT(struct k_event);
};

/**
 * Set up an event with all flags clear.
 *
 * @return 0, -ENOMEM when the pool is exhausted (a message names the option), -EPERM from user
 *         mode
 * @note Supervisor threads.
 */
int zpp_event_init(struct zpp_event *event);

/**
 * Give the event back to its pool. No thread may be waiting for it.
 *
 * @return 0, -EINVAL when it is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_event_deinit(struct zpp_event *event);

/**
 * Set flags and wake who waits for one of them. Flags set earlier stay.
 *
 * @return 0, -EINVAL when it is not set up
 * @note User and supervisor threads, interrupts.
 */
int zpp_event_set(struct zpp_event *event, uint32_t flags);

/**
 * Clear flags.
 *
 * @return 0, -EINVAL when it is not set up
 * @note User and supervisor threads, interrupts.
 */
int zpp_event_clear(struct zpp_event *event, uint32_t flags);

/**
 * Wait until one of the flags is set, as long as it takes.
 *
 * @return those of @p flags that are set, 0 when the event is not set up
 * @note User and supervisor threads.
 */
uint32_t zpp_event_wait_any(struct zpp_event *event, uint32_t flags);

/**
 * Wait for a limited time until one of the flags is set.
 *
 * @param timeout_us longest wait in microseconds, 0 to look without waiting
 * @return those of @p flags that are set, 0 when the time is over or the event is not set up
 * @note User and supervisor threads.
 */
uint32_t zpp_event_try_wait_any_for(struct zpp_event *event, uint32_t flags, uint64_t timeout_us);

/**
 * Let a user thread use the event.
 *
 * @return 0, -EINVAL when the event or the thread is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_event_grant_access(struct zpp_event *event, k_tid_t thread);

#ifdef __cplusplus
}
#endif

#endif /* ZPP_EVENT_H */
