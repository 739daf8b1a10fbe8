/* SPDX-License-Identifier: Apache-2.0 */
/** @file System calls: which way a call takes. */
#ifndef ZEPHYR_INCLUDE_SYSCALL_H_
#define ZEPHYR_INCLUDE_SYSCALL_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>
#ifdef CONFIG_USERSPACE
#include <zephyr/arch/arm/syscall.h>
#include <zephyr/syscall_list.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Whether the caller must take the system call: decided when the program is compiled for sources
 * that define __ZEPHYR_USER__ or __ZEPHYR_SUPERVISOR__, when it runs otherwise.
 */
static ALWAYS_INLINE bool z_syscall_trap(void)
{
#if !defined(CONFIG_USERSPACE) || defined(__ZEPHYR_SUPERVISOR__)
    return false;
#elif defined(__ZEPHYR_USER__)
    return true;
#else
    return arch_is_user_context();
#endif
}

/** True in a user thread. Context: any. */
static ALWAYS_INLINE bool k_is_user_context(void)
{
#ifdef CONFIG_USERSPACE
    return arch_is_user_context();
#else
    return false;
#endif
}

#ifdef __cplusplus
}
#endif

#endif
