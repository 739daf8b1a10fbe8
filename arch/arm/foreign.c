/* SPDX-License-Identifier: Apache-2.0 */
#include <arm.h>

#include "arch.h"

uint32_t bk_foreign_begin(void)
{
    uint32_t control = MPU_CTRL;

    MPU_CTRL = 0;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
    return control;
}

void bk_foreign_end(uint32_t control)
{
    __asm__ volatile("dmb" : : : "memory");
    MPU_CTRL = control;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}
