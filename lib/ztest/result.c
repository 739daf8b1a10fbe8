/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is known of the test that runs, in kernel memory: a test in any domain can report, and none
 * can forge the report of another.
 */

#include <kernel/usermode.h>
#include <zephyr/kernel.h>

#include "ztest_internal.h"

static struct {
    enum bk_ztest_phase phase;
    enum bk_ztest_result result;
    bool run_failed;
    k_tid_t runner;
    k_tid_t test_thread;
    struct bk_ztest_guard *guard;
} state;

void bk_ztest_enter(enum bk_ztest_phase phase)
{
    state.phase = phase;
}

void bk_ztest_set_thread(k_tid_t runner, k_tid_t test_thread)
{
    state.runner = runner;
    state.test_thread = test_thread;
}

void bk_ztest_begin(void)
{
    state.result = BK_ZTEST_PENDING;
}

enum bk_ztest_result bk_ztest_current(void)
{
    return state.result;
}

bool bk_ztest_run_failed(void)
{
    return state.run_failed;
}

void bk_ztest_fail_run(void)
{
    state.run_failed = true;
}

bool bk_ztest_call(void (*step)(void *), void *arg)
{
    struct bk_ztest_guard guard = {.outer = state.guard};
    bool done = false;

    state.guard = &guard;
    if (setjmp(guard.env) == 0) {
        step(arg);
        done = true;
    }
    state.guard = guard.outer;
    return done;
}

static void record(enum bk_ztest_result result)
{
    if (state.phase == BK_ZTEST_FRAMEWORK) {
        state.run_failed = state.run_failed || (result == BK_ZTEST_FAIL);
    } else if (result == BK_ZTEST_FAIL || state.result == BK_ZTEST_PENDING) {
        state.result = result;
    }
}

static void end_test_thread(void)
{
    if (state.phase == BK_ZTEST_TEST) {
        z_impl_k_thread_abort(state.test_thread);
    }
}

/* The caller may be a helper of the test. Both end before the runner, which waits, goes on. */
static void end_threads(void)
{
    if (k_is_in_isr()) {
        end_test_thread();
        return;
    }
    if (k_current_get() == state.runner && state.guard != NULL) {
        longjmp(state.guard->env, 1);
    }
    k_sched_lock();
    if (k_current_get() != state.test_thread) {
        end_test_thread();
    }
    k_thread_abort(k_current_get());
}

void z_impl_bk_ztest_note(unsigned int result, bool end)
{
    record((enum bk_ztest_result)result);
    if (end) {
        end_threads();
    }
}

#ifdef CONFIG_USERSPACE
static inline void z_vrfy_bk_ztest_note(unsigned int result, bool end)
{
    BK_REQUIRE(result < BK_ZTEST_RESULT_COUNT, result, "no such test result");
    record((enum bk_ztest_result)result);
    if (end) {
        end_test_thread();
        z_impl_k_thread_abort(k_current_get());
    }
}
#include <zephyr/syscalls/bk_ztest_note_mrsh.c>
#endif
