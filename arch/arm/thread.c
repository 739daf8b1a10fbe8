/* SPDX-License-Identifier: Apache-2.0 */
#include "arch.h"
#include "arm.h"
#include "thread.h"
#include "thread_local.h"

#define XPSR_THUMB BIT(24)

extern void bk_user_entry(void);

/* The frame that the first switch to the thread unstacks. */
static struct bk_frame *lay_frame(const struct k_thread *thread, k_thread_entry_t entry, void *p1,
                                  void *p2, void *p3)
{
    uint32_t top = bk_tls_place(thread);
    struct bk_frame *frame = (struct bk_frame *)(uintptr_t)(top - sizeof(struct bk_frame));

    frame->r0 = (uint32_t)(uintptr_t)entry;
    frame->r1 = (uint32_t)(uintptr_t)p1;
    frame->r2 = (uint32_t)(uintptr_t)p2;
    frame->r3 = (uint32_t)(uintptr_t)p3;
    frame->r12 = 0;
    frame->lr = 0;
    frame->pc = (uint32_t)(uintptr_t)bk_thread_entry & ~1u;
    frame->xpsr = XPSR_THUMB;
    return frame;
}

void bk_arch_thread_init(struct k_thread *thread, k_thread_entry_t entry, void *p1, void *p2,
                         void *p3)
{
    bool user = IS_ENABLED(CONFIG_USERSPACE) && (thread->options & K_USER) != 0u;
    struct bk_frame *frame = lay_frame(thread, entry, p1, p2, p3);

    if (user) {
        bk_app_call_prepare(thread);
        /* What the stack's last user left there is not for this one to see. */
        frame->pc = (uint32_t)(uintptr_t)bk_user_entry & ~1u;
        frame->r12 = IS_ENABLED(CONFIG_INIT_STACKS) ? UINT32_MAX : thread->stack_start;
    }
    thread->context.control = user ? BK_CONTROL_USER : BK_CONTROL_PRIVILEGED;
    thread->context.psplim = (thread->stack_start + 7u) & ~7u;
    thread->context.psp = (uint32_t)(uintptr_t)frame;
    thread->context.resume = BK_EXC_RETURN;
    if (IS_ENABLED(CONFIG_USERSPACE)) {
        bk_arch_mpu_stack(thread);
    }
}
