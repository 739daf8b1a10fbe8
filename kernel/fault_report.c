/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a fault, in words. */
#include "app_call.h"
#include "fault_words.h"
#include "thread.h"

static const char *const cause_text[] = {
    [BK_CAUSE_MEMORY] = "the MPU forbids it",
    [BK_CAUSE_BUS] = "nothing answers in this mode",
    [BK_CAUSE_STACK] = "stack overflow",
    [BK_CAUSE_UNDEFINED] = "undefined instruction",
    [BK_CAUSE_STATE] = "jump to what is not Thumb code",
    [BK_CAUSE_RETURN] = "forged exception frame",
    [BK_CAUSE_COPROCESSOR] = "no such coprocessor",
    [BK_CAUSE_UNALIGNED] = "unaligned access",
    [BK_CAUSE_DIVIDE] = "division by zero",
    [BK_CAUSE_BREAKPOINT] = "breakpoint",
    [BK_CAUSE_CALL] = "system call refused",
    [BK_CAUSE_OOPS] = "kernel oops",
    [BK_CAUSE_IRQ] = "interrupt without a handler",
    [BK_CAUSE_SECURE] = "branch to the non-secure state",
    [BK_CAUSE_REGIONS] = "permitted, but needs more MPU regions at once than are free",
    [BK_CAUSE_OTHER] = "unknown fault",
};

static const char *const mode_text[] = {
    [BK_MODE_USER] = "user mode",
    [BK_MODE_SUPERVISOR] = "supervisor mode",
    [BK_MODE_INTERRUPT] = "the kernel",
};

static const char *const access_text[] = {
    [BK_ACCESS_NONE] = "touched",
    [BK_ACCESS_READ] = "read",
    [BK_ACCESS_WRITE] = "wrote",
    [BK_ACCESS_EXECUTE] = "executed",
};

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
    const struct bk_name *name = bk_name_find(address);

    if (name == NULL) {
        return false;
    }
    printk("%s", bk_name_text(name));
    if (address != name->start) {
        printk("+%u", (unsigned int)(address - name->start));
    }
    return true;
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
    printk(" (%s): %s\n", mode_text[record->mode], cause_text[record->cause]);
    if (record->address_valid) {
        printk("  it %s 0x%08x", access_text[record->access], (unsigned int)record->address);
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
