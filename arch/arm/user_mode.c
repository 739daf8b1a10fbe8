/* SPDX-License-Identifier: Apache-2.0 */
/* From supervisor to user mode, for good. */
#include "arch.h"
#include "arm.h"
#include "thread.h"

/* In SVC: atomic for the thread, whose stack pointer, limit and mode change together. */
static void enter_user_mode(const struct bk_frame *frame)
{
    struct k_thread *thread = bk_kernel.current;
    struct bk_frame call = *frame;

    memset(thread->context.r4_r11, 0, sizeof(thread->context.r4_r11));
#ifdef CONFIG_INIT_STACKS
    /* The MPU still guards the lower end, which nothing was written to since it was filled. */
    memset((void *)(uintptr_t)(thread->stack_start + bk_stack_guard(thread)), 0xAA,
           thread->stack_size - bk_stack_guard(thread));
#endif
    thread->options |= K_USER;
    bk_arch_thread_init(thread, (k_thread_entry_t)(uintptr_t)call.r0, (void *)(uintptr_t)call.r1,
                        (void *)(uintptr_t)call.r2, (void *)(uintptr_t)call.r3);
    bk_arch_switch_to_self();
}

FUNC_NORETURN void bk_arch_user_mode_enter(struct k_thread *thread, k_thread_entry_t entry,
                                           void *p1, void *p2, void *p3)
{
    ARG_UNUSED(thread);
    bk_enter_user_mode = enter_user_mode;
    bk_trap_user_mode(entry, p1, p2, p3);
}
