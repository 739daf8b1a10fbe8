/* SPDX-License-Identifier: Apache-2.0 */
/* An interrupt prints while threads do, at every point of what they do. */
#include <stdlib.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#include "device_timer.h"

#define LINES 400
#define FILLER "................................................................................"
#define ANY_IRQ 20 /* no device of ours has it */
/* Software Triggered Interrupt Register (Arm DDI0403, B3.2.26). */
#define STIR (*(volatile uint32_t *)0xE000EF00u)

static volatile bool handled;
static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread user;

static void print_in_interrupt(uint32_t number, uint32_t random)
{
    ARG_UNUSED(random);
    printk("<%u>", number);
}

static void print_lines(void *who, void *unused2, void *unused3)
{
    ARG_UNUSED(unused2);
    ARG_UNUSED(unused3);
    for (int i = 0; i < LINES; i++) {
        printk("%s %d " FILLER "\n", (const char *)who, i);
    }
}

static void handler(const void *unused)
{
    ARG_UNUSED(unused);
    handled = true;
}

/* Who prints with interrupts locked has them locked all along. */
static void print_locked(void)
{
    unsigned int key;

    IRQ_CONNECT(ANY_IRQ, 1, handler, NULL, 0);
    irq_enable(ANY_IRQ);
    key = irq_lock();
    STIR = ANY_IRQ;
    printk("locked " FILLER "\n");
    printk("handled with the lock: %d\n", handled);
    irq_unlock(key);
    printk("handled without: %d\n", handled);
}

int main(void)
{
    device_timer_start(print_in_interrupt);
    print_lines("supervisor", NULL, NULL);
    k_thread_create(&user, stack, K_THREAD_STACK_SIZEOF(stack), print_lines, "user", NULL, NULL, 1,
                    K_USER, K_NO_WAIT);
    k_thread_join(&user, K_FOREVER);
    device_timer_stop();
    printk("interrupts %u\n", device_timer_count());
    print_locked();
    exit(0);
}
