/* SPDX-License-Identifier: Apache-2.0 */
/* Each test runs as often as it is to, each round all of them, and not always in one order. */
#include <zephyr/ztest.h>

#define TESTS  5
#define ROUNDS (CONFIG_ZTEST_SHUFFLE_SUITE_REPEAT_COUNT * CONFIG_ZTEST_SHUFFLE_TEST_REPEAT_COUNT)

static int order[TESTS * ROUNDS];
static unsigned int count;
static int setups;
static int others;

static void note(int test)
{
    zassert_true(count < ARRAY_SIZE(order));
    order[count++] = test;
}

ZTEST(shuffled, test_a)
{
    note(0);
}

ZTEST(shuffled, test_b)
{
    note(1);
}

ZTEST(shuffled, test_c)
{
    note(2);
}

ZTEST(shuffled, test_d)
{
    note(3);
}

ZTEST(shuffled, test_e)
{
    note(4);
}

static void *setup(void)
{
    setups++;
    return NULL;
}

ZTEST_SUITE(shuffled, NULL, setup, NULL, NULL, NULL);

ZTEST(other, test_only)
{
    others++;
}

ZTEST_SUITE(other, NULL, NULL, NULL, NULL, NULL);

void test_main(void)
{
    int sorted = 0;

    ztest_run_all(NULL);
    zassert_equal(count, ARRAY_SIZE(order), "%u tests ran", count);
    zassert_equal(setups, CONFIG_ZTEST_SHUFFLE_SUITE_REPEAT_COUNT);
    zassert_equal(others, ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
        unsigned int seen = 0;
        bool by_name = true;

        for (int i = 0; i < TESTS; i++) {
            seen |= BIT(order[round * TESTS + i]);
            by_name = by_name && order[round * TESTS + i] == i;
        }
        zassert_equal(seen, BIT_MASK(TESTS), "round %d left one out", round);
        sorted += by_name;
    }
    printk("order:");
    for (unsigned int i = 0; i < count; i++) {
        printk("%s%d", i % TESTS == 0 ? " " : "", order[i]);
    }
    printk("\n");
    zassert_true(sorted < ROUNDS / 2, "%d of %d rounds were not shuffled", sorted, ROUNDS);
}
