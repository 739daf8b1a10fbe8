/* SPDX-License-Identifier: Apache-2.0 */
/* Message queues: order, fullness, who waits, direct hand-over, and hostile buffers. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

#define LENGTH 3

struct message {
    uint32_t number;
    uint8_t more[6];
} __packed;

K_MSGQ_DEFINE(defined, sizeof(struct message), LENGTH, 4);
static struct k_msgq queue;
static struct k_msgq forbidden;
static char buffer[LENGTH * sizeof(struct message)];
static char forbidden_buffer[LENGTH * sizeof(struct message)];
static struct k_sem other_type;
static uint64_t kernel_memory[4];

static void msgq_before(void *fixture)
{
    kit_reset(fixture);
    k_msgq_init(&queue, buffer, sizeof(struct message), LENGTH);
    k_msgq_init(&forbidden, forbidden_buffer, sizeof(struct message), LENGTH);
    k_sem_init(&other_type, 0, 1);
    k_thread_access_grant(k_current_get(), &queue, &other_type);
    memset(kernel_memory, 0x77, sizeof(kernel_memory));
}

static void msgq_after(void *fixture)
{
    kit_reset(fixture);
    for (size_t i = 0; i < ARRAY_SIZE(kernel_memory); i++) {
        zassert_equal(kernel_memory[i], 0x7777777777777777ULL, "the kernel's memory was written");
    }
}

ZTEST_SUITE(msgq, NULL, NULL, msgq_before, msgq_after, NULL);

static struct message numbered(uint32_t number)
{
    struct message m = {.number = number};

    memset(m.more, (int)number, sizeof(m.more));
    return m;
}

static int put(struct k_msgq *q, uint32_t number, k_timeout_t timeout)
{
    struct message m = numbered(number);

    return k_msgq_put(q, &m, timeout);
}

/* The number of the message got, 0 when there was none. */
static uint32_t get(struct k_msgq *q, k_timeout_t timeout)
{
    struct message m = {0};
    struct message expected;

    if (k_msgq_get(q, &m, timeout) != 0) {
        return 0;
    }
    expected = numbered(m.number);
    zassert_mem_equal(&m, &expected, sizeof(m));
    return m.number;
}

ZTEST(msgq, test_defined)
{
    zassert_ok(put(&defined, 1, K_NO_WAIT));
    zassert_equal(get(&defined, K_NO_WAIT), 1);
}

ZTEST_USER(msgq, test_order)
{
    for (uint32_t round = 0; round < 3; round++) {
        zassert_ok(put(&queue, round + 1, K_NO_WAIT));
        zassert_ok(put(&queue, round + 2, K_NO_WAIT));
        zassert_equal(get(&queue, K_NO_WAIT), round + 1);
        zassert_equal(get(&queue, K_NO_WAIT), round + 2);
    }
}

ZTEST_USER(msgq, test_full_and_empty)
{
    struct message m;

    zassert_equal(k_msgq_get(&queue, &m, K_NO_WAIT), -ENOMSG);
    for (uint32_t i = 1; i <= LENGTH; i++) {
        zassert_equal(k_msgq_num_used_get(&queue), i - 1);
        zassert_equal(k_msgq_num_free_get(&queue), LENGTH - i + 1);
        zassert_ok(put(&queue, i, K_NO_WAIT));
    }
    zassert_equal(put(&queue, 9, K_NO_WAIT), -ENOMSG);
    for (uint32_t i = 1; i <= LENGTH; i++) {
        zassert_equal(get(&queue, K_NO_WAIT), i);
    }
}

/* Errors: k_msgq_put -EAGAIN */
ZTEST_USER(msgq, test_time_outs)
{
    struct message m;
    int64_t start = kit_tick_start();

    zassert_equal(k_msgq_get(&queue, &m, K_TICKS(15)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
    for (uint32_t i = 1; i <= LENGTH; i++) {
        zassert_ok(put(&queue, i, K_NO_WAIT));
    }
    start = kit_tick_start();
    zassert_equal(put(&queue, 9, K_TICKS(15)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
    zassert_equal(k_msgq_num_used_get(&queue), LENGTH);
}

ZTEST_USER(msgq, test_peek)
{
    struct message m;

    zassert_equal(k_msgq_peek(&queue, &m), -ENOMSG);
    zassert_ok(put(&queue, 5, K_NO_WAIT));
    zassert_ok(put(&queue, 6, K_NO_WAIT));
    zassert_ok(k_msgq_peek(&queue, &m));
    zassert_equal(m.number, 5);
    zassert_equal(k_msgq_num_used_get(&queue), 2);
}

ZTEST_USER(msgq, test_attributes)
{
    struct k_msgq_attrs attributes;

    zassert_ok(put(&queue, 5, K_NO_WAIT));
    k_msgq_get_attrs(&queue, &attributes);
    zassert_equal(attributes.msg_size, sizeof(struct message));
    zassert_equal(attributes.max_msgs, LENGTH);
    zassert_equal(attributes.used_msgs, 1);
}

static void put_and_note(void *number, void *p2, void *p3)
{
    int result = put(&queue, (uint32_t)(uintptr_t)number, K_FOREVER);

    kit_note(result == 0 ? (char)('0' + (uintptr_t)number) : (result == -ENOMSG ? 'p' : '!'));
}

static void get_and_note(void *p1, void *p2, void *p3)
{
    kit_note((char)('0' + get(&queue, K_FOREVER)));
}

ZTEST(msgq, test_receivers_by_priority_then_age)
{
    kit_start_and_settle(0, get_and_note, NULL, KIT_LOW, K_USER);
    kit_start_and_settle(1, get_and_note, NULL, KIT_HIGH, 0);
    kit_start_and_settle(2, get_and_note, NULL, KIT_HIGH, K_USER);
    for (uint32_t i = 1; i <= 3; i++) {
        zassert_ok(put(&queue, i, K_NO_WAIT));
    }
    zassert_equal(k_msgq_num_used_get(&queue), 0, "those who wait have them");
    k_sleep(K_MSEC(10));
    kit_expect("123");
}

ZTEST(msgq, test_senders_by_priority_then_age)
{
    for (uint32_t i = 1; i <= LENGTH; i++) {
        zassert_ok(put(&queue, i, K_NO_WAIT));
    }
    kit_start_and_settle(0, put_and_note, (void *)4, KIT_LOW, K_USER);
    kit_start_and_settle(1, put_and_note, (void *)5, KIT_HIGH, K_USER);
    kit_start_and_settle(2, put_and_note, (void *)6, KIT_HIGH, 0);
    for (uint32_t i = 1; i <= LENGTH; i++) {
        zassert_equal(get(&queue, K_NO_WAIT), i);
        zassert_equal(k_msgq_num_used_get(&queue), LENGTH, "the next message took the place");
    }
    zassert_equal(get(&queue, K_NO_WAIT), 5);
    zassert_equal(get(&queue, K_NO_WAIT), 6);
    zassert_equal(get(&queue, K_NO_WAIT), 4);
    k_sleep(K_MSEC(10));
    kit_expect("564");
}

/* Errors: k_msgq_purge k_msgq_put -ENOMSG */
ZTEST(msgq, test_purge)
{
    for (uint32_t i = 1; i <= LENGTH; i++) {
        zassert_ok(put(&queue, i, K_NO_WAIT));
    }
    kit_start(0, put_and_note, (void *)4, KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    k_msgq_purge(&queue);
    k_sleep(K_MSEC(10));
    kit_expect("p");
    zassert_equal(k_msgq_num_used_get(&queue), 0);
}

static void put_in_interrupt(const void *number)
{
    kit_note(put(&queue, (uint32_t)(uintptr_t)number, K_NO_WAIT) == 0 ? 'i' : '!');
}

static void get_in_interrupt(const void *unused)
{
    ARG_UNUSED(unused);
    kit_note((char)('0' + get(&queue, K_NO_WAIT)));
}

ZTEST(msgq, test_in_interrupts)
{
    kit_start(0, get_and_note, NULL, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    irq_offload(put_in_interrupt, (void *)7);
    kit_join(0);
    zassert_ok(put(&queue, 8, K_NO_WAIT));
    irq_offload(get_in_interrupt, NULL);
    kit_expect("i78");
}

/* Messages of four words take a short way while nobody waits; those who wait are not passed by. */
K_MSGQ_DEFINE(words, 16, 1, 4);

static int put_words(uint32_t number, k_timeout_t timeout)
{
    uint32_t m[4] = {number, number, number, number};

    return k_msgq_put(&words, m, timeout);
}

static uint32_t get_words(k_timeout_t timeout)
{
    uint32_t m[4] = {0};

    return k_msgq_get(&words, m, timeout) == 0 && m[0] == m[3] ? m[0] : 0;
}

static void send_words(void *number, void *p2, void *p3)
{
    kit_note(put_words((uint32_t)(uintptr_t)number, K_FOREVER) == 0 ? 's' : '!');
}

static void receive_words(void *p1, void *p2, void *p3)
{
    kit_note((char)('0' + get_words(K_FOREVER)));
}

static void send_words_in_interrupt(const void *number)
{
    kit_note(put_words((uint32_t)(uintptr_t)number, K_NO_WAIT) == 0 ? 'i' : '!');
}

static void receive_words_in_interrupt(const void *unused)
{
    ARG_UNUSED(unused);
    kit_note((char)('a' + get_words(K_NO_WAIT)));
}

static void wait_for_words(uint32_t options)
{
    k_thread_access_grant(k_current_get(), &words);
    kit_start_and_settle(0, receive_words, NULL, KIT_HIGH, options);
    zassert_ok(put_words(1, K_NO_WAIT));
    kit_join(0);
    kit_start_and_settle(0, receive_words, NULL, KIT_HIGH, options);
    kit_start(1, send_words, (void *)2, KIT_LOW, K_USER);
    kit_join(0);
    kit_join(1);
    kit_start_and_settle(0, receive_words, NULL, KIT_HIGH, options);
    irq_offload(send_words_in_interrupt, (void *)3);
    kit_join(0);
    kit_expect("12si3");
}

ZTEST(msgq, test_receivers_of_four_words)
{
    wait_for_words(0);
    kit_reset(NULL);
    wait_for_words(K_USER);
}

ZTEST(msgq, test_senders_of_four_words)
{
    k_thread_access_grant(k_current_get(), &words);
    zassert_ok(put_words(1, K_NO_WAIT));
    kit_start_and_settle(0, send_words, (void *)2, KIT_HIGH, K_USER);
    zassert_equal(get_words(K_NO_WAIT), 1);
    kit_join(0);
    kit_start_and_settle(0, send_words, (void *)3, KIT_HIGH, K_USER);
    kit_start(1, receive_words, NULL, KIT_LOW, K_USER);
    kit_join(0);
    kit_join(1);
    kit_start_and_settle(0, send_words, (void *)4, KIT_HIGH, 0);
    irq_offload(receive_words_in_interrupt, NULL);
    kit_join(0);
    zassert_equal(get_words(K_NO_WAIT), 4);
    kit_expect("ss2ds");
}

/* A thread that was ended while it waited is out of the queue. */
ZTEST(msgq, test_ended_receiver)
{
    kit_start(0, get_and_note, NULL, KIT_HIGH, K_USER);
    kit_start(1, get_and_note, NULL, KIT_LOW, K_USER);
    k_sleep(K_MSEC(10));
    k_thread_abort(&kit_threads[0]);
    zassert_ok(put(&queue, 3, K_NO_WAIT));
    kit_join(1);
    kit_expect("3");
}

/* What a system call refuses: the queue, and buffers the caller may not use in that way. */

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(msgq, name)                                                                         \
    {                                                                                              \
        struct message m = {0};                                                                    \
                                                                                                   \
        ARG_UNUSED(m);                                                                             \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

REFUSED(test_refuses_null_put, k_msgq_put(NULL, &m, K_NO_WAIT))
REFUSED(test_refuses_null_get, k_msgq_get(NULL, &m, K_NO_WAIT))
REFUSED(test_refuses_null_peek, k_msgq_peek(NULL, &m))
REFUSED(test_refuses_null_purge, k_msgq_purge(NULL))
REFUSED(test_refuses_without_permission_put, k_msgq_put(&forbidden, &m, K_NO_WAIT))
REFUSED(test_refuses_without_permission_get, k_msgq_get(&forbidden, &m, K_NO_WAIT))
REFUSED(test_refuses_without_permission_purge, k_msgq_purge(&forbidden))
REFUSED(test_refuses_without_permission_used, k_msgq_num_used_get(&forbidden))
REFUSED(test_refuses_other_type, k_msgq_put((struct k_msgq *)&other_type, &m, K_NO_WAIT))
REFUSED(test_refuses_null_message, k_msgq_put(&queue, NULL, K_NO_WAIT))
REFUSED(test_refuses_kernel_message, k_msgq_put(&queue, kernel_memory, K_NO_WAIT))
REFUSED(test_refuses_message_at_the_end_of_memory,
        k_msgq_put(&queue, (void *)0xFFFFFFFCU, K_NO_WAIT))
REFUSED(test_refuses_attributes_in_the_kernel,
        k_msgq_get_attrs(&queue, (struct k_msgq_attrs *)kernel_memory))

static void get_into(void *where)
{
    ztest_set_fault_valid(true);
    k_msgq_get(&queue, where, K_NO_WAIT);
    ztest_test_fail();
}

ZTEST_USER(msgq, test_refuses_to_get_into_the_kernel)
{
    zassert_ok(put(&queue, 1, K_NO_WAIT));
    get_into(kernel_memory);
}

ZTEST_USER(msgq, test_refuses_to_get_into_flash)
{
    zassert_ok(put(&queue, 1, K_NO_WAIT));
    get_into((void *)(uintptr_t)&get_into);
}

/* The message comes while the receiver waits: its buffer is checked all the same. */
static void wait_into(void *where, void *p2, void *p3)
{
    k_msgq_get(&queue, where, K_FOREVER);
    kit_note('!');
}

static void expect_refused_wait(void *where)
{
    ztest_set_fault_valid(true);
    kit_start(0, wait_into, where, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    zassert_ok(put(&queue, 1, K_NO_WAIT));
    kit_join(0);
    kit_expect("");
}

ZTEST(msgq, test_refuses_to_wait_for_a_message_into_the_kernel)
{
    expect_refused_wait(kernel_memory);
}

ZTEST(msgq, test_refuses_to_wait_for_a_message_into_a_foreign_stack)
{
    expect_refused_wait(kit_stacks[1]);
}

/* The memory is closed to the receiver between its wait and the message. */
K_APPMEM_PARTITION_DEFINE(letter_box);
static K_APP_BMEM(letter_box) struct message letter;

static void wait_for_letter(void *where, void *p2, void *p3)
{
    kit_note(k_msgq_get(&queue, where, K_FOREVER) == -EFAULT ? 'f' : '!');
}

ZTEST(msgq, test_buffer_closed_while_waiting)
{
    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &letter_box));
    kit_start(0, wait_for_letter, &letter, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &letter_box));
    (void)put(&queue, 1, K_NO_WAIT);
    kit_join(0);
    kit_expect("f");
    zassert_equal(k_msgq_num_used_get(&queue), 1, "the message is left for the next");
    zassert_equal(letter.number, 0);
}

/* A buffer across two adjacent partitions is as good as one in a single partition. */
K_APPMEM_PARTITION_DEFINE(row);
static K_APP_BMEM(row) uint8_t __aligned(32) row_bytes[64];

static void put_across(void *p1, void *p2, void *p3)
{
    struct message *m = (struct message *)&row_bytes[28];

    kit_note(k_msgq_put(&queue, m, K_NO_WAIT) == 0 ? 'p' : '!');
    kit_note(k_msgq_get(&queue, m, K_NO_WAIT) == 0 ? 'g' : '!');
}

ZTEST(msgq, test_buffer_across_adjacent_partitions)
{
    struct k_mem_partition left = {(uintptr_t)row_bytes, 32, K_MEM_PARTITION_P_RW_U_RW};
    struct k_mem_partition right = {(uintptr_t)row_bytes + 32U, 32, K_MEM_PARTITION_P_RW_U_RW};

    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &left));
    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &right));
    kit_start(0, put_across, NULL, KIT_HIGH, K_USER);
    kit_join(0);
    zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &right));
    kit_expect("pg");
    kit_reset(NULL);
    ztest_set_fault_valid(true);
    kit_start(0, put_across, NULL, KIT_HIGH, K_USER);
    kit_join(0);
    ztest_set_fault_valid(false);
    zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &left));
    kit_expect("");
}

/* The receiver may write what the sender may only read: the sender's view does not hinder. */
static struct k_mem_partition letter_box_view;
static struct k_mem_domain receiver_domain, sender_domain;

static void send_letter(void *p1, void *p2, void *p3)
{
    static const struct message m;

    /* The read brings the region that forbids writing into the MPU. */
    kit_note(letter.number == 7 && k_msgq_put(&queue, &m, K_NO_WAIT) == 0 ? 's' : '!');
}

static void receive_letter(void *p1, void *p2, void *p3)
{
    kit_note(k_msgq_get(&queue, &letter, K_FOREVER) == 0 ? 'r' : '!');
}

static void start_in(struct k_mem_domain *domain, unsigned int slot, k_thread_entry_t entry,
                     int priority)
{
    k_thread_create(&kit_threads[slot], kit_stacks[slot], K_THREAD_STACK_SIZEOF(kit_stacks[slot]),
                    entry, NULL, NULL, NULL, priority, K_USER | K_INHERIT_PERMS, K_FOREVER);
    zassert_ok(k_mem_domain_add_thread(domain, &kit_threads[slot]));
    k_thread_start(&kit_threads[slot]);
}

ZTEST(msgq, test_buffer_that_the_sender_may_only_read)
{
    struct k_mem_partition *receiver_parts[] = {&ztest_mem_partition, &letter_box};
    struct k_mem_partition *sender_parts[] = {&ztest_mem_partition, &letter_box_view};

    letter.number = 7;
    letter_box_view = letter_box;
    letter_box_view.attr = K_MEM_PARTITION_P_RO_U_RO;
    zassert_ok(k_mem_domain_init(&receiver_domain, 2, receiver_parts));
    zassert_ok(k_mem_domain_init(&sender_domain, 2, sender_parts));
    start_in(&receiver_domain, 0, receive_letter, KIT_HIGH);
    k_sleep(K_MSEC(5));
    start_in(&sender_domain, 1, send_letter, KIT_LOW);
    kit_join(0);
    kit_join(1);
    kit_expect("rs");
    zassert_equal(letter.number, 0);
}
