/* SPDX-License-Identifier: Apache-2.0 */
/* Domains that the program defines: they are there before any thread and init function. */

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/init.h>
#include <zephyr/ztest.h>

#include "faults.h"

K_APPMEM_PARTITION_DEFINE(mine);
static K_APP_BMEM(mine) volatile int my_word;
static K_APP_BMEM(mine) volatile int word_of_the_static_thread;

static uint8_t __aligned(32) array[96];
static uint8_t __aligned(32) hidden[32];
K_MEM_PARTITION_DEFINE(array_part, array, sizeof(array), K_MEM_PARTITION_P_RW_U_RO);
K_MEM_PARTITION_DEFINE(hidden_part, hidden, sizeof(hidden), K_MEM_PARTITION_P_RW_U_RW);

K_MEM_DOMAIN_DEFINE(defined, ztest_mem_partition, mine, array_part);
K_MEM_DOMAIN_DEFINE(empty);

static int early_result = -1;
static struct k_mem_domain by_hand;

static int add_before_all_threads(void)
{
    early_result = k_mem_domain_add_partition(&empty, &ztest_mem_partition);
    return 0;
}
SYS_INIT(add_before_all_threads, PRE_KERNEL_1, 0);

static void write_word(void *address, void *p2, void *p3)
{
    *(volatile int *)address = 7;
    kit_note('w');
}

static void read_word(void *address, void *p2, void *p3)
{
    (void)*(volatile int *)address;
    kit_note('r');
}

/* A thread that the kernel starts, in a domain that nobody set up by hand. */
static void static_entry(void *p1, void *p2, void *p3)
{
    word_of_the_static_thread = 42;
    while (true) {
        k_sleep(K_FOREVER);
    }
}
K_THREAD_DEFINE(static_thread, 512, static_entry, NULL, NULL, NULL, 1, K_USER, SYS_FOREVER_MS);

static void *defined_setup(void)
{
    zassert_ok(k_mem_domain_add_thread(&defined, static_thread));
    k_thread_start(static_thread);
    k_sleep(K_MSEC(1));
    return NULL;
}

static void defined_after(void *fixture)
{
    kit_reset(fixture);
    k_mem_domain_remove_thread(k_current_get());
}

ZTEST_SUITE(defined, NULL, defined_setup, kit_reset, defined_after, NULL);

ZTEST(defined, test_static_thread)
{
    zassert_equal(word_of_the_static_thread, 42);
    k_thread_abort(static_thread);
}

ZTEST(defined, test_there_before_init_functions)
{
    zassert_equal(early_result, 0);
    zassert_ok(k_mem_domain_add_thread(&empty, k_current_get()));
    kit_expect_fault(write_word, (void *)(uintptr_t)&my_word, KIT_CPU_FAULT);
}

ZTEST(defined, test_grants_what_it_names)
{
    zassert_ok(k_mem_domain_add_thread(&defined, k_current_get()));
    kit_expect_no_fault(write_word, (void *)(uintptr_t)&my_word);
    kit_expect_no_fault(read_word, array);
    kit_expect_fault(write_word, array, KIT_CPU_FAULT);
    kit_expect_fault(read_word, hidden, KIT_CPU_FAULT);
}

ZTEST(defined, test_same_plan_as_by_hand)
{
    struct k_mem_partition *parts[] = {&array_part, &ztest_mem_partition, &mine};

    zassert_ok(k_mem_domain_init(&by_hand, ARRAY_SIZE(parts), parts));
    /* Behind ready[num] lies what an earlier test has left. */
    zassert_mem_equal(&by_hand.core, &defined.core, offsetof(struct bk_domain, ready));
    zassert_mem_equal(by_hand.core.ready, defined.core.ready,
                      by_hand.core.num * sizeof(struct bk_region));
    zassert_ok(k_mem_domain_deinit(&by_hand));
}

ZTEST(defined, test_can_be_changed)
{
    zassert_ok(k_mem_domain_add_thread(&defined, k_current_get()));
    zassert_ok(k_mem_domain_add_partition(&defined, &hidden_part));
    kit_expect_no_fault(read_word, hidden);
    zassert_ok(k_mem_domain_remove_partition(&defined, &hidden_part));
    kit_expect_fault(read_word, hidden, KIT_CPU_FAULT);
}
