/* SPDX-License-Identifier: Apache-2.0 */
/* Functions that an application supplies, and what tests print. */
#include <zephyr/logging/log.h>
#include <zephyr/ztest.h>

LOG_MODULE_REGISTER(api_test);

static struct k_thread victim;
K_THREAD_STACK_DEFINE(victim_stack, 1024);
static volatile unsigned int reason_seen = 99;
static bool fatal;

/* An application's own: takes the oops of one thread, and stops at all others. */
void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf)
{
    reason_seen = reason;
    if (k_current_get() != &victim) {
        fatal = true;
        k_fatal_halt(reason);
    }
}

static void oops(void *p1, void *p2, void *p3)
{
    k_oops();
}

ZTEST(hooks, test_fatal_error_handler)
{
    k_thread_create(&victim, victim_stack, K_THREAD_STACK_SIZEOF(victim_stack), oops, NULL, NULL,
                    NULL, 0, K_USER, K_NO_WAIT);
    zassert_ok(k_thread_join(&victim, K_MSEC(10)));
    zassert_equal(reason_seen, K_ERR_KERNEL_OOPS);
    zassert_false(fatal);
}

ZTEST(hooks, test_prints)
{
    TC_PRINT("a line between two rulers\n");
    PRINT_LINE;
    LOG_MODULE_DECLARE(api_test);
    LOG_INF("logged");
}

/* The default runs every suite; this one does the same, and shows that it can be replaced. */
void test_main(void)
{
    ztest_run_all(NULL);
    ztest_verify_all_test_suites_ran();
}

ZTEST_SUITE(hooks, NULL, NULL, NULL, NULL, NULL);
