/* SPDX-License-Identifier: Apache-2.0 */
/* Each way a test may end, by itself, by another thread, by an interrupt, and around the test. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

static ZTEST_BMEM volatile bool went_on;

static void results_before(void *fixture)
{
    ARG_UNUSED(fixture);
    went_on = false;
}

static void results_after(void *fixture)
{
    ARG_UNUSED(fixture);
    zassert_false(went_on, "the test ran on behind its end");
}

ZTEST_SUITE(results, NULL, NULL, results_before, results_after, NULL);

#define ENDS_WITH(fn, end)                                                                         \
    ZTEST(results, fn)                                                                             \
    {                                                                                              \
        end;                                                                                       \
        went_on = true;                                                                            \
    }                                                                                              \
    ZTEST_USER(results, fn##_user)                                                                 \
    {                                                                                              \
        end;                                                                                       \
        went_on = true;                                                                            \
    }
#define FAILS_WITH(fn, end)                                                                        \
    ZTEST_EXPECT_FAIL(results, fn);                                                                \
    ZTEST_EXPECT_FAIL(results, fn##_user);                                                         \
    ENDS_WITH(fn, end)
#define SKIPS_WITH(fn, end)                                                                        \
    ZTEST_EXPECT_SKIP(results, fn);                                                                \
    ZTEST_EXPECT_SKIP(results, fn##_user);                                                         \
    ENDS_WITH(fn, end)

static const char three_bytes[] = {1, 2, 3};
static const char other_bytes[] = {1, 2, 4};

ENDS_WITH(test_pass, ztest_test_pass())
FAILS_WITH(test_fail, ztest_test_fail())
SKIPS_WITH(test_skip, ztest_test_skip())
FAILS_WITH(test_true, zassert_true(three_bytes[0] == 2))
FAILS_WITH(test_true_null_message, zassert_true(three_bytes[0] == 2, NULL))
FAILS_WITH(test_true_message, zassert_true(three_bytes[0] == 2, "%d and %s", 5, "text"))
FAILS_WITH(test_false, zassert_false(three_bytes[0] == 1, "message"))
FAILS_WITH(test_equal, zassert_equal(three_bytes[0], 2))
FAILS_WITH(test_not_equal, zassert_not_equal(three_bytes[0], 1))
FAILS_WITH(test_equal_ptr, zassert_equal_ptr(three_bytes, other_bytes))
FAILS_WITH(test_is_null, zassert_is_null(three_bytes))
FAILS_WITH(test_not_null, zassert_not_null((const void *)(three_bytes[0] - 1)))
FAILS_WITH(test_ok, zassert_ok(-EINVAL))
FAILS_WITH(test_not_ok, zassert_not_ok(three_bytes[0] - 1))
FAILS_WITH(test_within, zassert_within(three_bytes[2], 1, 1))
FAILS_WITH(test_between, zassert_between_inclusive(three_bytes[2], 0, 2))
FAILS_WITH(test_mem_equal, zassert_mem_equal(three_bytes, other_bytes, 3))
FAILS_WITH(test_str_equal, zassert_str_equal("a", "b"))
FAILS_WITH(test_unreachable, zassert_unreachable())
SKIPS_WITH(test_assume, zassume_equal(three_bytes[0], 2, "message"))
SKIPS_WITH(test_assume_mem, zassume_mem_equal(three_bytes, other_bytes, 3))

ZTEST_USER(results, test_checks_that_hold)
{
    zassert_true(three_bytes[0] == 1);
    zassert_false(three_bytes[0] == 2, NULL);
    zassert_equal(three_bytes[1], 2, "message");
    zassert_not_equal(three_bytes[1], 3);
    zassert_equal_ptr(three_bytes, three_bytes);
    zassert_is_null(NULL);
    zassert_not_null(three_bytes);
    zassert_ok(0);
    zassert_not_ok(-EINVAL);
    zassert_within(3, 2, 1);
    zassert_within(1, 2, 1);
    zassert_between_inclusive(2, 2, 3);
    zassert_between_inclusive(3, 2, 3);
    zassert_mem_equal(three_bytes, other_bytes, 2);
    zassert_str_equal("abc", "abc");
    zassume_true(true);
    zexpect_true(true);
}

/* A failed expectation lets the test run on, and fails it at the end. */
static ZTEST_BMEM int ran_on;

ZTEST_EXPECT_FAIL(results, test_expect_fails);
ZTEST_USER(results, test_expect_fails)
{
    zexpect_equal(three_bytes[0], 2, "first");
    ran_on++;
}

ZTEST(results, test_expect_fails_and_then_runs_on)
{
    zassert_equal(ran_on, 1);
}

/* Ends brought about from outside the test's thread. */
static struct k_thread helper;
static K_THREAD_STACK_DEFINE(helper_stack, 1024);

static void helper_fails(void *p1, void *p2, void *p3)
{
    zassert_true(false, "the helper fails");
    went_on = true;
}

static void run_helper(uint32_t options)
{
    k_thread_create(&helper, helper_stack, K_THREAD_STACK_SIZEOF(helper_stack), helper_fails, NULL,
                    NULL, NULL, K_PRIO_PREEMPT(1), options, K_NO_WAIT);
    k_sleep(K_SECONDS(1));
    went_on = true;
}

ZTEST_EXPECT_FAIL(results, test_helper_fails);
ZTEST(results, test_helper_fails)
{
    run_helper(0);
}

/* Sorts behind the one before: the helper ended with the test that it failed, not later. */
ZTEST(results, test_helper_gone)
{
    zassert_ok(k_thread_join(&helper, K_NO_WAIT));
}

ZTEST_EXPECT_FAIL(results, test_helper_user_fails);
ZTEST(results, test_helper_user_fails)
{
    run_helper(K_USER);
}

static void fail_in_interrupt(const void *parameter)
{
    zassert_true(false, "the interrupt handler fails");
}

ZTEST_EXPECT_FAIL(results, test_interrupt_fails);
ZTEST(results, test_interrupt_fails)
{
    irq_offload(fail_in_interrupt, NULL);
    went_on = true;
}

/* A test that ends its own thread has not failed. */
ZTEST_USER(results, test_ends_own_thread)
{
    k_thread_abort(k_current_get());
    went_on = true;
}

/* Failures and skips around the test. */
static int in_test;

static void around_before(void *fixture)
{
    ARG_UNUSED(fixture);
    zassert_true(false, "before fails");
}

ZTEST_SUITE(before_fails, NULL, NULL, around_before, NULL, NULL);
ZTEST_EXPECT_FAIL(before_fails, test_body);
ZTEST(before_fails, test_body)
{
    in_test++;
}

static void around_after(void *fixture)
{
    ARG_UNUSED(fixture);
    zassert_true(false, "after fails");
}

ZTEST_SUITE(after_fails, NULL, NULL, NULL, around_after, NULL);
ZTEST_EXPECT_FAIL(after_fails, test_body);
ZTEST(after_fails, test_body)
{
}

static void skipping_before(void *fixture)
{
    ARG_UNUSED(fixture);
    ztest_test_skip();
}

ZTEST_SUITE(before_skips, NULL, NULL, skipping_before, NULL, NULL);
ZTEST_EXPECT_SKIP(before_skips, test_body);
ZTEST(before_skips, test_body)
{
    in_test++;
}

static void *skipping_setup(void)
{
    ztest_test_skip();
    return NULL;
}

ZTEST_SUITE(setup_skips, NULL, skipping_setup, NULL, NULL, NULL);
ZTEST(setup_skips, test_body)
{
    in_test++;
}

ZTEST_SUITE(z_no_body_ran, NULL, NULL, NULL, NULL, NULL);
ZTEST(z_no_body_ran, test_none)
{
    zassert_equal(in_test, 0);
}
