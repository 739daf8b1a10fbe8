/* SPDX-License-Identifier: Apache-2.0 */
/* The driver: a user thread whose domain holds the UART's registers. */
#include "uart.h"

K_MSGQ_DEFINE(uart_lines, sizeof(struct line), 4, 4);

/* What the driver may touch: the registers, and variables of its own. */
K_MEM_PARTITION_DEFINE(uart_partition, UART1_ADDRESS, 32, K_MEM_PARTITION_P_RW_U_RW);
K_APPMEM_PARTITION_DEFINE(driver_partition);
K_MEM_DOMAIN_DEFINE(driver_domain, uart_partition, driver_partition);

K_APP_BMEM(driver_partition) static struct line line;

/* Returns false when the UART does not answer. */
static bool send(char c)
{
    UART1->data = (uint32_t)(unsigned char)c;
    return k_sem_take(&uart_interrupt, K_MSEC(100)) == 0;
}

void driver(void *p1, void *p2, void *p3)
{
    UART1->bauddiv = CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / 115200;
    UART1->ctrl = CTRL_TX | CTRL_TX_INTERRUPT;
    while (k_msgq_get(&uart_lines, &line, K_FOREVER) == 0 && line.text[0] != '\0') {
        size_t sent = 0;

        while (sent < sizeof(line.text) && line.text[sent] != '\0' && send(line.text[sent])) {
            sent++;
        }
        printk("driver: %u bytes sent, each acknowledged by an interrupt\n", (unsigned int)sent);
    }
    printk("driver: reaches for the console's UART\n");
    ((struct uart *)CONFIG_UART_CONSOLE_ADDRESS)->data = '!';
    printk("driver: wrote there\n");
}
