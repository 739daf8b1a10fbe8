/* SPDX-License-Identifier: Apache-2.0 */
/* A: the gate. B: the user's stack. C: the way back. K: registers. */
#include <zephyr/syscall_list.h>

#include "classes.h"

static uint32_t kernel_word = 0x12345678u;

static void call_any(void *number, void *p2, void *p3)
{
    call_number((uint32_t)(uintptr_t)number, (uintptr_t)&kernel_word);
}

/* The supervisor's way into user mode, taken by a user thread. */
static void borrow_user_mode_entry(void *p1, void *p2, void *p3)
{
    k_thread_user_mode_enter(write_word, &kernel_word, NULL, NULL);
}

ZTEST(classes, test_a_gate)
{
    for (uintptr_t number = K_SYSCALL_KERNEL_LIMIT; number < 256u; number++) {
        expect_refusal(call_any, (void *)number, BK_REFUSE_NUMBER);
        zassert_equal(bk_fault_record.address, number);
    }
    expect_cause(borrow_user_mode_entry, NULL, BK_CAUSE_MEMORY);
    zassert_equal(kernel_word, 0x12345678u);
}

static struct k_mem_domain narrow;

static void start_waiting(void)
{
    struct k_mem_partition *parts[] = {&shared_partition, &ztest_mem_partition};

    zassert_ok(k_mem_domain_init(&narrow, ARRAY_SIZE(parts), parts));
    k_sem_reset(&doors_open);
    k_object_access_grant(&doors_open, k_current_get());
    k_thread_create(&kit_threads[0], kit_stacks[0], KIT_STACK_SIZE, wait_with_shared_stack, NULL,
                    NULL, NULL, KIT_HIGH, K_USER | K_INHERIT_PERMS, K_FOREVER);
    zassert_ok(k_mem_domain_add_thread(&narrow, &kit_threads[0]));
    k_thread_start(&kit_threads[0]);
    k_sleep(K_TICKS(2));
}

static void stop_waiting(void)
{
    kit_join(0);
    zassert_ok(k_mem_domain_deinit(&narrow));
}

#define ANY_CAUSE BK_CAUSE_OTHER

static void expect_victim(enum bk_fault_cause cause)
{
    ztest_set_fault_valid(true);
    k_sem_give(&doors_open);
    stop_waiting();
    ztest_set_fault_valid(false);
    zassert_true(cause == ANY_CAUSE || bk_fault_record.cause == cause, "cause %u",
                 bk_fault_record.cause);
    zassert_equal(bk_fault_record.mode, BK_MODE_USER);
    zassert_equal_ptr(bk_fault_record.thread, &kit_threads[0]);
    zassert_str_equal(kit_events, "");
}

static void write_kernel_word(void)
{
    kernel_word = 0;
}

ZTEST(classes, test_b_user_stack)
{
    start_waiting();
    memset(shared_stack, 0xFF, SHARED_STACK - 96);
    k_sem_give(&doors_open);
    stop_waiting();
    kit_expect("0");
    kit_reset(NULL);

    /* Forged meanwhile: where to go on, and as what. */
    start_waiting();
    shared_frame()->pc = (uint32_t)(uintptr_t)write_kernel_word & ~1u;
    expect_victim(BK_CAUSE_MEMORY);
    start_waiting();
    shared_frame()->xpsr |= 11u;
    expect_victim(BK_CAUSE_RETURN);
    start_waiting();
    shared_frame()->xpsr &= ~BIT(24);
    expect_victim(ANY_CAUSE);

    /* The memory is taken away, so the result has nowhere to go. */
    start_waiting();
    zassert_ok(k_mem_domain_remove_partition(&narrow, &shared_partition));
    shared_frame()->pc = 0xE000ED00u;
    expect_victim(BK_CAUSE_MEMORY);
    zassert_true(bk_fault_record.in_call);
    zassert_equal(kernel_word, 0x12345678u);
}

static uint32_t control(void)
{
    uint32_t value;

    __asm__ volatile("mrs %0, control" : "=r"(value));
    return value;
}

static ZTEST_BMEM volatile uint32_t privileged_times;

static void look_at_control(void *p1, void *p2, void *p3)
{
    for (int i = 0; i < 200; i++) {
        privileged_times += (control() & 1u) == 0u ? 1u : 0u;
        if (i % 8 == 0) {
            k_sleep(K_TICKS(1));
        } else if (i % 8 == 1) {
            k_yield();
        } else {
            (void)k_sem_take(&doors_open, K_NO_WAIT);
        }
    }
}

static void supervisor_pulse(void *p1, void *p2, void *p3)
{
    for (int i = 0; i < 100; i++) {
        k_sem_give(&doors_open);
        k_sleep(K_TICKS(1));
    }
}

/* The call is pending when the frame cannot be pushed; it must not be made for whoever runs next.
 */
static void call_without_a_frame(void *p1, void *p2, void *p3)
{
    register uintptr_t r0 __asm__("r0") = (uintptr_t)&doors_open;

    __asm__ volatile("mov sp, %1\n\tsvc %2\n\tb ."
                     : "+r"(r0)
                     : "r"((uintptr_t)&kernel_word + 4u), "i"(K_SYSCALL_K_SEM_GIVE)
                     : "memory");
}

ZTEST(classes, test_c_exception_return)
{
    k_sem_reset(&doors_open);
    k_object_access_grant(&doors_open, k_current_get());
    kit_start(1, look_at_control, NULL, KIT_MIDDLE, K_USER);
    kit_start(2, supervisor_pulse, NULL, KIT_HIGH, 0);
    kit_start(3, look_at_control, NULL, KIT_MIDDLE, K_USER);
    for (int i = 0; i < 5; i++) {
        expect_cause(write_word, &kernel_word, BK_CAUSE_MEMORY);
    }
    kit_join(1);
    kit_join(2);
    kit_join(3);
    zassert_equal(privileged_times, 0);

    k_sem_reset(&doors_open);
    expect_cause(call_without_a_frame, NULL, BK_CAUSE_MEMORY);
    zassert_equal(doors_open.count, 0);
    zassert_equal(kernel_word, 0x12345678u);
}

static ZTEST_BMEM volatile uint32_t seen[8];
static ZTEST_BMEM volatile uint32_t stack_words;

static void keep_registers(void)
{
    __asm__ volatile("stmia %0, {r4-r11}" : : "r"(seen) : "memory");
}

/* Entered by assembly only, so that the compiler uses no register before. */
void look_at_registers(void *p1, void *p2, void *p3);
__asm__(".pushsection .text.look_at_registers, \"ax\"\n\t.syntax unified\n\t.thumb\n\t"
        ".global look_at_registers\n\t.type look_at_registers, %function\n\t.thumb_func\n"
        "look_at_registers:\n\t"
        "stmia r0, {r4-r11}\n\tbx lr\n\t.popsection");

static void call_keeps_registers(void *p1, void *p2, void *p3)
{
    register uintptr_t r0 __asm__("r0") = (uintptr_t)&doors_open;
    register uintptr_t r1 __asm__("r1") = 0x11u;
    register uintptr_t r2 __asm__("r2") = 0x22u;
    register uintptr_t r3 __asm__("r3") = 0x33u;
    register uintptr_t r12 __asm__("r12") = 0xCCu;

    __asm__ volatile("svc %5"
                     : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r12)
                     : "i"(K_SYSCALL_K_SEM_GIVE)
                     : "memory");
    kit_note(r1 == 0x11u && r2 == 0x22u && r3 == 0x33u && r12 == 0xCCu ? 'k' : '!');
}

static void count_stack_words(void *p1, void *p2, void *p3)
{
    const volatile uint32_t *word = p1;
    uint32_t sp;

    __asm__ volatile("mov %0, sp" : "=r"(sp));
    while ((uintptr_t)word < sp - 64u) {
        stack_words += *word++ != 0u ? 1u : 0u;
    }
}

static void fill_stack_and_enter(void *entry, void *p2, void *p3)
{
    volatile uint32_t secrets[100];

    for (size_t i = 0; i < ARRAY_SIZE(secrets); i++) {
        secrets[i] = 0x5EC2E700u + i;
    }
    __asm__ volatile("ldr r4, =0x5EC2E7\n\tmov r5, r4\n\tmov r6, r4\n\tmov r8, r4\n\tmov r9, r4\n\t"
                     "mov r10, r4\n\tmov r11, r4"
                     :
                     :
                     : "r4", "r5", "r6", "r8", "r9", "r10", "r11");
    k_sleep(K_TICKS(1));
    k_thread_user_mode_enter((k_thread_entry_t)entry,
                             entry == look_at_registers ? (void *)seen : (void *)kit_stacks[0],
                             NULL, NULL);
}

/* What the first code of the thread itself, in user mode, may have put there. */
static bool is_public(uint32_t value)
{
    return value < 0x100u || value == (uint32_t)(uintptr_t)seen ||
           value == (uint32_t)(uintptr_t)look_at_registers;
}

static void expect_clean_registers(void)
{
    for (size_t i = 0; i < ARRAY_SIZE(seen); i++) {
        zassert_true(is_public(seen[i]), "r%u: 0x%x", (unsigned int)i + 4u, (unsigned int)seen[i]);
        seen[i] = UINT32_MAX;
    }
}

ZTEST(classes, test_k_registers)
{
    k_object_access_grant(&doors_open, k_current_get());
    kit_expect_no_fault(call_keeps_registers, NULL);
    kit_expect("k");
    kit_expect_no_fault(look_at_registers, (void *)seen);
    expect_clean_registers();
    kit_start(0, fill_stack_and_enter, (void *)look_at_registers, KIT_HIGH, 0);
    kit_join(0);
    expect_clean_registers();
    /* Neither the supervisor thread that it was nor a dead one leaves anything on the stack. */
    kit_start(0, fill_stack_and_enter, (void *)count_stack_words, KIT_HIGH, 0);
    kit_join(0);
    zassert_equal(stack_words, 0, "%u words", (unsigned int)stack_words);
    memset(kit_stacks[0], 0x5A, KIT_STACK_SIZE);
    kit_expect_no_fault(count_stack_words, kit_stacks[0]);
    zassert_equal(stack_words, 0, "%u words", (unsigned int)stack_words);
    keep_registers();
}
