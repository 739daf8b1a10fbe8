/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is known of the test that runs, in kernel memory: a test in any domain can report, and none
 * can forge the report of another.
 */

#include <zephyr/internal/syscall_handler.h>
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

void z_impl_bk_ztest_note(unsigned int result, bool end)
{
    if (state.phase == BK_ZTEST_FRAMEWORK) {
        state.run_failed = state.run_failed || (result == BK_ZTEST_FAIL);
    } else if (result == BK_ZTEST_FAIL || state.result == BK_ZTEST_PENDING) {
        state.result = (enum bk_ztest_result)result;
    }

    if (end && state.phase == BK_ZTEST_TEST) {
        z_impl_k_thread_abort(state.test_thread);
    }
}

#ifdef CONFIG_USERSPACE
static inline void z_vrfy_bk_ztest_note(unsigned int result, bool end)
{
    K_OOPS(K_SYSCALL_VERIFY_MSG(result < BK_ZTEST_RESULT_COUNT, "no such test result"));
    z_impl_bk_ztest_note(result, end);
}
#include <zephyr/syscalls/bk_ztest_note_mrsh.c>
#endif

/* A user thread must not read the state, and has no business in the runner's thread. */
static void leave_runner(void)
{
    if (k_current_get() == state.runner && state.guard != NULL) {
        longjmp(state.guard->env, 1);
    }
}

void bk_ztest_end_current(enum bk_ztest_result result)
{
    bk_ztest_note(result, true);
    if (k_is_in_isr()) {
        return;
    }
    if (!k_is_user_context()) {
        leave_runner();
    }
    k_thread_abort(k_current_get());
}
