/* SPDX-License-Identifier: Apache-2.0 */
/* What tests and benchmarks use beside the framework: log lines, time stamps, interrupts. */

#include <zephyr/interrupt_util.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/timestamp.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(tools, NULL, NULL, ztest_simple_1cpu_before, ztest_simple_1cpu_after, NULL);

/* The lines themselves are judged by who reads the console. */
ZTEST(tools, test_log_lines)
{
    TC_START("by hand");
    TC_END_RESULT(TC_PASS);
    TC_SUITE_START("by hand");
    TC_SUITE_END("by hand", TC_PASS);
    TC_SUITE_END("by hand", TC_FAIL);
    TC_ERROR("what went wrong: %d\n", 7);
    zassert_str_equal(TC_RESULT_TO_STR(TC_PASS), "PASS");
    zassert_str_equal(TC_RESULT_TO_STR(TC_FAIL), "FAIL");
    zassert_str_equal(TC_RESULT_TO_STR(TC_SKIP), "SKIP");
}

ZTEST(tools, test_time_stamps)
{
    uint32_t start;
    uint32_t cycles;

    bench_test_init();
    bench_test_start();
    start = OS_GET_TIME();
    k_busy_wait(1000);
    cycles = TIME_STAMP_DELTA_GET(start);
    zassert_between_inclusive(k_cyc_to_us_near32(cycles), 950U, 1100U);
    zassert_equal(bench_test_end(), 0);
    tm_off = UINT32_MAX;
    zassert_equal(TIME_STAMP_DELTA_GET(start), 0U, "never below zero");
    bench_test_init();
    zassert_true(tm_off < 1000U, "reading the clock takes %u cycles", tm_off);
}

ZTEST(tools, test_tick_synch)
{
    int64_t before;

    TICK_SYNCH();
    before = k_uptime_ticks();
    TICK_SYNCH();
    zassert_between_inclusive(k_uptime_ticks() - before, 1, 2);
}

static volatile uintptr_t ran_with;
static volatile int runs;

static void handler(const void *argument)
{
    zassert_true(k_is_in_isr());
    ran_with = (uintptr_t)argument;
    runs++;
}

ZTEST(tools, test_interrupt)
{
    unsigned int line = get_available_nvic_line(CONFIG_NUM_IRQS);

    zassert_true(line < CONFIG_NUM_IRQS);
    runs = 0;
    zassert_equal(irq_connect_dynamic(line, 2, handler, (const void *)0x55, 0), (int)line);
    trigger_irq((int)line);
    zassert_equal(runs, 0, "the line is not enabled");
    irq_enable(line);
    zassert_equal(runs, 1, "it was pending");
    zassert_equal(ran_with, 0x55U);
    trigger_irq((int)line);
    zassert_equal(runs, 2);
    zassert_not_equal(get_available_nvic_line(CONFIG_NUM_IRQS), line, "the line is taken");
    irq_disable(line);
    trigger_irq((int)line);
    zassert_equal(runs, 2);
    zassert_equal(MS_TO_US(3), 3000U);
}

ZTEST(tools, test_irq_offload)
{
    runs = 0;
    irq_offload(handler, (const void *)0x77);
    zassert_equal(runs, 1);
    zassert_equal(ran_with, 0x77U);
    zassert_false(k_is_in_isr());
}
