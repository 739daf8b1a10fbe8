/* SPDX-License-Identifier: Apache-2.0 */
/* The main thread of a test image: runs the tests, reports, and ends the emulator. */

#include <kernel/arch.h>
#include <zephyr/kernel.h>

#include "ztest_internal.h"

__weak void test_main(void)
{
    ztest_run_all(NULL);
    ztest_verify_all_test_suites_ran();
}

static void call_test_main(void *unused)
{
    ARG_UNUSED(unused);
    test_main();
}

/* An image that ran no test has tested nothing. */
static bool any_suite_ran(void)
{
    STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
        if (suite->stats->run_count > 0U) {
            return true;
        }
    }
    return false;
}

FUNC_NORETURN void bk_ztest_end_image(int result)
{
    TC_END_REPORT(result);
    bk_arch_exit(result);
    for (;;) {
    }
}

int main(void)
{
    bool done;

    bk_ztest_set_thread(k_current_get(), NULL);
    done = bk_ztest_call(call_test_main, NULL);
    if (!any_suite_ran()) {
        printk("ERROR: no test ran: the image has no ZTEST_SUITE(), or test_main() ran none\n");
        done = false;
    }
    if (IS_ENABLED(CONFIG_ZTEST_SUMMARY)) {
        bk_ztest_report_summary();
    }
    bk_ztest_end_image((done && !bk_ztest_run_failed()) ? TC_PASS : TC_FAIL);
    return 0;
}
