/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Private memory for the producer and for the consumer, and memory that they share.
 *
 * Without CONFIG_PROD_CONSUMER_PARTITIONS the same tags put everything into app_partition, and
 * without CONFIG_USERSPACE into ordinary memory.
 */
#ifndef CAR_PROD_CONSUMER_PARTITIONS_H
#define CAR_PROD_CONSUMER_PARTITIONS_H

#include "userspace/init_domain.h"

#ifdef CONFIG_PROD_CONSUMER_PARTITIONS

#define PRODUCER_DATA  K_APP_DMEM(producer_partition)
#define PRODUCER_BSS   K_APP_BMEM(producer_partition)
#define CONSUMER_DATA  K_APP_DMEM(consumer_partition)
#define CONSUMER_BSS   K_APP_BMEM(consumer_partition)
#define PC_SHARED_DATA K_APP_DMEM(pc_shared_partition)
#define PC_SHARED_BSS  K_APP_BMEM(pc_shared_partition)

/**
 * Move the two threads from app_domain into domains of their own.
 *
 * @return 0; -EPERM before init_domain(), -EBUSY when one of the threads runs already, -EINVAL
 *         for NULL or twice the same thread, or the error of the memory domain; all reported
 * @note Supervisor threads, after init_domain() and before the threads are started.
 */
int init_prod_consumer_domains(k_tid_t producer_tid, k_tid_t consumer_tid);

#else

#define PRODUCER_DATA  APP_DATA
#define PRODUCER_BSS   APP_BSS
#define CONSUMER_DATA  APP_DATA
#define CONSUMER_BSS   APP_BSS
#define PC_SHARED_DATA APP_DATA
#define PC_SHARED_BSS  APP_BSS

static inline int init_prod_consumer_domains(k_tid_t producer_tid, k_tid_t consumer_tid)
{
    ARG_UNUSED(producer_tid);
    ARG_UNUSED(consumer_tid);
    return 0;
}

#endif

#endif /* CAR_PROD_CONSUMER_PARTITIONS_H */
