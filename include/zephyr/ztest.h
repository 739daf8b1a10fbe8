/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_ZTEST_H_
#define ZEPHYR_INCLUDE_ZTEST_H_

/**
 * @file
 * @brief The test framework: suites of tests, assertions, expected faults.
 *
 * Both spellings are here at once: ZTEST_SUITE() and ZTEST(), found by the runner on its own, and
 * ztest_test_suite() with ztest_unit_test(), run by the application's test_main().
 */

#include <zephyr/kernel.h>
#include <zephyr/tc_util.h>
#include <zephyr/ztest_assert.h>
#include <zephyr/ztest_mock.h>
#include <zephyr/ztest_test.h>
#include <zephyr/ztest_test_new.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Run the tests. An application may define its own; the default runs every ZTEST_SUITE().
 *
 * Called once, in supervisor mode, from the main thread. When it returns, the result of the image
 * is reported and the emulator ends.
 */
void test_main(void);

#ifdef __cplusplus
}
#endif

#endif
