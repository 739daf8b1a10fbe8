/* SPDX-License-Identifier: Apache-2.0 */
/* Memory domains: what a thread may reach, to the byte, and what changes while it runs. */

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/ztest.h>

#include "faults.h"

#define BLOCK 96
#define MANY 12

/* Memory that partitions may cover; `yard` itself is never added to a domain. */
K_APPMEM_PARTITION_DEFINE(yard);

/* Not powers of two, in a row: block i and i + 1 are adjacent. */
static K_APP_BMEM(yard) uint8_t __aligned(32) blocks[MANY][BLOCK];
static K_APP_BMEM(yard) uint8_t __aligned(32) more[CONFIG_MAX_DOMAIN_PARTITIONS + 1][64];
static struct k_mem_partition parts[MANY];
static struct k_mem_domain domain;
static struct k_mem_domain second;

K_APPMEM_PARTITION_DEFINE(gathered);
K_APP_DMEM(gathered) static volatile int gathered_data = 42;
K_APP_BMEM(gathered) static volatile int gathered_zero;

K_APPMEM_PARTITION_DEFINE(nothing_in_it);

static void domains_before(void *fixture)
{
    kit_reset(fixture);
    k_mem_domain_destroy(&domain);
    k_mem_domain_destroy(&second);
    zassert_ok(k_mem_domain_init(&domain, 0, NULL));
    zassert_ok(k_mem_domain_init(&second, 0, NULL));
    zassert_ok(k_mem_domain_add_partition(&domain, &ztest_mem_partition));
    for (size_t i = 0; i < MANY; i++) {
        parts[i] = (struct k_mem_partition){(uintptr_t)blocks[i], BLOCK, K_MEM_PARTITION_P_RW_U_RW};
        memset(blocks[i], (int)i, BLOCK);
    }
}

static void *domains_setup(void)
{
    (void)k_mem_domain_init(&domain, 0, NULL);
    (void)k_mem_domain_init(&second, 0, NULL);
    return NULL;
}

ZTEST_SUITE(domains, NULL, domains_setup, domains_before, kit_reset, NULL);

/* Attempts, by a user thread of `domain`. */

static void read_byte(void *address, void *p2, void *p3)
{
    (void)*(volatile uint8_t *)address;
    kit_note('r');
}

static void write_byte(void *address, void *p2, void *p3)
{
    *(volatile uint8_t *)address = 0xEE;
    kit_note('w');
}

static void start_in(struct k_mem_domain *where, unsigned int slot, k_thread_entry_t entry,
                     void *address)
{
    k_thread_create(&kit_threads[slot], kit_stacks[slot], K_THREAD_STACK_SIZEOF(kit_stacks[slot]),
                    entry, address, NULL, NULL, KIT_HIGH, K_USER | K_INHERIT_PERMS, K_FOREVER);
    zassert_ok(k_mem_domain_add_thread(where, &kit_threads[slot]));
    k_thread_start(&kit_threads[slot]);
}

static bool can(k_thread_entry_t entry, void *address)
{
    kit_reset(NULL);
    ztest_set_fault_valid(true);
    start_in(&domain, 0, entry, address);
    kit_join(0);
    ztest_set_fault_valid(false);
    return kit_events[0] != '\0';
}

#define can_read(address) can(read_byte, (void *)(uintptr_t)(address))
#define can_write(address) can(write_byte, (void *)(uintptr_t)(address))

/* What is granted, exactly. */

ZTEST(domains, test_partition_to_the_byte)
{
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[4]));
    zassert_true(can_write(&blocks[4][0]));
    zassert_true(can_write(&blocks[4][BLOCK - 1]));
    zassert_true(can_read(&blocks[4][BLOCK / 2]));
    zassert_false(can_read(&blocks[3][BLOCK - 1]), "one byte before");
    zassert_false(can_read(&blocks[5][0]), "one byte behind");
    zassert_equal(blocks[4][BLOCK - 1], 0xEE);
}

ZTEST(domains, test_nothing_without_a_partition)
{
    zassert_false(can_read(&blocks[0][0]));
    zassert_false(can_write(&blocks[0][0]));
    zassert_equal(blocks[0][0], 0);
}

ZTEST(domains, test_read_only_partition)
{
    parts[0].attr = K_MEM_PARTITION_P_RW_U_RO;
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    zassert_true(can_read(&blocks[0][0]));
    zassert_false(can_write(&blocks[0][0]));
    zassert_equal(blocks[0][0], 0);
    blocks[0][0] = 7;
    zassert_equal(blocks[0][0], 7, "supervisors write it");
}

ZTEST(domains, test_constants_for_all)
{
    parts[0].attr = K_MEM_PARTITION_P_RO_U_RO;
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    zassert_true(can_read(&blocks[0][0]));
    zassert_false(can_write(&blocks[0][0]));
}

ZTEST(domains, test_privileged_partition)
{
    parts[0].attr = K_MEM_PARTITION_P_RW_U_NA;
    if (k_mem_domain_add_partition(&domain, &parts[0]) == 0) {
        zassert_false(can_read(&blocks[0][0]));
        zassert_false(can_write(&blocks[0][0]));
    }
}

ZTEST(domains, test_gathered_partition)
{
    zassert_equal(gathered_data, 42);
    zassert_equal(gathered_zero, 0);
    zassert_false(can_read(&gathered_data));
    zassert_ok(k_mem_domain_add_partition(&domain, &gathered));
    zassert_true(can_write(&gathered_data));
    zassert_true(can_write(&gathered_zero));
    zassert_equal(gathered.start % 32U, 0);
    zassert_equal(gathered.size, 32, "%u bytes", (unsigned int)gathered.size);
}

ZTEST(domains, test_empty_partition)
{
    zassert_equal(nothing_in_it.size, 0);
    zassert_ok(k_mem_domain_add_partition(&domain, &nothing_in_it));
    zassert_false(can_read(nothing_in_it.start));
    zassert_ok(k_mem_domain_remove_partition(&domain, &nothing_in_it));
    zassert_equal(k_mem_domain_remove_partition(&domain, &nothing_in_it), -ENOENT);
}

/* More partitions than the MPU has regions. */

static void touch_all(void *p1, void *p2, void *p3)
{
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < MANY; i += 2) {
            blocks[i][0]++;
            blocks[i][BLOCK - 1]++;
        }
    }
    kit_note('t');
}

static void add_every_second(void)
{
    for (size_t i = 0; i < MANY; i += 2) {
        zassert_ok(k_mem_domain_add_partition(&domain, &parts[i]));
    }
}

ZTEST(domains, test_more_partitions_than_regions)
{
    add_every_second();
    start_in(&domain, 0, touch_all, NULL);
    kit_join(0);
    kit_expect("t");
    for (size_t i = 0; i < MANY; i += 2) {
        zassert_equal(blocks[i][0], i + 3);
        zassert_equal(blocks[i][BLOCK - 1], i + 3);
    }
    for (size_t i = 0; i < MANY; i++) {
        zassert_equal(can_read(&blocks[i][0]), (i & 1U) == 0U, "block %u", (unsigned int)i);
        zassert_equal(can_read(&blocks[i][BLOCK - 1]), (i & 1U) == 0U, "block %u", (unsigned int)i);
    }
}

ZTEST(domains, test_removal_leaves_the_others)
{
    add_every_second();
    zassert_ok(k_mem_domain_remove_partition(&domain, &parts[4]));
    for (size_t i = 0; i < MANY; i++) {
        zassert_equal(can_write(&blocks[i][0]), (i & 1U) == 0U && i != 4U, "block %u",
                      (unsigned int)i);
    }
}

/* Changes while the domain's threads run. */

static volatile ZTEST_BMEM bool stop;

static void touch_until_stopped(void *address, void *p2, void *p3)
{
    kit_note('a');
    while (!stop) {
        (*(volatile uint8_t *)address)++;
        k_yield();
    }
    kit_note('b');
}

ZTEST(domains, test_removal_takes_effect_at_once)
{
    stop = false;
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    ztest_set_fault_valid(true);
    start_in(&domain, 0, touch_until_stopped, blocks[0]);
    k_sleep(K_MSEC(10));
    kit_expect("a");
    zassert_ok(k_mem_domain_remove_partition(&domain, &parts[0]));
    kit_join(0);
    kit_expect("a");
}

static void remove_and_touch(void *p1, void *p2, void *p3)
{
    blocks[0][0] = 1;
    kit_note('s');
}

static struct k_sem removed;

static void touch_around_removal(void *p1, void *p2, void *p3)
{
    *(volatile uint8_t *)&blocks[0][0] = 1;
    kit_note('a');
    k_sem_take(&removed, K_FOREVER);
    *(volatile uint8_t *)&blocks[0][0] = 2;
    kit_note('!');
}

ZTEST(domains, test_removal_while_the_thread_waits)
{
    k_sem_init(&removed, 0, 1);
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    ztest_set_fault_valid(true);
    k_object_access_grant(&removed, k_current_get());
    start_in(&domain, 0, touch_around_removal, NULL);
    k_sleep(K_MSEC(10));
    zassert_ok(k_mem_domain_remove_partition(&domain, &parts[0]));
    k_sem_give(&removed);
    kit_join(0);
    kit_expect("a");
    zassert_equal(blocks[0][0], 1);
}

ZTEST(domains, test_addition_while_the_thread_waits)
{
    k_sem_init(&removed, 0, 1);
    k_object_access_grant(&removed, k_current_get());
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    start_in(&domain, 0, touch_around_removal, NULL);
    k_sleep(K_MSEC(10));
    zassert_ok(k_mem_domain_remove_partition(&domain, &parts[0]));
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    k_sem_give(&removed);
    kit_join(0);
    kit_expect("a!");
}

/* The supervisor edits the domain that it is in itself. */
ZTEST(domains, test_own_domain)
{
    zassert_ok(k_mem_domain_add_thread(&domain, k_current_get()));
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    remove_and_touch(NULL, NULL, NULL);
    zassert_ok(k_mem_domain_remove_partition(&domain, &parts[0]));
    remove_and_touch(NULL, NULL, NULL);
    kit_expect("ss");
}

ZTEST(domains, test_change_of_domain)
{
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    zassert_ok(k_mem_domain_add_partition(&second, &parts[2]));
    zassert_ok(k_mem_domain_add_partition(&second, &ztest_mem_partition));
    k_sem_init(&removed, 0, 1);
    k_object_access_grant(&removed, k_current_get());
    ztest_set_fault_valid(true);
    start_in(&domain, 0, touch_around_removal, NULL);
    k_sleep(K_MSEC(10));
    zassert_ok(k_mem_domain_add_thread(&second, &kit_threads[0]));
    k_sem_give(&removed);
    kit_join(0);
    kit_expect("a");
}

/* Two domains in turn: neither sees the other's. */

static void touch_own_by_turns(void *address, void *p2, void *p3)
{
    for (int i = 0; i < 5; i++) {
        (*(volatile uint8_t *)address)++;
        k_yield();
    }
    kit_note('o');
}

ZTEST(domains, test_two_domains_by_turns)
{
    for (size_t i = 0; i < 8; i += 2) {
        zassert_ok(k_mem_domain_add_partition(&domain, &parts[i]));
    }
    zassert_ok(k_mem_domain_add_partition(&second, &parts[1]));
    zassert_ok(k_mem_domain_add_partition(&second, &ztest_mem_partition));
    start_in(&domain, 0, touch_own_by_turns, &blocks[6][0]);
    start_in(&second, 1, touch_own_by_turns, &blocks[1][0]);
    kit_join(0);
    kit_join(1);
    kit_expect("oo");
    zassert_equal(blocks[6][0], 11);
    zassert_equal(blocks[1][0], 6);
}

static void touch_own_then_other(void *address, void *p2, void *p3)
{
    for (int i = 0; i < 5; i++) {
        (void)*(volatile uint8_t *)&blocks[1][0];
        k_yield();
    }
    kit_note('o');
    *(volatile uint8_t *)address = 0xEE;
    kit_note('!');
}

/* The first domain fills the MPU, the second needs one region: the others must be closed. */
ZTEST(domains, test_no_region_is_left_open)
{
    add_every_second();
    zassert_ok(k_mem_domain_add_partition(&second, &parts[1]));
    zassert_ok(k_mem_domain_add_partition(&second, &ztest_mem_partition));
    for (size_t i = 0; i < MANY; i += 2) {
        kit_reset(NULL);
        ztest_set_fault_valid(true);
        start_in(&domain, 0, touch_all, NULL);
        start_in(&second, 1, touch_own_then_other, &blocks[i][0]);
        kit_join(0);
        kit_join(1);
        zassert_not_null(strchr(kit_events, 'o'));
        zassert_is_null(strchr(kit_events, '!'), "block %u was open", (unsigned int)i);
        zassert_not_equal(blocks[i][0], 0xEE);
    }
}

/* Who is in which domain. */

static struct k_thread grandchild;
static K_THREAD_STACK_DEFINE(grandchild_stack, 512);

static void create_grandchild(void *address, void *p2, void *p3)
{
    k_thread_create(&grandchild, grandchild_stack, K_THREAD_STACK_SIZEOF(grandchild_stack),
                    write_byte, address, NULL, NULL, KIT_HIGH, 0, K_NO_WAIT);
    zassert_ok(k_thread_join(&grandchild, K_SECONDS(1)));
    k_thread_create(&grandchild, grandchild_stack, K_THREAD_STACK_SIZEOF(grandchild_stack),
                    write_byte, address, NULL, NULL, KIT_HIGH, K_USER, K_NO_WAIT);
    zassert_ok(k_thread_join(&grandchild, K_SECONDS(1)));
}

ZTEST(domains, test_new_thread_takes_its_parents_domain)
{
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    k_thread_create(&kit_threads[0], kit_stacks[0], K_THREAD_STACK_SIZEOF(kit_stacks[0]),
                    create_grandchild, blocks[0], NULL, NULL, KIT_HIGH, 0, K_FOREVER);
    zassert_ok(k_mem_domain_add_thread(&domain, &kit_threads[0]));
    k_thread_start(&kit_threads[0]);
    kit_join(0);
    kit_expect("ww");
}

ZTEST(domains, test_default_domain)
{
    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &parts[0]));
    kit_start(0, write_byte, blocks[0], KIT_HIGH, K_USER);
    kit_join(0);
    zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &parts[0]));
    kit_expect("w");
}

ZTEST(domains, test_destroyed_domain)
{
    k_sem_init(&removed, 0, 1);
    k_object_access_grant(&removed, k_current_get());
    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    ztest_set_fault_valid(true);
    start_in(&domain, 0, touch_around_removal, NULL);
    k_sleep(K_MSEC(10));
    k_mem_domain_destroy(&domain);
    k_sem_give(&removed);
    kit_join(0);
    kit_expect("a");
}

/* What is refused. */

ZTEST(domains, test_bad_partitions)
{
    const uint32_t rw = K_MEM_PARTITION_P_RW_U_RW;
    const uintptr_t start = (uintptr_t)blocks[0];
    static int kernel_word;
    struct k_mem_partition bad[] = {
        {start + 4U, 32, rw},
        {start, 33, rw},
        {start, 0U - 32U, rw},
        {start + 32U, 96, rw},
        {start - 32U, 64, rw},
        {start, 32, K_MEM_PARTITION_P_RWX_U_RWX},
        {(uintptr_t)kit_stacks[0], 64, rw},
        {ROUND_DOWN((uintptr_t)&kernel_word, 32U), 32, rw},
        {ROUND_DOWN((uintptr_t)&kit_threads[0], 32U), 32, rw},
        {0xE000ED80U, 32, rw},
    };

    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
        zassert_equal(k_mem_domain_add_partition(&domain, &bad[i]), -EINVAL, "partition %u",
                      (unsigned int)i);
    }
    zassert_equal(k_mem_domain_add_partition(&domain, NULL), -EINVAL);
    zassert_equal(k_mem_domain_add_partition(NULL, &parts[1]), -EINVAL);
    zassert_equal(k_mem_domain_add_partition(&domain, &parts[0]), -EINVAL, "it is there already");
    zassert_false(can_read(&kernel_word));
}

ZTEST(domains, test_bad_removals)
{
    struct k_mem_partition smaller = {(uintptr_t)blocks[0], 32, K_MEM_PARTITION_P_RW_U_RW};

    zassert_ok(k_mem_domain_add_partition(&domain, &parts[0]));
    zassert_equal(k_mem_domain_remove_partition(&domain, &parts[1]), -ENOENT);
    zassert_equal(k_mem_domain_remove_partition(&domain, &smaller), -ENOENT);
    zassert_equal(k_mem_domain_remove_partition(NULL, &parts[0]), -EINVAL);
    zassert_ok(k_mem_domain_remove_partition(&domain, &parts[0]));
    zassert_equal(k_mem_domain_remove_partition(&domain, &parts[0]), -ENOENT);
}

ZTEST(domains, test_full_domain)
{
    struct k_mem_partition part = {0, 32, K_MEM_PARTITION_P_RW_U_RW};
    int result = 0;
    size_t added = 1; /* the test partition */

    while (result == 0 && added <= CONFIG_MAX_DOMAIN_PARTITIONS) {
        part.start = (uintptr_t)more[added];
        result = k_mem_domain_add_partition(&domain, &part);
        added += (result == 0) ? 1U : 0U;
    }
    zassert_equal(result, -ENOSPC);
    zassert_equal(added, CONFIG_MAX_DOMAIN_PARTITIONS);
    zassert_true(can_write(&more[1][0]));
    zassert_true(can_write(&more[CONFIG_MAX_DOMAIN_PARTITIONS - 1][31]));
    zassert_false(can_write(&more[CONFIG_MAX_DOMAIN_PARTITIONS - 1][32]));
}

ZTEST(domains, test_bad_domains)
{
    static struct k_mem_domain never_initialised;
    struct k_mem_partition *two[] = {&parts[0], &parts[0]};
    struct k_mem_partition *null[] = {NULL};

    zassert_equal(k_mem_domain_add_thread(&never_initialised, k_current_get()), -EINVAL);
    zassert_equal(k_mem_domain_add_partition(&never_initialised, &parts[0]), -EINVAL);
    zassert_equal(k_mem_domain_init(NULL, 0, NULL), -EINVAL);
    zassert_equal(k_mem_domain_init(&second, 1, NULL), -EINVAL);
    zassert_equal(k_mem_domain_init(&second, 1, null), -EINVAL);
    zassert_equal(k_mem_domain_init(&second, 2, two), -EINVAL);
    zassert_equal(k_mem_domain_add_thread(&second, k_current_get()), -EINVAL, "its init failed");
    zassert_ok(k_mem_domain_init(&second, 0, NULL));
}

ZTEST(domains, test_deinit)
{
    start_in(&domain, 0, touch_until_stopped, blocks[0]);
    zassert_equal(k_mem_domain_deinit(&domain), -EBUSY);
    k_thread_abort(&kit_threads[0]);
    zassert_ok(k_mem_domain_deinit(&domain));
    zassert_equal(k_mem_domain_add_partition(&domain, &parts[0]), -EINVAL);
    zassert_ok(k_mem_domain_init(&domain, 0, NULL));
}
