/* SPDX-License-Identifier: Apache-2.0 */
/* The MPU of ARMv8-M: pinned regions and the cache of a domain's regions. */
#include <arm.h>
#include <kernel/isolation/pmsav8.h>
#include <mpu_slots.h>

#include "domain.h"

#define REGION_TEXT 0u
#define REGION_KERNEL 1u
#define REGION_STACK 2u

BUILD_ASSERT(CONFIG_MPU_REGIONS_USED % 4 == 0, "CONFIG_MPU_REGIONS_USED: a multiple of 4");

void bk_mpu_store(uint32_t number, const struct bk_region *region)
{
    MPU_RNR = number;
    MPU_RLAR = 0;
    MPU_RBAR = region->base;
    MPU_RLAR = region->attr;
    __asm__ volatile("dsb" : : : "memory");
}

bool bk_mpu_evict(struct bk_domain *domain, const struct bk_region *region)
{
    static const struct bk_region none;

    for (unsigned int slot = 0; slot < BK_PLAN_SLOTS; slot++) {
        if (domain->plan[slot].attr == region->attr) {
            bk_mpu_fill(domain, slot, &none);
            domain->whole = 0;
            return true;
        }
    }
    return false;
}

bool bk_arch_mpu_stack(const struct k_thread *thread, struct bk_region *region)
{
    return bk_pmsav8_stack_region(thread->stack_start, thread->stack_size & ~31u, region);
}

void bk_mpu_init(void)
{
    struct bk_region region = {0, 0};

    MPU_CTRL = 0;
    MPU_MAIR0 = BK_PMSAV8_MAIR0;
    for (uint32_t n = 0; n < (MPU_TYPE >> 8 & 0xFFu); n++) {
        bk_mpu_store(n, &region);
    }
    if (bk_pmsav8_text_region(bk_layout.text.start, bk_layout.text.size, &region)) {
        bk_mpu_store(REGION_TEXT, &region);
    }
    /* Without this region the default map would let privileged code execute from RAM. */
    if (bk_pmsav8_fixed_region(bk_layout.kernel.start, bk_layout.kernel.size, BK_P_R | BK_P_W,
                               &region)) {
        bk_mpu_store(REGION_KERNEL, &region);
    }
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}
