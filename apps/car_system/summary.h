/* SPDX-License-Identifier: Apache-2.0 */
/** @file What the run comes to, printed at its end by a supervisor thread. */
#ifndef CAR_SUMMARY_H
#define CAR_SUMMARY_H

#include "task.h"

/** Remember when the run began. */
void summary_begin(void);

/** Print the head of the table and remember when the run ended. */
void summary_head(void);

/** Print the line of one task. */
void summary_task(const char *name, k_tid_t tid, const struct car_task_stats *stats);

/** Add to the numbers of samples. */
void summary_samples(unsigned int produced, unsigned int consumed);

/** Print samples and faults. */
void summary_end(void);

#endif /* CAR_SUMMARY_H */
