/* SPDX-License-Identifier: Apache-2.0 */
/* The MPU of ARMv8-M: pinned regions and the cache of a domain's regions. */
#include <arm.h>
#include <kernel/isolation/pmsav8.h>

#include "domain.h"

#define REGION_TEXT 0u
#define REGION_KERNEL 1u
#define REGION_STACK 2u

BUILD_ASSERT(CONFIG_MPU_REGIONS_USED % 4 == 0, "CONFIG_MPU_REGIONS_USED: a multiple of 4");

static __noinline void write_region(uint32_t number, struct bk_region region)
{
    MPU_RNR = number;
    MPU_RLAR = 0;
    MPU_RBAR = region.base;
    MPU_RLAR = region.attr;
}

bool bk_arch_mpu_stack(const struct k_thread *thread, struct bk_region *region)
{
    return bk_pmsav8_stack_region(thread->stack_start, thread->stack_size & ~31u, region);
}

void bk_mpu_init(void)
{
    struct bk_region region;

    MPU_CTRL = 0;
    MPU_MAIR0 = BK_PMSAV8_MAIR0;
    for (uint32_t n = 0; n < (MPU_TYPE >> 8 & 0xFFu); n++) {
        write_region(n, (struct bk_region){0, 0});
    }
    if (bk_pmsav8_text_region(bk_layout.text.start, bk_layout.text.size, &region)) {
        write_region(REGION_TEXT, region);
    }
    /* Without this region the default map would let privileged code execute from RAM. */
    if (bk_pmsav8_fixed_region(bk_layout.kernel.start, bk_layout.kernel.size, BK_P_R | BK_P_W,
                               &region)) {
        write_region(REGION_KERNEL, region);
    }
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}
