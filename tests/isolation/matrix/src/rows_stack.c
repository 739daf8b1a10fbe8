/* SPDX-License-Identifier: Apache-2.0 */
/* Stack overflow and stack pointers that lead elsewhere. */
#include "matrix.h"

static __attribute__((noinline)) int use_stack_without_end(volatile int *above)
{
    volatile int here[16];

    here[0] = *above + 1;
    return here[0] != 0 ? use_stack_without_end(here) + here[0] : 0;
}

static void overflow(uintptr_t where)
{
    volatile int start = 0;

    ARG_UNUSED(where);
    (void)use_stack_without_end(&start);
}

static void big_frame(uintptr_t where)
{
    ARG_UNUSED(where);
    __asm__ volatile("sub sp, sp, #2048\n\tstr r0, [sp]" : : : "memory");
}

#define WITH_STACK_POINTER(name, instruction)                                                      \
    static void name(uintptr_t where)                                                              \
    {                                                                                              \
        __asm__ volatile("mov sp, %0\n\t" instruction "\n\tb ." : : "r"(where) : "memory");        \
    }

WITH_STACK_POINTER(then_call, "svc #0")
WITH_STACK_POINTER(then_wait, "nop")
WITH_STACK_POINTER(then_push, "push {r0-r7}")
WITH_STACK_POINTER(then_pop, "pop {r0-r7}")
WITH_STACK_POINTER(then_undefined, "udf #0")
WITH_STACK_POINTER(then_breakpoint, "bkpt #0xAB")
WITH_STACK_POINTER(then_null, "movs r0, #0\n\tldr r0, [r0]")

/* Room for less than an exception frame above the lower end. */
static void nearly_full(uintptr_t where)
{
    then_call(where + 16u);
}

static void nearly_full_wait(uintptr_t where)
{
    then_wait(where + 16u);
}

#define STACK(text, act, where)                                                                    \
    {                                                                                              \
        text, act, (uintptr_t)(where), BK_CAUSE_STACK, 0, 0, 0                                     \
    }
#define MPU(text, act, where)                                                                      \
    {                                                                                              \
        text, act, (uintptr_t)(where), BK_CAUSE_MEMORY, BK_ACCESS_WRITE, 0, 0                      \
    }
#define ANY(text, act, where)                                                                      \
    {                                                                                              \
        text, act, (uintptr_t)(where), ANY_CAUSE, 0, 0, 0                                          \
    }

/* Without a stack limit, what lies far below the guard is another's memory. */
#ifdef CONFIG_ARMV8_M_MAINLINE
#define CAUSE_OF_BIG_FRAME BK_CAUSE_STACK
#else
#define CAUSE_OF_BIG_FRAME BK_CAUSE_MEMORY
#endif

#define KERNEL_END ((uintptr_t)&kernel_word + 4u)

static const struct row rows[] = {
    STACK("stack overflow by recursion", overflow, 0),
    {"stack overflow by one large frame", big_frame, 0, CAUSE_OF_BIG_FRAME, 0, 0, 0},
    STACK("system call with a full stack", nearly_full, AT_OWN_STACK),
    STACK("interrupt with a full stack", nearly_full_wait, AT_OWN_STACK),
    ANY("stack pointer 0, system call", then_call, 0),
    ANY("stack pointer 8, interrupt", then_wait, 8),
    ANY("stack pointer 8, push", then_push, 8),
    MPU("stack pointer in kernel data, system call", then_call, KERNEL_END),
    MPU("stack pointer in kernel data, interrupt", then_wait, KERNEL_END),
    MPU("stack pointer in kernel data, push", then_push, KERNEL_END),
    ANY("stack pointer in kernel data, pop", then_pop, KERNEL_END),
    ANY("stack pointer in kernel data, undefined", then_undefined, KERNEL_END),
    ANY("stack pointer in kernel data, breakpoint", then_breakpoint, KERNEL_END),
    ANY("stack pointer in kernel data, null pointer", then_null, KERNEL_END),
    ANY("stack pointer in another thread's stack", then_call, AT_FOREIGN_STACK),
    ANY("the same, interrupt", then_wait, AT_FOREIGN_STACK),
    ANY("stack pointer in another domain", then_call, (uintptr_t)&foreign_word + 4u),
    MPU("stack pointer in its partition, too small", then_call, (uintptr_t)&own_word + 16u),
    ANY("stack pointer in the kernel's stack", then_call, CONFIG_SRAM_BASE_ADDRESS + 512u),
    ANY("stack pointer in flash", then_call, CONFIG_FLASH_BASE_ADDRESS + 1024u),
    ANY("stack pointer in the MPU's registers", then_call, 0xE000EDC0u),
    ANY("stack pointer at the end of memory", then_wait, 0xFFFFFFFCu),
    ANY("stack pointer in empty address space", then_call, 0x9F000000u),
    ANY("stack pointer in a peripheral", then_wait, CONFIG_UART_CONSOLE_ADDRESS + 64u),
};

const struct table rows_stack = {rows, ARRAY_SIZE(rows)};
