/* SPDX-License-Identifier: Apache-2.0 */
#include "task_recorder.h"

#include <zephyr/sys/printk.h>
#include <zpp/message_queue.h>
#include <zpp/time.h>
#include "timing_record.h"
#include "userspace/init_domain.h"

#define CAPACITY 8U

/* One thread more than the tasks and the standalone pair take. */
ZPP_POOL_REQUIRE(THREAD, COND_CODE_1(CONFIG_PROD_CONSUMER, (7), (5)));
ZPP_POOL_REQUIRE(MSGQ, 1);

enum what {
    ORIGIN,
    START,
    STOP,
};

struct message {
    int64_t time_us;
    uint32_t index;
    uint32_t what;
};

struct recorded {
    const struct car_task_info *info;
    k_tid_t tid;
    uint64_t start_cycles;
    struct timing_record record;
};

APP_BSS static struct zpp_message_queue queue;
APP_BSS static struct zpp_thread thread;
static struct message buffer[CAPACITY];
static struct recorded all[CAR_TASKS];

static uint64_t execution_cycles(const struct recorded *task)
{
    k_thread_runtime_stats_t stats = {0};

    (void)k_thread_runtime_stats_get(task->tid, &stats);
    return stats.execution_cycles;
}

static void begin(struct recorded *task, int64_t origin_us)
{
    const struct timing_limits limits = {
        .period_us = task->info->period_us,
        .computation_us = task->info->computation_us,
        .period_tolerance_us = CONFIG_PERIOD_OFFSET_TOLERANCE,
        .computation_tolerance_us = CONFIG_COMPUTATION_TIME_OFFSET_TOLERANCE,
    };

    timing_record_begin(&task->record, &limits, origin_us + task->info->phase_us);
}

static void record(const struct message *message)
{
    struct recorded *task = &all[message->index];
    uint64_t cycles = execution_cycles(task);

    switch (message->what) {
    case ORIGIN:
        begin(task, message->time_us);
        break;
    case START:
        timing_record_start(&task->record, message->time_us);
        task->start_cycles = cycles;
        break;
    default:
        timing_record_stop(&task->record, message->time_us,
                           k_cyc_to_us_floor64(cycles - task->start_cycles));
        break;
    }
}

static void recorder_method(void *argument)
{
    struct message message;

    ARG_UNUSED(argument);
    for (;;) {
        /* a message comes from user mode: its index is checked before it is used */
        if (zpp_message_queue_try_get_for(&queue, &message, USEC_PER_SEC) == 0 &&
            message.index < CAR_TASKS && all[message.index].info != NULL) {
            record(&message);
        }
    }
}

int task_recorder_init(void)
{
    int result = zpp_message_queue_init(&queue, buffer, sizeof(buffer[0]), CAPACITY);

    if (result == 0) {
        result = zpp_thread_init(&thread, ZPP_PRIORITY_REALTIME, "Recorder", false, recorder_method,
                                 NULL);
    }
    if (result == 0) {
        result = zpp_thread_start(&thread);
    }
    return result;
}

void task_recorder_add(uint32_t index, const struct car_task_info *info, k_tid_t tid)
{
    all[index].info = info;
    all[index].tid = tid;
    (void)zpp_message_queue_grant_access(&queue, tid);
}

static void send(uint32_t index, enum what what, int64_t time_us)
{
    const struct message message = {time_us, index, what};

    (void)zpp_message_queue_try_put_for(&queue, &message, 0);
}

void task_recorder_origin(uint32_t index, int64_t origin_us)
{
    send(index, ORIGIN, origin_us);
}

void task_recorder_start(uint32_t index)
{
    send(index, START, zpp_time_uptime_us());
}

void task_recorder_stop(uint32_t index)
{
    send(index, STOP, zpp_time_uptime_us());
}

int task_recorder_report(void)
{
    int result = 0;

    for (uint32_t index = 0; index < CAR_TASKS; index++) {
        const struct timing_record *seen = &all[index].record;

        printk("Timing of %s: %u slots, %u missed, %u fired twice, %u overshot, %u crossed\n",
               all[index].info->name, seen->slots, seen->missed, seen->fired_twice, seen->overshoot,
               seen->crossed);
        if (seen->slots == 0 || timing_record_violations(seen) != 0) {
            result = -EIO;
        }
    }
    printk("Timing %s\n", result == 0 ? "kept by all tasks" : "VIOLATED");
    return result;
}
