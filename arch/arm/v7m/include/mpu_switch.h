/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PMSAv7 part of the switch. Regions 0 (RAM, privileged) and 1 (code) are pinned; 2 to 5 hold the
 * domain's plan, 6 the thread's stack, 7 the guard below a supervisor thread's stack. Every base
 * word carries its region's number, so no region number register is written (ARM DDI0403 B3.5.8).
 */
#define MPU_CTRL 0xE000ED94
#define MPU_RBAR_OFFSET 8

    .macro set_psplim reg
    .endm

    @ in: r1 = next thread, r2 = kernel; keeps r1; uses r0, r3 to r12
    .macro mpu_switch
#ifdef CONFIG_USERSPACE
    ldr     r3, =MPU_CTRL
    add     r4, r1, #BK_THREAD_STACK_REGION
    ldr     r0, [r1, #BK_THREAD_DOMAIN]
    ldr     r5, [r2, #BK_KERNEL_MPU_DOMAIN]
    movs    r12, #0
    str     r12, [r3]
    ldmia   r4, {r4, r6}
    strd    r4, r6, [r3, #MPU_RBAR_OFFSET]
    cmp     r0, r5
    beq     2f

    @ r0 = domain: regions 2 to 5 by the aliases
    str     r0, [r2, #BK_KERNEL_MPU_DOMAIN]
    add     r0, #BK_DOMAIN_PLAN
    ldmia   r0, {r4-r11}
    add     r0, r3, #MPU_RBAR_OFFSET
    stmia   r0, {r4-r11}
2:  movs    r0, #5
    str     r0, [r3]
#endif
    .endm
