/* SPDX-License-Identifier: Apache-2.0 */
/* Registers of the CMSDK APB UART that the console is on (Arm DDI0479, 4.3). */
#ifndef BK_UART_CMSDK_H
#define BK_UART_CMSDK_H

#include <stdint.h>
#include <zephyr/sys/util.h>

struct cmsdk_uart {
    volatile uint32_t data;
    volatile uint32_t state;
    volatile uint32_t ctrl;
    volatile uint32_t intstatus;
    volatile uint32_t bauddiv;
};

#define UART ((struct cmsdk_uart *)CONFIG_UART_CONSOLE_ADDRESS)
#define STATE_TX_FULL BIT(0)
#define STATE_RX_FULL BIT(1)
#define CTRL_TX BIT(0)
#define CTRL_RX BIT(1)
#define CTRL_TX_INTERRUPT BIT(2)
#define CTRL_RX_INTERRUPT BIT(3)
#define INT_TX BIT(0)
#define INT_RX BIT(1)

#endif
