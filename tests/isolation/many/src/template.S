/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Code that the tests copy into a partition: r0 = where to load from, r1 = stack to use meanwhile,
 * or 0. The load of ten words is the instruction that is to need many regions.
 */
    .syntax unified
    .thumb

    .section .rodata.template, "a"
    .balign 32
    .global template, template_end
    .thumb_func
template:
    push    {r4-r10}
    mov     r12, sp
    cbz     r1, 1f
    @ the new stack's regions, before an interrupt needs them
    str     r1, [r1, #-4]
    str     r1, [r1, #-32]
    mov     sp, r1
1:  ldmia.w r0, {r1-r10}
    mov     sp, r12
    pop     {r4-r10}
    bx      lr
    .balign 32
template_end:
