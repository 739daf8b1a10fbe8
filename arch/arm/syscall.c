/* SPDX-License-Identifier: Apache-2.0 */
/* The rarer ends of system calls. */
#include <arm.h>

#include "domain.h"
#include "fault.h"
#include "usermode.h"

extern FUNC_NORETURN void bk_abandon(void);
void bk_svc_other(struct bk_frame *frame, uint32_t number);
void bk_syscall_missing(struct bk_frame *frame);

void (*bk_enter_user_mode)(const struct bk_frame *frame);

static uint32_t call_number(const struct bk_frame *frame)
{
    return ((const uint8_t *)(uintptr_t)frame->pc)[-2];
}

/* The frame of a call that waited may have been forged meanwhile, so its pc is not believed. */
uint8_t bk_call_number(const struct bk_fault_record *record)
{
    uint32_t pc = record->registers.pc;

    return pc - 2u - bk_layout.text.start < bk_layout.text.size
               ? ((const uint8_t *)(uintptr_t)pc)[-2]
               : UINT8_MAX;
}

FUNC_NORETURN void bk_blame(const struct bk_frame *frame, uint32_t sp)
{
    struct bk_fault_record *record = &bk_fault_record;

    record->thread = bk_kernel.current;
    record->mode = BK_MODE_USER;
    record->access = BK_ACCESS_NONE;
    record->address_valid = false;
    record->in_call = false;
    memset(&record->registers, 0, sizeof(record->registers));
    memcpy(record->registers.r, frame, 4u * sizeof(uint32_t));
    record->registers.sp = sp;
    record->registers.lr = frame->lr;
    record->registers.pc = frame->pc;
    record->registers.xpsr = frame->xpsr;
    bk_fault_raise();
    bk_abandon();
}

/* The record says what the call that goes on now is blamed for. */
static FUNC_NORETURN void blame_call(void)
{
    const struct bk_frame *frame = bk_arch_frame();

    bk_blame(frame, (uint32_t)(uintptr_t)frame);
}

static void refusal(enum bk_refusal why, const void *value)
{
    struct bk_fault_record *record = &bk_fault_record;

    record->cause = BK_CAUSE_CALL;
    record->reason = K_ERR_KERNEL_OOPS;
    record->refusal = (uint8_t)why;
    record->address = (uint32_t)(uintptr_t)value;
}

#ifdef CONFIG_BULKHEAD_FAULT_REPORT
FUNC_NORETURN void bk_refuse(enum bk_refusal why, const void *value, const char *what)
{
    refusal(why, value);
    bk_fault_record.what = what;
    blame_call();
}
#else
FUNC_NORETURN void bk_refuse_unsaid(enum bk_refusal why, const void *value)
{
    refusal(why, value);
    blame_call();
}
#endif

void bk_syscall_missing(struct bk_frame *frame)
{
    bk_refuse(BK_REFUSE_MISSING, (const void *)(uintptr_t)call_number(frame), "system call");
}

void bk_svc_other(struct bk_frame *frame, uint32_t number)
{
    uint32_t control;

    __asm__ volatile("mrs %0, control" : "=r"(control));
    if (number == BK_SVC_USER_MODE && (control & 1u) == 0u && bk_enter_user_mode != NULL) {
        bk_enter_user_mode(frame);
    }
    bk_refuse(number < K_SYSCALL_KERNEL_LIMIT ? BK_REFUSE_MISSING : BK_REFUSE_NUMBER,
              (const void *)(uintptr_t)number, "system call");
}

static void z_vrfy_k_oops_raise(unsigned int reason)
{
    struct bk_fault_record *record = &bk_fault_record;

    record->cause = BK_CAUSE_OOPS;
    record->reason = reason == K_ERR_STACK_CHK_FAIL ? K_ERR_STACK_CHK_FAIL : K_ERR_KERNEL_OOPS;
    record->address = 0;
    blame_call();
}
#include <zephyr/syscalls/k_oops_raise_mrsh.c>
