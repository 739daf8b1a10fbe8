/* SPDX-License-Identifier: Apache-2.0 */
/* Hostile helpers of the tests, which are named by the class of defect that they would catch. */
#ifndef CLASSES_H
#define CLASSES_H

#include <kernel/fault.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#include "faults.h"

/* Run `entry` in a user thread; it must fault with this cause and with a record of its own. */
void expect_cause(k_thread_entry_t entry, void *p1, enum bk_fault_cause cause);
/* The same for a refused call. */
void expect_refusal(k_thread_entry_t entry, void *p1, enum bk_refusal refusal);

/* Make the system call with this number, all arguments `value`. */
void call_number(uint32_t number, uintptr_t value);

void read_word(void *where, void *p2, void *p3);
void write_word(void *where, void *p2, void *p3);
void read_byte(void *where, void *p2, void *p3);

/* A thread whose stack pointer lies in a partition waits for `doors_open`. */
#define SHARED_STACK 512
extern uint32_t shared_stack[SHARED_STACK / 4];
extern struct k_sem doors_open;
extern struct k_mem_partition shared_partition;
void wait_with_shared_stack(void *p1, void *p2, void *p3);
/* The frame that the waiting thread's system call left there. */
struct bk_frame *shared_frame(void);

#endif
