/* SPDX-License-Identifier: Apache-2.0 */
/* Assertions that a test expects to fail. */

#include <kernel/usermode.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/ztest_error_hook.h>

#include "ztest_internal.h"

static bool assert_expected;

void z_impl_ztest_set_assert_valid(bool valid)
{
    assert_expected = valid;
}

bool z_impl_bk_ztest_assert_expected(void)
{
    bool expected = assert_expected;

    assert_expected = false;
    return expected;
}

#ifdef CONFIG_USERSPACE
static inline void z_vrfy_ztest_set_assert_valid(bool valid)
{
    z_impl_ztest_set_assert_valid(valid);
}
#include <zephyr/syscalls/ztest_set_assert_valid_mrsh.c>

static inline bool z_vrfy_bk_ztest_assert_expected(void)
{
    return z_impl_bk_ztest_assert_expected();
}
#include <zephyr/syscalls/bk_ztest_assert_expected_mrsh.c>
#endif

__weak void ztest_post_assert_fail_hook(void)
{
    k_thread_abort(k_current_get());
}

static void handle_failed_assertion(void)
{
    if (bk_ztest_assert_expected()) {
        printk("Failed assertion was expected\n");
        ztest_post_assert_fail_hook();
    } else {
        printk("Failed assertion was not expected\n");
        k_panic();
    }
}

#ifdef CONFIG_ASSERT_NO_FILE_INFO
void assert_post_action(void)
{
    handle_failed_assertion();
}
#else
void assert_post_action(const char *file, unsigned int line)
{
    ARG_UNUSED(file);
    ARG_UNUSED(line);
    handle_failed_assertion();
}
#endif
