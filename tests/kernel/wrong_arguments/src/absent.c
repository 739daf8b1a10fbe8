/* SPDX-License-Identifier: Apache-2.0 */
/* What a configuration without an option answers. */
#include <zephyr/ztest.h>

ZTEST_SUITE(absent, NULL, NULL, NULL, NULL, NULL);

static void names(void)
{
    char name[8] = "x";

    zassert_equal(k_thread_name_set(k_current_get(), "name"), -ENOSYS);
    zassert_equal(k_thread_name_copy(k_current_get(), name, sizeof(name)), -ENOSYS);
    zassert_str_equal(name, "x");
}

ZTEST(absent, test_names)
{
    names();
    zassert_str_equal(k_thread_name_get(k_current_get()), "");
}

ZTEST_USER(absent, test_names_in_user_mode)
{
    names();
}

ZTEST(absent, test_usage)
{
    k_thread_runtime_stats_t stats;

    zassert_equal(k_thread_runtime_stats_get(k_current_get(), &stats), -ENOTSUP);
    zassert_equal(k_thread_runtime_stats_all_get(&stats), -ENOTSUP);
}
