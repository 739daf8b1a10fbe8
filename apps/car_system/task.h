/* SPDX-License-Identifier: Apache-2.0 */
/** @file What is known and what is counted of each task. */
#ifndef CAR_TASK_H
#define CAR_TASK_H

#include <stdint.h>
#include <zpp/thread.h>

/** The tasks in the order of their priorities. */
enum car_task_index {
    CAR_ENGINE,
    CAR_DISPLAY,
    CAR_TIRE,
    CAR_RAIN,
    CAR_TASKS,
};

/** A task's fixed properties; times in microseconds, deadline at the end of the period. */
struct car_task_info {
    const char *name;
    enum zpp_priority priority;
    uint32_t computation_us;
    uint32_t period_us;
    uint32_t phase_us;
};

/** What a task counts of itself, in memory of its own. */
struct car_task_stats {
    unsigned int periods;
    unsigned int missed;  /* deadlines */
    unsigned int samples; /* produced or consumed */
    unsigned int ended;   /* it returned; a task that was ended by a fault did not */
};

#endif /* CAR_TASK_H */
