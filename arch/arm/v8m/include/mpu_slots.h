/* SPDX-License-Identifier: Apache-2.0 */
/* What the handlers of region misses ask of PMSAv8. */
#ifndef BK_MPU_SLOTS_H
#define BK_MPU_SLOTS_H

#include <arm.h>
#include <kernel/isolation/mpu.h>

#include "domain.h"

#define TT_REGION_VALID BIT(16)

/* Whether the address has a region (ARM DDI0553, TT). */
static ALWAYS_INLINE bool bk_mpu_is_loaded(const struct bk_domain *domain,
                                           const struct bk_region *region, uint32_t address)
{
    uint32_t target;

    ARG_UNUSED(domain);
    ARG_UNUSED(region);
    __asm__ volatile("tt %0, %1" : "=r"(target) : "r"(address));
    return (target & TT_REGION_VALID) != 0u;
}

/*
 * A privileged access that the attribute permits, and the region does not since the MPU cannot
 * state "privileged write, user read only": out with it, until a user access misses it.
 */
bool bk_mpu_evict(struct bk_domain *domain, const struct bk_region *region);

#endif
