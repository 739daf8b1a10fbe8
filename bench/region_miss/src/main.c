/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cost of an access to a partition that has no region of the MPU at the moment: a user thread
 * touches all partitions of its domain in turn, then one alone as often. Public API only. The
 * partitions hold 1 KB of initial values, which makes this the image for the time of the boot too.
 */
#include <zephyr/kernel.h>
#include <zephyr/app_memory/app_memdomain.h>

#define ROUNDS 1000u
#define PARTITIONS 16u
#define WORDS (1024u / PARTITIONS / 4u)
#define STACK_SIZE 512

#define FOR_EACH_PARTITION(m) m(0) m(1) m(2) m(3) m(4) m(5) m(6) m(7) m(8) m(9) m(10) m(11)        \
    m(12) m(13) m(14) m(15)
#define DEFINE(i)                                                                                  \
    K_APPMEM_PARTITION_DEFINE(part_##i);                                                           \
    K_APP_DMEM(part_##i) volatile uint32_t words_##i[WORDS] = {[0 ... WORDS - 1u] = i + 1u};
#define PARTITION(i) &part_##i,
#define ADDRESS(i) words_##i,

FOR_EACH_PARTITION(DEFINE)

static struct k_mem_partition *partitions[] = {FOR_EACH_PARTITION(PARTITION)};
static volatile uint32_t *const addresses[] = {FOR_EACH_PARTITION(ADDRESS)};

K_THREAD_STACK_DEFINE(stack, STACK_SIZE);
static struct k_thread thread;
static struct k_mem_domain domain;

static void touch(void *step, void *p2, void *p3)
{
    for (uint32_t round = 0; round < ROUNDS; round++) {
        for (uint32_t i = 0; i < PARTITIONS; i++) {
            *addresses[i * (uintptr_t)step] = round;
        }
    }
}

static uint32_t measure(uintptr_t step)
{
    k_tid_t tid = k_thread_create(&thread, stack, STACK_SIZE, touch, (void *)step, NULL, NULL, 5,
                                  K_USER, K_FOREVER);
    uint32_t start;

    k_mem_domain_add_thread(&domain, tid);
    start = k_cycle_get_32();
    k_thread_start(tid);
    k_thread_join(tid, K_FOREVER);
    return k_cycle_get_32() - start;
}

int main(void)
{
    k_mem_domain_init(&domain, ARRAY_SIZE(partitions), partitions);
    printk("touches %u\n", ROUNDS * PARTITIONS);
    printk("hit %u\n", measure(0));
    printk("miss %u\n", measure(1));
    printk("done\n");
    return 0;
}
