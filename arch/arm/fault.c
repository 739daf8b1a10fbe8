/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the processor's fault registers to the kernel's record. Faults have a priority between the
 * kernel level and device interrupts: a report does not delay interrupts.
 */
#include <arm.h>

#include "domain.h"
#include "fault.h"
#include "words.h"

extern char bk_user_access_start[], bk_user_access_end[], bk_trap_oops_instruction[];
extern void bk_abandon(void);
void bk_fault(uint32_t exc_return, struct bk_frame *main_frame, const uint32_t *saved);

struct fault {
    uint32_t exc_return;
    uint32_t status;
    struct bk_frame *frame; /* NULL when the hardware could not push one */
    bool user;              /* the current user thread is to blame */
    bool in_call;           /* its memory was touched on its behalf, by a system call */
};

static uint32_t control(void)
{
    uint32_t value;

    __asm__ volatile("mrs %0, control" : "=r"(value));
    return value;
}

static uint32_t process_stack_pointer(void)
{
    uint32_t value;

    __asm__ volatile("mrs %0, psp" : "=r"(value));
    return value;
}

#ifdef CONFIG_USERSPACE

static bool in_user_access(const struct bk_frame *frame)
{
    return frame->pc >= (uint32_t)(uintptr_t)bk_user_access_start &&
           frame->pc < (uint32_t)(uintptr_t)bk_user_access_end;
}

/* Go on behind the system call that faulted, in its handler. */
static void abandon_call(struct bk_frame *main_frame)
{
    main_frame->pc = (uint32_t)(uintptr_t)bk_abandon & ~1u;
    main_frame->xpsr = (main_frame->xpsr & 0x1FFu) | BIT(24);
}

#else

static bool in_user_access(const struct bk_frame *frame)
{
    ARG_UNUSED(frame);
    return false;
}

static void abandon_call(struct bk_frame *main_frame)
{
    ARG_UNUSED(main_frame);
}

#endif

/* The registers with which the current thread made its system call. */
static const struct bk_frame *caller(void)
{
    const struct k_thread *thread = bk_kernel.current;

    return bk_in_app_call(thread) ? bk_app_caller(thread)
                                  : (const struct bk_frame *)(uintptr_t)process_stack_pointer();
}

struct words {
    uint32_t word[4];
};

/* Of a fault inside a system call, the caller's registers tell more than the kernel's. */
static __noinline void fill_registers(struct bk_fault_record *record, const struct fault *fault,
                           const uint32_t *saved)
{
    static struct bk_frame none;
    const struct bk_frame *frame = fault->in_call ? caller() : fault->frame;

    if (frame == NULL) {
        frame = &none;
    }
    bk_copy_words(&record->registers.r[4], saved);
    *(struct words *)&record->registers.r[0] = *(const struct words *)&frame->r0;
    record->registers.r[12] = frame->r12;
    record->registers.sp = process_stack_pointer();
    record->registers.lr = frame->lr;
    record->registers.pc = frame->pc;
    record->registers.xpsr = frame->xpsr;
}

/* Where the system call that is at fault runs: an application's own runs in thread mode. */
static bool in_handler(uint32_t exc_return)
{
    return !IS_ENABLED(CONFIG_BULKHEAD_APP_SYSCALLS) || (exc_return & EXC_RETURN_THREAD) == 0u;
}

/* Bytes from the stack's lower end at which the stack pointer counts as having come there. */
#define OVERFLOW_BELOW 1024u
#define OVERFLOW_ABOVE 64u

/* An access below the stack's lower end is an overflow too, where no limit register says so. */
static bool is_overflow(const struct bk_fault_record *record)
{
    const struct k_thread *thread = record->thread;
    uint32_t guard = record->mode == BK_MODE_SUPERVISOR ? bk_stack_guard(thread) : 0u;
    uint32_t lowest = bk_supervisor_stack(thread).start + guard;
    uint32_t sp = record->registers.sp;
    uint32_t address = (record->status & CFSR_MSTKERR) != 0u ? sp : record->address;

    return (record->status & CFSR_STKOF) != 0u ||
           ((record->status & (CFSR_MSTKERR | CFSR_MMARVALID)) != 0u && address < lowest &&
            sp + OVERFLOW_BELOW - lowest < OVERFLOW_BELOW + OVERFLOW_ABOVE);
}

static void recognise_oops(struct bk_fault_record *record, const struct fault *fault)
{
    if ((record->status & CFSR_UNDEFINSTR) != 0u &&
        (record->pc ^ (uint32_t)(uintptr_t)bk_trap_oops_instruction) <= 1u) {
        record->cause = BK_CAUSE_OOPS;
        /* A user thread may jump there, but panics are the kernel's own. */
        record->reason = fault->user ? K_ERR_KERNEL_OOPS : (uint8_t)fault->frame->r0;
    }
}

static uint8_t mode_of(const struct fault *fault)
{
    if (fault->user) {
        return BK_MODE_USER;
    }
    return (fault->exc_return & EXC_RETURN_PSP) != 0u ? BK_MODE_SUPERVISOR : BK_MODE_INTERRUPT;
}

static void classify(struct fault *fault, struct bk_frame *main_frame)
{
    bool thread_mode = (fault->exc_return & EXC_RETURN_THREAD) != 0u;
    bool stacked = (fault->status & (CFSR_STACKING | CFSR_UNSTACKING)) == 0u;

    if (bk_from_non_secure(fault->exc_return)) {
        /* A thread branched to the non-secure state; its frame lies on that state's stack. */
        fault->frame = NULL;
    } else if ((fault->exc_return & EXC_RETURN_PSP) == 0u) {
        fault->frame = main_frame;
    } else {
        fault->frame = stacked ? (struct bk_frame *)(uintptr_t)process_stack_pointer() : NULL;
    }
    fault->in_call = !thread_mode && in_user_access(main_frame);
    if (thread_mode && bk_in_app_call(bk_kernel.current)) {
        fault->in_call = fault->frame != NULL && in_user_access(fault->frame);
    }
    fault->user = fault->in_call || (thread_mode && (control() & 1u) != 0u);
}

void bk_fault(uint32_t exc_return, struct bk_frame *main_frame, const uint32_t *saved)
{
    struct fault fault = {.exc_return = exc_return, .status = SCB_CFSR};
    struct bk_fault_record *record = &bk_fault_record;

    if (bk_arch_common_miss(exc_return, fault.status)) {
        return;
    }
    classify(&fault, main_frame);
    if (fault.user && (bk_kernel.current->state & BK_STATE_DEAD) != 0u) {
        /* A second fault of the instruction that ended the thread. */
        SCB_CFSR = fault.status;
        return;
    }
    if (bk_arch_region_miss(fault.status, fault.frame, saved, fault.user)) {
        return;
    }
    record->thread = bk_kernel.current;
    record->mode = mode_of(&fault);
    record->in_call = fault.in_call;
    record->cause = bk_from_non_secure(exc_return) ? BK_CAUSE_SECURE : BK_CAUSE_OTHER;
    record->address_valid = false;
    record->status = fault.status;
    record->address = (fault.status & CFSR_MMARVALID) != 0u ? SCB_MMFAR : SCB_BFAR;
    record->pc = fault.frame != NULL ? fault.frame->pc : 0u;
    fill_registers(record, &fault, saved);
    record->reason = is_overflow(record) ? K_ERR_STACK_CHK_FAIL : K_ERR_CPU_EXCEPTION;
    recognise_oops(record, &fault);
    SCB_CFSR = fault.status;
    SCB_HFSR = SCB_HFSR;
    bk_fault_raise();

    /* The thread has ended: what it was about to raise must not be charged to the next. */
    SCB_SHCSR &= ~SHCSR_PENDED;
    __asm__ volatile("msr basepri, %0" : : "r"(0) : "memory");
    if (fault.in_call && in_handler(exc_return)) {
        abandon_call(main_frame);
    }
}
