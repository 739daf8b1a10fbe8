/* SPDX-License-Identifier: Apache-2.0 */
/* The lines that readers of test logs look for, and the counts behind them. */

#include <zephyr/kernel.h>

#include "ztest_internal.h"

struct tally {
    unsigned int pass;
    unsigned int fail;
    unsigned int skip;
    unsigned int ms;
};

static int tc_result(enum bk_ztest_result result)
{
    switch (result) {
    case BK_ZTEST_PASS:
        return TC_PASS;
    case BK_ZTEST_SKIP:
        return TC_SKIP;
    default:
        return TC_FAIL;
    }
}

void bk_ztest_report_start(const struct ztest_unit_test *test)
{
    TC_START(test->name);
}

void bk_ztest_report_end(const struct ztest_unit_test *test, enum bk_ztest_result result,
                         unsigned int ms)
{
    struct ztest_unit_test_stats *stats = test->stats;
    int tc = tc_result(result);

    stats->run_count++;
    stats->pass_count += (tc == TC_PASS) ? 1U : 0U;
    stats->skip_count += (tc == TC_SKIP) ? 1U : 0U;
    stats->fail_count += (tc == TC_FAIL) ? 1U : 0U;
    stats->duration_worst_ms = MAX(stats->duration_worst_ms, ms);
    printk(" %s - %s in %u.%03u seconds\n", TC_RESULT_TO_STR(tc), test->name, ms / 1000U,
           ms % 1000U);
    PRINT_LINE;
}

/* The next test of a suite that ran at all. */
static bool next_that_ran(struct bk_ztest_cursor *cursor)
{
    do {
        if (!bk_ztest_next(cursor)) {
            return false;
        }
    } while (cursor->test.stats->run_count == 0U);
    return true;
}

/* A test that ran more than once is as good as its worst run. */
static int overall(const struct ztest_unit_test_stats *stats)
{
    if (stats->fail_count > 0U) {
        return TC_FAIL;
    }
    return (stats->skip_count == stats->run_count) ? TC_SKIP : TC_PASS;
}

static struct tally tally_suite(const struct ztest_suite_node *suite)
{
    struct tally tally = {0};
    struct bk_ztest_cursor cursor;

    bk_ztest_first(&cursor, suite);
    while (next_that_ran(&cursor)) {
        int tc = overall(cursor.test.stats);

        tally.pass += (tc == TC_PASS) ? 1U : 0U;
        tally.fail += (tc == TC_FAIL) ? 1U : 0U;
        tally.skip += (tc == TC_SKIP) ? 1U : 0U;
        tally.ms += cursor.test.stats->duration_worst_ms;
    }
    return tally;
}

static void print_suite(const struct ztest_suite_node *suite)
{
    struct tally tally = tally_suite(suite);
    unsigned int total = tally.pass + tally.fail + tally.skip;
    unsigned int judged = tally.pass + tally.fail;
    unsigned int rate = (judged == 0U) ? 0U : (tally.pass * 10000U) / judged;
    int tc = (suite->stats->fail_count > 0U) ? TC_FAIL : (judged == 0U) ? TC_SKIP : TC_PASS;

    printk("SUITE %s - %3u.%02u%% [%s]: pass = %u, fail = %u, skip = %u, total = %u "
           "duration = %u.%03u seconds\n",
           TC_RESULT_TO_STR(tc), rate / 100U, rate % 100U, suite->name, tally.pass, tally.fail,
           tally.skip, total, tally.ms / 1000U, tally.ms % 1000U);
}

static void print_tests(const struct ztest_suite_node *suite)
{
    struct bk_ztest_cursor cursor;

    bk_ztest_first(&cursor, suite);
    while (next_that_ran(&cursor)) {
        const struct ztest_unit_test_stats *stats = cursor.test.stats;

        printk(" - %s - [%s.%s] duration = %u.%03u seconds\n", TC_RESULT_TO_STR(overall(stats)),
               suite->name, cursor.test.name, stats->duration_worst_ms / 1000U,
               stats->duration_worst_ms % 1000U);
    }
    printk("\n");
}

void bk_ztest_report_summary(void)
{
    printk("\n------ TESTSUITE SUMMARY START ------\n\n");
    STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
        if (suite->stats->run_count > 0U) {
            print_suite(suite);
            if (IS_ENABLED(CONFIG_ZTEST_VERBOSE_SUMMARY)) {
                print_tests(suite);
            }
        }
    }
    printk("------ TESTSUITE SUMMARY END ------\n\n");
}
