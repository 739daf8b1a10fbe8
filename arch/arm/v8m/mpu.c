/* SPDX-License-Identifier: Apache-2.0 */
/* The MPU of ARMv8-M: pinned regions and the cache of a domain's regions. */
#include <arm.h>
#include <kernel/isolation/pmsav8.h>
#include <mpu_slots.h>

#include "domain.h"

extern const char bk_text_start[], bk_text_end[], bk_kernel_data_end[];

/*
 * Code; kernel data: without its region the default map would let privileged code execute from RAM;
 * the others are off.
 */
static const struct bk_region pinned[] = {
    BK_PMSAV8_PIN((uint32_t)(uintptr_t)bk_text_start, (uint32_t)(uintptr_t)bk_text_end,
                  BK_PMSAV8_AP_RO, 0u, BK_PMSAV8_ATTR_FLASH),
    BK_PMSAV8_PIN((uint32_t)(uintptr_t)bk_kernel_data_start,
                  (uint32_t)(uintptr_t)bk_kernel_data_end, BK_PMSAV8_AP_P_RW, BK_PMSAV8_RBAR_XN,
                  BK_PMSAV8_ATTR_RAM),
    {0, 0},
};

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

void bk_arch_mpu_stack(struct k_thread *thread)
{
    (void)bk_pmsav8_stack_region(thread->stack_start, thread->stack_size & ~31u,
                                 (struct bk_region *)thread->context.stack_region);
}

void bk_mpu_init(void)
{
    MPU_CTRL = 0;
    MPU_MAIR0 = BK_PMSAV8_MAIR0;
    for (uint32_t n = MPU_TYPE >> 8 & 0xFFu; n-- > 0u;) {
        bk_mpu_store(n, &pinned[MIN(n, ARRAY_SIZE(pinned) - 1u)]);
    }
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}
