/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Records when each task starts and stops, in test builds.
 *
 * The tasks send messages; a supervisor thread above them all reads how long the sender had the
 * processor, and keeps the record in kernel memory.
 */
#ifndef CAR_TASK_RECORDER_H
#define CAR_TASK_RECORDER_H

#include "task.h"

#ifdef CONFIG_CAR_TEST_RECORDER

/**
 * Start the recorder.
 *
 * @return 0 or a negative error, which is reported
 * @note Supervisor threads.
 */
int task_recorder_init(void);

/** Let a task that was created report as number @p index. Supervisor threads. */
void task_recorder_add(uint32_t index, const struct car_task_info *info, k_tid_t tid);

/** Time zero of task @p index, in microseconds since boot. User and supervisor threads. */
void task_recorder_origin(uint32_t index, int64_t origin_us);

/** Task @p index begins its computation. User and supervisor threads. */
void task_recorder_start(uint32_t index);

/** Task @p index ends its computation. User and supervisor threads. */
void task_recorder_stop(uint32_t index);

/**
 * Print what was recorded.
 *
 * @return 0, or -EIO when a task was recorded in no slot or violated one
 * @note Supervisor threads, when the tasks have ended.
 */
int task_recorder_report(void);

#else

static inline int task_recorder_init(void)
{
    return 0;
}

static inline void task_recorder_add(uint32_t index, const struct car_task_info *info, k_tid_t tid)
{
    ARG_UNUSED(index);
    ARG_UNUSED(info);
    ARG_UNUSED(tid);
}

static inline void task_recorder_origin(uint32_t index, int64_t origin_us)
{
    ARG_UNUSED(index);
    ARG_UNUSED(origin_us);
}

static inline void task_recorder_start(uint32_t index)
{
    ARG_UNUSED(index);
}

static inline void task_recorder_stop(uint32_t index)
{
    ARG_UNUSED(index);
}

static inline int task_recorder_report(void)
{
    return 0;
}

#endif

#endif /* CAR_TASK_RECORDER_H */
