/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_ZTEST_MOCK_H_
#define ZEPHYR_INCLUDE_ZTEST_MOCK_H_

/**
 * @file
 * @brief Functions that stand in for others: what they are to be called with, and what they return.
 *
 * A test states what it expects with ztest_expect_...() and ztest_returns_value(), as often as the
 * mock will be called; the mock takes it up, in that order, with ztest_check_...() and
 * ztest_get_return_value(). A test ends as failed when a mock is called with anything else, or less
 * often. Needs CONFIG_ZTEST_MOCKING. Context: supervisor and user threads.
 */

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief The next call of @p func must have this value for @p param. */
#define ztest_expect_value(func, param, value)                                                     \
    bk_ztest_mock_add(STRINGIFY(func), STRINGIFY(param), (uintptr_t)(value))
/** @brief In a mock: @p param must have the value that the test expects. */
#define ztest_check_expected_value(param)                                                          \
    bk_ztest_mock_check_value(__func__, STRINGIFY(param), (uintptr_t)(param))

/** @brief The next call of @p func must find these bytes at @p param; NULL: no pointer. */
#define ztest_expect_data(func, param, data)                                                       \
    bk_ztest_mock_add(STRINGIFY(func), STRINGIFY(param), (uintptr_t)(data))
/** @brief In a mock: @p length bytes at @p param must be those that the test expects. */
#define ztest_check_expected_data(param, length)                                                   \
    bk_ztest_mock_check_data(__func__, STRINGIFY(param), (param), (length))

/** @brief The next call of @p func hands out these bytes through @p param. */
#define ztest_return_data(func, param, data)                                                       \
    bk_ztest_mock_add(STRINGIFY(func), STRINGIFY(param), (uintptr_t)(data))
/** @brief In a mock: put @p length bytes that the test supplied at @p param. */
#define ztest_copy_return_data(param, length)                                                      \
    bk_ztest_mock_copy(__func__, STRINGIFY(param), (param), (length))

/** @brief The next call of @p func returns this value. */
#define ztest_returns_value(func, value) bk_ztest_mock_add(STRINGIFY(func), "", (uintptr_t)(value))
/** @brief In a mock: the value to return. */
#define ztest_get_return_value() bk_ztest_mock_take(__func__, "")
/** @brief In a mock: the pointer to return. */
#define ztest_get_return_value_ptr() ((void *)bk_ztest_mock_take(__func__, ""))

/* What the macros above call. */
void bk_ztest_mock_add(const char *function, const char *name, uintptr_t value);
uintptr_t bk_ztest_mock_take(const char *function, const char *name);
void bk_ztest_mock_check_value(const char *function, const char *name, uintptr_t value);
void bk_ztest_mock_check_data(const char *function, const char *name, const void *data,
                              size_t length);
void bk_ztest_mock_copy(const char *function, const char *name, void *data, size_t length);

#ifdef __cplusplus
}
#endif

#endif
