/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_ZTEST_ASSERT_H_
#define ZEPHYR_INCLUDE_ZTEST_ASSERT_H_

/**
 * @file
 * @brief Assertions of tests.
 *
 * - zassert_X(): the test fails and ends here.
 * - zassume_X(): the test is skipped and ends here: its premise does not hold.
 * - zexpect_X(): the test fails, and runs on.
 *
 * Each takes an optional printf-style message after its own arguments; NULL is no message.
 * All may be used from user mode, from supervisor mode and from an interrupt handler. In an
 * interrupt handler there is nothing to end, so the handler runs on after a failure.
 */

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What becomes of a test when its check does not hold. */
enum bk_ztest_check {
    BK_ZTEST_ASSERT,
    BK_ZTEST_ASSUME,
    BK_ZTEST_EXPECT,
};

/**
 * @brief Report a check that does not hold and carry out what follows from it.
 *
 * @param kind     what follows: fail and end, skip and end, or fail and run on
 * @param file     source file of the check
 * @param line     line of the check
 * @param function function that the check stands in
 * @param what     what was found, in words
 * @param message  printf-style message of the test's author, or NULL
 *
 * Context: any. Returns for BK_ZTEST_EXPECT and in interrupt handlers only.
 */
void bk_ztest_check_failed(enum bk_ztest_check kind, const char *file, int line,
                           const char *function, const char *what, const char *message, ...);

/**
 * @brief End the current test with a failure.
 *
 * Context: any. Does not return to a thread. Called from a thread other than the test's own, it
 * ends both; called from an interrupt handler, it ends the test's thread and returns.
 */
void ztest_test_fail(void);

/**
 * @brief End the current test with success. Context and return as ztest_test_fail().
 */
void ztest_test_pass(void);

/**
 * @brief End the current test and count it as skipped. Context and return as ztest_test_fail().
 *
 * Called in a suite's setup function, it skips the whole suite.
 */
void ztest_test_skip(void);

/**
 * @brief Mark the current test as failed and let it run on. Context: any.
 */
void ztest_test_expect_failed(void);

/* The NULL at the end is the message when the caller gave none. */
#define BK_ZTEST_CHECK(kind, cond, what, ...)                                                      \
    do {                                                                                           \
        if (!(cond)) {                                                                             \
            bk_ztest_check_failed(kind, __FILE__, __LINE__, __func__, what, ##__VA_ARGS__, NULL);  \
        }                                                                                          \
    } while (false)

/* The value is read once: it may be the time. The sum gives a bit-field a type. */
#define BK_ZTEST_BETWEEN(a, l, u)                                                                  \
    ({                                                                                             \
        __typeof__((a) + 0) bk_value = (a);                                                        \
        (bk_value >= (l)) && (bk_value <= (u));                                                    \
    })
#define BK_ZTEST_WITHIN(a, b, d) BK_ZTEST_BETWEEN(a, (b) - (d), (b) + (d))

/** @brief Fail the test unless @p cond holds; @p default_msg says what was found. */
#define zassert(cond, default_msg, ...)                                                            \
    BK_ZTEST_CHECK(BK_ZTEST_ASSERT, cond, default_msg, ##__VA_ARGS__)
/** @brief Skip the test unless @p cond holds; @p default_msg says what was found. */
#define zassume(cond, default_msg, ...)                                                            \
    BK_ZTEST_CHECK(BK_ZTEST_ASSUME, cond, default_msg, ##__VA_ARGS__)
/** @brief Fail the test unless @p cond holds, and run on; @p default_msg says what was found. */
#define zexpect(cond, default_msg, ...)                                                            \
    BK_ZTEST_CHECK(BK_ZTEST_EXPECT, cond, default_msg, ##__VA_ARGS__)

/** @brief This line must not be reached. */
#define zassert_unreachable(...) zassert(false, "this line was reached", ##__VA_ARGS__)
/** @brief @p cond must hold. */
#define zassert_true(cond, ...) zassert(cond, #cond " is false", ##__VA_ARGS__)
/** @brief @p cond must not hold. */
#define zassert_false(cond, ...) zassert(!(cond), #cond " is true", ##__VA_ARGS__)
/** @brief @p cond, a return code, must be 0. */
#define zassert_ok(cond, ...) zassert(!(cond), #cond " is not 0", ##__VA_ARGS__)
/** @brief @p cond, a return code, must not be 0. */
#define zassert_not_ok(cond, ...) zassert(!!(cond), #cond " is 0", ##__VA_ARGS__)
/** @brief @p ptr must be NULL. */
#define zassert_is_null(ptr, ...) zassert((ptr) == NULL, #ptr " is not NULL", ##__VA_ARGS__)
/** @brief @p ptr must not be NULL. */
#define zassert_not_null(ptr, ...) zassert((ptr) != NULL, #ptr " is NULL", ##__VA_ARGS__)
/** @brief @p a must equal @p b. */
#define zassert_equal(a, b, ...) zassert((a) == (b), #a " is not equal to " #b, ##__VA_ARGS__)
/** @brief @p a must differ from @p b. */
#define zassert_not_equal(a, b, ...) zassert((a) != (b), #a " is equal to " #b, ##__VA_ARGS__)
/** @brief @p a and @p b must be the same address. */
#define zassert_equal_ptr(a, b, ...)                                                               \
    zassert((const void *)(a) == (const void *)(b), #a " is not equal to " #b, ##__VA_ARGS__)
/** @brief @p a must lie within @p d of @p b. */
#define zassert_within(a, b, d, ...)                                                               \
    zassert(BK_ZTEST_WITHIN(a, b, d), #a " is not within " #d " of " #b, ##__VA_ARGS__)
/** @brief @p a must lie between @p l and @p u, both included. */
#define zassert_between_inclusive(a, l, u, ...)                                                    \
    zassert(BK_ZTEST_BETWEEN(a, l, u), #a " is not between " #l " and " #u, ##__VA_ARGS__)
/** @brief The @p size bytes at @p buf must equal those at @p exp. */
#define zassert_mem_equal(buf, exp, size, ...)                                                     \
    zassert(memcmp(buf, exp, size) == 0, #buf " differs from " #exp, ##__VA_ARGS__)
/** @brief The strings @p s1 and @p s2 must be equal. */
#define zassert_str_equal(s1, s2, ...)                                                             \
    zassert(strcmp(s1, s2) == 0, #s1 " differs from " #s2, ##__VA_ARGS__)

#define zassume_unreachable(...) zassume(false, "this line was reached", ##__VA_ARGS__)
#define zassume_true(cond, ...) zassume(cond, #cond " is false", ##__VA_ARGS__)
#define zassume_false(cond, ...) zassume(!(cond), #cond " is true", ##__VA_ARGS__)
#define zassume_ok(cond, ...) zassume(!(cond), #cond " is not 0", ##__VA_ARGS__)
#define zassume_not_ok(cond, ...) zassume(!!(cond), #cond " is 0", ##__VA_ARGS__)
#define zassume_is_null(ptr, ...) zassume((ptr) == NULL, #ptr " is not NULL", ##__VA_ARGS__)
#define zassume_not_null(ptr, ...) zassume((ptr) != NULL, #ptr " is NULL", ##__VA_ARGS__)
#define zassume_equal(a, b, ...) zassume((a) == (b), #a " is not equal to " #b, ##__VA_ARGS__)
#define zassume_not_equal(a, b, ...) zassume((a) != (b), #a " is equal to " #b, ##__VA_ARGS__)
#define zassume_equal_ptr(a, b, ...)                                                               \
    zassume((const void *)(a) == (const void *)(b), #a " is not equal to " #b, ##__VA_ARGS__)
#define zassume_within(a, b, d, ...)                                                               \
    zassume(BK_ZTEST_WITHIN(a, b, d), #a " is not within " #d " of " #b, ##__VA_ARGS__)
#define zassume_between_inclusive(a, l, u, ...)                                                    \
    zassume(BK_ZTEST_BETWEEN(a, l, u), #a " is not between " #l " and " #u, ##__VA_ARGS__)
#define zassume_mem_equal(buf, exp, size, ...)                                                     \
    zassume(memcmp(buf, exp, size) == 0, #buf " differs from " #exp, ##__VA_ARGS__)
#define zassume_str_equal(s1, s2, ...)                                                             \
    zassume(strcmp(s1, s2) == 0, #s1 " differs from " #s2, ##__VA_ARGS__)

#define zexpect_unreachable(...) zexpect(false, "this line was reached", ##__VA_ARGS__)
#define zexpect_true(cond, ...) zexpect(cond, #cond " is false", ##__VA_ARGS__)
#define zexpect_false(cond, ...) zexpect(!(cond), #cond " is true", ##__VA_ARGS__)
#define zexpect_ok(cond, ...) zexpect(!(cond), #cond " is not 0", ##__VA_ARGS__)
#define zexpect_not_ok(cond, ...) zexpect(!!(cond), #cond " is 0", ##__VA_ARGS__)
#define zexpect_is_null(ptr, ...) zexpect((ptr) == NULL, #ptr " is not NULL", ##__VA_ARGS__)
#define zexpect_not_null(ptr, ...) zexpect((ptr) != NULL, #ptr " is NULL", ##__VA_ARGS__)
#define zexpect_equal(a, b, ...) zexpect((a) == (b), #a " is not equal to " #b, ##__VA_ARGS__)
#define zexpect_not_equal(a, b, ...) zexpect((a) != (b), #a " is equal to " #b, ##__VA_ARGS__)
#define zexpect_equal_ptr(a, b, ...)                                                               \
    zexpect((const void *)(a) == (const void *)(b), #a " is not equal to " #b, ##__VA_ARGS__)
#define zexpect_within(a, b, d, ...)                                                               \
    zexpect(BK_ZTEST_WITHIN(a, b, d), #a " is not within " #d " of " #b, ##__VA_ARGS__)
#define zexpect_between_inclusive(a, l, u, ...)                                                    \
    zexpect(BK_ZTEST_BETWEEN(a, l, u), #a " is not between " #l " and " #u, ##__VA_ARGS__)
#define zexpect_mem_equal(buf, exp, size, ...)                                                     \
    zexpect(memcmp(buf, exp, size) == 0, #buf " differs from " #exp, ##__VA_ARGS__)
#define zexpect_str_equal(s1, s2, ...)                                                             \
    zexpect(strcmp(s1, s2) == 0, #s1 " differs from " #s2, ##__VA_ARGS__)

#ifdef __cplusplus
}
#endif

#endif
