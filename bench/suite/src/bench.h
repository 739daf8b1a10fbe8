/* SPDX-License-Identifier: Apache-2.0 */
/* What the measuring threads and main() share. Public API only: this builds under Zephyr too. */
#ifndef BENCH_H
#define BENCH_H

#include <zephyr/kernel.h>
#include <zephyr/app_memory/app_memdomain.h>

/* Rounds of each loop: long enough that the clock's step does not show. */
#define ROUNDS 4000u

enum operation {
    OP_EMPTY,
    OP_SEM_COUNT,
    OP_SEM_GIVE,
    OP_SEM_TAKE,
    OP_MUTEX,
    OP_MSGQ,
    OP_YIELD,
    OP_PINGPONG,
    OPERATIONS
};

extern struct k_sem bench_count_sem, bench_give_sem, bench_take_sem, bench_ping, bench_pong,
    bench_interrupt_sem;
extern struct k_mutex bench_mutex;
extern struct k_msgq bench_msgq;

/* Threads of the two modes: the first does ROUNDS of an operation, the second answers. */
void user_measure(void *operation, void *p2, void *p3);
void user_answer(void *operation, void *p2, void *p3);
void user_wait_for_interrupt(void *p1, void *p2, void *p3);
void user_fault(void *p1, void *p2, void *p3);
void supervisor_measure(void *operation, void *p2, void *p3);
void supervisor_answer(void *operation, void *p2, void *p3);
void supervisor_wait_for_interrupt(void *p1, void *p2, void *p3);
void supervisor_fault(void *p1, void *p2, void *p3);

/* Cycles of ROUNDS interrupts, each of which wakes a waiting thread. */
uint32_t interrupt_measure(void);
/* Cycles of ROUNDS threads that are started, fault and end. */
uint32_t fault_measure(k_thread_entry_t entry, uint32_t options);

#endif
