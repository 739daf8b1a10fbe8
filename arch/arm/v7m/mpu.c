/* SPDX-License-Identifier: Apache-2.0 */
/* The MPU of ARMv7-M: pinned regions and the cache of a domain's regions. */
#include <arm.h>
#include <kernel/isolation/pmsav7.h>
#include <mpu_guard.h>

#include "domain.h"

#define REGION_RAM 0u
#define REGION_FLASH 1u
#define REGION_VECTORS 2u

void bk_mpu_store(uint32_t number, const struct bk_region *region)
{
    MPU_RNR = number;
    MPU_RASR = 0;
    MPU_RBAR = region->base;
    MPU_RASR = region->attr;
    __asm__ volatile("dsb" : : : "memory");
}

bool bk_arch_mpu_stack(const struct k_thread *thread, struct bk_region *region)
{
    bool user = (thread->options & K_USER) != 0u;
    bool ok = true;

    if (user) {
        ok = bk_pmsav7_stack_region(thread->stack_start, thread->stack_size & ~31u, region);
        *region = bk_pmsav7_place(*region, BK_REGION_STACK);
    } else {
        *region = bk_mpu_guard(thread->stack_start, thread->stack_size);
    }
    return ok;
}

void bk_mpu_init(void)
{
    struct bk_region region = {0, 0};

    MPU_CTRL = 0;
    for (uint32_t n = 0; n < (MPU_TYPE >> 8 & 0xFFu); n++) {
        bk_mpu_store(n, &region);
    }
    /* Below all others: no code runs from RAM, and user threads see none of it. */
    if (bk_pmsav7_fixed_region(CONFIG_SRAM_BASE_ADDRESS, CONFIG_SRAM_SIZE * 1024u, BK_P_R | BK_P_W,
                               &region)) {
        bk_mpu_store(REGION_RAM, &region);
    }
    if (bk_pmsav7_text_region(CONFIG_FLASH_BASE_ADDRESS, CONFIG_FLASH_SIZE * 1024u, &region)) {
        bk_mpu_store(REGION_FLASH, &region);
    }
    /* The vectors lie at address 0, where null pointers of user threads lead. */
    if (bk_pmsav7_fixed_region(CONFIG_FLASH_BASE_ADDRESS, BK_ISO_NULL_SIZE, BK_P_R, &region)) {
        bk_mpu_store(REGION_VECTORS, &region);
    }
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}
