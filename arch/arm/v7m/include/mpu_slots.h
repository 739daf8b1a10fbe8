/* SPDX-License-Identifier: Apache-2.0 */
/* What the handlers of region misses ask of PMSAv7. */
#ifndef BK_MPU_SLOTS_H
#define BK_MPU_SLOTS_H

#include <arm.h>
#include <kernel/isolation/mpu.h>

#include "domain.h"

/*
 * Whether a miss is in vain: the region is the one loaded last. An instruction that a loaded region
 * does not help faults again at once.
 */
static ALWAYS_INLINE bool bk_mpu_is_loaded(const struct bk_domain *domain,
                                           const struct bk_region *region, uint32_t address)
{
    const struct bk_region *last = &domain->plan[bk_mpu_state.last_loaded];

    ARG_UNUSED(address);
    return last->attr == region->attr && (last->base & ~31u) == region->base;
}

/* No region of PMSAv7 stands in the way of what the attribute permits. */
static ALWAYS_INLINE bool bk_mpu_evict(struct bk_domain *domain, const struct bk_region *region)
{
    ARG_UNUSED(domain);
    ARG_UNUSED(region);
    return false;
}

#endif
