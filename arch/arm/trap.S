/* SPDX-License-Identifier: Apache-2.0 */
/* Short sequences around the boot and traps that C cannot state. */
#include <offsets.h>

    .syntax unified
    .thumb

/*
 * From reset. bk_memory_table has for each piece of memory { start, initial values, bytes of them,
 * size }: behind the values are zeroes. Starts and sizes are multiples of 16. Whole blocks of
 * values go first, then zeroes up to the end, then the last bytes of the values.
 */
    .section .text.bk_reset, "ax"
    .global bk_reset
    .type bk_reset, %function
    .thumb_func
bk_reset:
    cpsid   i
    ldr     r8, =bk_memory_table
    ldr     r9, =bk_partition_table_end
1:  cmp     r8, r9
    bhs     bk_boot
    ldmia   r8!, {r0-r3}
    add     r3, r0
    b       3f
2:  ldmia   r1!, {r4-r7}
    stmia   r0!, {r4-r7}
3:  subs    r2, #16
    bhs     2b
    @ r12 = where the last bytes go, r2 = their number - 16
    mov     r12, r0
    movs    r4, #0
    movs    r5, #0
    movs    r6, #0
    movs    r7, #0
    b       5f
4:  stmia   r0!, {r4-r7}
5:  cmp     r0, r3
    blo     4b
    adds    r2, #16
    b       7f
6:  ldrb    r4, [r1], #1
    strb    r4, [r12], #1
7:  subs    r2, #1
    bhs     6b
    b       1b
    .pool
    .size bk_reset, . - bk_reset

/* void bk_trap_user_mode(entry, p1, p2, p3): the arguments travel in the SVC's frame. */
    .section .text.bk_trap_user_mode, "ax"
    .global bk_trap_user_mode
    .type bk_trap_user_mode, %function
    .thumb_func
bk_trap_user_mode:
    movs    r12, #0
    msr     basepri, r12
    svc     #254
    .size bk_trap_user_mode, . - bk_trap_user_mode

/* A user thread's first code: r12 = lower end of its stack, which it clears; r4 to r11 are zero. */
    .section .text.bk_user_entry, "ax"
    .global bk_user_entry
    .type bk_user_entry, %function
    .thumb_func
bk_user_entry:
    @ lr = the last place for 64 bytes
    sub     lr, sp, #64
    cmp     r12, lr
    bhi     2f
1:  stmia   r12!, {r4-r11}
    stmia   r12!, {r4-r11}
    cmp     r12, lr
    bls     1b
    @ less than 64 bytes, of eight each
2:  cmp     sp, r12
    bls     3f
    strd    r4, r5, [r12], #8
    b       2b
3:  mov     lr, r4
    b       bk_thread_entry
    .size bk_user_entry, . - bk_user_entry

/* void bk_arch_switch_to_self(void): in SVC; the kernel stack is emptied. */
    .section .text.bk_arch_switch_to_self, "ax"
    .global bk_arch_switch_to_self
    .type bk_arch_switch_to_self, %function
    .thumb_func
bk_arch_switch_to_self:
    ldr     r0, =bk_kernel_stack_end
    msr     msp, r0
    ldr     r2, =bk_kernel
    ldr     r1, [r2, #BK_KERNEL_CURRENT]
    @ no domain before: store the whole plan
    movs    r6, #0
    b       bk_switch_in
    .pool
    .size bk_arch_switch_to_self, . - bk_arch_switch_to_self

/* void k_oops_raise_supervisor(reason): r0 = reason, found in the frame by the fault handler. */
    .section .text.bk_trap_oops, "ax"
    .global bk_trap_oops
    .type bk_trap_oops, %function
    .thumb_func
bk_trap_oops:
    .global bk_trap_oops_instruction
bk_trap_oops_instruction:
    udf     #0x0B
    bx      lr
    .size bk_trap_oops, . - bk_trap_oops

/* void bk_arch_start(void): from the boot code, on the main stack, into the first thread. */
    .section .text.bk_arch_start, "ax"
    .global bk_arch_start
    .type bk_arch_start, %function
    .thumb_func
bk_arch_start:
    @ the process stack is not used until the switch loads it; PendSV leaves the boot code for good
    movs    r0, #0
    msr     basepri, r0
    cpsie   i
    dsb
    isb
1:  b       1b
    .size bk_arch_start, . - bk_arch_start
