/* SPDX-License-Identifier: Apache-2.0 */

#include <zephyr/ztest.h>

static void send(int channel)
{
    ztest_check_expected_value(channel);
}

ZTEST(mocks, test_other_value)
{
    ztest_expect_value(send, channel, 3);
    send(4);
}

ZTEST_USER(mocks, test_rest)
{
    ztest_expect_value(send, channel, 3);
}

ZTEST_SUITE(mocks, NULL, NULL, NULL, NULL, NULL);
