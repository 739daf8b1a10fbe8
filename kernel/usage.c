/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cycles of threads: each switch charges the time since the one before to the thread that ran. The
 * kernel's and the interrupts' work counts as the interrupted thread's.
 */
#include <zephyr/init.h>

#include "thread.h"
#include "timeout.h"

static struct k_thread *running;
static uint64_t since; /* when it began to run */

static void charge(void)
{
    uint64_t now = bk_clock_cycles();

    if (running != NULL) {
        running->usage += now - since;
    }
    since = now;
}

static void usage_switched(void)
{
    charge();
    running = bk_kernel.current;
}

int k_thread_runtime_stats_get(k_tid_t thread, k_thread_runtime_stats_t *stats)
{
    unsigned int key;

    if (thread == NULL || stats == NULL) {
        return -EINVAL;
    }
    key = bk_kernel_lock();
    charge();
    stats->execution_cycles = thread->usage;
    stats->total_cycles = thread->usage;
    stats->idle_cycles = 0;
    bk_unlock(key);
    return 0;
}

int k_thread_runtime_stats_all_get(k_thread_runtime_stats_t *stats)
{
    unsigned int key;

    if (stats == NULL) {
        return -EINVAL;
    }
    key = bk_kernel_lock();
    charge();
    stats->execution_cycles = since;
    stats->idle_cycles = bk_idle_thread.usage;
    stats->total_cycles = since - bk_idle_thread.usage;
    bk_unlock(key);
    return 0;
}

static int usage_init(void)
{
    bk_kernel.switch_hook = usage_switched;
    return 0;
}
SYS_INIT(usage_init, PRE_KERNEL_1, 0);
