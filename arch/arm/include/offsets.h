/* SPDX-License-Identifier: Apache-2.0 */
/* Offsets that assembly uses; arch/arm/offsets.c asserts that the structures agree. */
#ifndef BK_ARCH_ARM_OFFSETS_H
#define BK_ARCH_ARM_OFFSETS_H

#define BK_THREAD_NODE 4
#define BK_THREAD_STACK_REGION 20
#define BK_THREAD_PSPLIM 28
#define BK_THREAD_PSP 36
#define BK_THREAD_RESUME 72
#define BK_THREAD_DOMAIN 76
#define BK_THREAD_WAIT_RESULT 80

#define BK_KERNEL_CURRENT 0
#define BK_KERNEL_NEXT 8
#define BK_KERNEL_SWITCH_HOOK 12

#define BK_DOMAIN_PLAN 8

/* BK_SVC_APPLICATION of zephyr/arch/arm/syscall.h, for assembly. */
#define BK_SVC_NUMBER_APPLICATION 255

#if defined(CONFIG_SCHED_THREAD_USAGE) || defined(CONFIG_TIMESLICING)
#define BK_SWITCH_HOOK
#endif

#endif
