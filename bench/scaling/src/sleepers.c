/* SPDX-License-Identifier: Apache-2.0 */
/* A timer is started, stopped and expires while so many others are far from their end. */
#include "scaling.h"

#define SLEEPERS 1024u
#define LOOPS 2000000u

static struct k_timer sleepers[SLEEPERS];
static struct k_timer one;
static volatile uint32_t expired;

static void count(struct k_timer *timer)
{
    ARG_UNUSED(timer);
    expired++;
}

/* Spread over hours, in no order. */
static k_timeout_t far(uint32_t i)
{
    return K_SECONDS(3600 + i * 7919u % 10007u);
}

static void fall_asleep(unsigned int from, unsigned int to)
{
    for (unsigned int i = from; i < to; i++) {
        k_timer_init(&sleepers[i], NULL, NULL);
        k_timer_start(&sleepers[i], far(i), K_NO_WAIT);
    }
}

static uint32_t measure_add(void)
{
    uint32_t cycles = k_cycle_get_32();

    for (uint32_t i = 0; i < ROUNDS; i++) {
        k_timer_start(&one, far(i), K_NO_WAIT);
        k_timer_stop(&one);
    }
    return k_cycle_get_32() - cycles;
}

static uint32_t loop(void)
{
    uint32_t cycles = k_cycle_get_32();

    for (volatile uint32_t i = 0; i < LOOPS; i++) {
    }
    return k_cycle_get_32() - cycles;
}

/* What expiries take from a loop. */
static uint32_t measure_expiry(void)
{
    uint32_t alone = loop();
    uint32_t interrupted;
    uint32_t times;

    expired = 0;
    k_timer_start(&one, K_TICKS(1), K_TICKS(1));
    interrupted = loop();
    times = expired;
    k_timer_stop(&one);
    return (interrupted - alone) * ROUNDS / times;
}

void measure_sleepers(void)
{
    static const uint16_t numbers[] = {2, 16, 128, SLEEPERS};
    unsigned int asleep = 0;

    k_timer_init(&one, count, NULL);
    for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
        fall_asleep(asleep, numbers[i]);
        asleep = numbers[i];
        report("sleepers", asleep, "add_cancel", measure_add());
        report("sleepers", asleep, "expiry", measure_expiry());
    }
}
