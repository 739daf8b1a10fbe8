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

    @ r6 = the domain of the thread that leaves, whose plan the MPU holds
    .macro leaving_domain thread
#ifdef CONFIG_USERSPACE
    ldr     r6, [\thread, #BK_THREAD_DOMAIN]
#endif
    .endm

    .macro set_psplim reg
    msr     psplim, \reg
    .endm

    @ regions 8 and up, four at a time; r0 = rest of the plan, r3 = MPU_RBAR
    .macro more_regions
    .set    number, 8
    .rept   (CONFIG_MPU_REGIONS_USED - 8) / 4
    movs    r4, #number
    str     r4, [r3, #MPU_RNR_OFFSET]
    ldmia   r0!, {r4-r11}
    stmia   r3, {r4-r11}
    .set    number, number + 4
    .endr
    .endm

    @ in: r1 = next thread, r6 = domain before; keeps r1; uses r0, r3 to r12
    .macro mpu_switch
#ifdef CONFIG_USERSPACE
    ldr     r3, =MPU_RBAR
    ldrd    r4, r5, [r1, #BK_THREAD_STACK_REGION]
    ldr     r0, [r1, #BK_THREAD_DOMAIN]
    movs    r7, #0
    @ off meanwhile: a new base with an old limit could lie over kernel data for an instant
    str     r7, [r3, #MPU_CTRL_OFFSET]
    str     r7, [r3, #MPU_RNR_OFFSET]
    strd    r4, r5, [r3, #MPU_RBAR_A2_OFFSET]
    cmp     r0, r6
    beq     1f

    @ r0 = domain, another than before: region 3, then 4 to 7
    adds    r0, #BK_DOMAIN_PLAN
    ldmia   r0!, {r4, r5}
    strd    r4, r5, [r3, #MPU_RBAR_A3_OFFSET]
    movs    r4, #4
    str     r4, [r3, #MPU_RNR_OFFSET]
    ldmia   r0!, {r4-r11}
    stmia   r3, {r4-r11}
    more_regions
1:  movs    r0, #5
    str     r0, [r3, #MPU_CTRL_OFFSET]
#endif
    .endm
