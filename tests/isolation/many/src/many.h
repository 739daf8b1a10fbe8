/* SPDX-License-Identifier: Apache-2.0 */
/* Memory under 64 partitions of one domain, which eight MPU regions must serve. */
#ifndef MANY_H
#define MANY_H

#include <kernel/fault.h>

#include "faults.h"

#define APART 40
#define ROW 24
#define GRANULE 32
#define BLOCK 96

#define MOVED_STACK 512

/* Blocks with gaps between them, and granules without, the last of which is no partition. */
struct apart {
    uint8_t block[BLOCK];
    uint8_t gap[GRANULE];
};
extern struct apart apart[APART];
extern uint8_t row[ROW + 1][GRANULE];
extern uint8_t code[GRANULE];
extern uint8_t moved_stack[MOVED_STACK];

extern struct k_mem_domain many;

/* Fail unless a user thread ends at this address, for this cause. */
void expect_end_at(k_thread_entry_t entry, const volatile void *argument, uintptr_t address,
                   enum bk_fault_cause cause);

#endif
