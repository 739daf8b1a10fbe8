/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One instruction that needs its code, its stack and all that it loads at the same time: with no
 * more regions than there are it works, with one more it ends in a report, and never in a loop.
 */
#include <kernel/isolation/isolation.h>

#include "many.h"

extern const uint8_t template[], template_end[];

static struct k_mem_partition code_part;
static struct k_mem_partition stack_part;

static void *needs_setup(void)
{
    code_part = (struct k_mem_partition){(uintptr_t)code, GRANULE, K_MEM_PARTITION_P_RX_U_RX};
    stack_part = (struct k_mem_partition){(uintptr_t)moved_stack, MOVED_STACK,
                                          K_MEM_PARTITION_P_RW_U_RW};
    zassert_true(template_end - template <= GRANULE);
    memcpy(code, template, GRANULE);
    zassert_ok(k_mem_domain_add_partition(&many, &code_part));
    zassert_ok(k_mem_domain_add_partition(&many, &stack_part));
    return NULL;
}

static void needs_before(void *fixture)
{
    kit_reset(fixture);
    zassert_ok(k_mem_domain_add_thread(&many, k_current_get()));
}

ZTEST_SUITE(needs, NULL, needs_setup, needs_before, kit_reset, NULL);

struct need {
    const uint8_t *function;
    uint8_t *stack;
    uint8_t *data;
};

static ZTEST_BMEM struct need need;

static void run(void *p1, void *p2, void *p3)
{
    void (*function)(uint8_t *data, uint8_t *stack) =
        (void (*)(uint8_t *, uint8_t *))((uintptr_t)need.function | 1U);

    for (int round = 0; round < 50; round++) {
        function(need.data, need.stack);
    }
    kit_note('!');
}

static void try_need(unsigned int codes, unsigned int stacks, unsigned int data)
{
    static uint8_t *const stack_of[] = {NULL, &apart[20].block[BLOCK], &row[10][GRANULE / 2]};
    static uint8_t *const data_of[] = {NULL, apart[4].block, row[15], &row[15][28]};

    kit_reset(NULL);
    need.function = codes == 0U ? template : code;
    need.stack = stack_of[stacks];
    need.data = data_of[data];
    if (codes + stacks + data <= BK_PLAN_SLOTS) {
        kit_expect_no_fault(run, NULL);
        kit_expect("!");
    } else {
        expect_end_at(run, NULL, 0, BK_CAUSE_REGIONS);
    }
}

ZTEST(needs, test_as_many_as_there_are_and_one_more)
{
    for (unsigned int codes = 0; codes <= 1U; codes++) {
        for (unsigned int stacks = 0; stacks <= 2U; stacks++) {
            for (unsigned int data = 1; data <= 3U; data++) {
                try_need(codes, stacks, data);
            }
        }
    }
}

/* A stack pointer in a partition, with interrupts, calls and misses all over the domain. */

static volatile ZTEST_BMEM uint32_t sum;

static __attribute__((noinline)) void work_on_this_stack(void)
{
    for (unsigned int i = 0; i < 4U * APART; i++) {
        volatile uint8_t *byte = &apart[i % APART].block[i % 32U];

        sum += *byte;
        if (i % 16U == 0U) {
            k_yield();
        }
        k_busy_wait(50);
    }
}

static void move_stack(void *top, void *p2, void *p3)
{
    __asm__ volatile("mov r4, sp\n\t"
                     "str r4, [%0, #-4]\n\t"
                     "mov sp, %0\n\t"
                     "sub sp, #8\n\t"
                     "blx %1\n\t"
                     "mov sp, r4"
                     :
                     : "r"(top), "r"(work_on_this_stack)
                     : "r0", "r1", "r2", "r3", "r4", "r12", "lr", "cc", "memory");
    kit_note('m');
}

static void touch_others(void *p1, void *p2, void *p3)
{
    for (unsigned int i = 0; i < 20U * APART; i++) {
        (void)*(volatile uint8_t *)&apart[i % APART].block[50];
        if (i % 8U == 0U) {
            k_yield();
        }
    }
    kit_note('t');
}

ZTEST(needs, test_stack_in_a_partition)
{
    kit_start(0, move_stack, &moved_stack[MOVED_STACK], KIT_HIGH, K_USER);
    kit_start(1, touch_others, NULL, KIT_HIGH, K_USER);
    kit_join(0);
    kit_join(1);
    kit_expect("mt");
}
