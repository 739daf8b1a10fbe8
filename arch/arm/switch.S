/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The context switch, and the entries of faults. Everything a thread needs to go on
 * lies in its control block, in kernel data: no kernel code saves through a stack pointer that a
 * user thread chose.
 */
#include <offsets.h>
#include <mpu_switch.h>

    .syntax unified
    .thumb

/* PendSV: from the current thread to the best one that is ready. */
    .section .text.bk_pendsv, "ax"
    .global bk_pendsv
    .type bk_pendsv, %function
    .thumb_func
    .global bk_arch_switch_from_call
    .type bk_arch_switch_from_call, %function
    .thumb_func
bk_pendsv:
bk_arch_switch_from_call:
    mrs     r0, psp
    ldr     r2, =bk_kernel
    ldr     r1, [r2, #BK_KERNEL_CURRENT]
    add     r3, r1, #BK_THREAD_PSP
    stmia   r3, {r0, r4-r11}
    leaving_domain r1

    @ r2 = kernel. An interrupt may name another thread meanwhile: what it compared with was the
    @ thread that leaves, so look again after the new one is current.
1:  ldr     r1, [r2, #BK_KERNEL_NEXT]
    str     r1, [r2, #BK_KERNEL_CURRENT]
    ldr     r3, [r2, #BK_KERNEL_NEXT]
    cmp     r1, r3
    bne     1b
#ifdef BK_SWITCH_HOOK
    @ time slices, statistics: nothing that counts is in a register that the call changes
    ldr     r3, [r2, #BK_KERNEL_SWITCH_HOOK]
    cbz     r3, 2f
    blx     r3
    ldr     r2, =bk_kernel
    ldr     r1, [r2, #BK_KERNEL_CURRENT]
2:
#endif

    @ r1 = next thread, r2 = kernel, r6 = the domain whose plan the MPU holds; r0, r3 to r12 are
    @ free.
    .global bk_switch_in
bk_switch_in:
    mpu_switch

    @ r1 = next thread. Its stack limit and mode are set while this handler runs on the main stack,
    @ so no interrupt sees one without the other.
    add     r3, r1, #BK_THREAD_PSPLIM
    ldmia   r3, {r0, r1, r2, r4-r11, lr}
    set_psplim r0
    msr     control, r1
    msr     psp, r2
    @ lr = exception return, or bk_deliver, which uses r2 and r3
    bx      lr
    .pool
    .size bk_pendsv, . - bk_pendsv

/* All faults: bk_fault(exception return, main stack, r4 to r11). */
    .section .text.bk_fault_entry, "ax"
    .global bk_fault_entry
    .type bk_fault_entry, %function
    .thumb_func
bk_fault_entry:
    mov     r0, lr
    mrs     r1, msp
    push    {r3-r11, lr}
    add     r2, sp, #4
    bl      bk_fault
    pop     {r3-r11, pc}
    .size bk_fault_entry, . - bk_fault_entry
