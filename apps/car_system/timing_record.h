/* SPDX-License-Identifier: Apache-2.0 */
/** @file Checks the periods of one task against their slots in time. No kernel in it. */
#ifndef CAR_TIMING_RECORD_H
#define CAR_TIMING_RECORD_H

#include <stdint.h>

/** What is asked of a task; times in microseconds. */
struct timing_limits {
    uint32_t period_us;
    uint32_t computation_us;
    uint32_t period_tolerance_us;
    uint32_t computation_tolerance_us;
};

/** What was seen. Slot n begins n periods after the origin and ends where the next begins. */
struct timing_record {
    struct timing_limits limits;
    int64_t slot_us;      /* where the slot that is expected next begins */
    uint32_t extra;       /* the task runs once more in the slot before that one */
    uint32_t slots;       /* slots in which the task ran */
    uint32_t missed;      /* slots in which it did not start */
    uint32_t fired_twice; /* starts before the slot that is expected */
    uint32_t overshoot;   /* slots that took too much processor time */
    uint32_t crossed;     /* slots that ended in the next one */
};

/** Begin anew: the first slot begins at @p origin_us. */
void timing_record_begin(struct timing_record *record, const struct timing_limits *limits,
                         int64_t origin_us);

/** The task started its computation at @p now_us. */
void timing_record_start(struct timing_record *record, int64_t now_us);

/** The task ended its computation at @p now_us and had the processor for @p cpu_us. */
void timing_record_stop(struct timing_record *record, int64_t now_us, uint64_t cpu_us);

/** The number of violations of all kinds. */
uint32_t timing_record_violations(const struct timing_record *record);

#endif /* CAR_TIMING_RECORD_H */
