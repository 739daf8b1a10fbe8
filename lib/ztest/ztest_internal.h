/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BULKHEAD_LIB_ZTEST_INTERNAL_H_
#define BULKHEAD_LIB_ZTEST_INTERNAL_H_

/* What the parts of the test framework share. All of it is supervisor code. */

#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/ztest.h>

/* How a test ends, and what may be noted of it on the way. */
enum bk_ztest_result {
    BK_ZTEST_PENDING,
    BK_ZTEST_PASS,
    BK_ZTEST_FAIL,
    BK_ZTEST_SKIP,
    BK_ZTEST_RESULT_COUNT,
};

/* What the runner is doing; a failure means something else in each. */
enum bk_ztest_phase {
    BK_ZTEST_FRAMEWORK,
    BK_ZTEST_SETUP,
    BK_ZTEST_BEFORE,
    BK_ZTEST_TEST,
    BK_ZTEST_AFTER,
    BK_ZTEST_TEARDOWN,
};

/* result.c: what is known of the test that runs. */

/* A thread that runs no test of its own may be left by jumping back to where this was set up. */
struct bk_ztest_guard {
    jmp_buf env;
    struct bk_ztest_guard *outer;
};

void bk_ztest_enter(enum bk_ztest_phase phase);
void bk_ztest_set_thread(k_tid_t runner, k_tid_t test_thread);
void bk_ztest_begin(void);
enum bk_ztest_result bk_ztest_current(void);
bool bk_ztest_run_failed(void);
void bk_ztest_fail_run(void);
bool bk_ztest_call(void (*step)(void *), void *arg);

/* report.c: what is printed of it, and what is counted. */

void bk_ztest_report_start(const struct ztest_unit_test *test);
void bk_ztest_report_end(const struct ztest_unit_test *test, enum bk_ztest_result result,
                         unsigned int ms);
void bk_ztest_report_summary(void);

/* main.c and fault.c: how an image ends, and what an unexpected fault ends. */

FUNC_NORETURN void bk_ztest_end_image(int result);
void bk_ztest_unexpected_fault(unsigned int reason);

/* runner.c and legacy.c: the tests of a suite, one by one. */

/* order.c or shuffle.c: which comes when. */
struct bk_ztest_order {
    uint32_t step; /* 0: as by name */
    uint32_t first;
};

struct bk_ztest_order bk_ztest_new_order(void);

static inline size_t bk_ztest_place(const struct bk_ztest_order *order, size_t turn, size_t count)
{
    return order->step == 0u ? turn : (order->first + turn * order->step) % count;
}

/* mock.c: whether something that the test expects did not come, and the start of the next test. */
bool bk_ztest_mocks_left(void);
void bk_ztest_mocks_reset(void);

struct bk_ztest_cursor {
    const struct ztest_suite_node *suite;
    struct bk_ztest_order order;
    size_t next;
    struct ztest_unit_test test;
    void *legacy;
};

void bk_ztest_first(struct bk_ztest_cursor *cursor, const struct ztest_suite_node *suite);
bool bk_ztest_next(struct bk_ztest_cursor *cursor);
bool bk_ztest_legacy_next(struct bk_ztest_cursor *cursor);
int bk_ztest_run_suite(const struct ztest_suite_node *suite);

#endif
