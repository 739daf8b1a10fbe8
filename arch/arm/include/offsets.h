/* SPDX-License-Identifier: Apache-2.0 */
/* Offsets that assembly uses; arch/arm/offsets.c asserts that the structures agree. */
#ifndef BK_ARCH_ARM_OFFSETS_H
#define BK_ARCH_ARM_OFFSETS_H

#define BK_THREAD_NODE 4
#define BK_THREAD_STACK_REGION 12
#define BK_THREAD_PSPLIM 20
#define BK_THREAD_PSP 28
#define BK_THREAD_RESUME 64
#define BK_THREAD_DOMAIN 68
#define BK_THREAD_WAIT_RESULT 72

/* The object table comes first, then data_start and data_size. */
#ifdef CONFIG_USERSPACE
#if CONFIG_BULKHEAD_MAX_OBJECTS <= 32
#define BK_KERNEL_STATE (4 * 32 + 8)
#elif CONFIG_BULKHEAD_MAX_OBJECTS <= 64
#define BK_KERNEL_STATE (4 * 64 + 8)
#elif CONFIG_BULKHEAD_MAX_OBJECTS <= 128
#define BK_KERNEL_STATE (4 * 128 + 8)
#elif CONFIG_BULKHEAD_MAX_OBJECTS <= 256
#define BK_KERNEL_STATE (4 * 256 + 8)
#elif CONFIG_BULKHEAD_MAX_OBJECTS <= 512
#define BK_KERNEL_STATE (4 * 512 + 8)
#elif CONFIG_BULKHEAD_MAX_OBJECTS <= 1024
#define BK_KERNEL_STATE (4 * 1024 + 8)
#elif CONFIG_BULKHEAD_MAX_OBJECTS <= 2048
#define BK_KERNEL_STATE (4 * 2048 + 8)
#else
#define BK_KERNEL_STATE (4 * 4096 + 8)
#endif
#else
#define BK_KERNEL_STATE 8
#endif

/* From BK_KERNEL_STATE. */
#define BK_KERNEL_CURRENT 0
#define BK_KERNEL_NEXT 12
#define BK_KERNEL_SWITCH_HOOK 16

#define BK_DOMAIN_PLAN 8

/* BK_SVC_APPLICATION of zephyr/arch/arm/syscall.h, for assembly. */
#define BK_SVC_NUMBER_APPLICATION 255

#if defined(CONFIG_SCHED_THREAD_USAGE) || defined(CONFIG_TIMESLICING)
#define BK_SWITCH_HOOK
#endif

#endif
