/* SPDX-License-Identifier: Apache-2.0 */

#include <zephyr/ztest.h>

static void *fail_setup(void)
{
    zassert_unreachable();
    return NULL;
}

static void fail_teardown(void *fixture)
{
    ARG_UNUSED(fixture);
    zassert_unreachable();
}

ZTEST_SUITE(bad_setup, NULL, fail_setup, NULL, NULL, NULL);
ZTEST_SUITE(bad_teardown, NULL, NULL, NULL, NULL, fail_teardown);

ZTEST(bad_setup, test_body)
{
}

ZTEST(bad_teardown, test_body)
{
}
