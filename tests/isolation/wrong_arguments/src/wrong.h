/* SPDX-License-Identifier: Apache-2.0 */
/* One wrong argument at a time, for each pointer of each system call, from a user thread. */
#ifndef WRONG_H
#define WRONG_H

#include <kernel/fault.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/app_memory/domain_heap.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/atomic64.h>
#include <zephyr/kernel/thread_stack_alloc.h>
#include <zephyr/kernel/user_mutex.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/random/random.h>
#include <zephyr/sys/mutex.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#define CALL_WORDS       13
#define WORDS_POINTER    0xFFu /* the word that leads to the words beyond the registers */
#define STACK_SIZE       512
#define CULPRIT_PRIORITY K_PRIO_PREEMPT(3)
#define EVENTS           5

enum kind { KIND_OBJECT, KIND_STACK, KIND_READ, KIND_WRITE, KIND_BOTH, KIND_STRING };

#define F_NEW    BIT(0) /* need not be initialised */
#define F_NULL   BIT(1) /* a null pointer will do */
#define F_UNHELD BIT(2) /* needs no permission */

/* What ends a row: a refusal (enum bk_refusal), or these. */
#define ENDS    0xFEu /* refused, the report says why */
#define ANSWERS 0xFFu /* a result, and the caller goes on */

struct call {
    const char *name;
    uint32_t number;
    uint32_t words;
    bool ends;
    uintptr_t good[CALL_WORDS]; /* the arguments of a call that is not refused */
};

/* A place that a pointer is passed in: a word of a call, or memory that one leads to. */
struct pointer {
    uint32_t call;
    uint32_t word;
    uintptr_t *inner;
    enum kind kind;
    enum k_objects type;
    uint32_t size; /* 0: of a message */
    uint32_t flags;
    uint32_t gives;
    int32_t result;
    uintptr_t flash; /* constant memory with good contents */
};

/* A value that is wrong for one argument. */
struct value {
    uint32_t call;
    uint32_t word;
    uintptr_t *inner;
    uintptr_t value;
    uint32_t gives;
    int32_t result;
};

/* Generated. */
extern struct call *const calls;
extern struct pointer *const pointers;
extern struct value *const values;
extern const unsigned int calls_count, pointers_count, values_count;
void rows_init(void);

/* What the caller has in its one partition, which it fills. */
struct own {
    uintptr_t words[CALL_WORDS];
    uintptr_t more; /* the pointer to the words beyond the registers */
    uint32_t number;
    uint32_t result;
    uint32_t done;
    uint32_t word;
    struct bk_atomic64 request;
    uint64_t target;
    struct k_poll_event events[EVENTS];
    struct k_sem forged;
    char data[128] __aligned(4);
} __aligned(32);
extern struct own own;
extern struct k_mem_partition own_partition;
#define OWN_SIZE ((uint32_t)sizeof(own))
#define OWN_WORD ((uintptr_t)&own.word)

/* One object of each type. */
#define ONE_OBJECT(structure, type) struct structure structure;
struct objects {
    BK_OBJECT_TYPES(ONE_OBJECT)
};
extern struct objects good;    /* initialised, the caller has permission */
extern struct objects fresh;   /* not initialised, the caller has permission */
extern struct objects foreign; /* initialised, it has none */
extern struct objects strange; /* not initialised, it has none */
extern struct objects raw;     /* memory that nobody told the kernel of */

extern k_thread_stack_t *given_stack, *kept_stack;
#define GIVEN_STACK ((uintptr_t)given_stack)
K_THREAD_STACK_DECLARE(good_stack, STACK_SIZE);
K_THREAD_STACK_DECLARE(used_stack, STACK_SIZE);
K_THREAD_STACK_DECLARE(foreign_stack, STACK_SIZE);
extern uint32_t kernel_data[32];
extern uint32_t foreign_data[32];
extern const struct bk_atomic64 flash_request;
extern const struct k_poll_event flash_events[EVENTS];
extern const uint32_t flash_data[32];
extern uint32_t message_size;
void idle_entry(void *p1, void *p2, void *p3);

/* All of it as a row expects it. */
void setup_once(void);
void setup_row(void);
/* A number that changes when something changes that the caller may not touch. */
uint32_t outside(void);

/* What became of a row. */
struct outcome {
    bool faulted;
    struct bk_fault_record record;
    uint32_t result;
};

/* Make the call with `value` in a word or in memory; inner NULL, word CALL_WORDS: nowhere. */
struct outcome run_call(const struct call *call, uint32_t word, uintptr_t *inner, uintptr_t value);

/* Judge a row; each says what is wrong with it and counts it. */
void expect_pass(const struct call *call, const char *what, const struct outcome *got);
void expect_refusal(const struct call *call, const char *what, const struct outcome *got,
                    uint32_t refusal, uintptr_t value);
void expect_result(const struct call *call, const char *what, const struct outcome *got,
                   int32_t result);
/* A fault at an address in the range, or a refusal that names the range. */
void expect_memory(const struct call *call, const char *what, const struct outcome *got,
                   const struct pointer *pointer, uintptr_t start, uintptr_t first);
extern unsigned int rows_run, rows_wrong;

#endif
