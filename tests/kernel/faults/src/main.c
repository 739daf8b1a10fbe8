/* SPDX-License-Identifier: Apache-2.0 */
/* What a user thread may not touch or do. Each attempt ends that thread, and nothing else. */

#include <zephyr/ztest.h>

#include "faults.h"

#define SCB_VTOR 0xE000ED08U
#define SCB_AIRCR 0xE000ED0CU
#define SYST_CSR 0xE000E010U
#define NVIC_ISER 0xE000E100U
#define NVIC_STIR 0xE000EF00U
#define MPU_CTRL 0xE000ED94U
#define MPU_RNR 0xE000ED98U

static volatile uint32_t kernel_word = 0x12345678U;
static const uint32_t constant_word = 0x600DU;
static ZTEST_BMEM volatile uint32_t shared_word;

ZTEST_SUITE(faults, NULL, NULL, kit_reset, kit_reset, NULL);

static void read_word(void *address, void *p2, void *p3)
{
    (void)*(volatile uint32_t *)address;
    kit_survived();
}

static void write_word(void *address, void *p2, void *p3)
{
    *(volatile uint32_t *)address = 0;
    kit_survived();
}

static void write_byte(void *address, void *p2, void *p3)
{
    *(volatile uint8_t *)address = 0;
    kit_survived();
}

static void call_address(void *address, void *p2, void *p3)
{
    ((void (*)(void))address)();
    kit_survived();
}

ZTEST(faults, test_write_kernel_data)
{
    kit_expect_fault(write_word, (void *)&kernel_word, KIT_CPU_FAULT);
    zassert_equal(kernel_word, 0x12345678U);
}

ZTEST(faults, test_read_kernel_data)
{
    kit_expect_fault(read_word, (void *)&kernel_word, KIT_CPU_FAULT);
}

ZTEST(faults, test_write_own_control_block)
{
    kit_expect_fault(write_word, &kit_threads[0], KIT_CPU_FAULT);
}

ZTEST(faults, test_read_flash)
{
    kit_start(0, read_word, (void *)(uintptr_t)&constant_word, KIT_HIGH, K_USER);
    kit_join(0);
    kit_expect("!");
}

ZTEST(faults, test_write_flash)
{
    kit_expect_fault(write_word, (void *)(uintptr_t)&constant_word, KIT_CPU_FAULT);
    zassert_equal(*(const volatile uint32_t *)&constant_word, 0x600DU);
}

ZTEST(faults, test_read_null)
{
    kit_expect_fault(read_word, NULL, KIT_CPU_FAULT);
}

ZTEST(faults, test_call_null)
{
    kit_expect_fault(call_address, NULL, KIT_CPU_FAULT);
}

ZTEST(faults, test_other_stack)
{
    kit_expect_fault(read_word, kit_stacks[1], KIT_CPU_FAULT);
    kit_expect_fault(write_word, kit_stacks[1], KIT_CPU_FAULT);
    kit_expect_fault(write_byte, (char *)kit_stacks[1] + KIT_STACK_SIZE - 1, KIT_CPU_FAULT);
}

ZTEST(faults, test_peripherals_of_the_processor)
{
    static const uintptr_t registers[] = {SCB_VTOR, SCB_AIRCR, SYST_CSR, NVIC_ISER,
                                          NVIC_STIR, MPU_CTRL,  MPU_RNR};

    for (size_t i = 0; i < ARRAY_SIZE(registers); i++) {
        kit_expect_fault(write_word, (void *)registers[i], KIT_CPU_FAULT);
    }
}

ZTEST(faults, test_empty_address_space)
{
    kit_expect_fault(read_word, (void *)0x9F000000U, KIT_CPU_FAULT);
    kit_expect_fault(write_word, (void *)0xFFFFFFFCU, KIT_CPU_FAULT);
}

/* Nothing that a user thread may write is executable. */

static ZTEST_BMEM uint16_t code_in_partition[2];

#define THUMB_RETURN 0x4770U

static void execute_stack(void *p1, void *p2, void *p3)
{
    volatile uint16_t code[2] = {THUMB_RETURN, THUMB_RETURN};

    call_address((void *)((uintptr_t)code | 1U), NULL, NULL);
}

ZTEST(faults, test_execute_stack)
{
    kit_expect_fault(execute_stack, NULL, KIT_CPU_FAULT);
}

ZTEST(faults, test_execute_partition)
{
    code_in_partition[0] = THUMB_RETURN;
    kit_expect_fault(call_address, (void *)((uintptr_t)code_in_partition | 1U), KIT_CPU_FAULT);
}

/* Instructions. */

static void undefined_instruction(void *p1, void *p2, void *p3)
{
    __asm__ volatile("udf #0");
    kit_survived();
}

static void breakpoint(void *p1, void *p2, void *p3)
{
    __asm__ volatile("bkpt #1");
    kit_survived();
}

/* What ends the emulator when the kernel does it. */
static void semihosting(void *p1, void *p2, void *p3)
{
    __asm__ volatile("movs r0, #0x18\n\tmovs r1, #0\n\tbkpt #0xAB" ::: "r0", "r1", "memory");
    kit_survived();
}

static void arm_state(void *p1, void *p2, void *p3)
{
    call_address((void *)((uintptr_t)&undefined_instruction & ~(uintptr_t)1U), NULL, NULL);
}

static void coprocessor(void *p1, void *p2, void *p3)
{
    __asm__ volatile("mrc p7, 0, r0, c0, c0, 0" ::: "r0");
    kit_survived();
}

static void unaligned_pair(void *p1, void *p2, void *p3)
{
    static const uint64_t pair[2];

    __asm__ volatile("ldrd r0, r1, [%0]" : : "r"((uintptr_t)pair + 1U) : "r0", "r1", "memory");
    kit_survived();
}

ZTEST(faults, test_undefined_instruction)
{
    kit_expect_fault(undefined_instruction, NULL, KIT_CPU_FAULT);
}

ZTEST(faults, test_breakpoint)
{
    kit_expect_fault(breakpoint, NULL, KIT_CPU_FAULT);
}

ZTEST(faults, test_semihosting)
{
    kit_expect_fault(semihosting, NULL, KIT_CPU_FAULT);
}

ZTEST(faults, test_arm_state)
{
    kit_expect_fault(arm_state, NULL, KIT_CPU_FAULT);
}

ZTEST(faults, test_coprocessor)
{
    kit_expect_fault(coprocessor, NULL, KIT_CPU_FAULT);
}

ZTEST(faults, test_unaligned_pair)
{
    kit_expect_fault(unaligned_pair, NULL, KIT_CPU_FAULT);
}

/* Writes to special registers are ignored: the thread must stay what it is. */
static void raise_privilege(void *p1, void *p2, void *p3)
{
    uint32_t primask;

    __asm__ volatile("msr control, %0\n\tisb" : : "r"(0U) : "memory");
    __asm__ volatile("cpsid i\n\tmsr basepri, %0" : : "r"(0x20U) : "memory");
    __asm__ volatile("mrs %0, primask" : "=r"(primask));
    kit_note(primask == 0U ? 'p' : '!');
    kit_note(k_is_user_context() ? 'u' : '!');
    k_sleep(K_TICKS(2));
    write_word((void *)&kernel_word, NULL, NULL);
}

ZTEST(faults, test_special_registers)
{
    kit_expect_fault(raise_privilege, NULL, KIT_CPU_FAULT);
    kit_expect("pu");
}

/* Stacks. */

static __attribute__((noinline)) int use_stack_without_end(volatile int *above)
{
    volatile int here[16];
    bool for_ever = true;

    /* The compiler must not see that there is no end. */
    __asm__ volatile("" : "+r"(for_ever));
    here[0] = *above + 1;
    return for_ever ? use_stack_without_end(here) + here[0] : 0;
}

static void overflow(void *p1, void *p2, void *p3)
{
    volatile int start = 0;

    use_stack_without_end(&start);
    kit_survived();
}

ZTEST(faults, test_stack_overflow)
{
    memset(kit_stacks[1], 0x55, KIT_STACK_SIZE);
    kit_expect_fault(overflow, NULL, K_ERR_STACK_CHK_FAIL);
    for (size_t i = 0; i < KIT_STACK_SIZE; i++) {
        zassert_equal(((uint8_t *)kit_stacks[1])[i], 0x55);
    }
}

#define CALL_WITH_STACK_POINTER(sp, instruction)                                                   \
    __asm__ volatile("mov sp, %0\n\t" instruction "\n\tb ." : : "r"(sp) : "memory")

static void system_call_with_stack_pointer(void *sp, void *p2, void *p3)
{
    CALL_WITH_STACK_POINTER(sp, "svc #0");
}

static void wait_with_stack_pointer(void *sp, void *p2, void *p3)
{
    CALL_WITH_STACK_POINTER(sp, "nop");
}

static uint64_t kernel_memory_for_a_stack[32];

static void pulse(void *p1, void *p2, void *p3)
{
    for (;;) {
        k_sleep(K_MSEC(1));
    }
}

static void expect_bad_stack_pointer(void *sp, int reason)
{
    kit_start(2, pulse, NULL, KIT_LOW, 0);
    memset(kernel_memory_for_a_stack, 0x33, sizeof(kernel_memory_for_a_stack));
    kit_expect_fault(system_call_with_stack_pointer, sp, reason);
    /* Without a system call it is the next interrupt that finds the stack pointer. */
    kit_expect_fault(wait_with_stack_pointer, sp, reason);
    for (size_t i = 0; i < ARRAY_SIZE(kernel_memory_for_a_stack); i++) {
        zassert_equal(kernel_memory_for_a_stack[i], 0x3333333333333333ULL);
    }
    k_thread_abort(&kit_threads[2]);
}

ZTEST(faults, test_stack_pointer_below_the_stack)
{
    expect_bad_stack_pointer((void *)((uintptr_t)kit_stacks[0] - 8U), K_ERR_STACK_CHK_FAIL);
    /* Far from the stack, only a stack limit register knows that it is one. */
    expect_bad_stack_pointer((void *)8, IS_ENABLED(CONFIG_ARMV8_M_MAINLINE) ? K_ERR_STACK_CHK_FAIL
                                                                            : KIT_CPU_FAULT);
}

static void expect_foreign_stack_pointer(void *sp)
{
    memset(kernel_memory_for_a_stack, 0x33, sizeof(kernel_memory_for_a_stack));
    kit_expect_fault(system_call_with_stack_pointer, sp, KIT_CPU_FAULT);
    for (size_t i = 0; i < ARRAY_SIZE(kernel_memory_for_a_stack); i++) {
        zassert_equal(kernel_memory_for_a_stack[i], 0x3333333333333333ULL);
    }
}

ZTEST(faults, test_stack_pointer_in_kernel_data)
{
    expect_foreign_stack_pointer(&kernel_memory_for_a_stack[16]);
}

ZTEST(faults, test_stack_pointer_in_foreign_stack)
{
    memset(kit_stacks[1], 0x55, KIT_STACK_SIZE);
    expect_foreign_stack_pointer((char *)kit_stacks[1] + KIT_STACK_SIZE / 2);
    for (size_t i = 0; i < KIT_STACK_SIZE; i++) {
        zassert_equal(((uint8_t *)kit_stacks[1])[i], 0x55);
    }
}

/* Errors that a thread raises itself. */

static void raise_oops(void *p1, void *p2, void *p3)
{
    k_oops();
    kit_survived();
}

static void raise_panic(void *p1, void *p2, void *p3)
{
    k_panic();
    kit_survived();
}

ZTEST(faults, test_oops)
{
    kit_expect_fault(raise_oops, NULL, K_ERR_KERNEL_OOPS);
}

ZTEST(faults, test_panic_of_a_user_thread_is_an_oops)
{
    kit_expect_fault(raise_panic, NULL, K_ERR_KERNEL_OOPS);
}

/* A reason of the kernel's own cannot be feigned. */
static void raise_strange_reason(void *reason, void *p2, void *p3)
{
    k_oops_raise((unsigned int)(uintptr_t)reason);
    kit_survived();
}

ZTEST(faults, test_reason_cannot_be_feigned)
{
    kit_expect_fault(raise_strange_reason, (void *)K_ERR_KERNEL_PANIC, K_ERR_KERNEL_OOPS);
    kit_expect_fault(raise_strange_reason, (void *)12345, K_ERR_KERNEL_OOPS);
}

/* The others go on. */

static void count_up(void *p1, void *p2, void *p3)
{
    for (;;) {
        shared_word++;
        k_sleep(K_MSEC(1));
    }
}

ZTEST(faults, test_others_go_on)
{
    uint32_t before;

    kit_start(2, count_up, NULL, KIT_HIGH, K_USER);
    for (int i = 0; i < 20; i++) {
        kit_expect_fault(write_word, (void *)&kernel_word, KIT_CPU_FAULT);
    }
    before = shared_word;
    k_sleep(K_MSEC(100));
    zassert_true(shared_word >= before + 40U);
}

ZTEST(faults, test_who_joins_is_woken)
{
    ztest_set_fault_valid(true);
    kit_start(0, write_word, (void *)&kernel_word, KIT_LOW, K_USER);
    zassert_ok(k_thread_join(&kit_threads[0], K_SECONDS(1)));
}

/* A supervisor test may expect its own fault; the image goes on. */
ZTEST(faults, test_supervisor_oops)
{
    ztest_set_fault_valid(true);
    k_oops();
    ztest_test_fail();
}

ZTEST(faults, test_supervisor_stack_overflow)
{
    kit_expect_supervisor_fault(overflow, NULL, K_ERR_STACK_CHK_FAIL);
}

ZTEST(faults, test_supervisor_oops_in_a_helper)
{
    kit_expect_supervisor_fault(raise_oops, NULL, K_ERR_KERNEL_OOPS);
    kit_expect_supervisor_fault(raise_panic, NULL, K_ERR_KERNEL_PANIC);
}

ZTEST(faults, test_supervisor_writes_flash)
{
    ztest_set_fault_valid(true);
    *(volatile uint32_t *)(uintptr_t)&constant_word = 0;
    ztest_test_fail();
}
