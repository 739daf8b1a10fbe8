/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A chain of mutexes: each thread holds one and waits for the one before, and the best waits last,
 * so that every wait, and every end of the best one's, changes the priorities of the whole chain.
 * Then a condition variable whose waiter passes all others on its way to the mutex. What matters is
 * how long interrupts are masked.
 */
#include "scaling.h"

#define LINKS 14
#define WORST (CONFIG_NUM_PREEMPT_PRIORITIES - 1)

static K_THREAD_STACK_ARRAY_DEFINE(stacks, LINKS, STACK_SIZE);
static struct k_thread threads[LINKS];
static struct k_mutex mutexes[LINKS + 1];
static K_THREAD_STACK_DEFINE(best_stack, STACK_SIZE);
static struct k_thread best;
static K_CONDVAR_DEFINE(signal);

static void hold_and_wait(void *own, void *wanted, void *p3)
{
    ARG_UNUSED(p3);
    k_mutex_lock(own, K_FOREVER);
    k_mutex_lock(wanted, K_FOREVER);
    k_mutex_unlock(wanted);
    k_mutex_unlock(own);
}

static void wait_for_a_while(void *wanted, void *p2, void *p3)
{
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    k_mutex_lock(wanted, K_MSEC(1));
}

static void wait_for_signal(void *wanted, void *p2, void *p3)
{
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    k_mutex_lock(wanted, K_FOREVER);
    k_condvar_wait(&signal, wanted, K_FOREVER);
    k_mutex_unlock(wanted);
}

static void wait_for_turn(void *wanted, void *p2, void *p3)
{
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    k_mutex_lock(wanted, K_FOREVER);
    k_mutex_unlock(wanted);
}

static void start_best(k_thread_entry_t entry, struct k_mutex *wanted)
{
    k_thread_create(&best, best_stack, K_THREAD_STACK_SIZEOF(best_stack), entry, wanted, NULL, NULL,
                    K_PRIO_COOP(1), 0, K_NO_WAIT);
}

static void join_all(void)
{
    for (int i = 0; i < LINKS; i++) {
        k_thread_join(&threads[i], K_FOREVER);
    }
}

static void pass_others(void)
{
    start_best(wait_for_signal, &mutexes[0]);
    k_mutex_lock(&mutexes[0], K_FOREVER);
    for (int i = 0; i < LINKS; i++) {
        k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), wait_for_turn,
                        &mutexes[0], NULL, NULL, WORST - 1, 0, K_NO_WAIT);
    }
    k_sleep(K_MSEC(1));
    k_condvar_signal(&signal);
    k_mutex_unlock(&mutexes[0]);
    join_all();
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
    start_best(wait_for_a_while, &mutexes[LINKS]);
    k_thread_join(&best, K_FOREVER);
    start_best(wait_for_a_while, &mutexes[LINKS]);
    k_thread_abort(&best);
    k_mutex_unlock(&mutexes[0]);
    join_all();
    pass_others();
}
