/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SCALING_H
#define SCALING_H

#include <zephyr/kernel.h>

#define ROUNDS 1000u
#define STACK_SIZE 512

/* A cost for each round of what is between begin and end of a measurement. */
void report(const char *what, unsigned int many, const char *operation, uint32_t cycles);

void measure_threads(void);
void measure_partitions(void);
void measure_sleepers(void);
void pull_chain(void);

#endif
