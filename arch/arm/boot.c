/* SPDX-License-Identifier: Apache-2.0 */
#include <arm.h>

#include "arch.h"

extern uint32_t bk_kernel_stack_end[], bk_kernel_stack_start[];

extern FUNC_NORETURN void bk_start(void);
extern void bk_svc(void), bk_pendsv(void), bk_systick(void), bk_fault_entry(void);
void bk_reset(void);
FUNC_NORETURN void bk_boot(void);

typedef void (*vector_t)(void);

/*
 * Initial main stack pointer, then the handlers (ARM DDI0403 B1.5.3). Behind them lie those of the
 * interrupts, .bk_vectors_irq.
 */
__attribute__((section(".bk_vectors"), used)) const vector_t bk_vectors[16] = {
    [0] = (vector_t)(uintptr_t)bk_kernel_stack_end,
    [1] = bk_reset,
    [2] = bk_fault_entry,
    [3] = bk_fault_entry,
    [4] = bk_fault_entry,
    [5] = bk_fault_entry,
    [6] = bk_fault_entry,
    [7] = bk_fault_entry,
    [11] = bk_svc,
    [12] = bk_fault_entry,
    [14] = bk_pendsv,
    [15] = bk_systick,
};

/* From bk_reset(): memory has its initial values. */
FUNC_NORETURN void bk_boot(void)
{
    SCB_VTOR = (uint32_t)(uintptr_t)bk_vectors;
    SCB_CCR |= CCR_STKALIGN | CCR_DIV_0_TRP;
    SCB_SHPR1 = BK_PRIO_FAULT * 0x01010101u;
    SCB_SHPR2 = (uint32_t)BK_PRIO_KERNEL << 24;
    SCB_SHPR3 = (uint32_t)BK_PRIO_KERNEL << 24 | (uint32_t)BK_PRIO_KERNEL << 16;
    SCB_SHCSR = SHCSR_FAULTS;
    bk_start();
}
