/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PMSAv8 part of the switch. Regions 0 (code) and 1 (kernel data) are pinned; 2 is the thread's
 * stack; 3 to 7 the domain's plan. Registers: ARM DDI0553, MPU_RNR, MPU_RBAR_An.
 */
#define MPU_RBAR 0xE000ED9C
#define MPU_CTRL_OFFSET -8
#define MPU_RNR_OFFSET -4
#define MPU_RBAR_A2_OFFSET 16
#define MPU_RBAR_A3_OFFSET 24

    .macro set_psplim reg
    msr     psplim, \reg
    .endm

    @ in: r1 = next thread, r2 = kernel; keeps r1; uses r0, r3 to r12
    .macro mpu_switch
#ifdef CONFIG_USERSPACE
    ldr     r3, =MPU_RBAR
    ldrd    r4, r5, [r1, #BK_THREAD_STACK_REGION]
    ldr     r0, [r1, #BK_THREAD_DOMAIN]
    ldr     r6, [r2, #BK_KERNEL_MPU_DOMAIN]
    movs    r7, #0
    @ off meanwhile: a new base with an old limit could lie over kernel data for an instant
    str     r7, [r3, #MPU_CTRL_OFFSET]
    str     r7, [r3, #MPU_RNR_OFFSET]
    strd    r4, r5, [r3, #MPU_RBAR_A2_OFFSET]
    cmp     r0, r6
    beq     1f

    @ r0 = domain, another than before: region 3, then 4 to 7
    str     r0, [r2, #BK_KERNEL_MPU_DOMAIN]
    adds    r0, #BK_DOMAIN_PLAN
    ldmia   r0!, {r4, r5}
    strd    r4, r5, [r3, #MPU_RBAR_A3_OFFSET]
    movs    r4, #4
    str     r4, [r3, #MPU_RNR_OFFSET]
    ldmia   r0, {r4-r11}
    stmia   r3, {r4-r11}
1:  movs    r0, #5
    str     r0, [r3, #MPU_CTRL_OFFSET]
#endif
    .endm
