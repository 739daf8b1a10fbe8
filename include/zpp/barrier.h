/* SPDX-License-Identifier: Apache-2.0 */
/** @file Meeting point of n threads, which all leave with the same time. Reusable. */
#ifndef ZPP_BARRIER_H
#define ZPP_BARRIER_H

#include <zephyr/sys/atomic.h>
#include <zpp/event.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A barrier. Lies in memory that all its threads may write; takes one event. */
struct zpp_barrier {
    struct zpp_event event;
    uint32_t threads;
    atomic_t waiting;
    uint32_t round;
    int64_t time_us[2];
};

/**
 * Set up a barrier.
 *
 * @param threads how many threads meet, at least 1
 * @return 0, -EINVAL when @p threads is 0, -ENOMEM when the pool is exhausted (a message names
 *         the option), -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_barrier_init(struct zpp_barrier *barrier, uint32_t threads);

/**
 * Give the barrier's event back. No thread may be waiting.
 *
 * @return 0, -EINVAL when it is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_barrier_deinit(struct zpp_barrier *barrier);

/**
 * Wait until all threads have come. The barrier is then ready for the next round.
 *
 * @return time at which the last one came, in microseconds since boot and the same for all, or
 *         -EINVAL when the barrier is not set up
 * @note User and supervisor threads.
 */
int64_t zpp_barrier_wait(struct zpp_barrier *barrier);

/**
 * Let a user thread use the barrier.
 *
 * @return 0, -EINVAL when the barrier or the thread is not set up, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_barrier_grant_access(struct zpp_barrier *barrier, k_tid_t thread);

#ifdef __cplusplus
}
#endif

#endif /* ZPP_BARRIER_H */
