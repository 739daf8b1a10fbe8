/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Instructions. Those that unprivileged code may execute without effect are followed by a write to
 * kernel data, which must fault as ever.
 */
#include "matrix.h"

/* Long enough for every bystander to miss its deadline if interrupts were off. */
#define WATCH_US 15000u

#define HARMLESS(name, ...)                                                                        \
    static void name(uintptr_t where)                                                              \
    {                                                                                              \
        __asm__ volatile(__VA_ARGS__);                                                             \
        act_write(where);                                                                          \
    }

#define MASKS(name, ...)                                                                           \
    static void name(uintptr_t where)                                                              \
    {                                                                                              \
        __asm__ volatile(__VA_ARGS__);                                                             \
        k_busy_wait(WATCH_US);                                                                     \
        act_write(where);                                                                          \
    }

#define ENDS(name, ...)                                                                            \
    static void name(uintptr_t where)                                                              \
    {                                                                                              \
        ARG_UNUSED(where);                                                                         \
        __asm__ volatile(__VA_ARGS__);                                                             \
    }

HARMLESS(control_privileged, "msr control, %0\n\tisb" : : "r"(2u) : "memory")
HARMLESS(control_main_stack, "msr control, %0\n\tisb" : : "r"(0u) : "memory")
HARMLESS(main_stack_pointer, "msr msp, %0\n\tisb" : : "r"(&own_word) : "memory")
HARMLESS(process_stack_pointer, "msr psp, %0\n\tisb" : : "r"(&own_word) : "memory")
HARMLESS(xpsr_exception, "msr iepsr, %0\n\tisb" : : "r"(3u) : "memory")
MASKS(basepri, "msr basepri, %0" : : "r"(0x20u) : "memory")
MASKS(basepri_max, "msr basepri_max, %0" : : "r"(0x20u) : "memory")
MASKS(primask, "msr primask, %0" : : "r"(1u) : "memory")
MASKS(faultmask, "msr faultmask, %0" : : "r"(1u) : "memory")
MASKS(cps_i, "cpsid i" : : : "memory")
MASKS(cps_f, "cpsid f" : : : "memory")
HARMLESS(wait_for_interrupt, "wfi" : : : "memory")
HARMLESS(wait_for_event, "sev\n\twfe\n\twfe" : : : "memory")
HARMLESS(barriers, "dsb\n\tisb\n\tdmb\n\tclrex" : : : "memory")

ENDS(undefined, "udf #0")
ENDS(undefined_wide, "udf.w #0")
ENDS(breakpoint, "bkpt #1")
/* Semihosting, SYS_EXIT: an emulator or debugger that obeys ends the program as successful. */
ENDS(semihosting_exit, "mov r0, %0\n\tmov r1, %1\n\tbkpt #0xAB"
     :
     : "r"(0x18u), "r"(0x20026u)
     : "r0", "r1", "memory")
/* SYS_OPEN of a file of the host. */
ENDS(semihosting_open, "mov r0, %0\n\tmov r1, %1\n\tbkpt #0xAB"
     :
     : "r"(1u), "r"(&own_word)
     : "r0", "r1", "memory")
ENDS(semihosting_halt, "mov r0, %0\n\tmov r1, %1\n\t.short 0xBABC"
     :
     : "r"(0x18u), "r"(0x20026u)
     : "r0", "r1", "memory")
ENDS(coprocessor, "mrc p7, 0, r0, c0, c0, 0" : : : "r0")
ENDS(floating_point, ".short 0xEEF1, 0x0A10" : : : "r0") /* vmrs r0, fpscr */
/* The kernel's own instruction for supervisor oopses, with the reason of a panic. */
extern char bk_trap_oops_instruction[];
ENDS(feigned_panic, "movs r0, #4\n\tbx %0" : : "r"((uintptr_t)bk_trap_oops_instruction | 1u) : "r0")

static void divide(uintptr_t zero)
{
    uint32_t quotient;

    __asm__ volatile("udiv %0, %1, %2" : "=r"(quotient) : "r"(1u), "r"(zero));
}

#ifdef CONFIG_ARMV8_M_MAINLINE
HARMLESS(stack_limit, "msr psplim, %0\n\tisb" : : "r"(0u) : "memory")
HARMLESS(main_stack_limit, "msr msplim, %0\n\tisb" : : "r"(0xFFFFFFF8u) : "memory")
HARMLESS(non_secure_control, "msr control_ns, %0\n\tisb" : : "r"(0u) : "memory")
HARMLESS(secure_gateway, "sg" : : : "memory")

static void branch_non_secure(uintptr_t where)
{
    /* bxns r0 */
    register uintptr_t r0 __asm__("r0") = where;

    __asm__ volatile(".short 0x4704" : : "r"(r0) : "memory");
}

static void call_non_secure(uintptr_t where)
{
    /* blxns r0 */
    register uintptr_t r0 __asm__("r0") = where;

    __asm__ volatile(".short 0x4784" : : "r"(r0) : "memory");
}
#endif

#define STILL_USER(text, act)                                                                      \
    {                                                                                              \
        text, act, (uintptr_t)&kernel_word, BK_CAUSE_MEMORY, BK_ACCESS_WRITE, 0, 0                 \
    }
#define CAUSE(text, act, where, cause)                                                             \
    {                                                                                              \
        text, act, (uintptr_t)(where), cause, 0, 0, 0                                              \
    }

static const struct row rows[] = {
    STILL_USER("CONTROL: privileged", control_privileged),
    STILL_USER("CONTROL: privileged on the main stack", control_main_stack),
    STILL_USER("main stack pointer set", main_stack_pointer),
    STILL_USER("process stack pointer set by MSR", process_stack_pointer),
    STILL_USER("exception number set", xpsr_exception),
    STILL_USER("BASEPRI set, long loop", basepri),
    STILL_USER("BASEPRI_MAX set, long loop", basepri_max),
    STILL_USER("PRIMASK set, long loop", primask),
    STILL_USER("FAULTMASK set, long loop", faultmask),
    STILL_USER("CPSID i, long loop", cps_i),
    STILL_USER("CPSID f, long loop", cps_f),
    STILL_USER("WFI", wait_for_interrupt),
    STILL_USER("WFE", wait_for_event),
    STILL_USER("barriers", barriers),
    CAUSE("undefined instruction", undefined, 0, BK_CAUSE_UNDEFINED),
    CAUSE("wide undefined instruction", undefined_wide, 0, BK_CAUSE_UNDEFINED),
    CAUSE("breakpoint", breakpoint, 0, BK_CAUSE_BREAKPOINT),
    CAUSE("semihosting: end the emulator", semihosting_exit, 0, BK_CAUSE_BREAKPOINT),
    CAUSE("semihosting: open a file", semihosting_open, 0, BK_CAUSE_BREAKPOINT),
    CAUSE("semihosting by HLT", semihosting_halt, 0, BK_CAUSE_UNDEFINED),
    CAUSE("coprocessor", coprocessor, 0, BK_CAUSE_COPROCESSOR),
    CAUSE("floating point", floating_point, 0, BK_CAUSE_COPROCESSOR),
    CAUSE("division by zero", divide, 0, BK_CAUSE_DIVIDE),
    CAUSE("the kernel's instruction for panics", feigned_panic, 0, BK_CAUSE_OOPS),
#ifdef CONFIG_ARMV8_M_MAINLINE
    STILL_USER("stack limit set to 0", stack_limit),
    STILL_USER("main stack limit set to the top", main_stack_limit),
    STILL_USER("non-secure CONTROL", non_secure_control),
    STILL_USER("secure gateway instruction", secure_gateway),
    CAUSE("branch to the non-secure state", branch_non_secure, 0x00001000u, BK_CAUSE_SECURE),
    CAUSE("call into the non-secure state", call_non_secure, 0x00001000u, BK_CAUSE_SECURE),
    CAUSE("non-secure branch into kernel data", branch_non_secure, &kernel_word, BK_CAUSE_SECURE),
#endif
};

const struct table rows_processor = {rows, ARRAY_SIZE(rows)};
