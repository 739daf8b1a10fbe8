/* SPDX-License-Identifier: Apache-2.0 */
/** @file How a user thread calls the kernel on Cortex-M. */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_SYSCALL_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_SYSCALL_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The one supervisor call immediate that the kernel answers. */
#define BK_SVC_SYSCALL 0

/*
 * The number travels in r8: r4 to r11 still hold the caller's values when the handler starts, even
 * after a late-arriving interrupt, so it need not be fetched from the exception frame.
 */
#define BK_SVC_REGISTERS(a, b, c, d, nr)                                                           \
    register uint32_t r0 __asm__("r0") = (a);                                                      \
    register uint32_t r1 __asm__("r1") = (b);                                                      \
    register uint32_t r2 __asm__("r2") = (c);                                                      \
    register uint32_t r3 __asm__("r3") = (d);                                                      \
    register uint32_t r8 __asm__("r8") = (nr)

static inline uintptr_t arch_syscall_invoke4(uintptr_t a, uintptr_t b, uintptr_t c, uintptr_t d,
                                             uintptr_t nr)
{
    BK_SVC_REGISTERS(a, b, c, d, nr);

    __asm__ volatile("svc 0" : "+r"(r0) : "r"(r1), "r"(r2), "r"(r3), "r"(r8) : "memory");
    return r0;
}

static inline uintptr_t arch_syscall_invoke3(uintptr_t a, uintptr_t b, uintptr_t c, uintptr_t nr)
{
    register uint32_t r0 __asm__("r0") = a;
    register uint32_t r1 __asm__("r1") = b;
    register uint32_t r2 __asm__("r2") = c;
    register uint32_t r8 __asm__("r8") = nr;

    __asm__ volatile("svc 0" : "+r"(r0) : "r"(r1), "r"(r2), "r"(r8) : "memory");
    return r0;
}

static inline uintptr_t arch_syscall_invoke2(uintptr_t a, uintptr_t b, uintptr_t nr)
{
    register uint32_t r0 __asm__("r0") = a;
    register uint32_t r1 __asm__("r1") = b;
    register uint32_t r8 __asm__("r8") = nr;

    __asm__ volatile("svc 0" : "+r"(r0) : "r"(r1), "r"(r8) : "memory");
    return r0;
}

static inline uintptr_t arch_syscall_invoke1(uintptr_t a, uintptr_t nr)
{
    register uint32_t r0 __asm__("r0") = a;
    register uint32_t r8 __asm__("r8") = nr;

    __asm__ volatile("svc 0" : "+r"(r0) : "r"(r8) : "memory");
    return r0;
}

static inline uintptr_t arch_syscall_invoke0(uintptr_t nr)
{
    register uint32_t r0 __asm__("r0");
    register uint32_t r8 __asm__("r8") = nr;

    __asm__ volatile("svc 0" : "=r"(r0) : "r"(r8) : "memory");
    return r0;
}

/* Calls with a 64-bit result: low half in r0, high half in r1. */

static inline uint64_t arch_syscall_invoke64_4(uintptr_t a, uintptr_t b, uintptr_t c, uintptr_t d,
                                               uintptr_t nr)
{
    BK_SVC_REGISTERS(a, b, c, d, nr);

    __asm__ volatile("svc 0" : "+r"(r0), "+r"(r1) : "r"(r2), "r"(r3), "r"(r8) : "memory");
    return ((uint64_t)r1 << 32) | r0;
}

static inline uint64_t arch_syscall_invoke64_3(uintptr_t a, uintptr_t b, uintptr_t c, uintptr_t nr)
{
    return arch_syscall_invoke64_4(a, b, c, 0, nr);
}

static inline uint64_t arch_syscall_invoke64_2(uintptr_t a, uintptr_t b, uintptr_t nr)
{
    return arch_syscall_invoke64_4(a, b, 0, 0, nr);
}

static inline uint64_t arch_syscall_invoke64_1(uintptr_t a, uintptr_t nr)
{
    return arch_syscall_invoke64_4(a, 0, 0, 0, nr);
}

static inline uint64_t arch_syscall_invoke64_0(uintptr_t nr)
{
    return arch_syscall_invoke64_4(0, 0, 0, 0, nr);
}

/**
 * True in a user thread. Unprivileged code reads every stack pointer special register as zero,
 * privileged code never finds the main stack pointer zero (ARM DDI0403 B5.2.2, DDI0553 "MRS").
 */
static inline bool arch_is_user_context(void)
{
    uint32_t msp;

    __asm__ volatile("mrs %0, msp" : "=r"(msp));
    return msp == 0u;
}

#ifdef __cplusplus
}
#endif

#endif
