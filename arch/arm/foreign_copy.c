/* SPDX-License-Identifier: Apache-2.0 */
#include <arm.h>

#include "arch.h"

void bk_foreign_copy(void *to, const void *from, size_t size)
{
    uint32_t control = MPU_CTRL;

    MPU_CTRL = 0;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
    memcpy(to, from, size);
    __asm__ volatile("dmb" : : : "memory");
    MPU_CTRL = control;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}
