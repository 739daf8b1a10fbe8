/* SPDX-License-Identifier: Apache-2.0 */
/* Earliest deadline first among threads of equal priority; the order itself: ready_deadline.h. */
#include "object.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

void z_impl_k_thread_deadline_set(k_tid_t thread, int deadline)
{
    uint64_t now = bk_clock_cycles();
    unsigned int key = bk_lock();

    thread->deadline = now + (uint64_t)(int64_t)MAX(deadline, 1);
    /* Its place among its equals, where it is ready or waits. */
    bk_set_level(thread, thread->level, false);
    bk_unlock(key);
}

#ifdef CONFIG_USERSPACE

static void z_vrfy_k_thread_deadline_set(k_tid_t thread, int deadline)
{
    if (thread != bk_kernel.current) {
        bk_object_check(thread, K_OBJ_THREAD);
    }
    BK_REQUIRE(deadline > 0, deadline, "deadline: not in the future");
    z_impl_k_thread_deadline_set(thread, deadline);
}
#include <zephyr/syscalls/k_thread_deadline_set_mrsh.c>

#endif
