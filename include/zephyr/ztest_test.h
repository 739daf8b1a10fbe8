/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_ZTEST_TEST_H_
#define ZEPHYR_INCLUDE_ZTEST_TEST_H_

/**
 * @file
 * @brief Suites that list their tests, run by the application's test_main().
 *
 * Setup, test and teardown all run in the test's thread, in the test's mode.
 */

#include <zephyr/ztest_test_new.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One test of a suite that lists its tests. */
struct bk_ztest_legacy_test {
    const char *name;
    void (*setup)(void);
    void (*test)(void);
    void (*teardown)(void);
    uint32_t thread_options;
};

/** @brief A setup or teardown function that does nothing. */
static inline void unit_test_noop(void)
{
}

#define BK_ZTEST_LEGACY(fn, setup_fn, teardown_fn, options)                                        \
    { STRINGIFY(fn), setup_fn, fn, teardown_fn, options }

/** @brief Test @p fn, with a function that runs before and one that runs after it. */
#define ztest_unit_test_setup_teardown(fn, setup_fn, teardown_fn)                                  \
    BK_ZTEST_LEGACY(fn, setup_fn, teardown_fn, 0)
/** @brief As ztest_unit_test_setup_teardown(), all three in user mode. */
#define ztest_user_unit_test_setup_teardown(fn, setup_fn, teardown_fn)                             \
    BK_ZTEST_LEGACY(fn, setup_fn, teardown_fn, K_USER)
/** @brief Test @p fn in supervisor mode. */
#define ztest_unit_test(fn) BK_ZTEST_LEGACY(fn, unit_test_noop, unit_test_noop, 0)
/** @brief Test @p fn in user mode. */
#define ztest_user_unit_test(fn) BK_ZTEST_LEGACY(fn, unit_test_noop, unit_test_noop, K_USER)
/** @brief Test @p fn on one processor, which is all there is. */
#define ztest_1cpu_unit_test(fn) ztest_unit_test(fn)
/** @brief Test @p fn in user mode on one processor, which is all there is. */
#define ztest_1cpu_user_unit_test(fn) ztest_user_unit_test(fn)

/** The predicate of suites that run only by name: false. */
bool bk_ztest_by_name_only(const void *state);

#define BK_ZTEST_LEGACY_SUITE(suite, pred, ...)                                                    \
    static const struct bk_ztest_legacy_test _##suite[] = {__VA_ARGS__};                           \
    static struct ztest_suite_stats bk_ztest_suite_stats_##suite;                                  \
    static struct ztest_unit_test_stats bk_ztest_stats_##suite[ARRAY_SIZE(_##suite)];              \
    static const STRUCT_SECTION_ITERABLE(ztest_suite_node, bk_ztest_suite_##suite) = {             \
        STRINGIFY(suite), NULL, NULL, NULL, NULL, pred, &bk_ztest_suite_stats_##suite,             \
        _##suite, bk_ztest_stats_##suite, ARRAY_SIZE(_##suite),                                    \
    }

/**
 * @brief Define a suite by the list of its tests, inside a function or outside.
 *
 * It runs when ztest_run_test_suite() names it.
 */
#define ztest_test_suite(suite, ...)                                                               \
    BK_ZTEST_LEGACY_SUITE(suite, bk_ztest_by_name_only, __VA_ARGS__)

/** @brief As ztest_test_suite(), for ztest_run_registered_test_suites(). */
#define ztest_register_test_suite(suite, pred, ...) BK_ZTEST_LEGACY_SUITE(suite, pred, __VA_ARGS__)

/**
 * @brief Run the suites that list their tests and whose predicate allows it.
 *
 * @param state handed to the predicates
 * @return number of suites that ran
 *
 * Context: the main thread.
 */
int ztest_run_registered_test_suites(const void *state);

#ifdef __cplusplus
}
#endif

#endif
