/* SPDX-License-Identifier: Apache-2.0 */
/* Mailboxes: who gets what from whom, when the sender goes on, time-outs, asynchronous messages. */

#include <zephyr/ztest.h>

#include "kit.h"

K_MBOX_DEFINE(defined);
static struct k_mbox mbox;
static struct k_sem taken;
static char buffer[16];

static void mbox_before(void *fixture)
{
    kit_reset(fixture);
    k_mbox_init(&mbox);
    k_sem_init(&taken, 0, 10);
    memset(buffer, 0, sizeof(buffer));
}

ZTEST_SUITE(mbox, NULL, NULL, mbox_before, kit_reset, NULL);

static void receive(k_tid_t source, size_t size, const char *text, uint32_t info)
{
    struct k_mbox_msg msg = {.size = size, .info = 77, .rx_source_thread = source};

    memset(buffer, 0, sizeof(buffer));
    zassert_ok(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT));
    zassert_equal(msg.size, strlen(text), "%u bytes", (unsigned int)msg.size);
    zassert_str_equal(buffer, text);
    zassert_equal(msg.info, info);
}

/* Sends its letter three times over; notes it when the receiver has taken it. */
static void send(void *letter, void *slot, void *target)
{
    char data[3] = {(char)(uintptr_t)letter, (char)(uintptr_t)letter, (char)(uintptr_t)letter};
    struct k_mbox_msg msg = {
        .size = 3, .info = (uintptr_t)letter, .tx_data = data, .tx_target_thread = K_ANY};
    int result = k_mbox_put(&mbox, &msg, K_MSEC(100));

    if (result == 0 && msg.info == 77 && msg.tx_target_thread != K_ANY) {
        kit_note(data[0]);
        kit_note((char)('0' + msg.size));
    } else {
        kit_note(result == -EAGAIN ? '-' : '!');
    }
}

ZTEST(mbox, test_nobody_there)
{
    struct k_mbox_msg msg = {.size = 3, .tx_data = buffer};
    int64_t start;

    zassert_equal(k_mbox_put(&mbox, &msg, K_NO_WAIT), -ENOMSG);
    zassert_equal(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT), -ENOMSG);
    zassert_equal(k_mbox_get(&defined, &msg, buffer, K_NO_WAIT), -ENOMSG);
    start = kit_tick_start();
    zassert_equal(k_mbox_put(&mbox, &msg, K_TICKS(10)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 10);
    start = kit_tick_start();
    zassert_equal(k_mbox_get(&mbox, &msg, buffer, K_TICKS(10)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 10);
}

ZTEST(mbox, test_best_sender_first)
{
    kit_start(0, send, (void *)'l', KIT_LOW, 0);
    kit_start(1, send, (void *)'h', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    receive(K_ANY, 16, "hhh", 'h');
    receive(K_ANY, 2, "ll", 'l');
    k_sleep(K_MSEC(5));
    kit_expect("h3l2");
}

ZTEST(mbox, test_receiver_chooses_the_sender)
{
    struct k_mbox_msg msg = {.size = 3, .rx_source_thread = k_current_get()};

    kit_start(0, send, (void *)'l', KIT_LOW, 0);
    kit_start(1, send, (void *)'h', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    zassert_equal(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT), -ENOMSG);
    receive(&kit_threads[0], 3, "lll", 'l');
    k_sleep(K_MSEC(150));
    kit_expect("l3-");
}

static void receive_and_note(void *source, void *p2, void *p3)
{
    char data[8];
    struct k_mbox_msg msg = {.size = sizeof(data), .info = 5, .rx_source_thread = source};
    int result = k_mbox_get(&mbox, &msg, data, K_MSEC(50));

    kit_note(result == 0 ? data[0] : '-');
}

ZTEST(mbox, test_sender_chooses_the_receiver)
{
    struct k_mbox_msg msg = {
        .size = 1, .info = 3, .tx_data = "x", .tx_target_thread = &kit_threads[1]};

    kit_start(0, receive_and_note, NULL, KIT_HIGH, 0);
    kit_start(1, receive_and_note, NULL, KIT_LOW, 0);
    kit_start(2, receive_and_note, &kit_threads[3], KIT_MIDDLE, 0);
    k_sleep(K_MSEC(5));
    zassert_ok(k_mbox_put(&mbox, &msg, K_NO_WAIT));
    kit_join(1);
    kit_expect("x");
    zassert_equal(msg.info, 5);
    msg.tx_target_thread = K_ANY;
    zassert_ok(k_mbox_put(&mbox, &msg, K_NO_WAIT));
    zassert_equal_ptr(msg.tx_target_thread, &kit_threads[0]);
    zassert_equal(k_mbox_put(&mbox, &msg, K_NO_WAIT), -ENOMSG, "the third wants another sender");
    k_sleep(K_MSEC(100));
    kit_expect("xx-");
}

ZTEST(mbox, test_data_are_taken_later)
{
    struct k_mbox_msg msg = {.size = 16, .info = 77};

    kit_start(0, send, (void *)'a', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
    zassert_equal(msg.size, 3);
    zassert_equal_ptr(msg.rx_source_thread, &kit_threads[0]);
    k_sleep(K_MSEC(200));
    kit_expect("");
    msg.size = 2;
    k_mbox_data_get(&msg, buffer);
    kit_join(0);
    zassert_str_equal(buffer, "aa");
    kit_expect("a2");
    k_mbox_data_get(&msg, buffer);
}

ZTEST(mbox, test_data_are_refused)
{
    struct k_mbox_msg msg = {.size = 16, .info = 77};

    kit_start(0, send, (void *)'a', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
    k_mbox_data_get(&msg, NULL);
    kit_join(0);
    msg.size = 0;
    kit_start(1, send, (void *)'b', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    msg.info = 77;
    msg.rx_source_thread = K_ANY;
    zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
    kit_join(1);
    kit_expect("a0b0");
}

ZTEST(mbox, test_end_of_a_sender)
{
    struct k_mbox_msg msg = {.size = 16};

    kit_start(0, send, (void *)'a', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    k_thread_abort(&kit_threads[0]);
    zassert_equal(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT), -ENOMSG);
    kit_start(1, send, (void *)'b', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
    k_thread_abort(&kit_threads[1]);
    k_mbox_data_get(&msg, buffer);
    kit_expect("");
}

ZTEST(mbox, test_asynchronous)
{
    struct k_mbox_msg msg = {.size = 1, .info = 1, .tx_data = "1", .tx_target_thread = K_ANY};

    k_mbox_async_put(&mbox, &msg, &taken);
    msg.tx_data = "2";
    msg.info = 2;
    k_mbox_async_put(&mbox, &msg, NULL);
    zassert_equal(k_sem_count_get(&taken), 0);
    receive(K_ANY, 16, "1", 1);
    zassert_equal(k_sem_count_get(&taken), 1);
    receive(k_current_get(), 16, "2", 2);
    zassert_equal(k_sem_count_get(&taken), 1);
}

ZTEST(mbox, test_asynchronous_to_who_waits)
{
    struct k_mbox_msg msg = {.size = 1, .info = 1, .tx_data = "z", .tx_target_thread = K_ANY};

    kit_start(0, receive_and_note, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    k_mbox_async_put(&mbox, &msg, &taken);
    zassert_ok(k_sem_take(&taken, K_MSEC(10)));
    kit_join(0);
    kit_expect("z");
}

ZTEST(mbox, test_order_of_both_kinds)
{
    struct k_mbox_msg msg = {.size = 1, .info = 1, .tx_data = "m", .tx_target_thread = K_ANY};
    int own = k_thread_priority_get(k_current_get());

    k_thread_priority_set(k_current_get(), KIT_MIDDLE);
    kit_start(0, send, (void *)'1', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(5));
    k_mbox_async_put(&mbox, &msg, NULL);
    kit_start(1, send, (void *)'2', KIT_MIDDLE, 0);
    kit_start(2, send, (void *)'h', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    receive(K_ANY, 3, "hhh", 'h');
    receive(K_ANY, 3, "111", '1');
    receive(K_ANY, 3, "m", 1);
    receive(K_ANY, 3, "222", '2');
    k_thread_priority_set(k_current_get(), own);
}

static void send_three(void *p1, void *p2, void *p3)
{
    struct k_mbox_msg msg = {.size = 1, .info = 9, .tx_data = "a", .tx_target_thread = K_ANY};

    for (int i = 0; i < 3; i++) {
        k_mbox_async_put(&mbox, &msg, NULL);
        kit_note('s');
    }
}

ZTEST(mbox, test_asynchronous_waits_for_room)
{
    kit_start(0, send_three, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    kit_expect("ss");
    receive(K_ANY, 1, "a", 9);
    k_sleep(K_MSEC(5));
    kit_expect("sss");
    receive(K_ANY, 1, "a", 9);
    receive(K_ANY, 1, "a", 9);
}
