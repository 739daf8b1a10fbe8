/* SPDX-License-Identifier: Apache-2.0 */
/* The containment matrix: one hostile thread for each row. */
#ifndef MATRIX_H
#define MATRIX_H

#include <kernel/fault.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>

/* What a row does, in user mode, in a domain that holds nothing but own_partition. */
typedef void (*act_t)(uintptr_t where);

struct row {
    const char *what;
    act_t act;
    uintptr_t where;
    uint8_t cause;   /* enum bk_fault_cause; ANY_CAUSE: not told */
    uint8_t access;  /* enum bk_fault_access; BK_ACCESS_NONE: not checked */
    uint8_t refusal; /* enum bk_refusal of a refused call */
    bool may_pass;   /* may also have no effect */
};

#define ANY_CAUSE 0xFFu

/* Where `where` is not known before the run. */
#define AT_CULPRIT       1u /* its control block */
#define AT_FOREIGN_STACK 2u /* middle of a bystander's stack */
#define AT_OWN_STACK     3u /* lowest byte of its own stack */
#define EVERY_CALL       4u /* once for each number from 0 to 255 */

struct table {
    const struct row *rows;
    unsigned int count;
};

extern const struct table rows_memory, rows_processor, rows_stack, rows_calls;

#define CULPRIT_STACK 1024

extern struct k_thread culprit;
K_THREAD_STACK_DECLARE(culprit_stack, CULPRIT_STACK);
extern struct k_mem_partition own_partition, foreign_partition;
extern uint32_t own_word, foreign_word, kernel_word;
extern const uint32_t constant_word;
extern struct k_sem granted_sem, foreign_sem;

/* Three periodic threads that must not notice anything. */
void bystanders_start(void);
void bystanders_stop(void);
uint32_t bystanders_missed(void);
uint32_t bystanders_cycles(void);
extern k_thread_stack_t *const bystander_stack;
extern struct k_thread bystanders[];

/* Basic actions. */
void act_read(uintptr_t where);
void act_write(uintptr_t where);
void act_call(uintptr_t where);

#endif
