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

/* The status registers do not tell in all implementations. */
static bool is_breakpoint(uint32_t pc)
{
    return *(const uint16_t *)(uintptr_t)pc >> 8 == 0xBEu;
}

/* The bits of a usage fault, from 16 and from 24 on, are in the order of the causes. */
BUILD_ASSERT(BK_CAUSE_STATE - BK_CAUSE_UNDEFINED == 1 &&
             BK_CAUSE_RETURN - BK_CAUSE_UNDEFINED == 2 &&
             BK_CAUSE_COPROCESSOR - BK_CAUSE_UNDEFINED == 3 &&
             BK_CAUSE_DIVIDE - BK_CAUSE_UNALIGNED == 1, "enum bk_fault_cause");

static uint32_t cause_of(const struct fault *fault)
{
    uint32_t usage = (uint32_t)__builtin_ctz(fault->status >> 16 | BIT(15));

    if ((fault->status & CFSR_STKOF) != 0u) {
        return BK_CAUSE_STACK;
    }
    if ((fault->status & CFSR_MEMORY) != 0u) {
        return BK_CAUSE_MEMORY;
    }
    if ((fault->status & CFSR_BUS) != 0u) {
        return BK_CAUSE_BUS;
    }
    if (usage < 4u) {
        return BK_CAUSE_UNDEFINED + usage;
    }
    if (usage < 10u) {
        return BK_CAUSE_UNALIGNED + usage - 8u;
    }
    if (bk_from_non_secure(fault->exc_return)) {
        return BK_CAUSE_SECURE;
    }
    return fault->frame != NULL && is_breakpoint(fault->frame->pc) ? BK_CAUSE_BREAKPOINT
                                                                    : BK_CAUSE_OTHER;
}

/*
 * Whether the instruction reads or writes. Thumb encodings: ARM DDI0403 A5.2.4 (16-bit load/store),
 * A5.3.5 to A5.3.10 (32-bit; bit 4 of the first halfword says load).
 */
static enum bk_fault_access data_access(uint32_t pc)
{
    uint32_t first = *(const uint16_t *)(uintptr_t)pc;
    bool read = (first & 0x800u) != 0u;

    if (first >= 0xE800u) {
        read = (first & 0x10u) != 0u;
    } else if (first >> 12 == 5u) {
        read = (first & 0xE00u) >= 0x600u;
    }
    return read ? BK_ACCESS_READ : BK_ACCESS_WRITE;
}

/* The registers with which the current thread made its system call. */
static const struct bk_frame *caller(void)
{
    const struct k_thread *thread = bk_kernel.current;

    return bk_in_app_call(thread) ? bk_app_caller(thread)
                                  : (const struct bk_frame *)(uintptr_t)process_stack_pointer();
}

/* Of a fault inside a system call, the caller's registers tell more than the kernel's. */
static void fill_registers(struct bk_fault_record *record, const struct fault *fault,
                           const uint32_t *saved)
{
    static const struct bk_frame none;
    const struct bk_frame *frame = fault->in_call ? caller() : fault->frame;

    if (frame == NULL) {
        frame = &none;
    }
    bk_copy_words(&record->registers.r[4], saved);
    memcpy(&record->registers.r[0], &frame->r0, 4u * sizeof(uint32_t));
    record->registers.r[12] = frame->r12;
    record->registers.sp = process_stack_pointer();
    memcpy(&record->registers.lr, &frame->lr, 3u * sizeof(uint32_t));
}

/* Where the system call that is at fault runs: an application's own runs in thread mode. */
static bool in_handler(uint32_t exc_return)
{
    return !IS_ENABLED(CONFIG_BULKHEAD_APP_SYSCALLS) || (exc_return & EXC_RETURN_THREAD) == 0u;
}

static void fill_access(struct bk_fault_record *record, const struct fault *fault)
{
    uint32_t status = fault->status;
    enum bk_fault_access access = BK_ACCESS_WRITE;
    uint32_t address = record->registers.sp;
    bool valid = true;

    if ((status & (CFSR_STACKING | CFSR_UNSTACKING)) != 0u) {
        access = (status & CFSR_STACKING) != 0u ? BK_ACCESS_WRITE : BK_ACCESS_READ;
    } else if ((status & (CFSR_IACCVIOL | CFSR_IBUSERR)) != 0u) {
        access = BK_ACCESS_EXECUTE;
        address = record->registers.pc;
    } else if ((status & (CFSR_DACCVIOL | CFSR_PRECISERR)) != 0u) {
        access = data_access(fault->frame->pc);
        address = (status & CFSR_MMARVALID) != 0u ? SCB_MMFAR : SCB_BFAR;
        valid = (status & (CFSR_MMARVALID | CFSR_BFARVALID)) != 0u;
    } else {
        access = (status & CFSR_IMPRECISERR) != 0u ? BK_ACCESS_WRITE : BK_ACCESS_NONE;
        address = 0;
        valid = false;
    }
    record->access = (uint8_t)access;
    record->address = address;
    record->address_valid = valid;
}

/* An access below the stack's lower end is an overflow too, where no limit register says so. */
static void recognise_overflow(struct bk_fault_record *record)
{
    const struct k_thread *thread = record->thread;
    uint32_t guard = record->mode == BK_MODE_SUPERVISOR ? bk_stack_guard(thread) : 0u;
    uint32_t lowest = bk_supervisor_stack(thread).start + guard;
    uint32_t sp = record->registers.sp;

    if (record->cause == BK_CAUSE_MEMORY && record->access == BK_ACCESS_WRITE &&
        record->address_valid && record->address < lowest &&
        (sp < lowest + 64u && sp + 1024u > lowest)) {
        record->cause = BK_CAUSE_STACK;
    }
}

static void recognise_oops(struct bk_fault_record *record, const struct fault *fault)
{
    if (record->cause == BK_CAUSE_UNDEFINED && fault->frame != NULL &&
        (fault->frame->pc | 1u) == ((uint32_t)(uintptr_t)bk_trap_oops_instruction | 1u)) {
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
    record->reason = K_ERR_CPU_EXCEPTION;
    record->cause = (uint8_t)cause_of(&fault);
    fill_registers(record, &fault, saved);
    fill_access(record, &fault);
    recognise_overflow(record);
    recognise_oops(record, &fault);
    if (record->cause == BK_CAUSE_STACK) {
        record->reason = K_ERR_STACK_CHK_FAIL;
    }
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
