/* SPDX-License-Identifier: Apache-2.0 */
/* All that runs in supervisor mode for the UART: its interrupt becomes a semaphore, and its gate on
 * the bus is opened for user mode. */
#include <zephyr/init.h>
#include <zephyr/irq.h>

#include "uart.h"

K_SEM_DEFINE(uart_interrupt, 0, 1);

static void transmit_isr(const void *arg)
{
    ARG_UNUSED(arg);
    UART1->intstatus = INT_TX;
    k_sem_give(&uart_interrupt);
}

#ifdef CONFIG_SOC_MPS2_AN521
/* In front of the MPU's: which of a group of peripherals unprivileged secure code may reach
 * (Arm 101104, APBSPPPCEXP1; the UART is the group's number 6). */
#define UNPRIVILEGED_PERIPHERALS (*(volatile uint32_t *)0x500800C4)

static void open_gate(void)
{
    UNPRIVILEGED_PERIPHERALS |= BIT(6);
}
#else
static void open_gate(void)
{
}
#endif

static int init(void)
{
    open_gate();
    IRQ_CONNECT(UART1_TX_IRQ, 3, transmit_isr, NULL, 0);
    irq_enable(UART1_TX_IRQ);
    return 0;
}
SYS_INIT(init, APPLICATION, 0);
