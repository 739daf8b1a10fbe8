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
    int64_t slot_us;          /* where the slot that is expected next begins */
    unsigned int extra;       /* the task runs once more in the slot before that one */
    unsigned int slots;       /* slots in which the task ran */
    unsigned int missed;      /* slots in which it did not start */
    unsigned int fired_twice; /* starts before the slot that is expected */
    unsigned int overshoot;   /* slots that took too much processor time */
    unsigned int crossed;     /* slots that ended in the next one */
};

/** Begin anew: the first slot begins at @p origin_us. */
void timing_record_begin(struct timing_record *record, const struct timing_limits *limits,
                         int64_t origin_us);

/** The task started its computation at @p now_us. */
void timing_record_start(struct timing_record *record, int64_t now_us);

/** The task ended its computation at @p now_us and had the processor for @p cpu_us. */
void timing_record_stop(struct timing_record *record, int64_t now_us, uint64_t cpu_us);

/** The number of violations of all kinds. */
unsigned int timing_record_violations(const struct timing_record *record);

#endif /* CAR_TIMING_RECORD_H */
