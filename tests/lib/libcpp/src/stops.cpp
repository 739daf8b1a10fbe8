/* SPDX-License-Identifier: Apache-2.0 */
/* Where the library would throw and nobody catches: the thread ends, and no other. */
#include <functional>
#include <string>
#include <vector>

#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#ifdef CONFIG_USERSPACE

ZTEST_USER(libcpp_stops, test_out_of_range)
{
    std::vector<int> numbers(3);

    ztest_set_fault_valid(true);
    numbers.at(3) = 1;
    zassert_unreachable();
}

ZTEST_USER(libcpp_stops, test_empty_function)
{
    std::function<void()> empty;

    ztest_set_fault_valid(true);
    empty();
    zassert_unreachable();
}

ZTEST_USER(libcpp_stops, test_no_memory)
{
    volatile size_t size = 1000000;

    ztest_set_fault_valid(true);

    std::string text(size, 'x');

    zassert_unreachable("%c", text[5]);
}

ZTEST_SUITE(libcpp_stops, nullptr, nullptr, nullptr, nullptr, nullptr);

#endif
