/* SPDX-License-Identifier: Apache-2.0 */
/* CMSDK APB UART (Arm DDI0479, 4.3). */
#include <zephyr/init.h>
#include <zephyr/kernel.h>

#include "console.h"
#include "uart_cmsdk.h"

void bk_uart_poll_out(char c)
{
    while ((UART->state & STATE_TX_FULL) != 0u) {
    }
    UART->data = (uint32_t)(unsigned char)c;
}

/* Send what fits; the transmit interrupt asks for more. */
static void send(void)
{
    char c;

    while ((UART->state & STATE_TX_FULL) == 0u && bk_console_next(&c)) {
        UART->data = (uint32_t)(unsigned char)c;
    }
}

void bk_uart_kick(void)
{
    if ((UART->state & STATE_TX_FULL) == 0u) {
        char c;

        if (bk_console_next(&c)) {
            UART->data = (uint32_t)(unsigned char)c;
        }
    }
}

static void transmit_isr(const void *arg)
{
    ARG_UNUSED(arg);
    UART->intstatus = INT_TX;
    send();
    bk_console_drained();
}

static int init(void)
{
    UART->bauddiv = CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / CONFIG_UART_CONSOLE_BAUD_RATE;
    UART->ctrl = CTRL_TX | CTRL_TX_INTERRUPT;
    IRQ_CONNECT(CONFIG_UART_CONSOLE_TX_IRQ, 3, transmit_isr, NULL, 0);
    irq_enable(CONFIG_UART_CONSOLE_TX_IRQ);
    return 0;
}
SYS_INIT(init, PRE_KERNEL_1, 10);
