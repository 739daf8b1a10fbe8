/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PMSAv7 part of the switch. Regions 0 (RAM, privileged), 1 (flash) and 2 (vectors, privileged) are
 * pinned; 3 to 6 hold the domain's plan; 7 is a user thread's stack, or the guard at the lower end
 * of a supervisor thread's. Every base word carries its region's number, so no region number
 * register is written (ARM DDI0403 B3.5.8).
 */
#define MPU_RBAR 0xE000ED9C
#define MPU_CTRL_OFFSET -8

    @ r6 = the domain of the thread that leaves, whose plan the MPU holds
    .macro leaving_domain thread
#ifdef CONFIG_USERSPACE
    ldr     r6, [\thread, #BK_THREAD_DOMAIN]
#endif
    .endm

    .macro set_psplim reg
    .endm

    @ in: r1 = next thread, r6 = domain before; keeps r1; uses r0, r3 to r12
    .macro mpu_switch
#ifdef CONFIG_USERSPACE
    ldr     r3, =MPU_RBAR
    ldrd    r4, r5, [r1, #BK_THREAD_STACK_REGION]
    ldr     r0, [r1, #BK_THREAD_DOMAIN]
    movs    r7, #0
    @ off meanwhile: a new base with an old size could lie over kernel data for an instant
    str     r7, [r3, #MPU_CTRL_OFFSET]
    strd    r4, r5, [r3]
    cmp     r0, r6
    beq     1f

    @ r0 = domain, another than before: regions 3 to 6 by the aliases
    adds    r0, #BK_DOMAIN_PLAN
    ldmia   r0, {r4-r11}
    stmia   r3, {r4-r11}
1:  movs    r0, #5
    str     r0, [r3, #MPU_CTRL_OFFSET]
#endif
    .endm
