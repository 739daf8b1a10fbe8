/* SPDX-License-Identifier: Apache-2.0 */
/* Two user threads in two domains wake each other; each domain has so many partitions. */
#include <zephyr/app_memory/app_memdomain.h>
#include "scaling.h"

#define PARTITIONS 6u

#define FOR_EACH_PARTITION(m) m(0) m(1) m(2) m(3) m(4) m(5)
#define DEFINE(i)                                                                                  \
    K_APPMEM_PARTITION_DEFINE(ping_part_##i);                                                      \
    K_APPMEM_PARTITION_DEFINE(pong_part_##i);                                                      \
    K_APP_BMEM(ping_part_##i) static uint32_t ping_word_##i __attribute__((used));                 \
    K_APP_BMEM(pong_part_##i) static uint32_t pong_word_##i __attribute__((used));
#define PING(i) &ping_part_##i,
#define PONG(i) &pong_part_##i,

FOR_EACH_PARTITION(DEFINE)

static struct k_mem_partition *ping_parts[] = {FOR_EACH_PARTITION(PING)};
static struct k_mem_partition *pong_parts[] = {FOR_EACH_PARTITION(PONG)};
static struct k_mem_domain ping_domain;
static struct k_mem_domain pong_domain;
static K_THREAD_STACK_DEFINE(ping_stack, STACK_SIZE);
static K_THREAD_STACK_DEFINE(pong_stack, STACK_SIZE);
static struct k_thread ping_thread;
static struct k_thread pong_thread;
static K_SEM_DEFINE(ping, 0, 1);
static K_SEM_DEFINE(pong, 0, 1);

static void play(void *mine, void *other, void *p3)
{
    ARG_UNUSED(p3);
    for (uint32_t i = 0; i < ROUNDS; i++) {
        k_sem_take(mine, K_FOREVER);
        k_sem_give(other);
    }
}

static uint32_t measure(void)
{
    uint32_t cycles;

    k_thread_create(&ping_thread, ping_stack, K_THREAD_STACK_SIZEOF(ping_stack), play, &ping, &pong,
                    NULL, 0, K_USER, K_FOREVER);
    k_thread_create(&pong_thread, pong_stack, K_THREAD_STACK_SIZEOF(pong_stack), play, &pong, &ping,
                    NULL, 0, K_USER, K_FOREVER);
    k_mem_domain_add_thread(&ping_domain, &ping_thread);
    k_mem_domain_add_thread(&pong_domain, &pong_thread);
    k_thread_access_grant(&ping_thread, &ping, &pong);
    k_thread_access_grant(&pong_thread, &ping, &pong);
    k_thread_start(&ping_thread);
    k_thread_start(&pong_thread);
    cycles = k_cycle_get_32();
    k_sem_give(&ping);
    k_thread_join(&ping_thread, K_FOREVER);
    k_thread_join(&pong_thread, K_FOREVER);
    return k_cycle_get_32() - cycles;
}

void measure_partitions(void)
{
    k_mem_domain_init(&ping_domain, 1, ping_parts);
    k_mem_domain_init(&pong_domain, 1, pong_parts);
    report("partitions", 1, "pingpong", measure());
    k_sem_reset(&ping);
    for (unsigned int i = 1; i < PARTITIONS; i++) {
        k_mem_domain_add_partition(&ping_domain, ping_parts[i]);
        k_mem_domain_add_partition(&pong_domain, pong_parts[i]);
    }
    report("partitions", PARTITIONS, "pingpong", measure());
}
