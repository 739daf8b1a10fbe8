/* SPDX-License-Identifier: Apache-2.0 */
/* CMSDK APB UART (Arm DDI0479, 4.3). */
#include <zephyr/init.h>
#include <zephyr/kernel.h>

#include "console.h"
#include "core.h"
#include "uart_cmsdk.h"

bool bk_uart_ready(void)
{
    return (UART->state & STATE_TX_FULL) == 0u;
}

void bk_uart_send(char c)
{
    UART->data = (uint32_t)(unsigned char)c;
}

bool bk_uart_kick(void)
{
    int c = bk_uart_ready() ? bk_console_next() : -1;

    if (c >= 0) {
        UART->data = (uint32_t)c;
    }
    return c >= 0;
}

/* Send what fits; when it is out, the next interrupt asks for more. */
static void transmit_isr(const void *arg)
{
    bool sent;

    ARG_UNUSED(arg);
    UART->intstatus = INT_TX;
    do {
        unsigned int key = bk_lock();

        sent = bk_uart_kick();
        bk_unlock(key);
    } while (sent);
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
