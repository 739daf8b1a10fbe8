/* SPDX-License-Identifier: Apache-2.0 */
/* Messages that are too large to be copied with interrupts locked. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

#define LENGTH 2
#define WORDS 75

struct large_message {
    uint32_t words[WORDS];
};

static struct k_msgq queue;
static char __aligned(4) buffer[LENGTH * sizeof(struct large_message)];
static ZTEST_BMEM struct large_message messages[KIT_THREADS];

static void large_before(void *fixture)
{
    kit_reset(fixture);
    k_msgq_init(&queue, buffer, sizeof(struct large_message), LENGTH);
    k_object_access_grant(&queue, k_current_get());
}

ZTEST_SUITE(large, NULL, NULL, large_before, kit_reset, NULL);

static int put(uint32_t number, struct large_message *message, k_timeout_t timeout)
{
    for (uint32_t i = 0; i < WORDS; i++) {
        message->words[i] = number * 1000U + i;
    }
    return k_msgq_put(&queue, message, timeout);
}

/* The number of the message, 0 for none; fails the test when it is not whole. */
static uint32_t get(struct large_message *message, k_timeout_t timeout)
{
    uint32_t number;

    if (k_msgq_get(&queue, message, timeout) != 0) {
        return 0;
    }
    number = message->words[0] / 1000U;
    for (uint32_t i = 0; i < WORDS; i++) {
        zassert_equal(message->words[i], number * 1000U + i, "word %u is %u", i, message->words[i]);
    }
    return number;
}

ZTEST_USER(large, test_order)
{
    for (uint32_t round = 1; round < 6; round++) {
        zassert_ok(put(round, &messages[0], K_NO_WAIT));
        zassert_ok(put(round + 1, &messages[0], K_NO_WAIT));
        zassert_equal(put(9, &messages[0], K_NO_WAIT), -ENOMSG);
        zassert_equal(get(&messages[0], K_NO_WAIT), round);
        zassert_equal(get(&messages[0], K_NO_WAIT), round + 1);
        zassert_equal(get(&messages[0], K_NO_WAIT), 0);
    }
}

static void get_and_note(void *p1, void *slot, void *p3)
{
    kit_note((char)('0' + get(&messages[(uintptr_t)slot], K_FOREVER)));
}

static void put_and_note(void *number, void *slot, void *p3)
{
    if (put((uint32_t)(uintptr_t)number, &messages[(uintptr_t)slot], K_FOREVER) == 0) {
        kit_note((char)('0' + (uintptr_t)number));
    }
}

ZTEST(large, test_receivers_wait)
{
    kit_start_and_settle(0, get_and_note, NULL, KIT_LOW, K_USER);
    kit_start_and_settle(1, get_and_note, NULL, KIT_HIGH, 0);
    zassert_ok(put(1, &messages[4], K_NO_WAIT));
    zassert_ok(put(2, &messages[4], K_NO_WAIT));
    k_sleep(K_MSEC(10));
    kit_expect("12");
}

ZTEST(large, test_senders_wait)
{
    zassert_ok(put(1, &messages[4], K_NO_WAIT));
    zassert_ok(put(2, &messages[4], K_NO_WAIT));
    kit_start_and_settle(0, put_and_note, (void *)3, KIT_LOW, K_USER);
    kit_start_and_settle(1, put_and_note, (void *)4, KIT_HIGH, 0);
    zassert_equal(get(&messages[4], K_NO_WAIT), 1);
    zassert_equal(get(&messages[4], K_NO_WAIT), 2);
    zassert_equal(get(&messages[4], K_NO_WAIT), 4);
    zassert_equal(get(&messages[4], K_NO_WAIT), 3);
    k_sleep(K_MSEC(10));
    kit_expect("43");
}

static void put_in_interrupt(const void *number)
{
    kit_note(put((uint32_t)(uintptr_t)number, &messages[3], K_NO_WAIT) == 0 ? 'i' : 'f');
}

ZTEST(large, test_in_interrupts)
{
    kit_start_and_settle(0, get_and_note, NULL, KIT_HIGH, K_USER);
    irq_offload(put_in_interrupt, (void *)5);
    kit_join(0);
    kit_expect("i5");
    irq_offload(put_in_interrupt, (void *)6);
    irq_offload(put_in_interrupt, (void *)7);
    irq_offload(put_in_interrupt, (void *)8);
    kit_expect("i5iif");
    zassert_equal(get(&messages[0], K_NO_WAIT), 6);
    zassert_equal(get(&messages[0], K_NO_WAIT), 7);
}

/* Senders and receivers of every priority and both modes; each sender's messages stay in order. */

#define EACH 60

static ZTEST_BMEM volatile uint32_t received[2];
static ZTEST_BMEM volatile bool done;

static void send_many(void *first, void *slot, void *p3)
{
    for (uint32_t i = 1; i <= EACH; i++) {
        zassert_ok(put((uint32_t)(uintptr_t)first + i, &messages[(uintptr_t)slot], K_FOREVER));
        if (i % 7U == 0U) {
            k_sleep(K_TICKS(1));
        }
    }
}

static void receive_many(void *p1, void *slot, void *p3)
{
    uint32_t last[2] = {0, 0};

    while (!done) {
        uint32_t number = get(&messages[(uintptr_t)slot], K_TICKS(30));
        uint32_t sender = number / 1000U;

        if (number != 0U) {
            zassert_true(number % 1000U > last[sender], "%u after %u", number, last[sender]);
            last[sender] = number % 1000U;
            received[sender]++;
        }
    }
}

ZTEST(large, test_many)
{
    received[0] = 0;
    received[1] = 0;
    done = false;
    kit_start(0, receive_many, NULL, KIT_HIGH, K_USER);
    kit_start(1, receive_many, NULL, KIT_LOW, 0);
    kit_start(2, send_many, (void *)0, KIT_MIDDLE, K_USER);
    kit_start(3, send_many, (void *)1000, KIT_HIGH, 0);
    zassert_ok(k_thread_join(&kit_threads[2], K_SECONDS(20)));
    zassert_ok(k_thread_join(&kit_threads[3], K_SECONDS(20)));
    k_sleep(K_MSEC(50));
    done = true;
    kit_join(0);
    kit_join(1);
    zassert_equal(received[0], EACH);
    zassert_equal(received[1], EACH);
    zassert_equal(k_msgq_num_used_get(&queue), 0);
}
