/* SPDX-License-Identifier: Apache-2.0 */
/** @file Stacks allocated while the system runs. Needs CONFIG_DYNAMIC_THREAD. */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_ALLOC_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_ALLOC_H_

#include <zephyr/kernel/thread_stack.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Take a stack from the pool of CONFIG_DYNAMIC_THREAD_POOL_SIZE stacks.
 * A user thread gains permission on it, and its resource pool pays a small block for each; the
 * stack goes back when the last thread with permission on it has ended or released it, and no
 * thread runs on it.
 * @param size Bytes, CONFIG_DYNAMIC_THREAD_STACK_SIZE at most.
 * @param flags 0 or K_USER; every stack serves both.
 * @return Stack, of CONFIG_DYNAMIC_THREAD_STACK_SIZE bytes; NULL when none is free, none is so
 * large, or the resource pool is empty.
 * Context: supervisor or user thread.
 */
__syscall k_thread_stack_t *k_thread_stack_alloc(size_t size, int flags);

/**
 * Give a stack back.
 * @param stack What k_thread_stack_alloc() returned.
 * @return 0; -EINVAL when it is no such stack; -EBUSY when a thread runs on it.
 * Context: supervisor; user thread with permission on the stack.
 */
__syscall int k_thread_stack_free(k_thread_stack_t *stack);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/thread_stack_alloc.h>

#endif
