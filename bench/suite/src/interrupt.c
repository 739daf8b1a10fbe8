/* SPDX-License-Identifier: Apache-2.0 */
/* An interrupt, raised by software, whose handler gives a semaphore. */
#define __ZEPHYR_SUPERVISOR__
#include "bench.h"

#include <zephyr/irq.h>

/* A line that no device of the boards uses. */
#define LINE 20
#define NVIC_PENDING (*(volatile uint32_t *)0xE000E200u)

static void handler(const void *arg)
{
    k_sem_give(&bench_ping);
}

uint32_t interrupt_measure(void)
{
    uint32_t start;

    IRQ_CONNECT(LINE, 2, handler, NULL, 0);
    irq_enable(LINE);
    start = k_cycle_get_32();
    for (uint32_t i = ROUNDS; i != 0u; i--) {
        NVIC_PENDING = BIT(LINE);
        __asm__ volatile("dsb\n\tisb" : : : "memory");
    }
    return k_cycle_get_32() - start;
}
