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
    OP_SEM_GIVE, /* as often as OP_SEM_TAKE takes */
    OP_SEM_TAKE,
    OP_MUTEX,
    OP_MSGQ,
    OP_YIELD,
    OP_PINGPONG, /* takes the first semaphore and gives the second */
    OPERATIONS,
    OP_WAIT = OPERATIONS, /* takes the first semaphore for ever */
    LOOPS
};

extern struct k_sem bench_sem, bench_ping, bench_pong;
extern struct k_mutex bench_mutex;
extern struct k_msgq bench_msgq;

/* Thread entries of the two modes, by operation: ROUNDS of it. Two semaphores are their parameters.
 */
extern const k_thread_entry_t user_loops[LOOPS], supervisor_loops[LOOPS];

/* The loop without an operation, for both modes. */
void bench_empty(void *first, void *second, void *p3);
/* Cycles of ROUNDS interrupts, each of which wakes a thread that waits for bench_ping. */
uint32_t interrupt_measure(void);
/* Thread entry that faults at once; the thread is ended. */
void fault(void *p1, void *p2, void *p3);

#endif
