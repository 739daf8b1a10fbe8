/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that an application defines. They run in supervisor mode as a part of the calling
 * thread, on its privileged stack, and may wait like any supervisor thread: meanwhile the thread is
 * one (K_USER is off), so whatever the kernel asks of supervisor threads holds for the call.
 */
#ifndef BK_APP_CALL_H
#define BK_APP_CALL_H

#include <kernel/isolation/isolation.h>

#include "arch.h"

#ifdef CONFIG_BULKHEAD_APP_SYSCALLS

/* At the upper end of the privileged stack during a call. */
struct bk_app_call {
    struct bk_frame caller; /* its registers; r1 becomes the result's second word */
    const char *what;       /* what the last check refused; NULL: nothing */
    uint32_t value;
    uint32_t stack_region[2]; /* the caller's stack, as the MPU has it in user mode */
    uint16_t index;           /* of the call, in the application's table */
    uint8_t refusal;
} __aligned(8);

static inline bool bk_in_app_call(const struct k_thread *thread)
{
    return thread->syscall_frame != NULL;
}

static inline struct bk_app_call *bk_app_call_of(const struct k_thread *thread)
{
    uint32_t end = thread->syscall_stack + BK_PRIVILEGED_STACK_SIZE;

    return (struct bk_app_call *)(uintptr_t)(end - sizeof(struct bk_app_call));
}

/* The registers of the caller whose call the thread carries out. */
static inline const struct bk_frame *bk_app_caller(const struct k_thread *thread)
{
    return &bk_app_call_of(thread)->caller;
}

/* The stack that the thread uses in supervisor mode. */
static inline struct bk_span bk_supervisor_stack(const struct k_thread *thread)
{
    return bk_in_app_call(thread)
               ? (struct bk_span){thread->syscall_stack, BK_PRIVILEGED_STACK_SIZE}
               : (struct bk_span){thread->stack_start, thread->stack_size};
}

/* Give a user thread its privileged stack, if it has one. */
void bk_app_call_prepare(struct k_thread *thread);
/* Name of the call that the thread carries out, "" for none. */
const char *bk_app_call_name(const struct k_thread *thread);

/* From the architecture: unprivileged copies reach the caller's stack, between these two. */
void bk_arch_caller_memory_begin(const struct k_thread *thread);
void bk_arch_caller_memory_end(const struct k_thread *thread);
/* End the calling thread, for the reason in its bk_app_call. */
FUNC_NORETURN void bk_arch_call_refuse(void);

#else

static inline bool bk_in_app_call(const struct k_thread *thread)
{
    ARG_UNUSED(thread);
    return false;
}

static inline const struct bk_frame *bk_app_caller(const struct k_thread *thread)
{
    ARG_UNUSED(thread);
    return NULL;
}

static inline struct bk_span bk_supervisor_stack(const struct k_thread *thread)
{
    return (struct bk_span){thread->stack_start, thread->stack_size};
}

static inline void bk_app_call_prepare(struct k_thread *thread)
{
    ARG_UNUSED(thread);
}

static inline const char *bk_app_call_name(const struct k_thread *thread)
{
    ARG_UNUSED(thread);
    return "";
}

#endif

#endif
