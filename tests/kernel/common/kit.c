/* SPDX-License-Identifier: Apache-2.0 */

#include "kit.h"

#define EVENTS_MAX 64

struct k_thread kit_threads[KIT_THREADS];
K_THREAD_STACK_ARRAY_DEFINE(kit_stacks, KIT_THREADS, KIT_STACK_SIZE);

ZTEST_BMEM char kit_events[EVENTS_MAX];
static ZTEST_BMEM size_t events_used;
static bool started[KIT_THREADS];

void kit_reset(void *fixture)
{
    ARG_UNUSED(fixture);
    for (unsigned int slot = 0; slot < KIT_THREADS; slot++) {
        if (started[slot]) {
            k_thread_abort(&kit_threads[slot]);
            started[slot] = false;
        }
    }
    memset(kit_events, 0, sizeof(kit_events));
    events_used = 0;
}

k_tid_t kit_start(unsigned int slot, k_thread_entry_t entry, void *p1, int priority,
                  uint32_t options)
{
    started[slot] = true;
    return k_thread_create(&kit_threads[slot], kit_stacks[slot],
                           K_THREAD_STACK_SIZEOF(kit_stacks[slot]), entry, p1,
                           (void *)(uintptr_t)slot, NULL, priority, options | K_INHERIT_PERMS,
                           K_NO_WAIT);
}

void kit_start_and_settle(unsigned int slot, k_thread_entry_t entry, void *p1, int priority,
                          uint32_t options)
{
    kit_start(slot, entry, p1, priority, options);
    k_sleep(K_MSEC(1));
}

void kit_join(unsigned int slot)
{
    zassert_ok(k_thread_join(&kit_threads[slot], K_SECONDS(1)), "helper %u did not end", slot);
}

void kit_note(char event)
{
    if (events_used < EVENTS_MAX - 1U) {
        kit_events[events_used++] = event;
    }
}
