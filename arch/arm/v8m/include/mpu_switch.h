/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PMSAv8 part of the switch. Regions 0 (code) and 1 (kernel data) are pinned; 2 is the thread's
 * stack; 3 to 7 the domain's plan. Registers: ARM DDI0553, MPU_RNR, MPU_RBAR_An.
 */
#define MPU_CTRL 0xE000ED94
#define MPU_RNR_OFFSET 4
#define MPU_RBAR_OFFSET 8
#define MPU_RBAR_A2_OFFSET 24

    .macro set_psplim reg
    msr     psplim, \reg
    .endm

    @ in: r1 = next thread, r2 = kernel; keeps r1; uses r0, r3 to r12
    .macro mpu_switch
#ifdef CONFIG_USERSPACE
    ldr     r3, =MPU_CTRL
    add     r4, r1, #BK_THREAD_STACK_REGION
    ldr     r0, [r1, #BK_THREAD_DOMAIN]
    ldr     r5, [r2, #BK_KERNEL_MPU_DOMAIN]
    movs    r12, #0
    @ off meanwhile: a new base with an old limit could lie over kernel data for an instant
    str     r12, [r3]
    str     r12, [r3, #MPU_RNR_OFFSET]
    cmp     r0, r5
    bne     1f

    @ same domain: region 2 alone
    ldmia   r4, {r4-r5}
    strd    r4, r5, [r3, #MPU_RBAR_A2_OFFSET]
    b       2f

1:  @ r0 = domain: regions 2 and 3, then 4 to 7
    str     r0, [r2, #BK_KERNEL_MPU_DOMAIN]
    ldmia   r4, {r4-r5}
    add     r0, #BK_DOMAIN_PLAN
    ldmia   r0!, {r6-r7}
    add     r8, r3, #MPU_RBAR_A2_OFFSET
    stmia   r8, {r4-r7}
    movs    r4, #4
    str     r4, [r3, #MPU_RNR_OFFSET]
    ldmia   r0, {r4-r11}
    add     r0, r3, #MPU_RBAR_OFFSET
    stmia   r0, {r4-r11}
2:  movs    r0, #5
    str     r0, [r3]
#endif
    .endm
