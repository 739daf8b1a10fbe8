/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/irq.h>

#include <arm.h>

void irq_disable(unsigned int irq)
{
    NVIC_ICER(irq / 32u) = BIT(irq % 32u);
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}

int irq_is_enabled(unsigned int irq)
{
    return (NVIC_ISER(irq / 32u) & BIT(irq % 32u)) != 0u;
}
