/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts of a device that come anywhere: in the kernel, in its copies, between its steps. What
 * they do to objects that threads use must neither be lost nor happen twice.
 */

#include <zephyr/ztest.h>

#include "device_timer.h"
#include "kit.h"
#include "races.h"

static void after(void *fixture)
{
    device_timer_stop();
    kit_reset(fixture);
}

ZTEST_SUITE(races, NULL, NULL, kit_reset, after, NULL);

/* The clock. */

static int64_t last_ticks;
static uint64_t last_cycles;
static volatile uint32_t went_back;

static void look_at_the_clock(void)
{
    unsigned int key = irq_lock();
    int64_t ticks = k_uptime_ticks();
    uint64_t cycles = k_cycle_get_64();

    went_back += ticks < last_ticks || cycles < last_cycles ? 1 : 0;
    /* No look is a second after the one before. */
    went_back += cycles - last_cycles > CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC ? 1 : 0;
    last_ticks = ticks;
    last_cycles = cycles;
    irq_unlock(key);
}

static void clock_act(uint32_t number, uint32_t random)
{
    ARG_UNUSED(number);
    ARG_UNUSED(random);
    look_at_the_clock();
}

ZTEST(races, test_clock)
{
    last_ticks = k_uptime_ticks();
    last_cycles = k_cycle_get_64();
    went_back = 0;
    device_timer_start(clock_act);
    while (device_timer_count() < INTERRUPTS) {
        (void)k_uptime_ticks();
        (void)k_cycle_get_64();
        look_at_the_clock();
        if (device_timer_count() % 16 == 0) {
            k_sleep(K_TICKS(1));
        }
    }
    zassert_equal(went_back, 0);
}

/* Message queues. A message's bytes all are its number. */

#define LARGE  150
#define LENGTH 4

static char ring[LENGTH * LARGE];
static struct k_msgq queue;
static uint32_t isr_sent, isr_got, torn;

static int put(uint8_t number)
{
    uint8_t m[LARGE];

    memset(m, number, queue.msg_size);
    return k_msgq_put(&queue, m, K_NO_WAIT);
}

static bool get(k_timeout_t timeout)
{
    uint8_t m[LARGE];

    if (k_msgq_get(&queue, m, timeout) != 0) {
        return false;
    }
    for (size_t i = 1; i < queue.msg_size; i++) {
        torn += m[i] != m[0] ? 1 : 0;
    }
    return true;
}

static void queue_act(uint32_t number, uint32_t random)
{
    if (random % 2u == 0u) {
        isr_sent += put((uint8_t)number) == 0 ? 1 : 0;
    } else {
        isr_got += get(K_NO_WAIT) ? 1 : 0;
    }
}

static void queue_test(size_t size)
{
    uint32_t sent = 0;
    uint32_t got = 0;
    uint8_t m[LARGE];

    isr_sent = 0;
    isr_got = 0;
    torn = 0;
    k_msgq_init(&queue, ring, size, LENGTH);
    device_timer_start(queue_act);
    while (device_timer_count() < INTERRUPTS) {
        sent += put(0xEE) == 0 ? 1 : 0;
        if (k_msgq_peek(&queue, m) == 0) {
            torn += m[0] != m[size - 1u] ? 1 : 0;
        }
        got += get(K_NO_WAIT) ? 1 : 0;
    }
    device_timer_stop();
    while (get(K_NO_WAIT)) {
        got++;
    }
    zassert_equal(torn, 0, "%u torn", torn);
    zassert_equal(sent + isr_sent, got + isr_got, "%u + %u put, %u + %u got", sent, isr_sent, got,
                  isr_got);
    zassert_true(isr_sent > 100 && isr_got > 100, "%u, %u", isr_sent, isr_got);
    zassert_equal(k_msgq_num_free_get(&queue), LENGTH);
    for (unsigned int i = 0; i < LENGTH; i++) {
        zassert_ok(put(1), "a slot is lost");
    }
}

ZTEST(races, test_large_messages)
{
    queue_test(LARGE);
}

ZTEST(races, test_small_messages)
{
    queue_test(13);
}

ZTEST(races, test_messages_of_four_words)
{
    queue_test(16);
}

/* Receivers in user mode wait all the time; only interrupts send. */
static ZTEST_BMEM uint32_t user_got[2];

static void receive(void *size, void *slot, void *p3)
{
    uint8_t m[LARGE];

    for (;;) {
        if (k_msgq_get(&queue, m, K_TICKS(3)) == 0) {
            user_got[(uintptr_t)slot]++;
            for (size_t i = 1; i < (size_t)(uintptr_t)size; i++) {
                user_got[(uintptr_t)slot] += m[i] != m[0] ? 1000 : 0;
            }
        }
    }
}

static void send_act(uint32_t number, uint32_t random)
{
    for (uint32_t i = 0; i <= random % 3u; i++) {
        isr_sent += put((uint8_t)number) == 0 ? 1 : 0;
    }
}

static void receivers_test(size_t size)
{
    isr_sent = 0;
    user_got[0] = 0;
    user_got[1] = 0;
    k_msgq_init(&queue, ring, size, LENGTH);
    k_thread_access_grant(k_current_get(), &queue);
    kit_start(0, receive, (void *)size, KIT_HIGH, K_USER);
    kit_start(1, receive, (void *)size, KIT_MIDDLE, K_USER);
    device_timer_start(send_act);
    while (device_timer_count() < INTERRUPTS) {
        k_sleep(K_TICKS(7));
    }
    device_timer_stop();
    k_sleep(K_MSEC(10));
    zassert_equal(user_got[0] + user_got[1], isr_sent, "%u + %u of %u", user_got[0], user_got[1],
                  isr_sent);
}

ZTEST(races, test_receivers_of_large_messages)
{
    receivers_test(LARGE);
}

ZTEST(races, test_receivers_of_small_messages)
{
    receivers_test(16);
}

/* Timers: those whose last act was a start expire, those that were stopped do not, unless the
 * interrupt that stopped them came when they were just expiring. */

#define TIMERS 4
static struct k_timer timers[TIMERS];
static volatile bool running[TIMERS];
static volatile uint32_t expiries, late;

static void expired(struct k_timer *timer)
{
    expiries++;
    late += running[timer - timers] ? 0 : 1;
    running[timer - timers] = false;
}

static void change_timer(uint32_t random)
{
    unsigned int i = random % TIMERS;
    unsigned int key = irq_lock();

    if ((random >> 4) % 4u != 0u) {
        running[i] = true;
        k_timer_start(&timers[i], K_TICKS((random >> 6) % 8u), K_NO_WAIT);
    } else {
        k_timer_stop(&timers[i]);
        running[i] = false;
    }
    irq_unlock(key);
}

static void timer_act(uint32_t number, uint32_t random)
{
    ARG_UNUSED(number);
    change_timer(random);
}

ZTEST(races, test_timers)
{
    uint32_t mine = 12345;

    expiries = 0;
    late = 0;
    for (unsigned int i = 0; i < TIMERS; i++) {
        k_timer_init(&timers[i], expired, NULL);
        running[i] = false;
    }
    device_timer_start(timer_act);
    while (device_timer_count() < INTERRUPTS) {
        mine = mine * 1103515245u + 12345u;
        change_timer(mine >> 10);
        k_busy_wait(mine >> 26);
    }
    device_timer_stop();
    k_sleep(K_MSEC(10));
    for (unsigned int i = 0; i < TIMERS; i++) {
        zassert_false(running[i], "timer %u is lost", i);
        zassert_equal(k_timer_remaining_ticks(&timers[i]), 0);
    }
    zassert_true(expiries > 1000, "%u", expiries);
    zassert_true(late < expiries / 100u, "%u of %u", late, expiries);
}

/* Delayed work: each time it was scheduled, and not cancelled, it runs once. */

static struct k_work_delayable dwork;
static volatile uint32_t runs, schedules;

static void run_work(struct k_work *work)
{
    ARG_UNUSED(work);
    runs++;
}

static void work_act(uint32_t number, uint32_t random)
{
    ARG_UNUSED(number);
    if (random % 4u == 0u) {
        unsigned int key = irq_lock();
        int before = k_work_delayable_busy_get(&dwork);
        int left = k_work_cancel_delayable(&dwork);

        /* One that was delayed or queued does not run any more. */
        schedules -= (before & (K_WORK_DELAYED | K_WORK_QUEUED)) != 0 &&
                             (left & (K_WORK_DELAYED | K_WORK_QUEUED)) == 0
                         ? 1
                         : 0;
        irq_unlock(key);
    } else {
        schedules += k_work_schedule(&dwork, K_TICKS(random / 4u % 4u)) > 0 ? 1 : 0;
    }
}

ZTEST(races, test_delayed_work)
{
    struct k_work_sync sync;

    k_work_init_delayable(&dwork, run_work);
    runs = 0;
    schedules = 0;
    device_timer_start(work_act);
    while (device_timer_count() < INTERRUPTS) {
        unsigned int key = irq_lock();

        work_act(0, runs * 7u + device_timer_count());
        irq_unlock(key);
        k_sleep(K_TICKS(device_timer_count() % 2u));
    }
    device_timer_stop();
    k_work_flush_delayable(&dwork, &sync);
    zassert_equal(runs, schedules, "%u runs, scheduled %u times", runs, schedules);
    zassert_true(runs > 100, "%u", runs);
}

/* Events: an interrupt posts one that is not set; whoever takes it counts it. */

static struct k_event event;
static uint32_t posted;
static ZTEST_BMEM uint32_t taken[3];

static void take(void *mask, void *slot, void *p3)
{
    for (;;) {
        uint32_t found = k_event_wait_safe(&event, (uint32_t)(uintptr_t)mask, false, K_TICKS(5));

        taken[(uintptr_t)slot] += (uint32_t)__builtin_popcount(found);
    }
}

static void event_act(uint32_t number, uint32_t random)
{
    uint32_t bit = BIT(random % 6u);

    ARG_UNUSED(number);
    if (k_event_test(&event, bit) == 0u) {
        k_event_post(&event, bit);
        posted++;
    }
}

ZTEST(races, test_events)
{
    k_event_init(&event);
    k_thread_access_grant(k_current_get(), &event);
    posted = 0;
    memset(taken, 0, sizeof(taken));
    kit_start(0, take, (void *)0x07, KIT_HIGH, K_USER);
    kit_start(1, take, (void *)0x1C, KIT_MIDDLE, K_USER);
    kit_start(2, take, (void *)0x30, KIT_LOW, 0);
    device_timer_start(event_act);
    while (device_timer_count() < INTERRUPTS) {
        /* Posts that serve nobody look at all who wait; the interrupt takes some of them away. */
        for (unsigned int i = 0; i < 30; i++) {
            (void)k_event_post(&event, 0);
        }
        k_sleep(K_TICKS(2));
    }
    device_timer_stop();
    k_sleep(K_MSEC(10));
    zassert_true(posted > 1000);
    /* An event that two wait for may be given to both by one post. */
    zassert_true(taken[0] + taken[1] + taken[2] >= posted);
    zassert_true(taken[0] + taken[1] + taken[2] <= 2u * posted);
    zassert_equal(k_event_test(&event, UINT32_MAX), 0);
}
