/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages larger than what is copied under the lock: their copies are open to interrupts.
 */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

#define SIZE 100
#define LENGTH 4

struct large {
    uint8_t bytes[SIZE];
};

K_MSGQ_DEFINE(large_defined, SIZE, LENGTH, 1);
static struct k_msgq queue;
static char ring[LENGTH * SIZE];
static struct k_msgq pooled;
K_HEAP_DEFINE(pool, 1024);

static struct large numbered(uint8_t number)
{
    struct large m;

    memset(&m, number, sizeof(m));
    m.bytes[SIZE - 1] = (uint8_t)~number;
    return m;
}

static int put(struct k_msgq *q, uint8_t number, k_timeout_t timeout)
{
    struct large m = numbered(number);

    return k_msgq_put(q, &m, timeout);
}

/* The number of the message got, 0 when there was none. */
static uint8_t get(struct k_msgq *q, k_timeout_t timeout)
{
    struct large m = {0};
    struct large expected;

    if (k_msgq_get(q, &m, timeout) != 0) {
        return 0;
    }
    expected = numbered(m.bytes[0]);
    zassert_mem_equal(&m, &expected, sizeof(m));
    return m.bytes[0];
}

static void before(void *fixture)
{
    kit_reset(fixture);
    k_msgq_purge(&large_defined);
    k_msgq_init(&queue, ring, SIZE, LENGTH);
    k_thread_access_grant(k_current_get(), &queue, &large_defined, &pooled);
}

ZTEST_SUITE(msgq_large, NULL, NULL, before, kit_reset, NULL);

ZTEST_USER(msgq_large, test_order_around_the_end)
{
    for (unsigned int round = 0; round < 3; round++) {
        for (uint8_t i = 1; i <= LENGTH; i++) {
            zassert_ok(put(&queue, i, K_NO_WAIT));
        }
        zassert_equal(put(&queue, 9, K_NO_WAIT), -ENOMSG);
        for (uint8_t i = 1; i <= LENGTH; i++) {
            zassert_equal(get(&queue, K_NO_WAIT), i);
        }
        zassert_equal(get(&queue, K_NO_WAIT), 0);
        zassert_ok(put(&queue, 7, K_NO_WAIT));
        zassert_equal(get(&queue, K_NO_WAIT), 7);
    }
}

ZTEST_USER(msgq_large, test_peek_at)
{
    struct large m;
    struct large expected;

    for (unsigned int start = 0; start < LENGTH; start++) {
        zassert_ok(put(&queue, 1, K_NO_WAIT));
        zassert_ok(put(&queue, 2, K_NO_WAIT));
        zassert_ok(k_msgq_peek(&queue, &m));
        zassert_equal(m.bytes[0], 1);
        zassert_ok(k_msgq_peek_at(&queue, &m, 1));
        expected = numbered(2);
        zassert_mem_equal(&m, &expected, sizeof(m));
        zassert_equal(k_msgq_peek_at(&queue, &m, 2), -ENOMSG);
        zassert_equal(k_msgq_num_used_get(&queue), 2);
        zassert_equal(get(&queue, K_NO_WAIT), 1);
        zassert_equal(get(&queue, K_NO_WAIT), 2);
        zassert_ok(put(&queue, 3, K_NO_WAIT));
        zassert_equal(get(&queue, K_NO_WAIT), 3);
    }
}

static void receive(void *p1, void *slot, void *p3)
{
    uint8_t number = get(&queue, K_FOREVER);

    kit_note((char)('0' + number));
}

static void send(void *number, void *slot, void *p3)
{
    kit_note(put(&queue, (uint8_t)(uintptr_t)number, K_FOREVER) == 0 ? 's' : '!');
}

static void put_in_interrupt(const void *number)
{
    kit_note(put(&queue, (uint8_t)(uintptr_t)number, K_NO_WAIT) == 0 ? 'i' : '!');
}

static void get_in_interrupt(const void *unused)
{
    ARG_UNUSED(unused);
    kit_note((char)('a' + get(&queue, K_NO_WAIT)));
}

ZTEST(msgq_large, test_interrupt_serves_user_threads)
{
    kit_start(0, receive, NULL, KIT_HIGH, K_USER);
    kit_start(1, receive, NULL, KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    irq_offload(put_in_interrupt, (void *)1);
    irq_offload(put_in_interrupt, (void *)2);
    kit_join(0);
    kit_join(1);
    kit_expect("ii12");
    zassert_equal(k_msgq_num_used_get(&queue), 0);
}

ZTEST(msgq_large, test_interrupt_makes_room)
{
    for (uint8_t i = 1; i <= LENGTH; i++) {
        zassert_ok(put(&queue, i, K_NO_WAIT));
    }
    kit_start(0, send, (void *)5, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    irq_offload(get_in_interrupt, NULL);
    kit_join(0);
    kit_expect("bs");
    for (uint8_t i = 2; i <= LENGTH + 1; i++) {
        zassert_equal(get(&queue, K_NO_WAIT), i);
    }
}

/* All in one interrupt: puts and gets, with a receiver waiting. */
static void put_get_put(const void *unused)
{
    put_in_interrupt((void *)1);
    get_in_interrupt(unused);
    put_in_interrupt((void *)2);
    put_in_interrupt((void *)3);
}

ZTEST(msgq_large, test_interrupt_puts_and_gets)
{
    kit_start(0, receive, NULL, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    irq_offload(put_get_put, NULL);
    kit_join(0);
    kit_expect("ibii2");
    zassert_equal(get(&queue, K_NO_WAIT), 3);
}

static void fill_and_purge(const void *unused)
{
    ARG_UNUSED(unused);
    put_in_interrupt((void *)1);
    k_msgq_purge(&queue);
    kit_note(k_msgq_num_used_get(&queue) == 0 ? 'p' : '!');
}

ZTEST(msgq_large, test_interrupt_purges)
{
    irq_offload(fill_and_purge, NULL);
    kit_expect("ip");
    zassert_ok(put(&queue, 2, K_NO_WAIT));
    zassert_equal(get(&queue, K_NO_WAIT), 2);
}

ZTEST_USER(msgq_large, test_refuses_the_kernels_memory)
{
    ztest_set_fault_valid(true);
    k_msgq_put(&queue, ring, K_NO_WAIT);
    ztest_test_fail();
}

ZTEST_USER(msgq_large, test_refuses_to_read_into_the_kernel)
{
    zassert_ok(put(&queue, 1, K_NO_WAIT));
    ztest_set_fault_valid(true);
    k_msgq_get(&queue, ring, K_NO_WAIT);
    ztest_test_fail();
}

ZTEST_USER(msgq_large, test_refuses_to_peek_into_the_kernel)
{
    zassert_ok(put(&queue, 1, K_NO_WAIT));
    ztest_set_fault_valid(true);
    k_msgq_peek(&queue, ring);
    ztest_test_fail();
}

/* Rings from a pool. */

ZTEST(msgq_large, test_alloc_init)
{
    k_thread_heap_assign(k_current_get(), &pool);
    zassert_ok(k_msgq_alloc_init(&pooled, SIZE, 2));
    zassert_ok(put(&pooled, 1, K_NO_WAIT));
    zassert_ok(put(&pooled, 2, K_NO_WAIT));
    zassert_equal(put(&pooled, 3, K_NO_WAIT), -ENOMSG);
    zassert_equal(get(&pooled, K_NO_WAIT), 1);
    zassert_ok(k_msgq_cleanup(&pooled));
    zassert_equal(put(&pooled, 3, K_NO_WAIT), -ENOMSG, "its ring is gone");
    zassert_equal(get(&pooled, K_NO_WAIT), 0);
}

ZTEST(msgq_large, test_alloc_init_without_room)
{
    k_thread_heap_assign(k_current_get(), &pool);
    zassert_equal(k_msgq_alloc_init(&pooled, SIZE, 100), -ENOMEM);
    zassert_equal(k_msgq_alloc_init(&pooled, SIZE_MAX / 2, 3), -EINVAL);
    for (unsigned int i = 0; i < 20; i++) {
        zassert_ok(k_msgq_alloc_init(&pooled, SIZE, 8), "the pool leaks");
        zassert_ok(k_msgq_cleanup(&pooled));
    }
}

static void wait_pooled(void *p1, void *p2, void *p3)
{
    (void)get(&pooled, K_FOREVER);
}

ZTEST(msgq_large, test_cleanup_while_somebody_waits)
{
    k_thread_heap_assign(k_current_get(), &pool);
    zassert_ok(k_msgq_alloc_init(&pooled, SIZE, 2));
    kit_start(0, wait_pooled, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(10));
    zassert_equal(k_msgq_cleanup(&pooled), -EBUSY);
    k_thread_abort(&kit_threads[0]);
    zassert_ok(k_msgq_cleanup(&pooled));
}

/* Everything twice as fast as it can be served: nothing is lost, nothing comes twice. */
static uint32_t sums[2];

static void sum_up(void *p1, void *slot, void *p3)
{
    for (;;) {
        sums[(uintptr_t)slot] += get(&queue, K_FOREVER);
    }
}

static void send_many(void *p1, void *slot, void *p3)
{
    for (uint8_t i = 1; i <= 100; i++) {
        zassert_ok(put(&queue, i, K_FOREVER));
    }
    kit_note('d');
}

ZTEST(msgq_large, test_two_senders_two_receivers)
{
    sums[0] = 0;
    sums[1] = 0;
    kit_start(0, sum_up, NULL, KIT_MIDDLE, 0);
    kit_start(1, sum_up, NULL, KIT_HIGH, 0);
    kit_start(2, send_many, NULL, KIT_HIGH, K_USER);
    kit_start(3, send_many, NULL, KIT_LOW, K_USER);
    kit_join(2);
    kit_join(3);
    k_sleep(K_MSEC(10));
    kit_expect("dd");
    zassert_equal(sums[0] + sums[1], 2 * 5050);
}
