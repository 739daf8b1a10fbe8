/* SPDX-License-Identifier: Apache-2.0 */
/* Where an application's system call begins and ends, in thread mode, privileged. */
    .syntax unified
    .thumb

/*
 * The frame that SVC made for it brings r0 to r3 = arguments, r12 = marshalling function; on the
 * stack lies the fifth argument. r4 to r11 are still the caller's, and functions keep them.
 */
    .section .text.bk_app_call_run, "ax"
    .global bk_app_call_run
    .type bk_app_call_run, %function
    .thumb_func
bk_app_call_run:
    blx     r12
    svc     #255
    .global bk_app_call_done
bk_app_call_done:
    .size bk_app_call_run, . - bk_app_call_run

/* void bk_arch_call_refuse(void) */
    .section .text.bk_arch_call_refuse, "ax"
    .global bk_arch_call_refuse
    .type bk_arch_call_refuse, %function
    .thumb_func
bk_arch_call_refuse:
    svc     #255
    .global bk_app_call_refused
bk_app_call_refused:
    .size bk_arch_call_refuse, . - bk_arch_call_refuse

/*
 * void bk_app_call_deliver(struct bk_frame *user, uint32_t low, uint32_t high): in SVC, when the
 * MPU holds the caller's regions again.
 */
    .section .text.bk_user_access, "ax"
    .global bk_app_call_deliver
    .type bk_app_call_deliver, %function
    .thumb_func
bk_app_call_deliver:
    strt    r1, [r0]
    strt    r2, [r0, #4]
    bx      lr
    .size bk_app_call_deliver, . - bk_app_call_deliver
