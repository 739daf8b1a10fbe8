/* SPDX-License-Identifier: Apache-2.0 */
/* A switch, and give and take, among other threads: half of them wait, half are ready. */
#include "scaling.h"

#define CROWD 126u
#define PRIORITY 1

static K_THREAD_STACK_ARRAY_DEFINE(crowd_stacks, CROWD, 256);
static struct k_thread crowd[CROWD];
static K_THREAD_STACK_DEFINE(partner_stack, STACK_SIZE);
static struct k_thread partner;
static K_SEM_DEFINE(never, 0, 1);
static K_SEM_DEFINE(counted, 0, 1);
static volatile bool over;

static void wait_for_ever(void *p1, void *p2, void *p3)
{
    ARG_UNUSED(p1);
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    k_sem_take(&never, K_FOREVER);
}

static void yield_back(void *p1, void *p2, void *p3)
{
    ARG_UNUSED(p1);
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    while (!over) {
        k_yield();
    }
}

/*
 * The even ones have better priorities and wait in one queue, where the later pass most of the
 * earlier; the odd ones never come to run.
 */
static void gather(unsigned int from, unsigned int to)
{
    for (unsigned int i = from; i < to; i++) {
        int step = (int)(i / 2u % 8u);
        int priority = i % 2u == 0u ? -1 - step : PRIORITY + 1 + step;

        k_thread_create(&crowd[i], crowd_stacks[i], K_THREAD_STACK_SIZEOF(crowd_stacks[i]),
                        wait_for_ever, NULL, NULL, NULL, priority, 0, K_NO_WAIT);
    }
}

static uint32_t measure_switch(void)
{
    uint32_t cycles;

    over = false;
    k_thread_create(&partner, partner_stack, K_THREAD_STACK_SIZEOF(partner_stack), yield_back, NULL,
                    NULL, NULL, PRIORITY, 0, K_NO_WAIT);
    k_yield();
    cycles = k_cycle_get_32();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        k_yield();
    }
    cycles = k_cycle_get_32() - cycles;
    over = true;
    k_thread_join(&partner, K_FOREVER);
    return cycles;
}

static uint32_t measure_give_take(void)
{
    uint32_t cycles = k_cycle_get_32();

    for (uint32_t i = 0; i < ROUNDS; i++) {
        k_sem_give(&counted);
        k_sem_take(&counted, K_NO_WAIT);
    }
    return k_cycle_get_32() - cycles;
}

void measure_threads(void)
{
    static const uint8_t numbers[] = {2, 16, 128};
    unsigned int gathered = 0;

    k_thread_priority_set(k_current_get(), PRIORITY);
    for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
        gather(gathered, numbers[i] - 2u);
        gathered = numbers[i] - 2u;
        report("threads", numbers[i], "switch", measure_switch());
        report("threads", numbers[i], "give_take", measure_give_take());
    }
    for (unsigned int i = 0; i < CROWD; i++) {
        k_thread_abort(&crowd[i]);
    }
}
