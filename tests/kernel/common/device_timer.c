/* SPDX-License-Identifier: Apache-2.0 */
/* The first timer of the Cortex-M System Design Kit (ARM DDI0479, 3.5), as the mps2 boards have it.
 */
#include <zephyr/irq.h>
#include <zephyr/kernel.h>

#include "device_timer.h"

#ifdef CONFIG_BOARD_MPS2_AN521
#define TIMER     0x50000000u
#define TIMER_IRQ 3
#else
#define TIMER     0x40000000u
#define TIMER_IRQ 8
#endif

#define REG(offset)    (*(volatile uint32_t *)(TIMER + (offset)))
#define CTRL           REG(0x0)
#define VALUE          REG(0x4)
#define RELOAD         REG(0x8)
#define INTCLEAR       REG(0xC)
#define CTRL_ON        BIT(0)
#define CTRL_INTERRUPT BIT(3)

#define SHORTEST 2000u /* cycles: time for the handler and for some progress of the threads */

static void (*action)(uint32_t number, uint32_t random);
static volatile uint32_t count;
static uint32_t state = 1;

static uint32_t next_random(void)
{
    state = state * 1664525u + 1013904223u;
    return state >> 8;
}

static void aim(void)
{
    RELOAD = SHORTEST + next_random() % 3001u;
    VALUE = RELOAD;
}

static void handler(const void *unused)
{
    ARG_UNUSED(unused);
    INTCLEAR = 1;
    aim();
    action(count, next_random());
    count++;
}

void device_timer_start(void (*act)(uint32_t number, uint32_t random))
{
    action = act;
    count = 0;
    IRQ_CONNECT(TIMER_IRQ, 0, handler, NULL, 0);
    irq_enable(TIMER_IRQ);
    aim();
    CTRL = CTRL_ON | CTRL_INTERRUPT;
}

void device_timer_stop(void)
{
    CTRL = 0;
    irq_disable(TIMER_IRQ);
    INTCLEAR = 1;
}

uint32_t device_timer_count(void)
{
    return count;
}
