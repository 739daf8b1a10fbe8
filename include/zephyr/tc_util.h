/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_TC_UTIL_H_
#define ZEPHYR_INCLUDE_TC_UTIL_H_

/**
 * @file
 * @brief The lines that test programs print, in the form that readers of test logs expect.
 *
 * Usable without CONFIG_ZTEST. All may be used in any context that may print.
 */

#include <zephyr/sys/printk.h>
#include <zephyr/toolchain.h>

#define TC_PASS 0
#define TC_FAIL 1
#define TC_SKIP 2

#define PASS TC_PASS
#define FAIL TC_FAIL

#define TC_PASS_STR "PASS"
#define TC_FAIL_STR "FAIL"
#define TC_SKIP_STR "SKIP"

#define FMT_ERROR "%s - %s@%d. "

/** @brief Print as printk() does. */
#define PRINT_DATA(fmt, ...) printk(fmt, ##__VA_ARGS__)
/** @brief Print as printk() does. */
#define TC_PRINT(fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)

/** @brief Print a ruler. */
#define PRINT_LINE                                                                                 \
    PRINT_DATA("===================================================================\n")

/** @brief Print an error with the place it was found at. */
#define TC_ERROR(fmt, ...)                                                                         \
    do {                                                                                           \
        PRINT_DATA(FMT_ERROR, TC_FAIL_STR, __func__, __LINE__);                                    \
        PRINT_DATA(fmt, ##__VA_ARGS__);                                                            \
    } while (0)

/** @brief Name of a result: TC_PASS, TC_FAIL or TC_SKIP. */
static inline const char *TC_RESULT_TO_STR(int result)
{
    switch (result) {
    case TC_PASS:
        return TC_PASS_STR;
    case TC_SKIP:
        return TC_SKIP_STR;
    default:
        return TC_FAIL_STR;
    }
}

/** @brief Say that a test starts. */
#define TC_START(name) PRINT_DATA("START - %s\n", name)
/** @brief Say how a test ended: @p result, and a message. */
#define TC_END(result, fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)

/** @brief Say how the function it stands in ended. */
#define TC_END_RESULT(result) TC_END_RESULT_CUSTOM(result, __func__)
/** @brief Say how the test @p func ended. */
#define TC_END_RESULT_CUSTOM(result, func)                                                         \
    do {                                                                                           \
        PRINT_DATA(" %s - %s\n", TC_RESULT_TO_STR(result), func);                                  \
        PRINT_LINE;                                                                                \
    } while (0)

/** @brief Say that a suite starts. */
#define TC_SUITE_START(name)                                                                       \
    do {                                                                                           \
        PRINT_DATA("Running TESTSUITE %s\n", name);                                                \
        PRINT_LINE;                                                                                \
    } while (0)

/** @brief Say how a suite ended. */
#define TC_SUITE_END(name, result)                                                                 \
    do {                                                                                           \
        if ((result) != TC_FAIL) {                                                                 \
            PRINT_DATA("TESTSUITE %s succeeded\n", name);                                          \
        } else {                                                                                   \
            PRINT_DATA("TESTSUITE %s failed.\n", name);                                            \
        }                                                                                          \
    } while (0)

/** @brief Say how the whole image ended: the line that readers of the log wait for. */
#define TC_END_REPORT(result)                                                                      \
    do {                                                                                           \
        PRINT_LINE;                                                                                \
        PRINT_DATA("PROJECT EXECUTION %s\n", (result) == TC_PASS ? "SUCCESSFUL" : "FAILED");       \
    } while (0)

#endif
