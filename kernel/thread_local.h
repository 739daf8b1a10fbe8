/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Thread-local variables. A thread's block lies at the top of its own stack, which every domain
 * that the thread moves to leaves open. Nobody stores the thread pointer where a user thread could
 * change it: it is computed from the control block each time.
 */
#ifndef BK_THREAD_LOCAL_H
#define BK_THREAD_LOCAL_H

#include "core.h"

#ifdef CONFIG_THREAD_LOCAL_STORAGE

/* Sizes by the linker; their addresses are the values. */
extern const char bk_tls_reserved[];

/* Bytes that a stack needs for the block. */
static inline uint32_t bk_tls_reserve(void)
{
    return (uint32_t)(uintptr_t)bk_tls_reserved;
}

/* Give a thread its initial values. Returns where its stack begins, below the block. */
uint32_t bk_tls_place(const struct k_thread *thread);

#else

static inline uint32_t bk_tls_reserve(void)
{
    return 0;
}

static inline uint32_t bk_tls_place(const struct k_thread *thread)
{
    return (thread->stack_start + thread->stack_size) & ~7u;
}

#endif

/* The least size of a stack: the first frame, a call or two, and the thread-local variables. */
static inline uint32_t bk_stack_least(void)
{
    return 64u + bk_tls_reserve();
}

#endif
