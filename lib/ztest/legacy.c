/* SPDX-License-Identifier: Apache-2.0 */
/* Suites that list their tests: shown to the runner in the form of the others. */

#include "ztest_internal.h"

static void run_listed(void *data)
{
    const struct bk_ztest_legacy_test *listed = data;

    listed->setup();
    listed->test();
    listed->teardown();
}

bool bk_ztest_legacy_next(struct bk_ztest_cursor *cursor)
{
    const struct ztest_suite_node *suite = cursor->suite;

    if (cursor->next >= suite->legacy_count) {
        return false;
    }

    const struct bk_ztest_legacy_test *listed = &suite->legacy_tests[cursor->next];

    cursor->test = (struct ztest_unit_test){
        .test_suite_name = suite->name,
        .name = listed->name,
        .test = run_listed,
        .thread_options = listed->thread_options,
        .stats = &suite->legacy_stats[cursor->next],
    };
    cursor->legacy = (void *)(uintptr_t)listed;
    cursor->next++;
    return true;
}

bool bk_ztest_by_name_only(const void *state)
{
    ARG_UNUSED(state);
    return false;
}

int ztest_run_registered_test_suites(const void *state)
{
    int count = 0;

    STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
        bool wanted = (suite->predicate == NULL) || suite->predicate(state);

        if (suite->legacy_tests != NULL && wanted) {
            (void)bk_ztest_run_suite(suite);
            count++;
        }
    }
    return count;
}
