/* SPDX-License-Identifier: Apache-2.0 */
#include "userspace/prod_consumer_partitions.h"

#include <zephyr/sys/libc-hooks.h>
#include <zpp/thread.h>

extern struct k_mem_partition zpp_lib_partition;
extern struct k_mem_partition app_partition;

K_APPMEM_PARTITION_DEFINE(producer_partition);
K_APPMEM_PARTITION_DEFINE(consumer_partition);
K_APPMEM_PARTITION_DEFINE(pc_shared_partition);

/* Static: only this file may change what the two domains hold. */
static struct k_mem_domain producer_domain;
static struct k_mem_domain consumer_domain;

static int move(struct k_mem_domain *domain, struct k_mem_partition *own, k_tid_t thread)
{
    struct k_mem_partition *partitions[] = {
#ifdef Z_LIBC_PARTITION_EXISTS
        &z_libc_partition,
#endif
        &zpp_lib_partition, &app_partition, own, &pc_shared_partition};
    int result = k_mem_domain_init(domain, ARRAY_SIZE(partitions), partitions);

    if (result == 0) {
        result = k_mem_domain_add_thread(domain, thread);
    }
    if (result != 0) {
        printk("init_prod_consumer_domains: the domain of thread %p was refused (%d)\n", thread,
               result);
    }
    return result;
}

static int check_order(k_tid_t producer_tid, k_tid_t consumer_tid)
{
    if (!init_domain_done()) {
        printk("init_prod_consumer_domains: app_domain does not exist yet; call init_domain() "
               "first\n");
        return -EPERM;
    }
    if (producer_tid == NULL || consumer_tid == NULL || producer_tid == consumer_tid) {
        printk("init_prod_consumer_domains: needs two threads, got %p and %p; create them "
               "first\n",
               producer_tid, consumer_tid);
        return -EINVAL;
    }
    if (zpp_thread_is_started(producer_tid) || zpp_thread_is_started(consumer_tid)) {
        printk("init_prod_consumer_domains: a thread runs already in app_domain; call it before "
               "zpp_thread_start()\n");
        return -EBUSY;
    }
    return 0;
}

int init_prod_consumer_domains(k_tid_t producer_tid, k_tid_t consumer_tid)
{
    int result = check_order(producer_tid, consumer_tid);

    if (result == 0) {
        result = move(&producer_domain, &producer_partition, producer_tid);
    }
    if (result == 0) {
        result = move(&consumer_domain, &consumer_partition, consumer_tid);
    }
    return result;
}
