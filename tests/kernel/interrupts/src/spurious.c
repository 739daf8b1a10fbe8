/* SPDX-License-Identifier: Apache-2.0 */
/* An interrupt that nobody connected, beside one that somebody did. */
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/interrupt_util.h>
#include <zephyr/sys/printk.h>

#define CONNECTED 20

static volatile int runs;

static void handler(const void *unused)
{
    ARG_UNUSED(unused);
    runs++;
}

int main(void)
{
    IRQ_CONNECT(CONNECTED, 2, handler, NULL, 0);
    irq_enable(CONNECTED);
    trigger_irq(CONNECTED);
    printk("connected: %d\n", runs);
    irq_enable(LINE);
    trigger_irq(LINE);
    printk("not reached\n");
    return 0;
}
