/* SPDX-License-Identifier: Apache-2.0 */
/* The second UART of the MPS2 boards, a CMSDK APB UART (Arm DDI0479, 4.3), and who shares what. */
#ifndef USER_UART_H
#define USER_UART_H

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>

#ifdef CONFIG_SOC_MPS2_AN521
#define UART1_ADDRESS 0x50201000
#define UART1_TX_IRQ 35
#else
#define UART1_ADDRESS 0x40005000
#define UART1_TX_IRQ 3
#endif

struct uart {
    volatile uint32_t data;
    volatile uint32_t state;
    volatile uint32_t ctrl;
    volatile uint32_t intstatus;
    volatile uint32_t bauddiv;
};

#define UART1 ((struct uart *)UART1_ADDRESS)
#define STATE_TX_FULL BIT(0)
#define CTRL_TX BIT(0)
#define CTRL_TX_INTERRUPT BIT(2)
#define INT_TX BIT(0)

struct line {
    char text[16];
};

/* Lines to be sent; an empty one is the last. */
extern struct k_msgq uart_lines;
/* Given by the handler of the UART's interrupt. */
extern struct k_sem uart_interrupt;

extern struct k_mem_domain driver_domain;

/* Entry of the driver's thread. */
void driver(void *p1, void *p2, void *p3);

#endif
