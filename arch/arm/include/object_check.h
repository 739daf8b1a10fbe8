/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bk_object_check() of kernel/object.h by hand, for every system call on an object begins with it:
 * 15 instructions, three scratch registers, nothing saved on the stack. Only for memories and
 * tables whose sizes fit the instructions; others take the C version.
 */
#ifndef BK_ARCH_ARM_OBJECT_CHECK_H
#define BK_ARCH_ARM_OBJECT_CHECK_H

#include <offsets.h>

#ifdef CONFIG_USERSPACE

/* A modified immediate of Thumb: eight bits, shifted (ARM DDI0403 A5.3.2). */
#define BK_IMMEDIATE(n) ((((n) & -(n)) * 0xFFu & (n)) == (n))

#define BK_ARCH_OBJECT_CHECK                                                                       \
    (CONFIG_BULKHEAD_MAX_OBJECTS <= 256 && BK_IMMEDIATE(CONFIG_SRAM_BASE_ADDRESS) &&               \
     BK_IMMEDIATE(CONFIG_SRAM_SIZE))

struct k_thread;

/* Where the table begins in the kernel's state. */
#define BK_OBJECT_TABLE offsetof(struct bk_kernel, objects)

/*
 * The object is expected in r1, since r0 is the frame in a system call. A refusal is a jump to the
 * entry that loads this type: what does not come back needs no return address.
 */
#define bk_arch_object_check(object, type)                                                         \
    ({                                                                                             \
        register const void *bk_r1 __asm__("r1") = (object);                                       \
        register struct k_thread *bk_r3 __asm__("r3");                                             \
        __asm__ volatile("sub  r2, r1, %[base]\n\t"                                                \
                         "cmp  r2, %[size]\n\t"                                                    \
                         "bhs  bk_object_refuse_%c[t]\n\t"                                         \
                         "ldr  r3, =bk_kernel + %c[table]\n\t"                                     \
                         "ldrb r2, [r1]\n\t"                                                       \
                         "and  r2, r2, %[mask]\n\t"                                                \
                         "ldr  r12, [r3, r2, lsl #2]\n\t"                                          \
                         "sub  r12, r12, r1\n\t"                                                   \
                         "cmp  r12, %[tag]\n\t"                                                    \
                         "bne  bk_object_refuse_%c[t]\n\t"                                         \
                         "ldr  r3, [r3, %[current]]\n\t"                                           \
                         "ldrb r12, [r1, #1]\n\t"                                                  \
                         "ldr  r12, [r3, r12]\n\t"                                                 \
                         "rors r12, r12, r2\n\t"                                                   \
                         "bpl  bk_object_refuse_%c[t]"                                             \
                         : "=r"(bk_r3)                                                             \
                         : "r"(bk_r1), [base] "i"(CONFIG_SRAM_BASE_ADDRESS),                       \
                           [size] "i"(CONFIG_SRAM_SIZE * 1024), [mask] "i"(BK_OBJECT_SLOTS - 1u),  \
                           [tag] "i"((type) << BK_OBJECT_TYPE_SHIFT),                              \
                           [t] "i"(type), [table] "i"(BK_OBJECT_TABLE),                            \
                           [current] "i"(BK_KERNEL_CURRENT - (int)BK_OBJECT_TABLE)                 \
                         : "r2", "r12", "cc", "memory");                                           \
        bk_r3;                                                                                     \
    })

#else
#define BK_ARCH_OBJECT_CHECK 0
#endif

#endif
