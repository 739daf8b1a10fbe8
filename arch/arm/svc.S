/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls of user threads.
 *
 * What calls is a thread, on the process stack: all threads run there, and an SVC instruction in a
 * handler never arrives here, since SVC has the lowest priority and escalates to HardFault
 * (ARM DDI0403 B1.5.4). So the exception return needs no check.
 */
#include <zephyr/syscall_list.h>
#include <offsets.h>

    .syntax unified
    .thumb

/*
 * System calls. The immediate of the SVC instruction is the number; the frame that the hardware
 * pushed just now, with the caller's own rights, holds the arguments and takes the result.
 */
    .section .text.bk_svc, "ax"
    .global bk_svc
    .type bk_svc, %function
    .thumb_func
bk_svc:
    mrs     r0, psp
    ldr     r1, [r0, #24]
    ldrb    r1, [r1, #-2]
    ldr     r2, =bk_syscall_table
    @ the length of the table is known when the image is linked
    .reloc  ., R_ARM_ABS8, bk_syscall_count
    cmp     r1, #0
    bhs     1f
    @ r0 = frame, r1 = number, lr = exception return: the handler's return ends the exception
    ldr     pc, [r2, r1, lsl #2]
1:
#ifdef CONFIG_BULKHEAD_APP_SYSCALLS
    @ r8 = number of the application's call, as its stub left it
    cmp     r1, #BK_SVC_NUMBER_APPLICATION
    itt     eq
    moveq   r1, r8
    beq     bk_svc_application
#endif
    b       bk_svc_other
    .pool
    .size bk_svc, . - bk_svc

/*
 * Where a fault inside a system call goes on, in the handler that the call runs in: the thread has
 * ended, so what is on the kernel stack counts for nothing. PendSV is pending.
 */
    .section .text.bk_abandon, "ax"
    .global bk_abandon
    .type bk_abandon, %function
    .thumb_func
bk_abandon:
    ldr     r0, =bk_kernel_stack_end
    msr     msp, r0
    movs    r0, #0
    msr     basepri, r0
    mov     r0, #0xFFFFFFFD
    bx      r0
    .pool
    .size bk_abandon, . - bk_abandon

/*
 * bk_object_refuse_N: bk_object_refuse(r1, N), entered by a jump from look-ups for objects of type
 * N, see object.h. Each in a section of its own: an image has those of the types that it uses.
 */
    .macro refuse_entry type
    .section .text.bk_object_refuse_\type, "ax"
    .global bk_object_refuse_\type
    .type bk_object_refuse_\type, %function
    .thumb_func
bk_object_refuse_\type:
    mov     r0, r1
    movs    r1, #\type
    b       bk_object_refuse
    .endm

    .altmacro
    .set    type, 1
    .rept   31
    refuse_entry %type
    .set    type, type + 1
    .endr
