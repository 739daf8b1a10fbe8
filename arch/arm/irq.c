/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/irq.h>

#include <arm.h>
#include "fault.h"

struct bk_irq_slot {
    void (*isr)(const void *arg);
    const void *arg;
};

struct bk_irq_slot bk_irq_table[CONFIG_NUM_IRQS];

static void spurious(const void *arg)
{
    ARG_UNUSED(arg);
    bk_fault_spurious(bk_ipsr() - 16u);
}

void bk_irq_init(void)
{
    for (unsigned int i = 0; i < CONFIG_NUM_IRQS; i++) {
        bk_irq_table[i].isr = spurious;
        NVIC_IPR(i) = BK_PRIO_DEVICE;
    }
}

/* Levels of device interrupts, between what masks them and the faults. */
static uint8_t hardware_priority(unsigned int priority)
{
    return (uint8_t)MIN(BK_PRIO_DEVICE + priority * 0x20u, BK_PRIO_FAULT - 0x20u);
}

int irq_connect_dynamic(unsigned int irq, unsigned int priority,
                        void (*routine)(const void *parameter), const void *parameter,
                        uint32_t flags)
{
    ARG_UNUSED(flags);
    if (irq >= CONFIG_NUM_IRQS || routine == NULL) {
        return -EINVAL;
    }
    unsigned int key = irq_lock();

    bk_irq_table[irq].isr = routine;
    bk_irq_table[irq].arg = parameter;
    NVIC_IPR(irq) = hardware_priority(priority);
    irq_unlock(key);
    return (int)irq;
}

void bk_irq_connect(const struct bk_irq_entry *entry)
{
    (void)irq_connect_dynamic(entry->irq, entry->priority, entry->isr, entry->arg, entry->flags);
}

void irq_enable(unsigned int irq)
{
    NVIC_ISER(irq / 32u) = BIT(irq % 32u);
}

void irq_disable(unsigned int irq)
{
    NVIC_ICER(irq / 32u) = BIT(irq % 32u);
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}

int irq_is_enabled(unsigned int irq)
{
    return (NVIC_ISER(irq / 32u) & BIT(irq % 32u)) != 0u;
}
