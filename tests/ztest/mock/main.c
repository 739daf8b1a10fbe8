/* SPDX-License-Identifier: Apache-2.0 */
/* Mocks that are called as the test expects, and others that fail their test, as they should. */
#include <zephyr/ztest.h>

static int send(int channel, const char *data, size_t length)
{
    ztest_check_expected_value(channel);
    ztest_check_expected_data(data, length);
    return (int)ztest_get_return_value();
}

static void *receive(char *into, size_t length)
{
    ztest_copy_return_data(into, length);
    return ztest_get_return_value_ptr();
}

static void use_both(void)
{
    char buffer[4] = "...";
    int local;

    ztest_expect_value(send, channel, 3);
    ztest_expect_value(send, channel, -4);
    ztest_expect_data(send, data, "abc");
    ztest_expect_data(send, data, NULL);
    ztest_returns_value(send, -EIO);
    ztest_returns_value(send, 7);
    zassert_equal(send(3, "abc", 3), -EIO);
    zassert_equal(send(-4, NULL, 0), 7);
    ztest_return_data(receive, into, "xyz");
    ztest_returns_value(receive, &local);
    zassert_equal_ptr(receive(buffer, 3), &local);
    zassert_str_equal(buffer, "xyz");
}

ZTEST(mock, test_as_expected)
{
    use_both();
}

ZTEST_USER(mock, test_as_expected_user)
{
    use_both();
}

ZTEST_EXPECT_FAIL(mock, test_other_value);
ZTEST(mock, test_other_value)
{
    ztest_expect_value(send, channel, 3);
    send(4, NULL, 0);
    zassert_unreachable();
}

ZTEST_EXPECT_FAIL(mock, test_other_data);
ZTEST_USER(mock, test_other_data)
{
    ztest_expect_value(send, channel, 3);
    ztest_expect_data(send, data, "abc");
    send(3, "abd", 3);
}

ZTEST_EXPECT_FAIL(mock, test_no_return_value);
ZTEST(mock, test_no_return_value)
{
    ztest_expect_value(send, channel, 3);
    ztest_expect_data(send, data, "abc");
    send(3, "abc", 3);
}

ZTEST_EXPECT_FAIL(mock, test_null_to_copy);
ZTEST(mock, test_null_to_copy)
{
    ztest_return_data(receive, into, "xyz");
    ztest_returns_value(receive, NULL);
    receive(NULL, 3);
}

ZTEST_EXPECT_FAIL(mock, test_too_many);
ZTEST_USER(mock, test_too_many)
{
    for (int i = 0; i <= CONFIG_ZTEST_PARAMETER_COUNT; i++) {
        ztest_expect_value(send, channel, i);
    }
}

ZTEST_EXPECT_FAIL(mock, test_not_called);
ZTEST_USER(mock, test_not_called)
{
    ztest_expect_value(send, channel, 3);
}

/* What the test before left is not this one's. */
ZTEST(mock, test_starts_anew)
{
    for (int i = 0; i < CONFIG_ZTEST_PARAMETER_COUNT; i++) {
        ztest_returns_value(send, i);
    }
    for (int i = 0; i < CONFIG_ZTEST_PARAMETER_COUNT; i++) {
        zassert_equal((int)bk_ztest_mock_take("send", ""), i);
    }
}

ZTEST_SUITE(mock, NULL, NULL, NULL, NULL, NULL);
