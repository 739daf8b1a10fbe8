/* SPDX-License-Identifier: Apache-2.0 */
/* Faults and failed assertions: expected ones pass, others fail the test and no more. */

#include <zephyr/sys/__assert.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static volatile unsigned int hook_reason;
static volatile int hook_runs;
static ZTEST_BMEM volatile bool went_on;

void ztest_post_fatal_error_hook(unsigned int reason, const z_arch_esf_t *esf)
{
    ARG_UNUSED(esf);
    hook_reason = reason;
    hook_runs++;
}

static void faults_before(void *fixture)
{
    ARG_UNUSED(fixture);
    hook_reason = UINT_MAX;
    hook_runs = 0;
    went_on = false;
}

static void faults_after(void *fixture)
{
    ARG_UNUSED(fixture);
    zassert_false(went_on, "the thread ran on behind its fault");
}

ZTEST_SUITE(faults, NULL, NULL, faults_before, faults_after, NULL);

static int kernel_word;

ZTEST_USER(faults, test_expected_in_user_test)
{
    ztest_set_fault_valid(true);
    *(volatile int *)&kernel_word = 1;
    went_on = true;
}

ZTEST(faults, test_expected_in_supervisor_test)
{
    ztest_set_fault_valid(true);
    k_oops();
    went_on = true;
}

ZTEST_EXPECT_FAIL(faults, test_unexpected_in_user_test);
ZTEST_USER(faults, test_unexpected_in_user_test)
{
    *(volatile int *)&kernel_word = 1;
    went_on = true;
}

ZTEST_EXPECT_FAIL(faults, test_withdrawn);
ZTEST_USER(faults, test_withdrawn)
{
    ztest_set_fault_valid(true);
    ztest_set_fault_valid(false);
    *(volatile int *)&kernel_word = 1;
    went_on = true;
}

static struct k_thread helper;
static K_THREAD_STACK_DEFINE(helper_stack, 1024);

static void helper_oops(void *p1, void *p2, void *p3)
{
    k_oops();
    went_on = true;
}

ZTEST(faults, test_expected_in_helper)
{
    ztest_set_fault_valid(true);
    k_thread_create(&helper, helper_stack, K_THREAD_STACK_SIZEOF(helper_stack), helper_oops, NULL,
                    NULL, NULL, K_PRIO_PREEMPT(1), K_USER, K_NO_WAIT);
    zassert_ok(k_thread_join(&helper, K_SECONDS(1)));
    zassert_equal(hook_runs, 1);
    zassert_equal(hook_reason, K_ERR_KERNEL_OOPS);
}

ZTEST_EXPECT_FAIL(faults, test_unexpected_in_helper);
ZTEST(faults, test_unexpected_in_helper)
{
    k_thread_create(&helper, helper_stack, K_THREAD_STACK_SIZEOF(helper_stack), helper_oops, NULL,
                    NULL, NULL, K_PRIO_PREEMPT(1), K_USER, K_NO_WAIT);
    k_thread_join(&helper, K_SECONDS(1));
    went_on = true;
}

ZTEST_SUITE(assertions, NULL, NULL, faults_before, faults_after, NULL);

ZTEST(assertions, test_expected)
{
    ztest_set_assert_valid(true);
    __ASSERT(false, "as the test wants it");
    went_on = true;
}

ZTEST_USER(assertions, test_expected_in_user_test)
{
    ztest_set_assert_valid(true);
    __ASSERT(false, "as the test wants it");
    went_on = true;
}

ZTEST_EXPECT_FAIL(assertions, test_unexpected_in_user_test);
ZTEST_USER(assertions, test_unexpected_in_user_test)
{
    __ASSERT(false, "nobody wants it");
    went_on = true;
}
