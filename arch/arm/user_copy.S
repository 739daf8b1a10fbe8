/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All accesses of the kernel to the current user thread's memory. They are unprivileged: the MPU,
 * which holds the thread's regions, refuses what the thread itself could not do. The fault handler
 * knows this code by its addresses.
 */
#include <offsets.h>

    .syntax unified
    .thumb

    .section .text.bk_user_access, "ax"

/*
 * The end of a switch to a thread whose system call waited: its result goes into the frame that the
 * call left on the thread's stack. By now the MPU holds the thread's regions.
 */
    .global bk_deliver
    .type bk_deliver, %function
    .thumb_func
bk_deliver:
    @ from the switch: r2 = the thread's stack pointer, r3 = address of its context.psplim
    ldr     r0, [r3, #(BK_THREAD_WAIT_RESULT - BK_THREAD_PSPLIM)]
    mvn     lr, #2
    str     lr, [r3, #(BK_THREAD_RESUME - BK_THREAD_PSPLIM)]
    strt    r0, [r2]
    bx      lr
    .size bk_deliver, . - bk_deliver

/* void bk_user_copy_from(void *destination, const void *user, size_t size) */
    .global bk_user_copy_from
    .type bk_user_copy_from, %function
    .thumb_func
bk_user_copy_from:
    @ r0 = kernel side, r1 = user side, r2 = bytes left
    orr     r3, r0, r1
    lsls    r3, r3, #30
    bne     2f
1:  subs    r2, #4
    blo     3f
    ldrt    r3, [r1]
    adds    r1, #4
    str     r3, [r0], #4
    b       1b
3:  adds    r2, #4
2:  subs    r2, #1
    blo     4f
    ldrbt   r3, [r1]
    adds    r1, #1
    strb    r3, [r0], #1
    b       2b
4:  bx      lr
    .size bk_user_copy_from, . - bk_user_copy_from

/* void bk_user_copy_to(void *user, const void *source, size_t size) */
    .global bk_user_copy_to
    .type bk_user_copy_to, %function
    .thumb_func
bk_user_copy_to:
    @ r0 = user side, r1 = kernel side, r2 = bytes left
    orr     r3, r0, r1
    lsls    r3, r3, #30
    bne     2f
1:  subs    r2, #4
    blo     3f
    ldr     r3, [r1], #4
    strt    r3, [r0]
    adds    r0, #4
    b       1b
3:  adds    r2, #4
2:  subs    r2, #1
    blo     4f
    ldrb    r3, [r1], #1
    strbt   r3, [r0]
    adds    r0, #1
    b       2b
4:  bx      lr
    .size bk_user_copy_to, . - bk_user_copy_to

/* size_t bk_user_copy_string(char *destination, const char *user, size_t size) */
    .section .text.bk_user_access.string, "ax"
    .global bk_user_copy_string
    .type bk_user_copy_string, %function
    .thumb_func
bk_user_copy_string:
    @ r0 = next byte of the copy, r1 = user side, r2 = room left, r12 = size
    mov     r12, r2
    cbz     r2, 3f
1:  cbz     r2, 2f
    ldrbt   r3, [r1]
    adds    r1, #1
    strb    r3, [r0], #1
    cbz     r3, 3f
    subs    r2, #1
    b       1b
2:  @ too long: the last byte written becomes the end
    movs    r3, #0
    strb    r3, [r0, #-1]
3:  sub     r0, r12, r2
    bx      lr
    .size bk_user_copy_string, . - bk_user_copy_string


