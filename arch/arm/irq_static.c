/* SPDX-License-Identifier: Apache-2.0 */
/* Handlers that the build connects: scripts/gen_vectors.py makes the table in flash. */
#include <zephyr/irq.h>

#include <arm.h>
#include "fault.h"

/* What the vector of a line leads to. */
struct entry {
    uint16_t code[3]; /* loads the argument, branches to the handler */
    uint16_t priority;
};

/* The symbol's address is the number of lines in the table. */
extern const char bk_irq_lines[];
extern const uint32_t bk_vectors_irq[];
void bk_irq_spurious(void);

/* Lines of the table that nobody connected. */
void bk_irq_spurious(void)
{
    bk_fault_spurious(bk_ipsr() - 16u);
}

void irq_enable(unsigned int irq)
{
    if (irq < (uint32_t)(uintptr_t)bk_irq_lines) {
        /* a vector's lowest bit says Thumb code */
        const struct entry *entry = (const struct entry *)(uintptr_t)(bk_vectors_irq[irq] - 1u);

        NVIC_IPR(irq) = (uint8_t)entry->priority;
        NVIC_ISER(irq / 32u) = BIT(irq % 32u);
    } else {
        bk_fault_spurious(irq);
    }
}
