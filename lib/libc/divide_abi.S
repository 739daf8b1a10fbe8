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
    push {r4-r7, lr}
    push {r0-r4}                /* r4: for the alignment of the stack */
    bl \function
    b bk_divide_remainder
    .size \name, . - \name
    .endm

    divide __aeabi_uldivmod, bk_divide_unsigned
    divide __aeabi_ldivmod, bk_divide_signed

    /* Quotient in r0, r1; dividend and divisor on the stack. */
    .section .text.bk_divide_remainder, "ax", %progbits
    .type bk_divide_remainder, %function
    .thumb_func
bk_divide_remainder:
    pop {r3-r7}                 /* dividend r3, r4; divisor r5, r6 */
    umull r2, r7, r0, r5        /* their product with the quotient: r2, r7 */
    mla r7, r0, r6, r7
    mla r7, r1, r5, r7
    subs r2, r3, r2
    sbc r3, r4, r7
    pop {r4-r7, pc}
    .size bk_divide_remainder, . - bk_divide_remainder
