/* SPDX-License-Identifier: Apache-2.0 */
/* Two user threads in a domain of their own and a supervisor thread, each with a period. */
#include "matrix.h"

#define BYSTANDERS 3

K_APPMEM_PARTITION_DEFINE(bystander_partition);

struct bystander {
    uint32_t period; /* ticks */
    uint32_t cycles;
    uint32_t missed;
};

static K_APP_DMEM(bystander_partition) struct bystander state[BYSTANDERS] = {
    {.period = 50}, {.period = 70}, {.period = 110}};
static K_APP_BMEM(bystander_partition) volatile bool stop;

struct k_thread bystanders[BYSTANDERS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, BYSTANDERS, 512);
static struct k_mem_domain bystander_domain;

k_thread_stack_t *const bystander_stack = stacks[0];

/* A job is due before the next one begins. */
static void run(void *p1, void *p2, void *p3)
{
    struct bystander *me = p1;
    int64_t release = k_uptime_ticks();

    while (!stop) {
        release += me->period;
        k_sleep(K_TIMEOUT_ABS_TICKS(release));
        me->cycles++;
        k_busy_wait(100);
        if (k_uptime_ticks() >= release + me->period) {
            me->missed++;
        }
    }
}

void bystanders_start(void)
{
    struct k_mem_partition *parts[] = {&bystander_partition, &foreign_partition};

    (void)k_mem_domain_init(&bystander_domain, ARRAY_SIZE(parts), parts);
    for (int i = 0; i < BYSTANDERS; i++) {
        k_thread_create(&bystanders[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), run, &state[i],
                        NULL, NULL, K_PRIO_PREEMPT(1 + i), i < 2 ? K_USER : 0, K_FOREVER);
        (void)k_mem_domain_add_thread(&bystander_domain, &bystanders[i]);
        k_thread_name_set(&bystanders[i], "bystander");
        k_thread_start(&bystanders[i]);
    }
}

void bystanders_stop(void)
{
    stop = true;
    for (int i = 0; i < BYSTANDERS; i++) {
        (void)k_thread_join(&bystanders[i], K_FOREVER);
    }
}

uint32_t bystanders_missed(void)
{
    return state[0].missed + state[1].missed + state[2].missed;
}

/* The fewest that any of them had. */
uint32_t bystanders_cycles(void)
{
    return MIN(state[0].cycles, MIN(state[1].cycles, state[2].cycles));
}
