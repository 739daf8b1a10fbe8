/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that a waiting thread named, and that is closed to it while it waits. */
#include <zephyr/sys/sem.h>

#include "faults.h"

#define LENGTH 2

K_MSGQ_DEFINE(queue, 4, LENGTH, 4);
K_PIPE_DEFINE(pipe, 4, 4);
K_APPMEM_PARTITION_DEFINE(letters);
static K_APP_BMEM(letters) uint32_t letter[2];
static struct sys_sem in_kernel_memory;

static void *setup(void)
{
    k_object_access_all_grant(&queue);
    k_object_access_all_grant(&pipe);
    return NULL;
}

ZTEST_SUITE(closed, NULL, setup, kit_reset, kit_reset, NULL);

static void put_letter(void *p1, void *p2, void *p3)
{
    kit_note(k_msgq_put(&queue, &letter[0], K_FOREVER) == -EFAULT ? 'f' : '!');
}

static void send_letter(void *p1, void *p2, void *p3)
{
    size_t sent;

    kit_note(k_pipe_put(&pipe, letter, 8, &sent, 8, K_FOREVER) == -EFAULT ? 'f' : '!');
}

static void await_letter(void *p1, void *p2, void *p3)
{
    size_t received;

    kit_note(k_pipe_get(&pipe, letter, 8, &received, 8, K_FOREVER) == -EFAULT ? 'f' : '!');
}

/* A thread waits; its memory is closed; another comes for what it sends, or sends. */
static void close_while_it_waits(k_thread_entry_t sender, void (*receive)(void))
{
    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &letters));
    kit_start_and_settle(0, sender, NULL, KIT_HIGH, K_USER);
    zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &letters));
    receive();
    receive();
    kit_join(0);
    kit_expect("f");
}

static void receive_message(void)
{
    uint32_t message;

    (void)k_msgq_get(&queue, &message, K_NO_WAIT);
}

ZTEST(closed, test_message)
{
    uint32_t message = 1;

    for (int i = 0; i < LENGTH; i++) {
        zassert_ok(k_msgq_put(&queue, &message, K_NO_WAIT));
    }
    close_while_it_waits(put_letter, receive_message);
    zassert_equal(k_msgq_num_used_get(&queue), 0, "nothing of it was sent");
}

static void receive_bytes(void)
{
    uint8_t bytes[4];
    size_t received;

    (void)k_pipe_get(&pipe, bytes, 4, &received, 0, K_NO_WAIT);
}

ZTEST(closed, test_pipe)
{
    close_while_it_waits(send_letter, receive_bytes);
}

static void send_bytes(void)
{
    size_t sent;

    (void)k_pipe_put(&pipe, "abcd", 4, &sent, 0, K_NO_WAIT);
}

ZTEST(closed, test_pipe_of_a_reader)
{
    k_pipe_flush(&pipe);
    close_while_it_waits(await_letter, send_bytes);
    k_pipe_flush(&pipe);
    zassert_equal(letter[0], 0);
}

/* Wrong arguments: sys_sem_take sys_sem_give sys_sem_count_get */
static void use_semaphore(void *which, void *p2, void *p3)
{
    switch ((uintptr_t)which) {
    case 0:
        (void)sys_sem_take(&in_kernel_memory, K_NO_WAIT);
        break;
    case 1:
        (void)sys_sem_give(&in_kernel_memory);
        break;
    default:
        (void)sys_sem_count_get(&in_kernel_memory);
        break;
    }
    kit_survived();
}

/* It works in the caller's own mode: the MPU refuses. */
ZTEST(closed, test_semaphore_in_kernel_memory)
{
    zassert_ok(sys_sem_init(&in_kernel_memory, 1, 2));
    for (uintptr_t i = 0; i < 3; i++) {
        kit_expect_fault(use_semaphore, (void *)i, KIT_CPU_FAULT);
    }
    zassert_equal(sys_sem_count_get(&in_kernel_memory), 1);
}
