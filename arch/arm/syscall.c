/* SPDX-License-Identifier: Apache-2.0 */
/* The rarer ends of system calls. */
#include <arm.h>

#include "fault.h"
#include "usermode.h"

extern FUNC_NORETURN void bk_abandon(void);
void bk_svc_other(struct bk_frame *frame, uint32_t number);
void bk_syscall_missing(struct bk_frame *frame);
void bk_enter_user_mode(const struct bk_frame *frame);

static uint32_t call_number(const struct bk_frame *frame)
{
    return ((const uint8_t *)(uintptr_t)frame->pc)[-2];
}

static struct bk_frame *current_frame(void)
{
    uint32_t psp;

    __asm__ volatile("mrs %0, psp" : "=r"(psp));
    return (struct bk_frame *)(uintptr_t)psp;
}

FUNC_NORETURN void bk_refuse(enum bk_refusal why, const void *value, const char *what)
{
    const struct bk_frame *frame = current_frame();
    struct bk_fault_record record = {
        .thread = bk_kernel.current,
        .mode = BK_MODE_USER,
        .reason = K_ERR_KERNEL_OOPS,
        .cause = BK_CAUSE_CALL,
        .refusal = (uint8_t)why,
        .call = (uint8_t)call_number(frame),
        .address = (uint32_t)(uintptr_t)value,
        .what = what,
        .registers = {.r = {frame->r0, frame->r1, frame->r2, frame->r3},
                      .sp = (uint32_t)(uintptr_t)frame,
                      .lr = frame->lr,
                      .pc = frame->pc,
                      .xpsr = frame->xpsr},
    };

    bk_fault_raise(&record);
    bk_abandon();
}

void bk_syscall_missing(struct bk_frame *frame)
{
    bk_refuse(BK_REFUSE_MISSING, (const void *)(uintptr_t)call_number(frame), "system call");
}

void bk_svc_other(struct bk_frame *frame, uint32_t number)
{
    uint32_t control;

    __asm__ volatile("mrs %0, control" : "=r"(control));
    if (number == BK_SVC_USER_MODE && (control & 1u) == 0u) {
        bk_enter_user_mode(frame);
    }
    bk_refuse(BK_REFUSE_NUMBER, (const void *)(uintptr_t)number, "system call");
}

static void z_vrfy_k_oops_raise(unsigned int reason)
{
    struct bk_frame *frame = current_frame();
    struct bk_fault_record record = {
        .thread = bk_kernel.current,
        .mode = BK_MODE_USER,
        .reason = reason == K_ERR_STACK_CHK_FAIL ? K_ERR_STACK_CHK_FAIL : K_ERR_KERNEL_OOPS,
        .cause = BK_CAUSE_OOPS,
        .registers = {.r = {frame->r0, frame->r1, frame->r2, frame->r3},
                      .sp = (uint32_t)(uintptr_t)frame,
                      .lr = frame->lr,
                      .pc = frame->pc,
                      .xpsr = frame->xpsr},
    };

    bk_fault_raise(&record);
    bk_abandon();
}
#include <zephyr/syscalls/k_oops_raise_mrsh.c>
