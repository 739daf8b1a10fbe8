/* SPDX-License-Identifier: Apache-2.0 */
/* The MPU of ARMv7-M: pinned regions and the cache of a domain's regions. */
#include <arm.h>
#include <kernel/isolation/pmsav7.h>
#include <mpu_guard.h>

#include "domain.h"

#define RAM_SIZE   (CONFIG_SRAM_SIZE * 1024u)
#define FLASH_SIZE (CONFIG_FLASH_SIZE * 1024u)
#define PERMISSION(ap) ((ap) << BK_PMSAV7_RASR_AP_SHIFT)

BUILD_ASSERT(BK_PMSAV7_CAN_PIN(CONFIG_SRAM_BASE_ADDRESS, RAM_SIZE),
             "CONFIG_SRAM_SIZE: one region of the MPU cannot hold the RAM");
BUILD_ASSERT(BK_PMSAV7_CAN_PIN(CONFIG_FLASH_BASE_ADDRESS, FLASH_SIZE),
             "CONFIG_FLASH_SIZE: one region of the MPU cannot hold the flash");

/*
 * RAM, below all others: no code runs from there, and user threads see none of it. Flash. The
 * vectors: they lie at address 0, where null pointers of user threads lead. The others are off.
 */
static const struct bk_region pinned[] = {
    BK_PMSAV7_PIN(CONFIG_SRAM_BASE_ADDRESS, RAM_SIZE,
                  PERMISSION(BK_PMSAV7_AP_P_RW) | BK_PMSAV7_RASR_XN | BK_PMSAV7_RASR_RAM),
    BK_PMSAV7_PIN(CONFIG_FLASH_BASE_ADDRESS, FLASH_SIZE,
                  PERMISSION(BK_PMSAV7_AP_RO) | BK_PMSAV7_RASR_FLASH),
    BK_PMSAV7_PIN(CONFIG_FLASH_BASE_ADDRESS, BK_ISO_NULL_SIZE,
                  PERMISSION(BK_PMSAV7_AP_P_RO) | BK_PMSAV7_RASR_XN | BK_PMSAV7_RASR_RAM),
    {0, 0},
};

void bk_mpu_store(uint32_t number, const struct bk_region *region)
{
    MPU_RNR = number;
    MPU_RASR = 0;
    MPU_RBAR = region->base;
    MPU_RASR = region->attr;
    __asm__ volatile("dsb" : : : "memory");
}

void bk_arch_mpu_stack(struct k_thread *thread)
{
    struct bk_region *region = (struct bk_region *)thread->context.stack_region;

    if ((thread->options & K_USER) != 0u) {
        (void)bk_pmsav7_stack_region(thread->stack_start, thread->stack_size & ~31u, region);
    } else {
        *region = bk_mpu_guard(thread->stack_start, thread->stack_size);
    }
    *region = bk_pmsav7_place(*region, BK_REGION_STACK);
}

void bk_mpu_init(void)
{
    MPU_CTRL = 0;
    for (uint32_t n = MPU_TYPE >> 8 & 0xFFu; n-- > 0u;) {
        bk_mpu_store(n, &pinned[MIN(n, ARRAY_SIZE(pinned) - 1u)]);
    }
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}
