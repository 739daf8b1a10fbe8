/* SPDX-License-Identifier: Apache-2.0 */
/*
 * void *__aeabi_read_tp(void): the thread pointer, for code that uses thread-local variables. Only
 * r0, ip, lr and the flags may change.
 */
#include <zephyr/syscall_list.h>

    .syntax unified
    .thumb

    .section .text.__aeabi_read_tp, "ax", %progbits
    .global __aeabi_read_tp
    .type __aeabi_read_tp, %function
    .thumb_func
__aeabi_read_tp:
#ifdef CONFIG_USERSPACE
    @ unprivileged code reads zero, see arch_is_user_context()
    mrs     r0, msp
    cbnz    r0, 1f
mark:
    svc     #K_SYSCALL_BK_THREAD_POINTER
    bx      lr
    @ what BK_SYSCALL_USED() does in C
    .pushsection .debug_bk_syscalls, "", %progbits
    .4byte  mark, K_SYSCALL_BK_THREAD_POINTER
    .popsection
1:
#endif
    push    {r1-r3, lr}
    bl      z_impl_bk_thread_pointer
    pop     {r1-r3, pc}
    .size __aeabi_read_tp, . - __aeabi_read_tp
