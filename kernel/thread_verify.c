/* SPDX-License-Identifier: Apache-2.0 */
/* System calls on threads: what a user thread may ask. */
#include "object.h"
#include "sched.h"
#include "stack_object.h"
#include "thread.h"
#include "usermode.h"

/* The caller's own thread needs no grant. */
static void check_thread(const struct k_thread *thread)
{
    if (thread != bk_kernel.current) {
        bk_object_check(thread, K_OBJ_THREAD);
    }
}

static k_tid_t z_vrfy_k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack,
                                      size_t stack_size, k_thread_entry_t entry, void *p1, void *p2,
                                      void *p3, int prio, uint32_t options, k_timeout_t delay)
{
    const struct k_thread *current = bk_kernel.current;

    bk_object_check_init(new_thread, K_OBJ_THREAD);
    BK_REQUIRE((new_thread->state & BK_STATE_DEAD) != 0u || new_thread->stack_start == 0u,
               new_thread, "thread: it still runs");
    bk_stack_check(stack, stack_size);
    BK_REQUIRE((options & K_USER) != 0u, options, "options: a user thread creates user threads, "
                                                  "add K_USER");
    BK_REQUIRE((options & K_ESSENTIAL) == 0u, options, "options: K_ESSENTIAL is for the kernel");
    BK_REQUIRE(prio >= current->base_priority && prio < K_LOWEST_THREAD_PRIO, prio,
               "prio: better than the caller's, or none");
    return z_impl_k_thread_create(new_thread, stack, stack_size, entry, p1, p2, p3, prio, options,
                                  delay);
}
#include <zephyr/syscalls/k_thread_create_mrsh.c>

static void z_vrfy_k_thread_start(k_tid_t thread)
{
    check_thread(thread);
    z_impl_k_thread_start(thread);
}
#include <zephyr/syscalls/k_thread_start_mrsh.c>

static void z_vrfy_k_thread_abort(k_tid_t thread)
{
    check_thread(thread);
    BK_REQUIRE((thread->options & K_ESSENTIAL) == 0u, thread, "thread: it is essential");
    z_impl_k_thread_abort(thread);
}
#include <zephyr/syscalls/k_thread_abort_mrsh.c>

static void z_vrfy_bk_thread_exit(void)
{
    z_impl_bk_thread_exit();
}
#include <zephyr/syscalls/bk_thread_exit_mrsh.c>

static int z_vrfy_k_thread_join(struct k_thread *thread, k_timeout_t timeout)
{
    check_thread(thread);
    return z_impl_k_thread_join(thread, timeout);
}
#include <zephyr/syscalls/k_thread_join_mrsh.c>

static void z_vrfy_k_thread_suspend(k_tid_t thread)
{
    check_thread(thread);
    z_impl_k_thread_suspend(thread);
}
#include <zephyr/syscalls/k_thread_suspend_mrsh.c>

static void z_vrfy_k_thread_resume(k_tid_t thread)
{
    check_thread(thread);
    z_impl_k_thread_resume(thread);
}
#include <zephyr/syscalls/k_thread_resume_mrsh.c>

static k_tid_t z_vrfy_k_sched_current_thread_query(void)
{
    return z_impl_k_sched_current_thread_query();
}
#include <zephyr/syscalls/k_sched_current_thread_query_mrsh.c>

static void z_vrfy_k_thread_priority_set(k_tid_t thread, int prio)
{
    check_thread(thread);
    BK_REQUIRE(prio >= bk_kernel.current->base_priority && prio < K_LOWEST_THREAD_PRIO, prio,
               "prio: better than the caller's, or none");
    z_impl_k_thread_priority_set(thread, prio);
}
#include <zephyr/syscalls/k_thread_priority_set_mrsh.c>

static int z_vrfy_k_thread_priority_get(k_tid_t thread)
{
    check_thread(thread);
    return z_impl_k_thread_priority_get(thread);
}
#include <zephyr/syscalls/k_thread_priority_get_mrsh.c>

static int z_vrfy_k_is_preempt_thread(void)
{
    return bk_kernel.current->preempt_level != 0u;
}
#include <zephyr/syscalls/k_is_preempt_thread_mrsh.c>

static int32_t z_vrfy_k_sleep(k_timeout_t timeout)
{
    return z_impl_k_sleep(timeout);
}
#include <zephyr/syscalls/k_sleep_mrsh.c>

static int32_t z_vrfy_k_usleep(int32_t us)
{
    return z_impl_k_usleep(us);
}
#include <zephyr/syscalls/k_usleep_mrsh.c>

static void z_vrfy_k_wakeup(k_tid_t thread)
{
    check_thread(thread);
    z_impl_k_wakeup(thread);
}
#include <zephyr/syscalls/k_wakeup_mrsh.c>

static int64_t z_vrfy_k_uptime_ticks(void)
{
    return z_impl_k_uptime_ticks();
}
#include <zephyr/syscalls/k_uptime_ticks_mrsh.c>

static uint32_t z_vrfy_k_cycle_get_32(void)
{
    return z_impl_k_cycle_get_32();
}
#include <zephyr/syscalls/k_cycle_get_32_mrsh.c>

static uint64_t z_vrfy_k_cycle_get_64(void)
{
    return z_impl_k_cycle_get_64();
}
#include <zephyr/syscalls/k_cycle_get_64_mrsh.c>

static k_ticks_t z_vrfy_k_thread_timeout_expires_ticks(const struct k_thread *thread)
{
    check_thread(thread);
    return z_impl_k_thread_timeout_expires_ticks(thread);
}
#include <zephyr/syscalls/k_thread_timeout_expires_ticks_mrsh.c>

static k_ticks_t z_vrfy_k_thread_timeout_remaining_ticks(const struct k_thread *thread)
{
    check_thread(thread);
    return z_impl_k_thread_timeout_remaining_ticks(thread);
}
#include <zephyr/syscalls/k_thread_timeout_remaining_ticks_mrsh.c>

static int z_vrfy_k_float_disable(struct k_thread *thread)
{
    return z_impl_k_float_disable(thread);
}
#include <zephyr/syscalls/k_float_disable_mrsh.c>
