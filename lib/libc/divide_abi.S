/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the compiler calls for / and % of 64-bit integers: dividend in r0, r1, divisor in r2, r3;
 * back come the quotient in r0, r1 and the remainder in r2, r3, which no C function can return.
 */
    .syntax unified
    .thumb

    .macro divide name, function
    .section .text.\name, "ax", %progbits
    .global \name
    .type \name, %function
    .thumb_func
\name:
    push {r6, lr}
    sub sp, #16                 /* sp: the fifth argument, sp + 8: the remainder */
    add r6, sp, #8
    str r6, [sp]
    bl \function
    ldrd r2, r3, [sp, #8]
    add sp, #16
    pop {r6, pc}
    .size \name, . - \name
    .endm

    divide __aeabi_uldivmod, bk_divide_unsigned
    divide __aeabi_ldivmod, bk_divide_signed
