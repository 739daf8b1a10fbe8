/* SPDX-License-Identifier: Apache-2.0 */
#include "fault.h"
#include "sched.h"
#include "thread.h"

struct bk_fault_record bk_fault_record;

FUNC_NORETURN void k_fatal_halt(unsigned int reason)
{
    (void)irq_lock();
    bk_arch_exit((int)reason + 1);
}

/* The handler may have ended threads itself, the faulting one included. */
static void carry_out(const struct bk_fault_record *record)
{
    struct k_thread *thread = record->thread;

    if (record->mode == BK_MODE_INTERRUPT || (thread->options & K_ESSENTIAL) != 0u) {
        k_fatal_halt(record->reason);
    }
    bk_thread_end(thread, bk_lock());
    bk_switch_request();
}

void bk_fault_raise(void)
{
    const struct bk_fault_record *record = &bk_fault_record;

    bk_fault_report(&bk_fault_record);
    if (record->mode != BK_MODE_USER) {
        /* Whatever becomes of the system, this is out. */
        bk_console_flush();
    }
    k_sys_fatal_error_handler(record->reason, &record->registers);
    carry_out(record);
}

void bk_fault_spurious(uint32_t irq)
{
    struct bk_fault_record *record = &bk_fault_record;

    memset(record, 0, sizeof(*record));
    record->thread = bk_kernel.current;
    record->mode = BK_MODE_INTERRUPT;
    record->reason = K_ERR_SPURIOUS_IRQ;
    record->cause = BK_CAUSE_IRQ;
    record->address = irq;
    bk_fault_raise();
}
