/* SPDX-License-Identifier: Apache-2.0 */
/* Partitions over plain arrays: what the program named is open, to the byte, and nothing else. */

#include <ztest.h>

#include "faults.h"
#include "page.h"

extern char bk_kernel_data_start[], bk_kernel_data_end[];

static void before(void *fixture)
{
    kit_reset(fixture);
    app0_destroy();
    app0_start();
    app0_add(&ztest_mem_partition);
}

static void *setup(void)
{
    app0_start();
    app1_start();
    k_mem_domain_add_partition(&app1_domain, &ztest_mem_partition);
    return NULL;
}

ZTEST_SUITE(domains_1_14, NULL, setup, before, kit_reset, NULL);

static void read_byte(void *address, void *p2, void *p3)
{
    (void)*(volatile u8_t *)address;
    kit_note('r');
}

static void write_byte(void *address, void *p2, void *p3)
{
    *(volatile u8_t *)address = 0xEE;
    kit_note('w');
}

static bool can(struct k_mem_domain *domain, k_thread_entry_t entry, const void *address)
{
    kit_reset(NULL);
    ztest_set_fault_valid(true);
    k_thread_create(&kit_threads[0], kit_stacks[0], K_THREAD_STACK_SIZEOF(kit_stacks[0]), entry,
                    (void *)address, NULL, NULL, KIT_HIGH, K_USER | K_INHERIT_PERMS, K_FOREVER);
    k_mem_domain_add_thread(domain, &kit_threads[0]);
    k_thread_start(&kit_threads[0]);
    kit_join(0);
    ztest_set_fault_valid(false);
    return kit_events[0] != '\0';
}

#define can_read(address) can(&app0_domain, read_byte, address)
#define can_write(address) can(&app0_domain, write_byte, address)

ZTEST(domains_1_14, test_partitions_of_the_page)
{
    zassert_true(can_write(&app0_buf[0]));
    zassert_true(can_write(&app0_buf[31]));
    zassert_true(can_read(&app1_buf[31]));
    zassert_false(can_write(&app1_buf[0]), "read only");
    zassert_equal(app0_buf[0], 0xEE);
    zassert_equal(app1_buf[0], 0);
}

ZTEST(domains_1_14, test_added_one_by_one)
{
    zassert_true(can(&app1_domain, write_byte, &app0_buf[5]));
    zassert_true(can(&app1_domain, read_byte, &app1_buf[5]));
    zassert_false(can(&app1_domain, write_byte, &app1_buf[5]));
    zassert_true(can(&app1_domain, write_byte, &unaligned[31]));
    zassert_equal((uintptr_t)unaligned % 32U, 0);
}

ZTEST(domains_1_14, test_static_arrays)
{
    zassert_equal(static_zeroed()[0], 0);
    zassert_str_equal((char *)static_initialised(), "hello");
    zassert_false(can_read(static_zeroed()));
    zassert_false(can_read(static_initialised()));
    app0_add(&app0_part2);
    app0_add(&app0_part3);
    zassert_true(can_write(&static_zeroed()[31]));
    zassert_true(can_write(&static_initialised()[31]));
}

ZTEST(domains_1_14, test_array_of_another_file)
{
    zassert_str_equal((char *)elsewhere, "far away");
    app0_add(&app0_part4);
    zassert_true(can_write(&elsewhere[0]));
    zassert_true(can_write(&elsewhere[95]));
    zassert_false(can_read((void *)((uintptr_t)elsewhere + 96U)));
}

static bool is_kernel_data(const void *address)
{
    return (const char *)address >= bk_kernel_data_start &&
           (const char *)address < bk_kernel_data_end;
}

/* `buf` is the name of two arrays, and one of them is in a partition. */
ZTEST(domains_1_14, test_only_what_was_named_leaves_kernel_data)
{
    app0_add(&app0_part2);
    zassert_false(is_kernel_data(static_zeroed()));
    zassert_true(is_kernel_data(static_of_the_other_file()));
    zassert_false(can_read(static_of_the_other_file()));
    zassert_true(is_kernel_data(&app0_domain));
}

ZTEST(domains_1_14, test_part_of_an_array)
{
    zassert_equal(initialised[2], 3);
    zassert_equal((uintptr_t)initialised % 64U, 0, "its own alignment is kept");
    app0_add(&app0_half);
    zassert_true(can_write(&initialised[32]));
    zassert_false(can_read(&initialised[31]));
}

/* The size states whole granules: what lies behind the array up to there belongs to nobody. */
ZTEST(domains_1_14, test_odd_size)
{
    app0_add(&app0_part5);
    zassert_true(can_write(&odd[39]));
    zassert_false(can_read((void *)((uintptr_t)odd + 64U)));
    for (uintptr_t address = (uintptr_t)odd + 40U; address < (uintptr_t)odd + 64U; address++) {
        zassert_equal(*(volatile u8_t *)address, 0);
    }
}

ZTEST(domains_1_14, test_constant_array)
{
    app0_add(&table_part);
    zassert_true(can_read(table));
    zassert_false(can_write(table));
}

static void write_and_wait(void *p1, void *p2, void *p3)
{
    app0_buf[0]++;
    kit_note('1');
    k_sleep(K_MSEC(10));
    app0_buf[0]++;
    kit_note('2');
}

static void start_in_app0(void)
{
    k_thread_create(&kit_threads[0], kit_stacks[0], K_THREAD_STACK_SIZEOF(kit_stacks[0]),
                    write_and_wait, NULL, NULL, NULL, KIT_HIGH, K_USER | K_INHERIT_PERMS,
                    K_FOREVER);
    app0_add_thread(&kit_threads[0]);
    k_thread_start(&kit_threads[0]);
    k_sleep(K_MSEC(5));
    kit_expect("1");
}

ZTEST(domains_1_14, test_remove_partition)
{
    start_in_app0();
    ztest_set_fault_valid(true);
    app0_remove(&app0_part0);
    kit_join(0);
    kit_expect("1");
}

ZTEST(domains_1_14, test_remove_thread)
{
    start_in_app0();
    ztest_set_fault_valid(true);
    app0_remove_thread(&kit_threads[0]);
    kit_join(0);
    kit_expect("1");
}

ZTEST(domains_1_14, test_destroy)
{
    start_in_app0();
    ztest_set_fault_valid(true);
    app0_destroy();
    kit_join(0);
    kit_expect("1");
}

ZTEST(domains_1_14, test_undisturbed)
{
    start_in_app0();
    kit_join(0);
    kit_expect("12");
}
