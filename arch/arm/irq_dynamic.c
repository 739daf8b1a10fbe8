/* SPDX-License-Identifier: Apache-2.0 */
/* Handlers that may be connected at run time: their table lies in RAM. */
#include <zephyr/init.h>
#include <zephyr/irq.h>

#include <arm.h>
#include "fault.h"

struct bk_irq_slot {
    void (*isr)(const void *arg);
    const void *arg;
};

struct bk_irq_slot bk_irq_table[CONFIG_NUM_IRQS];

/* r0 = argument of the handler, which returns from the exception itself. */
__attribute__((naked)) void bk_irq(void)
{
    /* the table begins with exception 16 */
    __asm__("mrs r0, ipsr\n\t"
            "ldr r1, =bk_irq_table - 16 * 8\n\t"
            "add r1, r1, r0, lsl #3\n\t"
            "ldrd r2, r0, [r1]\n\t"
            "bx r2");
}

__attribute__((section(".bk_vectors_irq"), used)) void (*const bk_vectors_irq[])(void) = {
    [0 ... CONFIG_NUM_IRQS - 1] = bk_irq,
};

static void spurious(const void *arg)
{
    ARG_UNUSED(arg);
    bk_fault_spurious(bk_ipsr() - 16u);
}

static int irq_init(void)
{
    for (unsigned int i = 0; i < CONFIG_NUM_IRQS; i++) {
        bk_irq_table[i].isr = spurious;
        NVIC_IPR(i) = BK_PRIO_DEVICE;
    }
    return 0;
}
SYS_INIT(irq_init, EARLY, 0);

static void connect(unsigned int irq, uint8_t priority, void (*isr)(const void *arg),
                    const void *arg)
{
    unsigned int key = irq_lock();

    bk_irq_table[irq].isr = isr;
    bk_irq_table[irq].arg = arg;
    NVIC_IPR(irq) = priority;
    irq_unlock(key);
}

int irq_connect_dynamic(unsigned int irq, unsigned int priority,
                        void (*routine)(const void *parameter), const void *parameter,
                        uint32_t flags)
{
    ARG_UNUSED(flags);
    if (irq >= CONFIG_NUM_IRQS || routine == NULL) {
        return -EINVAL;
    }
    connect(irq, (uint8_t)BK_IRQ_PRIORITY(priority), routine, parameter);
    return (int)irq;
}

void bk_irq_connect(const struct bk_irq_entry *entry)
{
    connect(entry->irq, entry->priority, entry->isr, entry->arg);
}

void irq_enable(unsigned int irq)
{
    NVIC_ISER(irq / 32u) = BIT(irq % 32u);
}
