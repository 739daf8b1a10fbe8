/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FUZZ_H
#define FUZZ_H

#include <kernel/fault.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>

#define HOSTILES         3
#define CHILDREN         2
#define HOSTILE_STACK    1024
#define HOSTILE_PRIORITY K_PRIO_PREEMPT(5)
#define PARTITIONS       7
#define DOMAINS          3
#define SCRATCH          96

struct hostile {
    uint32_t random;
    volatile uint32_t calls;
    uint32_t last[4]; /* the call being made: number and first arguments */
};

/* In the partition that every hostile thread has. */
extern struct hostile hostile_state[HOSTILES + CHILDREN];
extern char hostile_buffer[64];
extern uintptr_t hostile_object;
#define POLL_EVENTS 3
extern struct k_poll_event hostile_events[POLL_EVENTS];
extern struct k_mem_partition *const partitions[PARTITIONS];
extern char *const scratch[PARTITIONS];

extern struct k_thread hostiles[HOSTILES + CHILDREN];
extern struct k_mem_domain domains[DOMAINS];
K_THREAD_STACK_ARRAY_DECLARE(hostile_stacks, HOSTILES + CHILDREN, HOSTILE_STACK);

/* Granted to the hostile threads. */
extern struct k_sem sems[2];
extern struct k_mutex mutexes[2];
extern struct k_msgq msgqs[2];
extern struct k_event events[1];
extern struct k_timer timers[1];
extern struct k_queue queues[1];
extern struct k_stack stacks[1];
extern struct k_condvar condvars[1];
extern struct k_pipe pipes[1];
extern struct k_poll_signal poll_signals[1];
/* Not granted. */
extern struct k_sem foreign_sem;
extern struct k_mutex foreign_mutex;
extern struct k_thread foreign_thread;

/* Thread function: makes random system calls until it is ended. p1: its struct hostile. */
void hostile_run(void *p1, void *p2, void *p3);

/* Check the kernel's state; NULL, or what is wrong. Supervisor thread. */
const char *broken_invariant(void);
/* The part of it that says what a hostile thread could have gained. */
const char *broken_rights(const struct k_thread *thread);

static inline uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

#endif
