/* SPDX-License-Identifier: Apache-2.0 */
/* Suites that list their tests, spelt as programs for older versions do. */

#include <ztest.h>

static ZTEST_DMEM int setups = 0;
static ZTEST_BMEM int tests;
static ZTEST_BMEM int teardowns;

static void test_supervisor(void)
{
    zassert_false(k_is_user_context(), NULL);
    tests++;
}

static void test_user(void)
{
    zassert_true(k_is_user_context(), "no user mode");
    tests++;
}

static void set_up(void)
{
    setups++;
}

static void tear_down(void)
{
    teardowns++;
}

static void test_between(void)
{
    zassert_equal(setups, teardowns + 1, "setup runs before, teardown after");
    tests++;
}

static void test_all_ran(void)
{
    zassert_equal(tests, 6, "%d tests ran", tests);
    zassert_equal(setups, 2, NULL);
    zassert_equal(teardowns, 2, NULL);
}

/* One suite outside a function, one inside: both forms are in use. */
ztest_test_suite(outside,
    ztest_unit_test(test_supervisor),
    ztest_user_unit_test(test_user),
    ztest_1cpu_unit_test(test_supervisor),
    ztest_1cpu_user_unit_test(test_user),
    ztest_unit_test_setup_teardown(test_between, set_up, tear_down),
    ztest_user_unit_test_setup_teardown(test_between, set_up, tear_down));

static bool only_when_asked(const void *state)
{
    return state != NULL;
}

static int registered_runs;

static void test_registered(void)
{
    registered_runs++;
}

ztest_register_test_suite(registered, only_when_asked, ztest_unit_test(test_registered));

void test_main(void)
{
    static int asked;

    ztest_test_suite(inside, ztest_unit_test(test_all_ran));

    ztest_run_test_suite(outside);
    ztest_run_test_suite(inside);

    ztest_run_registered_test_suites(&asked);
    if (registered_runs != 1) {
        TC_ERROR("the registered suite ran %d times\n", registered_runs);
        ztest_test_fail();
    }
}
