/* SPDX-License-Identifier: Apache-2.0 */
/** @file A mistake that one task makes on purpose; the build has at most one. */
#ifndef CAR_EXPERIMENT_H
#define CAR_EXPERIMENT_H

#include <stdint.h>
#include <zephyr/sys/util.h>

/** Time from the start at which the mistake happens, in microseconds. */
#define EXPERIMENT_AT_US 1000000U

/** The tag of the shared sample, which one experiment forgets. */
#ifdef CONFIG_CAR_EXPERIMENT_UNTAGGED_DATA
#define EXPERIMENT_UNLESS_UNTAGGED(tag)
#else
#define EXPERIMENT_UNLESS_UNTAGGED(tag) tag
#endif

#ifdef CONFIG_CAR_EXPERIMENT

/** Called by each task at the end of each period. User and supervisor threads. */
void car_experiment_step(uint32_t index, uint32_t period);

/** Say what became of it. Supervisor threads, after the run. */
void car_experiment_report(void);

#else

static inline void car_experiment_step(uint32_t index, uint32_t period)
{
    ARG_UNUSED(index);
    ARG_UNUSED(period);
}

static inline void car_experiment_report(void)
{
}

#endif

#endif /* CAR_EXPERIMENT_H */
