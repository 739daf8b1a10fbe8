/* SPDX-License-Identifier: Apache-2.0 */
/* What the kernel counts of threads: cycles, slices of their own. */

#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

ZTEST_SUITE(usage, NULL, NULL, kit_reset, kit_reset, NULL);

#define CYCLES_PER_MS (CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / 1000)

static uint32_t cycles_of(k_tid_t thread)
{
    k_thread_runtime_stats_t stats;

    zassert_ok(k_thread_runtime_stats_get(thread, &stats));
    zassert_equal(stats.execution_cycles, stats.total_cycles);
    return (uint32_t)stats.execution_cycles;
}

static void burn(void *ms, void *slot, void *p3)
{
    k_busy_wait((uint32_t)(uintptr_t)ms * 1000);
    kit_note((char)('0' + (uintptr_t)slot));
    k_sleep(K_FOREVER);
}

ZTEST(usage, test_cycles_of_a_thread)
{
    kit_start(0, burn, (void *)20, KIT_HIGH, K_USER);
    kit_start(1, burn, (void *)10, KIT_MIDDLE, 0);
    k_sleep(K_MSEC(50));
    kit_expect("01");
    zassert_within(cycles_of(&kit_threads[0]), 20 * CYCLES_PER_MS, CYCLES_PER_MS / 4);
    zassert_within(cycles_of(&kit_threads[1]), 10 * CYCLES_PER_MS, CYCLES_PER_MS / 4);
}

/* The caller's own time goes on while it asks. */
ZTEST(usage, test_cycles_of_the_caller)
{
    uint32_t before = cycles_of(k_current_get());

    k_busy_wait(5000);
    zassert_within(cycles_of(k_current_get()) - before, 5 * CYCLES_PER_MS, CYCLES_PER_MS / 10);
}

ZTEST(usage, test_a_sleeper_uses_nothing)
{
    uint32_t before = cycles_of(k_current_get());

    k_sleep(K_MSEC(100));
    zassert_true(cycles_of(k_current_get()) - before < CYCLES_PER_MS);
}

ZTEST(usage, test_cycles_of_all)
{
    k_thread_runtime_stats_t before;
    k_thread_runtime_stats_t after;
    uint32_t elapsed = k_cycle_get_32();

    zassert_ok(k_thread_runtime_stats_all_get(&before));
    k_busy_wait(10000);
    k_sleep(K_MSEC(30));
    zassert_ok(k_thread_runtime_stats_all_get(&after));
    elapsed = k_cycle_get_32() - elapsed;
    zassert_within((uint32_t)(after.idle_cycles - before.idle_cycles), 30 * CYCLES_PER_MS,
                   CYCLES_PER_MS / 2);
    zassert_within((uint32_t)(after.total_cycles - before.total_cycles), 10 * CYCLES_PER_MS,
                   CYCLES_PER_MS / 2);
    zassert_within((uint32_t)(after.execution_cycles - before.execution_cycles), elapsed, 1000);
    zassert_equal(after.execution_cycles, after.total_cycles + after.idle_cycles);
}

/* No cycle is lost or counted twice, however often threads change. */
static void take_turns(void *turns, void *p2, void *p3)
{
    for (uintptr_t i = 0; i < (uintptr_t)turns; i++) {
        k_yield();
    }
    k_sleep(K_FOREVER);
}

ZTEST(usage, test_the_sum_is_the_time)
{
    k_thread_runtime_stats_t before;
    k_thread_runtime_stats_t after;
    uint32_t mine = cycles_of(k_current_get());
    uint32_t elsewhere;

    zassert_ok(k_thread_runtime_stats_all_get(&before));
    kit_start(0, take_turns, (void *)500, KIT_HIGH, K_USER);
    kit_start(1, take_turns, (void *)500, KIT_HIGH, 0);
    k_sleep(K_MSEC(50));
    zassert_ok(k_thread_runtime_stats_all_get(&after));
    mine = cycles_of(k_current_get()) - mine;
    elsewhere = cycles_of(&kit_threads[0]) + cycles_of(&kit_threads[1]);
    zassert_within((uint32_t)(after.total_cycles - before.total_cycles), mine + elsewhere, 1000);
}

ZTEST(usage, test_wrong_arguments)
{
    k_thread_runtime_stats_t stats;

    zassert_equal(k_thread_runtime_stats_get(NULL, &stats), -EINVAL);
    zassert_equal(k_thread_runtime_stats_get(k_current_get(), NULL), -EINVAL);
    zassert_equal(k_thread_runtime_stats_all_get(NULL), -EINVAL);
}

/* Slices. */

static ZTEST_BMEM volatile bool stop;

static void spin(void *p1, void *slot, void *p3)
{
    while (!stop) {
    }
}

static void end_spinning(void)
{
    stop = true;
    kit_join(0);
    kit_join(1);
}

static void start_spinning(void)
{
    stop = false;
    kit_start(0, spin, NULL, KIT_MIDDLE, K_USER);
    kit_start(1, spin, NULL, KIT_MIDDLE, 0);
}

ZTEST(usage, test_configured_slice)
{
    start_spinning();
    k_sleep(K_MSEC(80));
    zassert_within(cycles_of(&kit_threads[0]), 40 * CYCLES_PER_MS, CYCLES_PER_MS);
    zassert_within(cycles_of(&kit_threads[1]), 40 * CYCLES_PER_MS, CYCLES_PER_MS);
    end_spinning();
}

static int slices;
static struct k_thread *sliced;

static void count_slice(struct k_thread *thread, void *data)
{
    slices += (int)(uintptr_t)data;
    sliced = thread;
}

ZTEST(usage, test_slice_of_one_thread)
{
    slices = 0;
    start_spinning();
    k_thread_time_slice_set(&kit_threads[1], 50, count_slice, (void *)1);
    k_sleep(K_MSEC(100));
    /* 20 ms and 5 ms in turn */
    zassert_within(cycles_of(&kit_threads[0]), 80 * CYCLES_PER_MS, CYCLES_PER_MS);
    zassert_within(cycles_of(&kit_threads[1]), 20 * CYCLES_PER_MS, CYCLES_PER_MS);
    zassert_within(slices, 4, 1, "%d", slices);
    zassert_equal_ptr(sliced, &kit_threads[1]);
    end_spinning();
}

/* A slice begins anew with each switch: who gave way early does not lose the next one's time. */
static void sleep_and_spin(void *p1, void *p2, void *p3)
{
    while (!stop) {
        k_busy_wait(3000);
        k_sleep(K_MSEC(7));
    }
}

ZTEST(usage, test_slice_begins_with_the_switch)
{
    stop = false;
    kit_start(0, spin, NULL, KIT_MIDDLE, 0);
    kit_start(1, sleep_and_spin, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(100));
    zassert_within(cycles_of(&kit_threads[1]), 30 * CYCLES_PER_MS, 3 * CYCLES_PER_MS);
    zassert_within(cycles_of(&kit_threads[0]), 70 * CYCLES_PER_MS, 4 * CYCLES_PER_MS);
    end_spinning();
}

/* Unused stack. */

ZTEST(usage, test_stack_space)
{
    size_t unused = 0;

    kit_start(0, burn, (void *)1, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    zassert_ok(k_thread_stack_space_get(&kit_threads[0], &unused));
    zassert_between_inclusive(unused, 256, KIT_STACK_SIZE - 64, "%u", (unsigned int)unused);
}

ZTEST_USER(usage, test_stack_space_of_oneself)
{
    size_t unused = 0;

    zassert_ok(k_thread_stack_space_get(k_current_get(), &unused));
    zassert_between_inclusive(unused, 64, CONFIG_ZTEST_STACK_SIZE, "%u", (unsigned int)unused);
}

ZTEST_USER(usage, test_custom_data)
{
    k_thread_custom_data_set((void *)0x1234);
    zassert_equal_ptr(k_thread_custom_data_get(), (void *)0x1234);
}

/* Names. */

ZTEST(usage, test_name_is_copied)
{
    char name[] = "first";

    kit_start(0, burn, NULL, KIT_HIGH, 0);
    zassert_ok(k_thread_name_set(&kit_threads[0], name));
    name[0] = 'F';
    zassert_str_equal(k_thread_name_get(&kit_threads[0]), "first");
}

ZTEST_USER(usage, test_user_names_itself)
{
    char name[CONFIG_THREAD_MAX_NAME_LEN];

    zassert_ok(k_thread_name_set(NULL, "somebody"));
    zassert_ok(k_thread_name_copy(k_current_get(), name, sizeof(name)));
    zassert_str_equal(name, "somebody");
    zassert_equal(k_thread_name_copy(k_current_get(), name, 8), -ENOSPC);
    zassert_ok(k_thread_name_copy(k_current_get(), name, 9));
}

ZTEST_USER(usage, test_long_name_is_cut)
{
    char name[2 * CONFIG_THREAD_MAX_NAME_LEN];

    memset(name, 'x', sizeof(name));
    name[sizeof(name) - 1] = '\0';
    zassert_ok(k_thread_name_set(k_current_get(), name));
    memset(name, 0, sizeof(name));
    zassert_ok(k_thread_name_copy(k_current_get(), name, sizeof(name)));
    zassert_equal(strlen(name), CONFIG_THREAD_MAX_NAME_LEN - 1);
}

ZTEST_USER(usage, test_name_from_the_kernel_is_refused)
{
    ztest_set_fault_valid(true);
    k_thread_name_set(k_current_get(), (const char *)&kit_threads[0]);
    ztest_test_fail();
}

ZTEST_USER(usage, test_name_into_the_kernel_is_refused)
{
    ztest_set_fault_valid(true);
    k_thread_name_copy(k_current_get(), (char *)&kit_threads[0], 64);
    ztest_test_fail();
}

ZTEST_USER(usage, test_name_of_a_stranger_is_refused)
{
    ztest_set_fault_valid(true);
    k_thread_name_set(&kit_threads[4], "mine");
    ztest_test_fail();
}
