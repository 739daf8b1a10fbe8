/* SPDX-License-Identifier: Apache-2.0 */
/* Which processors a thread may run on: there is one, so it may run or may not. */
#include "sched.h"

/* The mask of a thread that could run now stays as it is. */
static int allow(k_tid_t thread, bool may_run)
{
    unsigned int key = bk_lock();
    int result = 0;

    if ((thread->state & BK_STATE_NOT_READY) == 0u) {
        result = -EINVAL;
    } else if (may_run) {
        bk_state_clear(thread, BK_STATE_MASKED);
    } else {
        bk_state_set(thread, BK_STATE_MASKED);
    }
    bk_unlock(key);
    return result;
}

int k_thread_cpu_mask_clear(k_tid_t thread)
{
    return allow(thread, false);
}

int k_thread_cpu_mask_enable_all(k_tid_t thread)
{
    return allow(thread, true);
}

int k_thread_cpu_mask_enable(k_tid_t thread, int cpu)
{
    return cpu == 0 ? allow(thread, true) : -EINVAL;
}

int k_thread_cpu_mask_disable(k_tid_t thread, int cpu)
{
    return cpu == 0 ? allow(thread, false) : -EINVAL;
}

int k_thread_cpu_pin(k_tid_t thread, int cpu)
{
    return cpu == 0 ? allow(thread, true) : -EINVAL;
}
