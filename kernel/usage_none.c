/* SPDX-License-Identifier: Apache-2.0 */
/* Without CONFIG_SCHED_THREAD_USAGE. */
#include <zephyr/kernel.h>

int k_thread_runtime_stats_get(k_tid_t thread, k_thread_runtime_stats_t *stats)
{
    ARG_UNUSED(thread);
    ARG_UNUSED(stats);
    return -ENOTSUP;
}

int k_thread_runtime_stats_all_get(k_thread_runtime_stats_t *stats)
{
    ARG_UNUSED(stats);
    return -ENOTSUP;
}
