/* SPDX-License-Identifier: Apache-2.0 */
/* For the main thread. */
#define __ZEPHYR_SUPERVISOR__
#include "summary.h"

#include <zephyr/sys/printk.h>
#include <zpp/time.h>

#define US_PER_MS 1000U

static int64_t begin_us;
static uint64_t length_us;
static unsigned int samples_produced;
static unsigned int samples_consumed;
static unsigned int faults;

static const char *mode(void)
{
    if (IS_ENABLED(CONFIG_PROD_CONSUMER_PARTITIONS)) {
        return "step 2: user mode, producer and consumer in domains of their own";
    }
    return IS_ENABLED(CONFIG_USERSPACE) ? "step 1: user mode, one domain for all"
                                        : "step 0: supervisor mode, nothing protected";
}

void summary_begin(void)
{
    begin_us = zpp_time_uptime_us();
}

void summary_head(void)
{
    length_us = (uint64_t)(zpp_time_uptime_us() - begin_us);
    printk("\nSummary of %u ms, %s\n", (unsigned int)(length_us / US_PER_MS), mode());
    printk("Task       periods  missed     CPU\n");
}

/* Tenths of a percent of the run in which the thread had the processor. */
static unsigned int cpu_permille(k_tid_t tid)
{
    k_thread_runtime_stats_t stats;
    uint64_t run_cycles = k_us_to_cyc_floor64(length_us);

    if (run_cycles == 0 || k_thread_runtime_stats_get(tid, &stats) != 0) {
        return 0;
    }
    return (unsigned int)(stats.execution_cycles * 1000U / run_cycles);
}

void summary_task(const char *name, k_tid_t tid, const struct car_task_stats *stats)
{
    unsigned int cpu = cpu_permille(tid);
    const char *end = "";

    if (stats->ended == 0) {
        faults++;
        end = "  ended by a fault";
    }
    printk("%-10s%8u%8u%5u.%u %%%s\n", name, stats->periods, stats->missed, cpu / 10U, cpu % 10U,
           end);
}

void summary_samples(unsigned int produced, unsigned int consumed)
{
    samples_produced += produced;
    samples_consumed += consumed;
}

void summary_end(void)
{
    printk("Samples: %u produced, %u consumed\n", samples_produced, samples_consumed);
    printk("Faults: %u\n", faults);
}
