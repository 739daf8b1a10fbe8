/* SPDX-License-Identifier: Apache-2.0 */
/* The framework itself: what runs, in what order, in what mode, with which fixture. */

#include <zephyr/ztest.h>

/* Calls are noted as letters, in the order in which they come. */
static ZTEST_BMEM char notes[32];
static ZTEST_BMEM size_t notes_used;

static void note(char letter)
{
    if (notes_used < sizeof(notes) - 1U) {
        notes[notes_used++] = letter;
    }
}

static void expect_notes(const char *expected)
{
    zassert_str_equal(notes, expected, "order is %s, not %s", notes, expected);
}

struct order_fixture {
    int value;
    k_tid_t creator;
};

static ZTEST_BMEM struct order_fixture fixture_memory;

static void *order_setup(void)
{
    note('S');
    fixture_memory.value = 42;
    fixture_memory.creator = k_current_get();
    return &fixture_memory;
}

static void order_before(void *data)
{
    struct order_fixture *fixture = data;

    zassert_equal(fixture->value, 42);
    zassert_equal(fixture->creator, k_current_get(), "before runs in the main thread");
    note('B');
}

static void order_after(void *data)
{
    struct order_fixture *fixture = data;

    zassert_equal(fixture->value, 42);
    note('A');
}

static void order_teardown(void *data)
{
    zassert_equal_ptr(data, &fixture_memory);
    note('T');
    expect_notes("S(B1A)(B2A)(B3A)T");
}

ZTEST_SUITE(order, NULL, order_setup, order_before, order_after, order_teardown);

ZTEST_F(order, test_1_supervisor)
{
    zassert_false(k_is_user_context());
    zassert_equal_ptr(fixture, &fixture_memory);
    zassert_not_equal(fixture->creator, k_current_get(), "a test has a thread of its own");
    note('1');
    expect_notes("S(B1");
}

ZTEST_USER_F(order, test_2_user)
{
    zassert_equal(k_is_user_context(), IS_ENABLED(CONFIG_USERSPACE));
    zassert_equal_ptr(fixture, &fixture_memory);
    note('2');
    expect_notes("S(B1A)(B2");
}

ZTEST_USER(order, test_3_user)
{
    zassert_equal(k_is_user_context(), IS_ENABLED(CONFIG_USERSPACE));
    note('3');
}

/* Rules enclose the before and after functions of every suite. */
static unsigned int rule_runs;

static void rule_before(const struct ztest_unit_test *test, void *data)
{
    ARG_UNUSED(data);
    rule_runs++;
    if (strcmp(test->test_suite_name, "order") == 0) {
        note('(');
    }
}

static void rule_after(const struct ztest_unit_test *test, void *data)
{
    ARG_UNUSED(data);
    if (strcmp(test->test_suite_name, "order") == 0) {
        note(')');
    }
}

ZTEST_RULE(enclose, rule_before, rule_after);

ZTEST(z_last, test_rule_ran_for_each_test)
{
    zassert_true(rule_runs >= 4U, "the rule ran %u times", rule_runs);
}

ZTEST_SUITE(z_last, NULL, NULL, NULL, NULL, NULL);

/* Predicates. */
static bool never(const void *state)
{
    ARG_UNUSED(state);
    return false;
}

static bool when_named(const void *state)
{
    return state != NULL && strcmp(state, "second") == 0;
}

ZTEST_SUITE(predicate_never, never, NULL, NULL, NULL, NULL);
ZTEST_SUITE(predicate_second, when_named, NULL, NULL, NULL, NULL);

static int second_runs;
static int never_runs;

ZTEST(predicate_second, test_runs_in_second_round)
{
    second_runs++;
}

ZTEST(predicate_never, test_never_runs)
{
    never_runs++;
    zassert_unreachable("the predicate said no");
}

/* A suite run by name, as many times as asked. */
static int named_runs;

ZTEST_SUITE(by_name, never, NULL, NULL, NULL, NULL);

ZTEST(by_name, test_counts)
{
    named_runs++;
}

static void check(bool holds, const char *what)
{
    if (!holds) {
        TC_ERROR("%s\n", what);
        ztest_test_fail();
    }
}

void test_main(void)
{
    check(ztest_run_test_suites("first") > 0, "suites without a predicate run");
    check(second_runs == 0, "a suite runs only when its predicate agrees");
    check(ztest_run_test_suites("second") == 1, "suites without a predicate run once");
    check(second_runs == 1, "a suite runs when its predicate agrees");
    check(ztest_run_test_suite(by_name) == 0, "a suite that passes returns 0");
    check(ztest_run_test_suite(by_name) == 0, "a suite may run again");
    check(named_runs == 2, "a suite run by name runs each time");
    check(never_runs == 0, "a suite whose predicate says no never runs");
}
