/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a fault, in words. */
#include "fault.h"
#include "thread.h"

static const char *const cause_text[] = {
    [BK_CAUSE_MEMORY] = "memory access refused by the MPU",
    [BK_CAUSE_BUS] = "bus error",
    [BK_CAUSE_STACK] = "stack overflow",
    [BK_CAUSE_UNDEFINED] = "undefined or privileged instruction",
    [BK_CAUSE_STATE] = "jump to an address that is not Thumb code",
    [BK_CAUSE_RETURN] = "bad exception return",
    [BK_CAUSE_COPROCESSOR] = "coprocessor or FPU not available",
    [BK_CAUSE_UNALIGNED] = "unaligned access",
    [BK_CAUSE_DIVIDE] = "division by zero",
    [BK_CAUSE_BREAKPOINT] = "breakpoint without a debugger",
    [BK_CAUSE_CALL] = "system call refused",
    [BK_CAUSE_OOPS] = "kernel oops",
    [BK_CAUSE_IRQ] = "interrupt without a handler",
    [BK_CAUSE_SECURE] = "branch to the non-secure state",
    [BK_CAUSE_OTHER] = "fault",
};

void bk_fault_report(const struct bk_fault_record *record)
{
    const z_arch_esf_t *r = &record->registers;

    printk("FAULT: %s in thread %p (%s)\n", cause_text[record->cause], (void *)record->thread,
           bk_thread_name(record->thread));
    if (record->address_valid) {
        printk("  address 0x%08x access %u\n", (unsigned int)record->address, record->access);
    }
    if (record->cause == BK_CAUSE_CALL) {
        printk("  call %u refused %u: %s 0x%08x\n", record->call, record->refusal, record->what,
               (unsigned int)record->address);
    }
    printk("  pc 0x%08x lr 0x%08x sp 0x%08x\n", (unsigned int)r->pc, (unsigned int)r->lr,
           (unsigned int)r->sp);
}
