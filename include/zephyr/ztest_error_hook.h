/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_ZTEST_ERROR_HOOK_H_
#define ZEPHYR_INCLUDE_ZTEST_ERROR_HOOK_H_

/**
 * @file
 * @brief Faults and failed assertions that a test expects.
 *
 * With CONFIG_ZTEST_FATAL_HOOK and CONFIG_ZTEST_ASSERT_HOOK. Without the announcement, a fault or
 * a failed assertion fails the test.
 */

#include <stdbool.h>

#include <zephyr/fatal.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Announce that the next fault is expected, or take the announcement back.
 *
 * An expected fault ends the thread that made it, whatever its mode, and no more.
 *
 * @param valid true: expected
 *
 * Context: any thread.
 */
__syscall void ztest_set_fault_valid(bool valid);

/**
 * @brief Called when an expected fault came. An application may define its own.
 *
 * @param reason one of K_ERR_...
 * @param esf    the frame of the fault, or NULL
 *
 * Context: the fault's, an exception handler.
 */
void ztest_post_fatal_error_hook(unsigned int reason, const z_arch_esf_t *esf);

/**
 * @brief Announce that the next assertion fails as expected, or take the announcement back.
 *
 * @param valid true: expected
 *
 * Context: any thread.
 */
__syscall void ztest_set_assert_valid(bool valid);

/**
 * @brief Called when an expected assertion failed. An application may define its own.
 *
 * The default ends the thread. One that returns lets the code behind the assertion run.
 *
 * Context: that of the assertion.
 */
void ztest_post_assert_fail_hook(void);

/**
 * @brief Use up the announcement of ztest_set_assert_valid(), for the framework's own use.
 *
 * @return true when a failed assertion was expected
 *
 * Context: any.
 */
__syscall bool bk_ztest_assert_expected(void);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/ztest_error_hook.h>

#endif
