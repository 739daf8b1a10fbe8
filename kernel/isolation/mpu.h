/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's view of the isolation core: bk_mpu_* is the generation of MPU that this build has.
 * The slot arguments make both generations look alike; PMSAv8 selects the region by another
 * register, so placing changes nothing there.
 */
#ifndef BK_ISOLATION_MPU_H
#define BK_ISOLATION_MPU_H

#if defined(CONFIG_CPU_CORTEX_M3) || defined(CONFIG_CPU_CORTEX_M4)

#include "pmsav7.h"
#define BK_MPU_(name) bk_pmsav7_##name

static inline struct bk_region bk_mpu_place(struct bk_region r, uint32_t slot)
{
    return bk_pmsav7_place(r, slot);
}

#else

#include "pmsav8.h"
#define BK_MPU_(name) bk_pmsav8_##name

static inline struct bk_region bk_mpu_place(struct bk_region r, uint32_t slot)
{
    (void)slot;
    return r;
}

#endif

static inline void bk_mpu_plan(struct bk_domain *d, const struct bk_layout *layout)
{
    BK_MPU_(plan)(d, layout, BK_PLAN_SLOTS);
}

static inline bool bk_mpu_region_for(const struct bk_domain *d, const struct bk_layout *layout,
                                     uint32_t addr, struct bk_region *out)
{
    return BK_MPU_(region_for)(d, layout, addr, out);
}

static inline enum bk_miss bk_mpu_miss(const struct bk_domain *d, const struct bk_layout *layout,
                                       uint32_t addr, uint32_t rights, struct bk_region *out)
{
    return BK_MPU_(miss)(d, layout, addr, rights, out);
}

#endif
