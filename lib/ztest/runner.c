/* SPDX-License-Identifier: Apache-2.0 */
/* Runs suites: what happens before, in and after each test. */

#include <string.h>

#include <zephyr/kernel.h>

#include "ztest_internal.h"

#ifdef CONFIG_ZTEST_SHUFFLE
#define SUITE_REPEATS CONFIG_ZTEST_SHUFFLE_SUITE_REPEAT_COUNT
#define TEST_REPEATS CONFIG_ZTEST_SHUFFLE_TEST_REPEAT_COUNT
#else
#define SUITE_REPEATS 1
#define TEST_REPEATS 1
#endif

static struct k_thread test_thread;
static K_THREAD_STACK_DEFINE(test_stack, CONFIG_ZTEST_STACK_SIZE + CONFIG_TEST_EXTRA_STACK_SIZE);

/* One suite in progress, with the test it is at. */
struct suite_run {
    const struct ztest_suite_node *suite;
    void *fixture;
    const struct ztest_unit_test *test;
    void *data;
};

void bk_ztest_first(struct bk_ztest_cursor *cursor, const struct ztest_suite_node *suite)
{
    *cursor = (struct bk_ztest_cursor){.suite = suite};
}

bool bk_ztest_next(struct bk_ztest_cursor *cursor)
{
    const struct ztest_unit_test *test;
    size_t count;

    if (cursor->suite->legacy_tests != NULL) {
        return bk_ztest_legacy_next(cursor);
    }

    STRUCT_SECTION_COUNT(ztest_unit_test, &count);
    while (cursor->next < count) {
        STRUCT_SECTION_GET(ztest_unit_test, bk_ztest_place(&cursor->order, cursor->next, count),
                           &test);
        cursor->next++;
        if (strcmp(test->test_suite_name, cursor->suite->name) == 0) {
            cursor->test = *test;
            return true;
        }
    }
    return false;
}

static void do_setup(void *arg)
{
    struct suite_run *run = arg;

    run->fixture = run->suite->setup();
}

static void do_before(void *arg)
{
    struct suite_run *run = arg;

    STRUCT_SECTION_FOREACH(ztest_test_rule, rule) {
        if (rule->before_each != NULL) {
            rule->before_each(run->test, run->fixture);
        }
    }
    if (run->suite->before != NULL) {
        run->suite->before(run->fixture);
    }
}

static void do_after(void *arg)
{
    struct suite_run *run = arg;

    if (run->suite->after != NULL) {
        run->suite->after(run->fixture);
    }
    STRUCT_SECTION_FOREACH(ztest_test_rule, rule) {
        if (rule->after_each != NULL) {
            rule->after_each(run->test, run->fixture);
        }
    }
}

static void do_teardown(void *arg)
{
    struct suite_run *run = arg;

    run->suite->teardown(run->fixture);
}

static void step(enum bk_ztest_phase phase, void (*function)(void *), struct suite_run *run)
{
    bk_ztest_enter(phase);
    (void)bk_ztest_call(function, run);
    bk_ztest_enter(BK_ZTEST_FRAMEWORK);
}

/* In the mode of the test. */
static void test_entry(void *function, void *data, void *unused)
{
    ARG_UNUSED(unused);
    ((void (*)(void *))function)(data);
    bk_ztest_note(BK_ZTEST_PASS, false);
}

static void run_in_thread(const struct suite_run *run)
{
    bk_ztest_enter(BK_ZTEST_TEST);
    k_thread_create(&test_thread, test_stack, K_THREAD_STACK_SIZEOF(test_stack), test_entry,
                    (void *)run->test->test, run->data, NULL, CONFIG_ZTEST_THREAD_PRIORITY,
                    run->test->thread_options | K_INHERIT_PERMS, K_FOREVER);
    k_thread_name_set(&test_thread, run->test->name);
    k_thread_start(&test_thread);
    k_thread_join(&test_thread, K_FOREVER);
    bk_ztest_enter(BK_ZTEST_FRAMEWORK);
}

static bool is_expected(const struct ztest_unit_test *test, enum bk_ztest_result result, bool *any)
{
    STRUCT_SECTION_FOREACH(ztest_expected_result_entry, entry) {
        if (strcmp(entry->test_suite_name, test->test_suite_name) == 0 &&
            strcmp(entry->test_name, test->name) == 0) {
            *any = true;
            return (entry->expected_result == ZTEST_EXPECTED_RESULT_FAIL)
                       ? (result == BK_ZTEST_FAIL)
                       : (result == BK_ZTEST_SKIP);
        }
    }
    *any = false;
    return false;
}

/*
 * A thread that ended without a word was ended on purpose, by itself or by a fault that its own
 * handler accepted: unexpected faults are noted as failures where they are handled.
 */
static enum bk_ztest_result judge(const struct ztest_unit_test *test, enum bk_ztest_result result)
{
    bool any;
    bool as_expected;

    if (result == BK_ZTEST_PENDING) {
        result = BK_ZTEST_PASS;
    }
    as_expected = is_expected(test, result, &any);
    if (any && !as_expected) {
        printk("    %s: expected to fail or skip, and did otherwise\n", test->name);
        return BK_ZTEST_FAIL;
    }
    return any ? BK_ZTEST_PASS : result;
}

static enum bk_ztest_result run_one(struct suite_run *run)
{
    enum bk_ztest_result result;

    if (CONFIG_ZTEST_TEST_DELAY_MS > 0) {
        k_busy_wait(CONFIG_ZTEST_TEST_DELAY_MS * USEC_PER_MSEC);
    }

    bk_ztest_begin();
    step(BK_ZTEST_BEFORE, do_before, run);
    if (bk_ztest_current() == BK_ZTEST_PENDING) {
        run_in_thread(run);
    }
    step(BK_ZTEST_AFTER, do_after, run);
    result = bk_ztest_current();
    if (IS_ENABLED(CONFIG_ZTEST_MOCKING)) {
        result = result <= BK_ZTEST_PASS && bk_ztest_mocks_left() ? BK_ZTEST_FAIL : result;
        bk_ztest_mocks_reset();
    }
    return judge(run->test, result);
}

/* The result that setup leaves decides: when it failed or skipped, so has every test. */
static bool run_tests_once(struct suite_run *run, enum bk_ztest_result after_setup)
{
    struct bk_ztest_cursor cursor;
    bool failed = (after_setup == BK_ZTEST_FAIL);

    bk_ztest_first(&cursor, run->suite);
    cursor.order = bk_ztest_new_order();
    while (bk_ztest_next(&cursor)) {
        enum bk_ztest_result result = after_setup;
        int64_t start = k_uptime_get();

        run->test = &cursor.test;
        run->data = (cursor.legacy != NULL) ? cursor.legacy : run->fixture;
        bk_ztest_report_start(run->test);
        if (after_setup == BK_ZTEST_PENDING) {
            result = run_one(run);
        }
        bk_ztest_report_end(run->test, result, (unsigned int)(k_uptime_get() - start));
        failed = failed || (result == BK_ZTEST_FAIL);
        if (failed && IS_ENABLED(CONFIG_ZTEST_FAIL_FAST)) {
            break;
        }
    }
    return failed;
}

static bool run_tests(struct suite_run *run, enum bk_ztest_result after_setup)
{
    bool failed = false;

    for (int i = 0; i < TEST_REPEATS && !(failed && IS_ENABLED(CONFIG_ZTEST_FAIL_FAST)); i++) {
        failed = run_tests_once(run, after_setup) || failed;
    }
    return failed;
}

int bk_ztest_run_suite(const struct ztest_suite_node *suite)
{
    struct suite_run run = {.suite = suite};
    bool failed;

    TC_SUITE_START(suite->name);
    bk_ztest_set_thread(k_current_get(), &test_thread);
    suite->stats->run_count++;

    bk_ztest_begin();
    if (suite->setup != NULL) {
        step(BK_ZTEST_SETUP, do_setup, &run);
    }
    failed = run_tests(&run, bk_ztest_current());
    if (suite->teardown != NULL) {
        bk_ztest_begin();
        step(BK_ZTEST_TEARDOWN, do_teardown, &run);
        failed = failed || (bk_ztest_current() == BK_ZTEST_FAIL);
    }

    if (failed) {
        suite->stats->fail_count++;
        bk_ztest_fail_run();
    }
    TC_SUITE_END(suite->name, failed ? TC_FAIL : TC_PASS);
    return failed ? -1 : 0;
}

static bool is_wanted(const struct ztest_suite_node *suite, const void *state)
{
    if (suite->legacy_tests != NULL) {
        return false;
    }
    return (suite->predicate != NULL) ? suite->predicate(state) : (suite->stats->run_count == 0U);
}

/* One suite as often as it is to be repeated; false: its turn is to stop all. */
static bool run_repeated(const struct ztest_suite_node *suite)
{
    bool go_on = true;

    for (int i = 0; i < SUITE_REPEATS && go_on; i++) {
        go_on = bk_ztest_run_suite(suite) == 0 || !IS_ENABLED(CONFIG_ZTEST_FAIL_FAST);
    }
    return go_on;
}

int ztest_run_test_suites(const void *state)
{
    struct bk_ztest_order order = bk_ztest_new_order();
    const struct ztest_suite_node *suite;
    size_t suites;
    int count = 0;

    STRUCT_SECTION_COUNT(ztest_suite_node, &suites);
    for (size_t i = 0; i < suites; i++) {
        STRUCT_SECTION_GET(ztest_suite_node, bk_ztest_place(&order, i, suites), &suite);
        if (!is_wanted(suite, state)) {
            suite->stats->skip_count++;
            continue;
        }
        count++;
        if (!run_repeated(suite)) {
            break;
        }
    }
    return count;
}

static const struct ztest_suite_node *find_suite(const char *name)
{
    STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
        if (strcmp(suite->name, name) == 0) {
            return suite;
        }
    }
    return NULL;
}

int bk_ztest_run_suite_by_name(const char *name)
{
    const struct ztest_suite_node *suite = find_suite(name);

    if (suite == NULL) {
        printk("ERROR: there is no test suite %s: define it with ZTEST_SUITE()\n", name);
        bk_ztest_fail_run();
        return -1;
    }
    return bk_ztest_run_suite(suite);
}

void ztest_run_all(const void *state)
{
    (void)ztest_run_test_suites(state);

    STRUCT_SECTION_FOREACH(ztest_unit_test, test) {
        if (find_suite(test->test_suite_name) == NULL) {
            printk("ERROR: test %s belongs to suite %s, which does not exist: "
                   "define it with ZTEST_SUITE()\n",
                   test->name, test->test_suite_name);
            bk_ztest_fail_run();
        }
    }
}

void ztest_verify_all_test_suites_ran(void)
{
    STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
        if (suite->stats->run_count == 0U) {
            printk("ERROR: test suite %s did not run: its predicate never allowed it\n",
                   suite->name);
            bk_ztest_fail_run();
        }
    }
}
