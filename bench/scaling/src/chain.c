/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A chain of mutexes: each thread holds one and waits for the one before, and the best waits last,
 * so that every wait changes the priorities of the whole chain. What matters is how long interrupts
 * are masked.
 */
#include "scaling.h"

#define LINKS 14
#define WORST (CONFIG_NUM_PREEMPT_PRIORITIES - 1)

static K_THREAD_STACK_ARRAY_DEFINE(stacks, LINKS, STACK_SIZE);
static struct k_thread threads[LINKS];
static struct k_mutex mutexes[LINKS + 1];

static void hold_and_wait(void *own, void *wanted, void *p3)
{
    ARG_UNUSED(p3);
    k_mutex_lock(own, K_FOREVER);
    k_mutex_lock(wanted, K_FOREVER);
    k_mutex_unlock(wanted);
    k_mutex_unlock(own);
}

void pull_chain(void)
{
    k_mutex_init(&mutexes[0]);
    k_mutex_lock(&mutexes[0], K_FOREVER);
    k_thread_priority_set(k_current_get(), WORST);
    for (int i = 0; i < LINKS; i++) {
        k_mutex_init(&mutexes[i + 1]);
        k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), hold_and_wait,
                        &mutexes[i + 1], &mutexes[i], NULL, WORST - 1 - i, 0, K_NO_WAIT);
    }
    k_mutex_unlock(&mutexes[0]);
    for (int i = 0; i < LINKS; i++) {
        k_thread_join(&threads[i], K_FOREVER);
    }
}
