/* SPDX-License-Identifier: Apache-2.0 */
/* User threads that are expected to fault, and to take nobody with them. */
#ifndef BULKHEAD_TESTS_KERNEL_FAULTS_H_
#define BULKHEAD_TESTS_KERNEL_FAULTS_H_

#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

/* Any of the reasons that a fault of the processor has. */
#define KIT_CPU_FAULT (-1)

/*
 * Run `entry` with `p1` in a user thread and fail the test unless it faults with this reason, is
 * ended by that, and gets no further. `entry` calls kit_survived() where it must not arrive.
 */
void kit_expect_fault(k_thread_entry_t entry, void *p1, int reason);

/* The same in a supervisor thread. */
void kit_expect_supervisor_fault(k_thread_entry_t entry, void *p1, int reason);

/* Run `entry` with `p1` in a user thread and fail the test unless it ends without a fault. */
void kit_expect_no_fault(k_thread_entry_t entry, void *p1);

/* Called by user threads that got further than they should. */
void kit_survived(void);

/* Registers at the last expected fault. */
extern z_arch_esf_t kit_fault_registers;

#endif
