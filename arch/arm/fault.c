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

/* What the status register does not tell of, in all implementations. */
static uint8_t cause_of_other(const struct fault *fault)
{
    if (bk_from_non_secure(fault->exc_return)) {
        return BK_CAUSE_SECURE;
    }
    return fault->frame != NULL && *(const uint16_t *)(uintptr_t)fault->frame->pc >> 8 == 0xBEu
               ? BK_CAUSE_BREAKPOINT
               : BK_CAUSE_OTHER;
}

#define ACCESS_DATA 4u /* the instruction tells whether it read or wrote */
#define KIND(cause, access) ((uint8_t)((cause) | (access) << 4))

/* What each bit of the status says; of several, the lowest counts. */
static const uint8_t kinds[] = {
    [0] = KIND(BK_CAUSE_MEMORY, BK_ACCESS_EXECUTE), /* IACCVIOL */
    [1] = KIND(BK_CAUSE_MEMORY, ACCESS_DATA),       /* DACCVIOL */
    [3] = KIND(BK_CAUSE_MEMORY, BK_ACCESS_READ),    /* MUNSTKERR */
    [4] = KIND(BK_CAUSE_MEMORY, BK_ACCESS_WRITE),   /* MSTKERR */
    [8] = KIND(BK_CAUSE_BUS, BK_ACCESS_EXECUTE),    /* IBUSERR */
    [9] = KIND(BK_CAUSE_BUS, ACCESS_DATA),          /* PRECISERR */
    [10] = KIND(BK_CAUSE_BUS, BK_ACCESS_WRITE),     /* IMPRECISERR */
    [11] = KIND(BK_CAUSE_BUS, BK_ACCESS_READ),      /* UNSTKERR */
    [12] = KIND(BK_CAUSE_BUS, BK_ACCESS_WRITE),     /* STKERR */
    [16] = KIND(BK_CAUSE_UNDEFINED, BK_ACCESS_NONE),
    [17] = KIND(BK_CAUSE_STATE, BK_ACCESS_NONE),
    [18] = KIND(BK_CAUSE_RETURN, BK_ACCESS_NONE),
    [19] = KIND(BK_CAUSE_COPROCESSOR, BK_ACCESS_NONE),
    [20] = KIND(BK_CAUSE_STACK, BK_ACCESS_WRITE), /* STKOF */
    [24] = KIND(BK_CAUSE_UNALIGNED, BK_ACCESS_NONE),
    [25] = KIND(BK_CAUSE_DIVIDE, BK_ACCESS_NONE),
    [26] = KIND(BK_CAUSE_OTHER, BK_ACCESS_NONE),
};

/* Pushing and popping of the frame come before what the instruction itself did. */
static uint32_t kind_of(uint32_t status)
{
    static const uint32_t first[] = {CFSR_STKOF, CFSR_STACKING | CFSR_UNSTACKING};
    uint32_t bits = status & ~(CFSR_MMARVALID | CFSR_BFARVALID);

    for (unsigned int i = 0; i < ARRAY_SIZE(first); i++) {
        if ((bits & first[i]) != 0u) {
            bits &= first[i];
        }
    }
    return kinds[__builtin_ctz(bits | BIT(26))];
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

struct words {
    uint32_t word[4];
};

/* Of a fault inside a system call, the caller's registers tell more than the kernel's. */
static void fill_registers(struct bk_fault_record *record, const struct fault *fault,
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

static void fill_access(struct bk_fault_record *record, const struct fault *fault)
{
    uint32_t kind = kind_of(fault->status);
    uint32_t access = kind >> 4;

    record->cause = kind & 15u;
    record->address = 0;
    record->address_valid = false;
    if (access == ACCESS_DATA) {
        access = fault->frame != NULL ? data_access(fault->frame->pc) : BK_ACCESS_NONE;
        record->address_valid = (fault->status & (CFSR_MMARVALID | CFSR_BFARVALID)) != 0u;
        record->address = (fault->status & CFSR_MMARVALID) != 0u ? SCB_MMFAR : SCB_BFAR;
    } else if (access == BK_ACCESS_EXECUTE) {
        record->address_valid = true;
        record->address = record->registers.pc;
    } else if ((fault->status & (CFSR_STACKING | CFSR_UNSTACKING)) != 0u) {
        record->address_valid = true;
        record->address = record->registers.sp;
    }
    record->access = (uint8_t)access;
    if (record->cause == BK_CAUSE_OTHER) {
        record->cause = cause_of_other(fault);
    }
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
    record->reason = K_ERR_CPU_EXCEPTION;
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
