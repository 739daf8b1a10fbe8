/* SPDX-License-Identifier: Apache-2.0 */
/** @file Stacks of words: last in, first out. */
#ifndef ZEPHYR_INCLUDE_KERNEL_STACK_H_
#define ZEPHYR_INCLUDE_KERNEL_STACK_H_

#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a stack holds. */
typedef uintptr_t stack_data_t;

/** Stack of words. */
struct k_stack {
    struct bk_object object;
    struct bk_wait_queue waiters;
    stack_data_t *base;
    stack_data_t *next;
    stack_data_t *top; /* behind the last entry */
    bool allocated;    /* the entries are to be freed */
};

#define Z_STACK_INITIALIZER(name, entries, num)                                                    \
    {{0, K_OBJ_STACK, 0}, BK_WAIT_QUEUE_INIT(&(name).waiters), entries, entries,                   \
     (entries) + (num), false}

/** Define a stack of @p stack_num_entries words, ready for use. */
#define K_STACK_DEFINE(name, stack_num_entries)                                                    \
    stack_data_t __noinit _k_stack_buf_##name[stack_num_entries];                                  \
    STRUCT_SECTION_ITERABLE(k_stack, name) =                                                       \
        Z_STACK_INITIALIZER(name, _k_stack_buf_##name, stack_num_entries)

/**
 * Initialise a stack.
 * @param buffer Its entries.
 * @param num_entries Their number.
 * Context: supervisor.
 */
void k_stack_init(struct k_stack *stack, stack_data_t *buffer, uint32_t num_entries);

/**
 * Initialise a stack with entries from the thread's resource pool.
 * @return 0; -ENOMEM when that has no room.
 * Context: supervisor; user with permission on the stack.
 */
__syscall int32_t k_stack_alloc_init(struct k_stack *stack, uint32_t num_entries);

/**
 * Free what k_stack_alloc_init() allocated; initialise the stack before it is used again.
 * @return 0; -EAGAIN when threads wait for it.
 * Context: supervisor.
 */
int k_stack_cleanup(struct k_stack *stack);

/** Put a word on the stack. @return 0; -ENOMEM when it is full. Context: any. */
__syscall int k_stack_push(struct k_stack *stack, stack_data_t data);

/**
 * Take the last word that was put on the stack.
 * @param data Receives it.
 * @param timeout Longest wait; K_NO_WAIT in interrupts.
 * @return 0; -EBUSY when there is none and no wait; -EAGAIN on time-out.
 * Context: thread; interrupt with K_NO_WAIT.
 */
static inline int k_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout);

/* From user mode: the kernel keeps the word for bk_stack_popped(), and writes no user memory. */
__syscall int bk_stack_take(struct k_stack *stack, k_timeout_t timeout);
__syscall stack_data_t bk_stack_popped(void);
int bk_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/stack.h>

static inline int k_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout)
{
    int result;

    if (!z_syscall_trap()) {
        return bk_stack_pop(stack, data, timeout);
    }
    result = bk_stack_take(stack, timeout);
    if (result == 0) {
        *data = bk_stack_popped();
    }
    return result;
}

#endif
