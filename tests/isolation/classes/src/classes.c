/* SPDX-License-Identifier: Apache-2.0 */
#include "all_calls.h"
#include "classes.h"

static void *classes_setup(void)
{
    all_calls_keep();
    return NULL;
}

ZTEST_SUITE(classes, NULL, classes_setup, kit_reset, kit_reset, NULL);

void call_number(uint32_t number, uintptr_t value)
{
    register uintptr_t r0 __asm__("r0") = value;
    register uintptr_t r1 __asm__("r1") = value;
    register uintptr_t r2 __asm__("r2") = value;
    register uintptr_t r3 __asm__("r3") = value;

    __asm__ volatile("blx %4"
                     : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3)
                     : "r"((uintptr_t)all_calls + 4u * number + 1u)
                     : "lr", "memory");
}

void expect_cause(k_thread_entry_t entry, void *p1, enum bk_fault_cause cause)
{
    kit_expect_fault(entry, p1,
                     cause == BK_CAUSE_STACK                            ? K_ERR_STACK_CHK_FAIL
                     : cause == BK_CAUSE_CALL || cause == BK_CAUSE_OOPS ? K_ERR_KERNEL_OOPS
                                                                        : KIT_CPU_FAULT);
    zassert_equal(bk_fault_record.cause, cause, "cause %u", bk_fault_record.cause);
    zassert_equal(bk_fault_record.mode, BK_MODE_USER);
    zassert_equal_ptr(bk_fault_record.thread, &kit_threads[0]);
}

void expect_refusal(k_thread_entry_t entry, void *p1, enum bk_refusal refusal)
{
    expect_cause(entry, p1, BK_CAUSE_CALL);
    zassert_equal(bk_fault_record.refusal, refusal, "refusal %u", bk_fault_record.refusal);
}

void read_word(void *where, void *p2, void *p3)
{
    (void)*(volatile uint32_t *)where;
}

void write_word(void *where, void *p2, void *p3)
{
    *(volatile uint32_t *)where = 0xBAD0BAD0u;
}

void read_byte(void *where, void *p2, void *p3)
{
    (void)*(volatile uint8_t *)where;
}

K_APPMEM_PARTITION_DEFINE(shared_partition);
K_APP_BMEM(shared_partition) uint32_t shared_stack[SHARED_STACK / 4] __aligned(32);
K_SEM_DEFINE(doors_open, 0, 10);

#define SHARED_TOP ((uintptr_t)shared_stack + SHARED_STACK - 64u)

/* Its callee-saved registers must survive whatever becomes of its stack meanwhile. */
void wait_with_shared_stack(void *p1, void *p2, void *p3)
{
    register uintptr_t r0 __asm__("r0") = (uintptr_t)&doors_open;

    __asm__ volatile("mov r12, sp\n\t"
                     "mov sp, %1\n\t"
                     "mov r1, #0\n\t"
                     "mvn r2, #0\n\t"
                     "mvn r3, #0\n\t"
                     "ldr r4, =0x44444444\n\t"
                     "ldr r9, =0x99999999\n\t"
                     "ldr r11, =0xBBBBBBBB\n\t"
                     "svc %2\n\t"
                     "ldr r1, =0x44444444\n\t"
                     "cmp r1, r4\n\t"
                     "bne 1f\n\t"
                     "ldr r1, =0x99999999\n\t"
                     "cmp r1, r9\n\t"
                     "bne 1f\n\t"
                     "ldr r1, =0xBBBBBBBB\n\t"
                     "cmp r1, r11\n\t"
                     "beq 2f\n"
                     "1:\tudf #1\n"
                     "2:\tmov sp, r12\n"
                     : "+r"(r0)
                     : "r"(SHARED_TOP), "i"(K_SYSCALL_K_SEM_TAKE)
                     : "r1", "r2", "r3", "r4", "r9", "r11", "r12", "memory", "cc");
    kit_note('0' + (char)r0);
}

struct bk_frame *shared_frame(void)
{
    return (struct bk_frame *)(SHARED_TOP - sizeof(struct bk_frame));
}
