/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_ZTEST_TEST_NEW_H_
#define ZEPHYR_INCLUDE_ZTEST_TEST_NEW_H_

/**
 * @file
 * @brief Suites and tests that the runner finds on its own.
 *
 * For each test of a suite: the suite's before function runs in the main thread, the test in a
 * thread of its own (in user mode for the ZTEST_USER forms), the after function in the main thread.
 * Setup and teardown run once for the suite, in the main thread.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>
#include <zephyr/ztest_assert.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Data that user tests may write: the test partition is in the default memory domain. */
#define ZTEST_BMEM K_APP_BMEM(ztest_mem_partition)
#define ZTEST_DMEM K_APP_DMEM(ztest_mem_partition)

#ifdef CONFIG_USERSPACE
extern struct k_mem_partition ztest_mem_partition;
#endif

/** How a test ended. */
enum ztest_expected_result {
    ZTEST_EXPECTED_RESULT_FAIL = 0,
    ZTEST_EXPECTED_RESULT_SKIP,
};

/** A test whose right outcome is a failure or a skip. */
struct ztest_expected_result_entry {
    const char *test_suite_name;
    const char *test_name;
    enum ztest_expected_result expected_result;
};

/** What the runner counted for one test. */
struct ztest_unit_test_stats {
    unsigned int run_count;
    unsigned int skip_count;
    unsigned int fail_count;
    unsigned int pass_count;
    unsigned int duration_worst_ms;
};

/** One test. */
struct ztest_unit_test {
    const char *test_suite_name;
    const char *name;
    void (*test)(void *data);
    uint32_t thread_options;
    struct ztest_unit_test_stats *stats;
};

/** What the runner counted for one suite. */
struct ztest_suite_stats {
    unsigned int run_count;
    unsigned int skip_count;
    unsigned int fail_count;
};

/** Decides whether a suite runs; @p global_state is what ztest_run_test_suites() was given. */
typedef bool (*ztest_suite_predicate_t)(const void *global_state);
/** Runs once before a suite; what it returns is the fixture that the other functions get. */
typedef void *(*ztest_suite_setup_t)(void);
/** Runs before each test of a suite. */
typedef void (*ztest_suite_before_t)(void *fixture);
/** Runs after each test of a suite, also when the test failed. */
typedef void (*ztest_suite_after_t)(void *fixture);
/** Runs once after a suite. */
typedef void (*ztest_suite_teardown_t)(void *fixture);

struct bk_ztest_legacy_test;

/** One suite. The last three members belong to ztest_test_suite(): a suite that lists its tests. */
struct ztest_suite_node {
    const char *name;
    ztest_suite_setup_t setup;
    ztest_suite_before_t before;
    ztest_suite_after_t after;
    ztest_suite_teardown_t teardown;
    ztest_suite_predicate_t predicate;
    struct ztest_suite_stats *stats;
    const struct bk_ztest_legacy_test *legacy_tests;
    struct ztest_unit_test_stats *legacy_stats;
    size_t legacy_count;
};

typedef void (*ztest_rule_cb)(const struct ztest_unit_test *test, void *data);

/** Functions that run around each test of every suite. */
struct ztest_test_rule {
    ztest_rule_cb before_each;
    ztest_rule_cb after_each;
};

/**
 * @brief Define a test suite.
 *
 * @param suite     name, an identifier
 * @param pred      decides whether the suite runs, or NULL: it runs
 * @param setup_fn  runs once before the tests and returns their fixture, or NULL
 * @param before_fn runs before each test, or NULL
 * @param after_fn  runs after each test, or NULL
 * @param down_fn   runs once after the tests, or NULL
 */
#define ZTEST_SUITE(suite, pred, setup_fn, before_fn, after_fn, down_fn)                           \
    static struct ztest_suite_stats bk_ztest_suite_stats_##suite;                                  \
    static const STRUCT_SECTION_ITERABLE(ztest_suite_node, bk_ztest_suite_##suite) = {             \
        STRINGIFY(suite), setup_fn, before_fn, after_fn, down_fn, pred,                            \
        &bk_ztest_suite_stats_##suite, NULL, NULL, 0,                                      \
    }

#define BK_ZTEST_NODE(suite, fn, call, options)                                                    \
    static struct ztest_unit_test_stats bk_ztest_stats_##suite##_##fn;                             \
    static const STRUCT_SECTION_ITERABLE(ztest_unit_test, bk_ztest_test_##suite##_##fn) = {        \
        STRINGIFY(suite), STRINGIFY(fn), call, options, &bk_ztest_stats_##suite##_##fn,            \
    }

#define BK_ZTEST(suite, fn, options)                                                               \
    static void suite##_##fn(void);                                                                \
    static void bk_ztest_call_##suite##_##fn(void *data)                                           \
    {                                                                                              \
        (void)data;                                                                                \
        suite##_##fn();                                                                            \
    }                                                                                              \
    BK_ZTEST_NODE(suite, fn, bk_ztest_call_##suite##_##fn, options);                               \
    static void suite##_##fn(void)

#define BK_ZTEST_F(suite, fn, options)                                                             \
    static void suite##_##fn(struct suite##_fixture *fixture);                                     \
    static void bk_ztest_call_##suite##_##fn(void *data)                                           \
    {                                                                                              \
        suite##_##fn((struct suite##_fixture *)data);                                              \
    }                                                                                              \
    BK_ZTEST_NODE(suite, fn, bk_ztest_call_##suite##_##fn, options);                               \
    static void suite##_##fn(__maybe_unused struct suite##_fixture *fixture)

/** @brief Define test @p fn of @p suite, run in supervisor mode. A function body follows. */
#define ZTEST(suite, fn) BK_ZTEST(suite, fn, 0)
/** @brief Define test @p fn of @p suite, run in user mode. A function body follows. */
#define ZTEST_USER(suite, fn) BK_ZTEST(suite, fn, K_USER)
/** @brief As ZTEST(); the body sees the fixture as `struct SUITE_fixture *fixture`. */
#define ZTEST_F(suite, fn) BK_ZTEST_F(suite, fn, 0)
/** @brief As ZTEST_USER(); the body sees the fixture as `struct SUITE_fixture *fixture`. */
#define ZTEST_USER_F(suite, fn) BK_ZTEST_F(suite, fn, K_USER)

#define BK_ZTEST_EXPECTED(suite, fn, result)                                                       \
    static const STRUCT_SECTION_ITERABLE(ztest_expected_result_entry,                              \
                                         bk_ztest_expected_##suite##_##fn) = {                     \
        STRINGIFY(suite), STRINGIFY(fn), result,                                                   \
    }

/** @brief Test @p fn of @p suite passes when it fails, and fails when it passes. */
#define ZTEST_EXPECT_FAIL(suite, fn) BK_ZTEST_EXPECTED(suite, fn, ZTEST_EXPECTED_RESULT_FAIL)
/** @brief Test @p fn of @p suite passes when it skips, and fails when it does not. */
#define ZTEST_EXPECT_SKIP(suite, fn) BK_ZTEST_EXPECTED(suite, fn, ZTEST_EXPECTED_RESULT_SKIP)

/**
 * @brief Run functions around each test of every suite: before a suite's own before function,
 * after its after function. Either may be NULL.
 */
#define ZTEST_RULE(name, before_fn, after_fn)                                                      \
    static const STRUCT_SECTION_ITERABLE(ztest_test_rule, bk_ztest_rule_##name) = {                \
        before_fn, after_fn,                                                                       \
    }

/**
 * @brief Run the suites whose predicate allows it, each once.
 *
 * @param state handed to the predicates
 * @return number of suites that ran
 *
 * Context: the main thread.
 */
int ztest_run_test_suites(const void *state);

/**
 * @brief As ztest_run_test_suites(), and report tests that name a suite which does not exist.
 *
 * @param state handed to the predicates
 *
 * Context: the main thread.
 */
void ztest_run_all(const void *state);

/**
 * @brief Fail the run when a suite never ran, be it that its predicate said no each time.
 *
 * Context: the main thread.
 */
void ztest_verify_all_test_suites_ran(void);

/**
 * @brief Run one suite by name, of either spelling.
 *
 * @param name name of the suite
 * @return 0 when no test of it failed, -1 otherwise, or when there is no such suite
 *
 * Context: the main thread.
 */
int bk_ztest_run_suite_by_name(const char *name);

/** @brief Run the suite @p suite; see bk_ztest_run_suite_by_name(). */
#define ztest_run_test_suite(suite, ...) bk_ztest_run_suite_by_name(STRINGIFY(suite))

/**
 * @brief A before function for tests that must have one processor: there is one, nothing to do.
 *
 * @param data fixture, not used
 */
void ztest_simple_1cpu_before(void *data);

/**
 * @brief The after function that belongs to ztest_simple_1cpu_before().
 *
 * @param data fixture, not used
 */
void ztest_simple_1cpu_after(void *data);

/**
 * @brief Note how the current test ended, for the framework's own use.
 *
 * @param result one of enum bk_ztest_result, see lib/ztest
 * @param end    true: end the test's thread and the caller's
 *
 * Context: any. With @p end, it returns in interrupt handlers only.
 */
__syscall void bk_ztest_note(unsigned int result, bool end);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/ztest_test_new.h>

#endif
