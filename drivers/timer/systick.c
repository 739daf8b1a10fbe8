/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tickless time on SysTick (ARM DDI0403 B3.3): the counter runs down from LOAD and reloads at zero.
 * `base` counts the cycles up to the last reload or restart; the counter gives the rest. Only the
 * period that ends at a deadline is short: as soon as the counter has taken it, LOAD is the longest
 * one again, so that a late handler misses no reload.
 *
 * The clock is set at the kernel level; interrupts read it too, so what reading changes is guarded
 * from them.
 */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/kernel.h>

#include "timeout.h"

#define REG(address) (*(volatile uint32_t *)(address))
#define SYST_CSR REG(0xE000E010u)
#define SYST_RVR REG(0xE000E014u)
#define SYST_CVR REG(0xE000E018u)
#define CSR_ON 7u /* counting, interrupt, processor clock */
#define CSR_COUNTFLAG BIT(16)

#define PERIOD_MAX 0x00FFFFFFu
#define CYCLES_PER_TICK (CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / CONFIG_SYS_CLOCK_TICKS_PER_SEC)
/* Nearer than this the counter could pass the deadline while it is being set. */
#define PERIOD_MIN 64u

static struct {
    uint64_t base;        /* cycles at the start of the counter's period */
    uint64_t tick_cycles; /* cycles at tick_count */
    int64_t tick_count;
    uint32_t period; /* LOAD + 1 */
} counted;
static int64_t deadline; /* a tick that has passed: none is set */

/*
 * Cycles since the period began; a reload that happened meanwhile moves the period on. Interrupt
 * level: reading the flag clears it, so nobody may come between the flag and what follows from it.
 */
static uint32_t elapsed(void)
{
    uint32_t before = SYST_CVR;

    if ((SYST_CSR & CSR_COUNTFLAG) != 0u) {
        counted.base += counted.period;
        counted.period = PERIOD_MAX;
        before = SYST_CVR;
    }
    return before == 0u ? 0u : counted.period - before;
}

uint64_t bk_clock_cycles(void)
{
    unsigned int key = bk_lock();
    uint32_t since = elapsed();
    uint64_t cycles = counted.base + since;

    bk_unlock(key);
    return cycles;
}

int64_t bk_clock_ticks(void)
{
    unsigned int key = bk_lock();
    uint32_t since = elapsed();
    uint64_t gap = counted.base + since - counted.tick_cycles;
    /* A division of 32 bits: what is more than it can count comes with the next call. */
    uint32_t ticks = (uint32_t)MIN(gap, UINT32_MAX) / CYCLES_PER_TICK;
    int64_t now = counted.tick_count + ticks;

    counted.tick_count = now;
    counted.tick_cycles += ticks * CYCLES_PER_TICK;
    bk_unlock(key);
    return now;
}

static void restart(uint32_t cycles)
{
    unsigned int key = bk_lock();
    uint32_t since = elapsed();

    SYST_RVR = cycles - 1u;
    SYST_CVR = 0;
    compiler_barrier();
    /* The counter takes a cycle of its own to load: time for the bookkeeping. */
    counted.base += since;
    counted.period = cycles;
    compiler_barrier();
    while (SYST_CVR == 0u) {
    }
    SYST_RVR = PERIOD_MAX - 1u;
    bk_unlock(key);
}

/*
 * Set the counter so that it runs out at the tick. For one that is too far away it goes on as it
 * is: when it runs out, it is set anew.
 */
void bk_clock_set(int64_t tick)
{
    int64_t ticks;
    int32_t cycles;

    if (tick == deadline) {
        return;
    }
    deadline = tick;
    ticks = tick - bk_clock_ticks();
    if (ticks > (int32_t)(PERIOD_MAX / CYCLES_PER_TICK)) {
        return;
    }
    cycles = (int32_t)MAX(ticks, 0) * (int32_t)CYCLES_PER_TICK;
    cycles -= (int32_t)(bk_clock_cycles() - counted.tick_cycles);
    restart((uint32_t)MAX(cycles, (int32_t)PERIOD_MIN));
}

void bk_systick(void);
void bk_systick(void)
{
    deadline = 0;
    bk_timeout_expire(bk_clock_ticks());
}

void bk_clock_init(void);
void bk_clock_init(void)
{
    counted.period = PERIOD_MAX;
    SYST_RVR = PERIOD_MAX - 1u;
    SYST_CVR = 0;
    SYST_CSR = CSR_ON;
}

int64_t sys_clock_tick_get(void)
{
    return k_uptime_ticks();
}

uint32_t sys_clock_tick_get_32(void)
{
    return (uint32_t)k_uptime_ticks();
}

void sys_clock_announce(int32_t ticks)
{
    ARG_UNUSED(ticks);
    BK_ICSR = BK_ICSR_PENDSTSET;
}

uint32_t sys_clock_elapsed(void)
{
    return 0;
}
