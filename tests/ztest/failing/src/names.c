/* SPDX-License-Identifier: Apache-2.0 */

#include <zephyr/ztest.h>

static bool never(const void *state)
{
    ARG_UNUSED(state);
    return false;
}

ZTEST_SUITE(fine, NULL, NULL, NULL, NULL, NULL);
ZTEST_SUITE(never_wanted, never, NULL, NULL, NULL, NULL);

ZTEST(fine, test_body)
{
}

ZTEST(no_such_suite, test_lost)
{
}

void test_main(void)
{
    ztest_run_all(NULL);
    ztest_verify_all_test_suites_ran();
    ztest_run_test_suite(misspelt);
}
