/* SPDX-License-Identifier: Apache-2.0 */
/* Helper threads and a record of the order of events, for the tests of kernel objects. */
#ifndef BULKHEAD_TESTS_KERNEL_KIT_H_
#define BULKHEAD_TESTS_KERNEL_KIT_H_

#include <zephyr/ztest.h>

#define KIT_THREADS 5
#define KIT_STACK_SIZE 1024

/* Priorities of helpers. Tests themselves run cooperatively unless they say otherwise. */
#define KIT_HIGH K_PRIO_PREEMPT(2)
#define KIT_MIDDLE K_PRIO_PREEMPT(5)
#define KIT_LOW K_PRIO_PREEMPT(8)

extern struct k_thread kit_threads[KIT_THREADS];
K_THREAD_STACK_ARRAY_DECLARE(kit_stacks, KIT_THREADS, KIT_STACK_SIZE);

/* A suite's before and after function: no helper alive, nothing recorded. */
void kit_reset(void *fixture);

/* Start helper `slot`; a user thread may do everything that its creator may. */
k_tid_t kit_start(unsigned int slot, k_thread_entry_t entry, void *p1, int priority,
                  uint32_t options);

/* Start helper `slot` and let it run until it waits for something. */
void kit_start_and_settle(unsigned int slot, k_thread_entry_t entry, void *p1, int priority,
                          uint32_t options);

/* Wait until helper `slot` has ended; fails the test when it does not within a second. */
void kit_join(unsigned int slot);

/* Record an event, from any thread or interrupt. */
void kit_note(char event);

/* Fail the test unless the events since kit_reset() are these. */
#define kit_expect(events) zassert_str_equal(kit_events, events, "events are \"%s\"", kit_events)
extern char kit_events[];

/* The time now, at the start of a tick. */
static inline int64_t kit_tick_start(void)
{
    k_sleep(K_TICKS(1));
    return k_uptime_ticks();
}

/* Fail the test unless `actual` is `ticks`, or one more: a time-out starts at the next tick.
 * `actual` is measured from kit_tick_start(). */
static inline void kit_expect_ticks(int64_t actual, int64_t ticks)
{
    zassert_between_inclusive(actual, ticks, ticks + 1, "took %d ticks", (int)actual);
}

#endif
