/* SPDX-License-Identifier: Apache-2.0 */
#include "timing_record.h"

void timing_record_begin(struct timing_record *record, const struct timing_limits *limits,
                         int64_t origin_us)
{
    *record = (struct timing_record){.limits = *limits, .slot_us = origin_us};
}

void timing_record_start(struct timing_record *record, int64_t now_us)
{
    while (now_us >= record->slot_us + record->limits.period_us) {
        record->missed++;
        record->slot_us += record->limits.period_us;
    }
    record->extra = now_us + record->limits.period_tolerance_us < record->slot_us;
    record->fired_twice += record->extra;
}

void timing_record_stop(struct timing_record *record, int64_t now_us, uint64_t cpu_us)
{
    const struct timing_limits *limits = &record->limits;

    if (cpu_us > (uint64_t)limits->computation_us + limits->computation_tolerance_us) {
        record->overshoot++;
    }
    if (record->extra != 0) {
        return; /* the expected slot is still to come */
    }
    record->slot_us += limits->period_us;
    if (now_us > record->slot_us + limits->period_tolerance_us) {
        record->crossed++;
    }
    record->slots++;
}

unsigned int timing_record_violations(const struct timing_record *record)
{
    return record->missed + record->fired_twice + record->overshoot + record->crossed;
}
