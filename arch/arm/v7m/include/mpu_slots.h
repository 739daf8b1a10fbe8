/* SPDX-License-Identifier: Apache-2.0 */
/* What the handlers of region misses ask of PMSAv7. */
#ifndef BK_MPU_SLOTS_H
#define BK_MPU_SLOTS_H

#include <arm.h>
#include <kernel/isolation/mpu.h>

#include "domain.h"

/* Whether the plan has the region, in whichever slot. */
static ALWAYS_INLINE bool bk_mpu_is_loaded(const struct bk_domain *domain,
                                           const struct bk_region *region, uint32_t address)
{
    ARG_UNUSED(address);
    for (unsigned int i = 0; i < BK_PLAN_SLOTS; i++) {
        if (domain->plan[i].attr == region->attr &&
            (domain->plan[i].base & ~31u) == region->base) {
            return true;
        }
    }
    return false;
}

/* RBAR names the slot; the region is off until it is whole. */
static ALWAYS_INLINE void bk_mpu_write(unsigned int slot, struct bk_region region)
{
    MPU_RNR = BK_PLAN_FIRST + slot;
    MPU_RASR = 0;
    MPU_RBAR = region.base;
    MPU_RASR = region.attr;
}

#endif
