/* SPDX-License-Identifier: Apache-2.0 */
/* One path for every cause of a fault: a record, its report, the handler, the policy. */
#ifndef BK_FAULT_H
#define BK_FAULT_H

#include "usermode.h"

enum bk_fault_cause {
    BK_CAUSE_MEMORY,    /* the MPU refused the access */
    BK_CAUSE_BUS,       /* nothing answers at the address */
    BK_CAUSE_STACK,     /* stack overflow */
    BK_CAUSE_UNDEFINED, /* undefined or privileged instruction */
    BK_CAUSE_STATE,     /* jump to an even address */
    BK_CAUSE_RETURN,    /* bad exception return */
    BK_CAUSE_COPROCESSOR,
    BK_CAUSE_UNALIGNED,
    BK_CAUSE_DIVIDE,
    BK_CAUSE_BREAKPOINT,
    BK_CAUSE_CALL,    /* refused system call */
    BK_CAUSE_OOPS,    /* k_oops(), k_panic(), assertion */
    BK_CAUSE_IRQ,     /* interrupt without a handler */
    BK_CAUSE_SECURE,  /* branch to the non-secure state */
    BK_CAUSE_REGIONS, /* permitted, but takes more than the MPU holds; found by the report */
    BK_CAUSE_OTHER,
};

enum bk_fault_access {
    BK_ACCESS_NONE,
    BK_ACCESS_READ,
    BK_ACCESS_WRITE,
    BK_ACCESS_EXECUTE,
};

enum bk_fault_mode { BK_MODE_USER, BK_MODE_SUPERVISOR, BK_MODE_INTERRUPT };

struct bk_fault_record {
    struct k_thread *thread;
    uint8_t reason; /* enum k_fatal_error_reason */
    uint8_t cause;
    uint8_t access;
    uint8_t mode;
    bool address_valid;
    bool in_call;     /* inside a system call, on the caller's memory */
    uint8_t refusal;  /* enum bk_refusal, for BK_CAUSE_CALL */
    uint32_t status;  /* of the processor, for what its exceptions report */
    uint32_t pc;      /* instruction that faulted, 0 when nobody knows */
    uint32_t address; /* or the argument's value */
    const char *what; /* the argument, in words, for BK_CAUSE_CALL */
    z_arch_esf_t registers;
};

/* The last fault, for debuggers and tests. cause, access and address are complete with a report. */
extern struct bk_fault_record bk_fault_record;

/*
 * Report, handler and policy for what bk_fault_record says; returns when the thread was ended and a
 * switch is pending.
 */
void bk_fault_raise(void);
#ifdef CONFIG_BULKHEAD_FAULT_REPORT
/* The fault in words, after a closer look at its cause. */
void bk_fault_report(struct bk_fault_record *record);
/* From the architecture: cause and access by the processor's status. */
void bk_arch_fault_look(struct bk_fault_record *record);
#else
static inline void bk_fault_report(struct bk_fault_record *record)
{
    ARG_UNUSED(record);
}
#endif
/* Number of the system call that the record is about. */
uint8_t bk_call_number(const struct bk_fault_record *record);
/* Send what the console still holds, without interrupts. */
void bk_console_flush(void);
/* An interrupt without a handler. */
void bk_fault_spurious(uint32_t irq);

#endif
