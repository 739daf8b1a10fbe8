/* SPDX-License-Identifier: Apache-2.0 */
/** @file How a user thread calls the kernel on Cortex-M. */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_SYSCALL_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_SYSCALL_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Supervisor call immediate for the system calls that an application defines; their number is in
 * r8. Below it, the immediate is the number of a system call of the kernel's own.
 */
#define BK_SVC_APPLICATION 255

/*
 * Macros, not functions: the immediate is part of the instruction and must be a constant even
 * where the compiler does not inline. r1 to r3 come back unchanged: the exception return restores
 * them from the frame that the exception entry pushed.
 */
#define BK_SVC_0(T, nr)                                                                            \
    ({                                                                                             \
        register uint32_t bk_r0 __asm__("r0");                                                     \
        register uint32_t bk_r1 __asm__("r1");                                                     \
        __asm__ volatile("svc %2" : "=r"(bk_r0), "=r"(bk_r1) : "i"(nr) : "memory");                \
        BK_SVC_RESULT_##T;                                                                         \
    })
#define BK_SVC_4(T, a, b, c, d, nr)                                                                \
    ({                                                                                             \
        register uint32_t bk_r0 __asm__("r0") = (uint32_t)(a);                                     \
        register uint32_t bk_r1 __asm__("r1") = (uint32_t)(b);                                     \
        register uint32_t bk_r2 __asm__("r2") = (uint32_t)(c);                                     \
        register uint32_t bk_r3 __asm__("r3") = (uint32_t)(d);                                     \
        __asm__ volatile("svc %4"                                                                  \
                         : "+r"(bk_r0), "+r"(bk_r1)                                                \
                         : "r"(bk_r2), "r"(bk_r3), "i"(nr)                                         \
                         : "memory");                                                              \
        BK_SVC_RESULT_##T;                                                                         \
    })
#define BK_SVC_RESULT_32 bk_r0
#define BK_SVC_RESULT_64 ((uint64_t)bk_r1 << 32 | bk_r0)

#define arch_syscall_invoke0(nr)                                                                   \
    ({                                                                                             \
        register uint32_t bk_r0 __asm__("r0");                                                     \
        __asm__ volatile("svc %1" : "=r"(bk_r0) : "i"(nr) : "memory");                             \
        bk_r0;                                                                                     \
    })
#define arch_syscall_invoke1(a, nr)                                                                \
    ({                                                                                             \
        register uint32_t bk_r0 __asm__("r0") = (uint32_t)(a);                                     \
        __asm__ volatile("svc %1" : "+r"(bk_r0) : "i"(nr) : "memory");                             \
        bk_r0;                                                                                     \
    })
#define arch_syscall_invoke2(a, b, nr)                                                             \
    ({                                                                                             \
        register uint32_t bk_r0 __asm__("r0") = (uint32_t)(a);                                     \
        register uint32_t bk_r1 __asm__("r1") = (uint32_t)(b);                                     \
        __asm__ volatile("svc %2" : "+r"(bk_r0) : "r"(bk_r1), "i"(nr) : "memory");                 \
        bk_r0;                                                                                     \
    })
#define arch_syscall_invoke3(a, b, c, nr)                                                          \
    ({                                                                                             \
        register uint32_t bk_r0 __asm__("r0") = (uint32_t)(a);                                     \
        register uint32_t bk_r1 __asm__("r1") = (uint32_t)(b);                                     \
        register uint32_t bk_r2 __asm__("r2") = (uint32_t)(c);                                     \
        __asm__ volatile("svc %3"                                                                  \
                         : "+r"(bk_r0)                                                             \
                         : "r"(bk_r1), "r"(bk_r2), "i"(nr)                                         \
                         : "memory");                                                              \
        bk_r0;                                                                                     \
    })
#define arch_syscall_invoke4(a, b, c, d, nr)                                                       \
    ({                                                                                             \
        register uint32_t bk_r0 __asm__("r0") = (uint32_t)(a);                                     \
        register uint32_t bk_r1 __asm__("r1") = (uint32_t)(b);                                     \
        register uint32_t bk_r2 __asm__("r2") = (uint32_t)(c);                                     \
        register uint32_t bk_r3 __asm__("r3") = (uint32_t)(d);                                     \
        __asm__ volatile("svc %4"                                                                  \
                         : "+r"(bk_r0)                                                             \
                         : "r"(bk_r1), "r"(bk_r2), "r"(bk_r3), "i"(nr)                             \
                         : "memory");                                                              \
        bk_r0;                                                                                     \
    })

/* Calls with a 64-bit result: low half in r0, high half in r1. */
#define arch_syscall_invoke64_0(nr) BK_SVC_0(64, nr)
#define arch_syscall_invoke64_1(a, nr) BK_SVC_4(64, a, 0, 0, 0, nr)
#define arch_syscall_invoke64_2(a, b, nr) BK_SVC_4(64, a, b, 0, 0, nr)
#define arch_syscall_invoke64_3(a, b, c, nr) BK_SVC_4(64, a, b, c, 0, nr)
#define arch_syscall_invoke64_4(a, b, c, d, nr) BK_SVC_4(64, a, b, c, d, nr)

/* A call that an application defines; T is 32 or 64, the bits of its result. */
#define arch_syscall_app_invoke(T, a, b, c, d, nr)                                                 \
    ({                                                                                             \
        register uint32_t bk_r0 __asm__("r0") = (uint32_t)(a);                                     \
        register uint32_t bk_r1 __asm__("r1") = (uint32_t)(b);                                     \
        register uint32_t bk_r2 __asm__("r2") = (uint32_t)(c);                                     \
        register uint32_t bk_r3 __asm__("r3") = (uint32_t)(d);                                     \
        register uint32_t bk_r8 __asm__("r8") = (nr);                                              \
        __asm__ volatile("svc %5"                                                                  \
                         : "+r"(bk_r0), "+r"(bk_r1)                                                \
                         : "r"(bk_r2), "r"(bk_r3), "r"(bk_r8), "i"(BK_SVC_APPLICATION)             \
                         : "memory");                                                              \
        BK_SVC_RESULT_##T;                                                                         \
    })

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
