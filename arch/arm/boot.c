/* SPDX-License-Identifier: Apache-2.0 */
#include <arm.h>

#include "arch.h"
#include "words.h"

extern uint32_t bk_kernel_stack_end[], bk_kernel_stack_start[];

/* Initial values that are copied, behind them zeroes up to the size; all in bytes. */
struct memory {
    uint32_t *start;
    const uint32_t *load;
    uint32_t copied;
    uint32_t size;
};
extern const struct memory bk_memory_table[], bk_partition_table_end[];

extern void bk_start(void);
extern void bk_svc(void), bk_pendsv(void), bk_systick(void), bk_fault_entry(void);
FUNC_NORETURN void bk_reset(void);

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

/* Eight words at a time as far as they go. */
static void copy(uint32_t *to, const uint32_t *from, uint32_t bytes)
{
    const uint32_t *end = to + bytes / 4u;

    for (; end - to >= 8; to += 8, from += 8) {
        bk_copy_words(to, from);
    }
    while (to < end) {
        *to++ = *from++;
    }
}

static __noinline void zero(uint32_t *start, uint32_t bytes)
{
    bk_zero_words(start, bytes);
}

static void init_memory(void)
{
    for (const struct memory *p = bk_memory_table; p < bk_partition_table_end; p++) {
        uint32_t whole = p->copied & ~3u;

        copy(p->start, p->load, whole);
        zero(p->start + whole / 4u, (p->size & ~3u) - whole);
        if (whole != p->copied) {
            memcpy((char *)p->start + whole, (const char *)p->load + whole, p->copied - whole);
        }
    }
}

static void init_exceptions(void)
{
    SCB_VTOR = (uint32_t)(uintptr_t)bk_vectors;
    SCB_SHPR1 = BK_PRIO_FAULT * 0x01010101u;
    SCB_SHPR2 = (uint32_t)BK_PRIO_KERNEL << 24;
    SCB_SHPR3 = (uint32_t)BK_PRIO_KERNEL << 24 | (uint32_t)BK_PRIO_KERNEL << 16;
    SCB_SHCSR |= SHCSR_FAULTS;
    SCB_CCR |= CCR_DIV_0_TRP;
}

FUNC_NORETURN void bk_reset(void)
{
    __asm__ volatile("cpsid i" : : : "memory");
    init_memory();
    init_exceptions();
    bk_start();
    CODE_UNREACHABLE;
}
