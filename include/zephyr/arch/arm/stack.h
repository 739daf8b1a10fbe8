/* SPDX-License-Identifier: Apache-2.0 */
/** @file Alignment of thread stacks. */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_STACK_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_STACK_H_

#ifdef CONFIG_ARMV8_M_MAINLINE

/* PMSAv8 regions start and end at any multiple of 32 bytes. */
#define BK_STACK_ALIGN(size) 32
#define BK_PRIVILEGED_STACK_ALIGN 32
#define BK_STACK_LEN(size) ((((size) + 31) / 32) * 32)

#else

/*
 * One PMSAv7 region must cover a stack: aligned to the power of two that holds it, its length a
 * multiple of an eighth of that (the subregion), 32 bytes at least.
 */
#define BK_STACK_POW2(size)                                                                        \
    ((size) <= 256     ? 256                                                                       \
     : (size) <= 512   ? 512                                                                       \
     : (size) <= 1024  ? 1024                                                                      \
     : (size) <= 2048  ? 2048                                                                      \
     : (size) <= 4096  ? 4096                                                                      \
     : (size) <= 8192  ? 8192                                                                      \
     : (size) <= 16384 ? 16384                                                                     \
     : (size) <= 32768 ? 32768                                                                     \
                       : 65536)
#define BK_STACK_ALIGN(size) BK_STACK_POW2(size)
/* The guard region at the lower end of a stack of 1 KiB. */
#define BK_PRIVILEGED_STACK_ALIGN 128
/* An array's elements must each start aligned, so the length is the whole power of two. */
#define BK_STACK_LEN(size) BK_STACK_POW2(size)

#endif

#endif
