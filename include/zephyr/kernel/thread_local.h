/* SPDX-License-Identifier: Apache-2.0 */
/** @file Thread-local variables (_Thread_local, thread_local, errno): what compiled code calls. */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_LOCAL_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_LOCAL_H_

#include <zephyr/syscall.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The caller's thread pointer, from which compiled code reaches thread-local variables.
 * In a thread it leads to the top of the thread's own stack. Interrupt handlers, boot code and
 * privileged code that works for a user thread get a block of the kernel's own.
 * Needs CONFIG_THREAD_LOCAL_STORAGE.
 * @return The pointer in the sense of the processor's ABI.
 * Context: any.
 */
__syscall void *bk_thread_pointer(void);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/thread_local.h>

#endif
