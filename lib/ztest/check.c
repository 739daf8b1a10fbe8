/* SPDX-License-Identifier: Apache-2.0 */
/* Checks that do not hold. All of this runs in the mode of the test. */

#include <stdarg.h>

#include <zephyr/kernel.h>

#include "ztest_internal.h"

static const char *const what_follows[] = {
    [BK_ZTEST_ASSERT] = "Assertion failed",
    [BK_ZTEST_ASSUME] = "Assumption failed",
    [BK_ZTEST_EXPECT] = "Expectation failed",
};

static void print_place(enum bk_ztest_check kind, const char *file, int line, const char *function)
{
    printk("\n    %s at %s:%d: %s", what_follows[kind], file, line, function);
}

static void print_finding(const char *what, const char *message, va_list args)
{
    printk(": %s\n", what);
    if (message != NULL) {
        printk("    ");
        vprintk(message, args);
        printk("\n");
    }
}

void bk_ztest_check_failed(enum bk_ztest_check kind, const char *file, int line,
                           const char *function, const char *what, const char *message, ...)
{
    va_list args;

    print_place(kind, file, line, function);
    if (CONFIG_ZTEST_ASSERT_VERBOSE > 0) {
        va_start(args, message);
        print_finding(what, message, args);
        va_end(args);
    } else {
        printk("\n");
    }

    switch (kind) {
    case BK_ZTEST_EXPECT:
        ztest_test_expect_failed();
        break;
    case BK_ZTEST_ASSUME:
        ztest_test_skip();
        break;
    default:
        ztest_test_fail();
        break;
    }
}

void ztest_test_fail(void)
{
    bk_ztest_note(BK_ZTEST_FAIL, true);
}

void ztest_test_pass(void)
{
    bk_ztest_note(BK_ZTEST_PASS, true);
}

void ztest_test_skip(void)
{
    bk_ztest_note(BK_ZTEST_SKIP, true);
}

void ztest_test_expect_failed(void)
{
    bk_ztest_note(BK_ZTEST_FAIL, false);
}
