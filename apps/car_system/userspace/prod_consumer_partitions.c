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

static int refuse(const char *reason, int error)
{
    printk("init_prod_consumer_domains: %s (%d)\n", reason, error);
    return error;
}

static int move(struct k_mem_domain *domain, struct k_mem_partition *own, k_tid_t thread)
{
    struct k_mem_partition *partitions[] = {
#ifdef Z_LIBC_PARTITION_EXISTS
        &z_libc_partition,
#endif
        &zpp_lib_partition, &app_partition, own, &pc_shared_partition};
    int result = k_mem_domain_init(domain, ARRAY_SIZE(partitions), partitions);

    return result == 0 ? k_mem_domain_add_thread(domain, thread) : result;
}

int init_prod_consumer_domains(k_tid_t producer_tid, k_tid_t consumer_tid)
{
    if (!init_domain_done()) {
        return refuse("app_domain does not exist yet; call init_domain() first", -EPERM);
    }
    if (producer_tid == NULL || consumer_tid == NULL || producer_tid == consumer_tid) {
        return refuse("needs two different threads; create them first", -EINVAL);
    }
    if (zpp_thread_is_started(producer_tid) || zpp_thread_is_started(consumer_tid)) {
        return refuse("a thread runs already; call it before zpp_thread_start()", -EBUSY);
    }
    int result = move(&producer_domain, &producer_partition, producer_tid);

    if (result == 0) {
        result = move(&consumer_domain, &consumer_partition, consumer_tid);
    }
    return result == 0 ? 0 : refuse("a domain or its thread was refused, see above", result);
}
