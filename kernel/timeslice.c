/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread's slice begins when it is switched to. That sets the end of the slice and no more; one
 * time-out, which comes about once in a slice, looks whether the end is reached and comes again if
 * not, so a switch costs the reading of the clock and not an entry in the heap.
 */
#include <zephyr/init.h>

#include "sched.h"
#include "timeout.h"

static int32_t common_ticks; /* 0: no common slice */
static uint8_t best_level;
static int64_t slice_end;
static struct bk_timeout timeout;
static void (*next_hook)(void);

static int32_t ticks_of(const struct k_thread *thread)
{
    if (thread->base_priority < 0 || thread->level == BK_LEVEL_IDLE) {
        return 0;
    }
#ifdef CONFIG_TIMESLICE_PER_THREAD
    if (thread->slice_ticks != 0) {
        return thread->slice_ticks;
    }
#endif
    return thread->level >= best_level ? common_ticks : 0;
}

static void notify(struct k_thread *thread)
{
#ifdef CONFIG_TIMESLICE_PER_THREAD
    if (thread->slice_ticks != 0 && thread->slice_expired != NULL) {
        thread->slice_expired(thread, thread->slice_data);
    }
#else
    ARG_UNUSED(thread);
#endif
}

static void slice_expired(struct bk_timeout *t);

/* The time-out comes at the end of the slice, or before. Kernel level. */
static void arm_slice_end(void)
{
    unsigned int key;

    if (bk_timeout_armed(&timeout) && bk_timeout_expiry(&timeout) <= slice_end) {
        return;
    }
    key = bk_lock();
    bk_timeout_cancel(&timeout);
    bk_settle(key);
    timeout.state = BK_TIMEOUT_ARMED;
    bk_timeout_add(&timeout, slice_expired, K_TIMEOUT_ABS_TICKS(slice_end));
}

/* The current thread's slice begins. Kernel level. */
static void begin_slice(void)
{
    int32_t ticks = ticks_of(bk_kernel.current);

    if (ticks != 0) {
        slice_end = bk_clock_ticks() + ticks;
        arm_slice_end();
    }
}

/* Behind its equals, unless it may not be preempted or is about to be left anyway. */
static void rotate(struct k_thread *thread)
{
    unsigned int key = bk_lock();

    if ((thread->state & BK_STATE_NOT_READY) == 0u && thread->preempt_level != 0u &&
        thread->node.next != &thread->node) {
        bk_rotate(thread);
    }
    bk_unlock(key);
}

static void slice_expired(struct bk_timeout *t)
{
    struct k_thread *thread = bk_kernel.current;

    ARG_UNUSED(t);
    if (ticks_of(thread) == 0) {
        return;
    }
    if (bk_clock_ticks() < slice_end) {
        arm_slice_end();
        return;
    }
    notify(thread);
    rotate(thread);
    begin_slice();
}

static void slice_switched(void)
{
    if (next_hook != NULL) {
        next_hook();
    }
    begin_slice();
}

static void hook(void)
{
    if (bk_kernel.switch_hook != slice_switched) {
        next_hook = bk_kernel.switch_hook;
        bk_kernel.switch_hook = slice_switched;
    }
}

void k_sched_time_slice_set(int32_t slice, int prio)
{
    unsigned int key = bk_kernel_lock();

    common_ticks = slice > 0 ? (int32_t)k_ms_to_ticks_ceil32((uint32_t)slice) : 0;
    best_level = BK_LEVEL(CLAMP(prio, 0, K_LOWEST_THREAD_PRIO));
    hook();
    begin_slice();
    bk_unlock(key);
}

#ifdef CONFIG_TIMESLICE_PER_THREAD

void k_thread_time_slice_set(struct k_thread *th, int32_t slice_ticks,
                             k_thread_timeslice_fn_t slice_expired, void *data)
{
    unsigned int key = bk_kernel_lock();

    th->slice_ticks = MAX(slice_ticks, 0);
    th->slice_expired = slice_expired;
    th->slice_data = data;
    hook();
    if (th == bk_kernel.current) {
        begin_slice();
    }
    bk_unlock(key);
}

#endif

static int timeslice_init(void)
{
    if (CONFIG_TIMESLICE_SIZE > 0) {
        common_ticks = (int32_t)k_ms_to_ticks_ceil32(CONFIG_TIMESLICE_SIZE);
        best_level = BK_LEVEL(CONFIG_TIMESLICE_PRIORITY);
        hook();
    }
    return 0;
}
SYS_INIT(timeslice_init, PRE_KERNEL_2, 0);
