/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a fault, in words. */
#include <kernel/isolation/texts.h>

#include "app_call.h"
#include "fault_words.h"
#include "thread.h"

#define CAUSES(X)                                                                                  \
    X(BK_CAUSE_MEMORY, "the MPU forbids it")                                                       \
    X(BK_CAUSE_BUS, "nothing answers in this mode")                                                \
    X(BK_CAUSE_STACK, "stack overflow")                                                            \
    X(BK_CAUSE_UNDEFINED, "undefined instruction")                                                 \
    X(BK_CAUSE_STATE, "jump to what is not Thumb code")                                            \
    X(BK_CAUSE_RETURN, "forged exception frame")                                                   \
    X(BK_CAUSE_COPROCESSOR, "no such coprocessor")                                                 \
    X(BK_CAUSE_UNALIGNED, "unaligned access")                                                      \
    X(BK_CAUSE_DIVIDE, "division by zero")                                                         \
    X(BK_CAUSE_BREAKPOINT, "breakpoint")                                                           \
    X(BK_CAUSE_CALL, "system call refused")                                                        \
    X(BK_CAUSE_OOPS, "kernel oops")                                                                \
    X(BK_CAUSE_IRQ, "interrupt without a handler")                                                 \
    X(BK_CAUSE_SECURE, "branch to the non-secure state")                                           \
    X(BK_CAUSE_REGIONS, "permitted, but needs more MPU regions at once than are free")             \
    X(BK_CAUSE_OTHER, "unknown fault")
BK_TEXTS(cause_text, CAUSES, BK_CAUSE_OTHER + 1);

#define MODES(X)                                                                                   \
    X(BK_MODE_USER, "user mode")                                                                   \
    X(BK_MODE_SUPERVISOR, "supervisor mode")                                                       \
    X(BK_MODE_INTERRUPT, "the kernel")
BK_TEXTS(mode_text, MODES, BK_MODE_INTERRUPT + 1);

#define ACCESSES(X)                                                                                \
    X(BK_ACCESS_NONE, "touched")                                                                   \
    X(BK_ACCESS_READ, "read")                                                                      \
    X(BK_ACCESS_WRITE, "wrote")                                                                    \
    X(BK_ACCESS_EXECUTE, "executed")
BK_TEXTS(access_text, ACCESSES, BK_ACCESS_EXECUTE + 1);

void bk_say_thread(const struct k_thread *thread)
{
    const char *name = bk_thread_name(thread);

    if (name[0] != '\0') {
        printk("%s", name);
    } else if (!bk_say_variable((uint32_t)(uintptr_t)thread)) {
        printk("thread %p", (const void *)thread);
    }
}

bool bk_say_variable(uint32_t address)
{
    uint32_t offset;
    const char *name = bk_name_find(address, &offset);

    if (name == NULL) {
        return false;
    }
    printk(offset != 0u ? "%s+%u" : "%s", name, (unsigned int)offset);
    return true;
}

void bk_say_address(uint32_t address)
{
    if (!bk_say_variable(address)) {
        printk("0x%08x", (unsigned int)address);
    }
}

static const char *action_on(const struct bk_fault_record *record)
{
    return record->mode == BK_MODE_INTERRUPT || (record->thread->options & K_ESSENTIAL) != 0u
               ? "the system stops"
               : "this thread ends";
}

void bk_fault_report(struct bk_fault_record *record)
{
    const z_arch_esf_t *r = &record->registers;

    bk_arch_fault_look(record);
    bk_fault_find_shortage(record);
    printk("FAULT: ");
    bk_say_thread(record->thread);
    printk(" (%s): %s\n", bk_text(mode_text, record->mode), bk_text(cause_text, record->cause));
    if (record->address_valid) {
        printk("  it %s 0x%08x", bk_text(access_text, record->access),
               (unsigned int)record->address);
        if (record->in_call) {
            printk(" by way of %s()", bk_call_name(record));
        }
        bk_say_place(record);
        printk("\n");
    }
    if (record->mode == BK_MODE_SUPERVISOR && bk_in_app_call(record->thread)) {
        printk("  in its system call %s()\n", bk_app_call_name(record->thread));
    }
    if (record->cause == BK_CAUSE_CALL) {
        bk_say_refusal(record);
    }
    if (record->cause == BK_CAUSE_IRQ) {
        printk("  line %u\n", (unsigned int)record->address);
    }
    printk("  pc 0x%08x lr 0x%08x sp 0x%08x; %s\n", (unsigned int)r->pc, (unsigned int)r->lr,
           (unsigned int)r->sp, action_on(record));
}
