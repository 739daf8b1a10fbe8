/* SPDX-License-Identifier: Apache-2.0 */
/** @file Memory partitions and memory domains. */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/init.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>
#include <zephyr/arch/arm/mpu.h>
#include <bulkhead/mem_domain_struct.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;

/** Access rights of a partition: K_MEM_PARTITION_P_..._U_... */
typedef uint32_t k_mem_partition_attr_t;

/** Memory that a domain may contain: start and size are multiples of 32 bytes. */
struct k_mem_partition {
    uintptr_t start;
    size_t size;
    k_mem_partition_attr_t attr;
};

/** Domain of threads that were never put into another one. Initialised by the kernel. */
extern struct k_mem_domain k_mem_domain_default;

#define BK_PARTITION_ADDRESS(start) ((uintptr_t)(start))

/* Partitions defined as variables are gathered: reports find their names there. */
#define BK_PARTITION_SECTION(name)                                                                 \
    __attribute__((section(".bk_list.k_mem_partition." STRINGIFY(name))))

/** Define a partition. */
#define K_MEM_PARTITION_DEFINE(name, start, size, attr)                                            \
    struct k_mem_partition name BK_PARTITION_SECTION(name) = {                                     \
        BK_PARTITION_ADDRESS(start), (size), (attr)}

/**
 * Initialise a domain.
 * @param domain Domain, in kernel memory.
 * @param num_parts How many partitions @p parts holds.
 * @param parts Partitions, or NULL.
 * @return 0; -EINVAL for a partition that cannot be granted (misaligned, wraps, overlaps another or
 * memory of the kernel, attributes the MPU lacks, NULL); -ENOSPC for too many; -EBUSY when threads
 * use the domain.
 * The reason is logged. On error the domain is left unusable.
 * Context: supervisor.
 */
int k_mem_domain_init(struct k_mem_domain *domain, uint8_t num_parts,
                      struct k_mem_partition *parts[]);

#define BK_DOMAIN_PART(part) &part,

/**
 * Define a domain with its partitions. The build plans it and writes it into the image: threads can
 * be put into it without k_mem_domain_init(). It can be changed like any other.
 *
 *     K_MEM_DOMAIN_DEFINE(sensor_domain, sensor_partition, shared_partition);
 *
 * The build fails when a partition cannot be granted, and says why.
 * @param name Identifier of the struct k_mem_domain.
 * @param ... Names of up to 64 partitions, defined here or declared extern; may be none.
 */
#define K_MEM_DOMAIN_DEFINE(name, ...)                                                             \
    struct k_mem_domain name __attribute__((section(".data.bk_domain." STRINGIFY(name))));         \
    static const void *const bk_domain_parts_##name[] __attribute__((                              \
        used, section(".bk_domain_parts." STRINGIFY(name)))) = {                                   \
        &name, FOR_EACH_NONEMPTY_TERM(BK_DOMAIN_PART, (), __VA_ARGS__) NULL}

/**
 * End a domain that no thread uses.
 * @return 0; -EINVAL when it is none; -EBUSY when threads use it.
 * Context: supervisor.
 */
int k_mem_domain_deinit(struct k_mem_domain *domain);

/** End a domain; its threads move to the default domain. Context: supervisor. */
void k_mem_domain_destroy(struct k_mem_domain *domain);

/**
 * Add a partition; it is open to the domain's threads when the call returns.
 * @return 0; -EINVAL as for k_mem_domain_init(); -ENOSPC when the domain is full.
 * Context: supervisor.
 */
int k_mem_domain_add_partition(struct k_mem_domain *domain, struct k_mem_partition *part);

/**
 * Remove a partition; it is closed when the call returns.
 * @return 0; -EINVAL for a bad domain; -ENOENT when the domain has no such partition.
 * Context: supervisor.
 */
int k_mem_domain_remove_partition(struct k_mem_domain *domain, struct k_mem_partition *part);

/**
 * Put a thread into a domain, and out of the one it was in.
 * @return 0; -EINVAL for a domain that is not initialised, or NULL.
 * Context: supervisor.
 */
int k_mem_domain_add_thread(struct k_mem_domain *domain, struct k_thread *thread);

/** Put a thread back into the default domain. Context: supervisor. */
void k_mem_domain_remove_thread(struct k_thread *thread);

#ifdef __cplusplus
}
#endif

#endif
