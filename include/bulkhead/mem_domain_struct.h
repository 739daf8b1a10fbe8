/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A memory domain as the kernel keeps it, and as the build writes those of K_MEM_DOMAIN_DEFINE()
 * into the image. Compiles on the host.
 */
#ifndef BULKHEAD_MEM_DOMAIN_STRUCT_H
#define BULKHEAD_MEM_DOMAIN_STRUCT_H

#include <kernel/isolation/isolation.h>

#define BK_DOMAIN_VALID 0x5Au

/** A set of partitions, which the threads of the domain may access. */
struct k_mem_domain {
    struct bk_domain core;
    uint16_t threads; /* how many have this domain */
    uint8_t valid;    /* BK_DOMAIN_VALID, or it cannot be used */
};

#endif
