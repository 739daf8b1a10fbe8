/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A producer and a consumer in user mode that share no memory: what passes between them passes
 * through a driver, by system calls that this application defines.
 */
#include <string.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#include "channel.h"

#define STACK_SIZE 1024
#define PRIORITY   K_PRIO_PREEMPT(1)
#define ROUNDS     4

K_APPMEM_PARTITION_DEFINE(producer_partition);
K_APPMEM_PARTITION_DEFINE(consumer_partition);
K_APP_BMEM(producer_partition) static uint32_t next_value;
K_APP_BMEM(consumer_partition) static uint32_t sum;

static struct k_mem_domain producer_domain;
static struct k_mem_domain consumer_domain;

K_THREAD_STACK_DEFINE(producer_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(consumer_stack, STACK_SIZE);
static struct k_thread producer_thread;
static struct k_thread consumer_thread;

static void produce(void *p1, void *p2, void *p3)
{
    for (int i = 0; i < ROUNDS; i++) {
        next_value += 10;
        if (channel_write(&next_value, sizeof(next_value), K_FOREVER) == 0) {
            printk("producer: wrote %u\n", (unsigned int)next_value);
        }
    }
    printk("producer: a block that is too long gives %d\n",
           channel_write(produce, CHANNEL_BLOCK_MAX + 1, K_NO_WAIT));
}

static void consume(void *p1, void *p2, void *p3)
{
    struct channel_count count;

    for (int i = 0; i < ROUNDS; i++) {
        uint32_t value = 0;

        k_msleep(5);
        if (channel_read(&value, sizeof(value), K_FOREVER) == (int)sizeof(value)) {
            sum += value;
            printk("consumer: read %u\n", (unsigned int)value);
        }
    }
    printk("consumer: an empty channel gives %d\n", channel_read(&sum, sizeof(sum), K_MSEC(5)));
    channel_count_get(&count);
    printk("consumer: the sum is %u, from %u blocks of %u bytes\n", (unsigned int)sum,
           (unsigned int)count.blocks, (unsigned int)count.bytes);
    printk("consumer: has the driver write into the producer's memory\n");
    (void)channel_read(&next_value, sizeof(next_value), K_NO_WAIT);
    printk("consumer: this is not printed\n");
}

static void create(struct k_thread *thread, k_thread_stack_t *stack, k_thread_entry_t entry,
                   const char *name, struct k_mem_domain *domain, struct k_mem_partition *part)
{
    struct k_mem_partition *parts[] = {part};

    k_mem_domain_init(domain, ARRAY_SIZE(parts), parts);
    k_thread_create(thread, stack, STACK_SIZE, entry, NULL, NULL, NULL, PRIORITY, K_USER,
                    K_FOREVER);
    k_thread_name_set(thread, name);
    k_mem_domain_add_thread(domain, thread);
}

int main(void)
{
    create(&producer_thread, producer_stack, produce, "producer", &producer_domain,
           &producer_partition);
    create(&consumer_thread, consumer_stack, consume, "consumer", &consumer_domain,
           &consumer_partition);
    k_thread_start(&producer_thread);
    k_thread_start(&consumer_thread);
    k_thread_join(&producer_thread, K_FOREVER);
    k_thread_join(&consumer_thread, K_FOREVER);
    printk("main: the producer's last value is %u\n", (unsigned int)next_value);
    return 0;
}
