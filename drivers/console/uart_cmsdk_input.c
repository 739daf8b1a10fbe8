/* SPDX-License-Identifier: Apache-2.0 */
/* Input from the console's CMSDK APB UART (Arm DDI0479, 4.3). */
#include <bulkhead/console_input.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>

#include "uart_cmsdk.h"

static bk_console_input_fn input;

void bk_console_input_set(bk_console_input_fn fn)
{
    input = fn;
}

static void receive_isr(const void *arg)
{
    ARG_UNUSED(arg);
    UART->intstatus = INT_RX;
    while ((UART->state & STATE_RX_FULL) != 0u) {
        char c = (char)UART->data;

        if (input != NULL) {
            input(c);
        }
    }
}

static int init_input(void)
{
    UART->ctrl |= CTRL_RX | CTRL_RX_INTERRUPT;
    IRQ_CONNECT(CONFIG_UART_CONSOLE_RX_IRQ, 3, receive_isr, NULL, 0);
    irq_enable(CONFIG_UART_CONSOLE_RX_IRQ);
    return 0;
}
SYS_INIT(init_input, PRE_KERNEL_1, 11);
