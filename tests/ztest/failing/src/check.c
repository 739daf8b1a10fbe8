/* SPDX-License-Identifier: Apache-2.0 */

#include <zephyr/ztest.h>

ZTEST_SUITE(failing, NULL, NULL, NULL, NULL, NULL);

ZTEST(failing, test_fails)
{
    zassert_equal(1 + 1, 3, "the sum is %d", 1 + 1);
}

ZTEST_USER(failing, test_fails_in_user_mode)
{
    zexpect_true(false);
}

ZTEST(failing, test_passes)
{
}

ZTEST(failing, test_skips)
{
    ztest_test_skip();
}
