/* SPDX-License-Identifier: Apache-2.0 */

#include <zephyr/ztest.h>

ZTEST_SUITE(failing, NULL, NULL, NULL, NULL, NULL);

ZTEST_EXPECT_FAIL(failing, test_passes);
ZTEST(failing, test_passes)
{
}

ZTEST_EXPECT_FAIL(failing, test_skips);
ZTEST(failing, test_skips)
{
    ztest_test_skip();
}
