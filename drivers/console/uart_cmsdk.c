/* SPDX-License-Identifier: Apache-2.0 */
/* CMSDK APB UART (Arm DDI0479, 4.3). */
#include <zephyr/init.h>
#include <zephyr/kernel.h>

#include "console.h"

struct cmsdk_uart {
    volatile uint32_t data;
    volatile uint32_t state;
    volatile uint32_t ctrl;
    volatile uint32_t intstatus;
    volatile uint32_t bauddiv;
};

#define UART ((struct cmsdk_uart *)CONFIG_UART_CONSOLE_ADDRESS)
#define STATE_TX_FULL BIT(0)
#define CTRL_TX BIT(0)
#define CTRL_TX_INTERRUPT BIT(2)
#define INT_TX BIT(0)

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
