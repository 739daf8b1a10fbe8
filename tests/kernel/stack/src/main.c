/* SPDX-License-Identifier: Apache-2.0 */
/* Stacks of words: order, bounds, waiting, entries from the resource pool, user mode. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

#define ENTRIES 4

K_STACK_DEFINE(defined, ENTRIES);
static struct k_stack stack, forbidden, allocated;
static struct k_sem other_type;
static stack_data_t entries[ENTRIES + 1];
static ZTEST_BMEM stack_data_t word;

static void *stack_setup(void)
{
    k_stack_init(&forbidden, entries, 1);
    k_sem_init(&other_type, 0, 1);
    k_thread_access_grant(k_current_get(), &other_type, &defined, &allocated);
    return NULL;
}

static void stack_before(void *fixture)
{
    kit_reset(fixture);
    memset(entries, 0x55, sizeof(entries));
    k_stack_init(&stack, entries, ENTRIES);
    k_thread_access_grant(k_current_get(), &stack);
}

ZTEST_SUITE(stack, NULL, stack_setup, stack_before, kit_reset, NULL);

static void use(struct k_stack *s)
{
    for (stack_data_t i = 0; i < ENTRIES; i++) {
        zassert_ok(k_stack_push(s, i * 0x11111111U));
    }
    zassert_equal(k_stack_push(s, 99), -ENOMEM);
    for (stack_data_t i = ENTRIES; i-- > 0;) {
        zassert_ok(k_stack_pop(s, &word, i % 2 == 0 ? K_NO_WAIT : K_FOREVER));
        zassert_equal(word, i * 0x11111111U);
    }
    word = 7;
    zassert_equal(k_stack_pop(s, &word, K_NO_WAIT), -EBUSY);
    zassert_equal(word, 7);
}

ZTEST_USER(stack, test_last_in_first_out)
{
    use(&stack);
    use(&defined);
}

ZTEST(stack, test_bounds)
{
    use(&stack);
    zassert_equal(entries[ENTRIES], 0x55555555U);
    k_stack_init(&stack, entries, 0);
    zassert_equal(k_stack_push(&stack, 1), -ENOMEM);
    zassert_equal(k_stack_pop(&stack, &word, K_NO_WAIT), -EBUSY);
}

ZTEST_USER(stack, test_time_out)
{
    int64_t start = kit_tick_start();

    zassert_equal(k_stack_pop(&stack, &word, K_TICKS(15)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
}

ZTEST_USER(stack, test_allocated_by_a_user)
{
    zassert_equal(k_stack_alloc_init(&allocated, 0x40000001U), -ENOMEM, "the size wraps");
    zassert_equal(k_stack_alloc_init(&allocated, 10000), -ENOMEM);
    zassert_ok(k_stack_alloc_init(&allocated, ENTRIES));
    use(&allocated);
}

static void pop_and_note(void *p1, void *p2, void *p3)
{
    stack_data_t data = '!';

    if (k_stack_pop(&stack, &data, K_FOREVER) == 0) {
        kit_note((char)data);
    }
}

ZTEST(stack, test_clean_up)
{
    zassert_ok(k_stack_alloc_init(&stack, 64));
    zassert_is_null(k_malloc(300), "the pool has not enough for it");
    kit_start(0, pop_and_note, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    zassert_equal(k_stack_cleanup(&stack), -EAGAIN);
    k_stack_push(&stack, 'c');
    kit_join(0);
    zassert_ok(k_stack_cleanup(&stack));
    zassert_equal(k_stack_push(&stack, 1), -ENOMEM);
    zassert_ok(k_stack_cleanup(&stack), "and once more");
    k_free(k_malloc(300));
    zassert_ok(k_stack_cleanup(&defined), "nothing was allocated for it");
    k_stack_init(&defined, entries, ENTRIES);
}

ZTEST(stack, test_who_is_served)
{
    kit_start(0, pop_and_note, NULL, KIT_LOW, 0);
    kit_start(1, pop_and_note, NULL, KIT_HIGH, K_USER);
    kit_start(2, pop_and_note, NULL, KIT_MIDDLE, K_USER);
    k_sleep(K_MSEC(5));
    zassert_ok(k_stack_push(&stack, '1'));
    zassert_ok(k_stack_push(&stack, '2'));
    zassert_ok(k_stack_push(&stack, '3'));
    zassert_equal(k_stack_pop(&stack, &word, K_NO_WAIT), -EBUSY, "they have been served already");
    k_sleep(K_MSEC(5));
    kit_expect("123");
}

static void push_in_interrupt(const void *unused)
{
    stack_data_t data = 0;

    k_stack_push(&stack, 'i');
    kit_note(k_stack_pop(&stack, &data, K_NO_WAIT) == 0 ? (char)data : 'e');
}

ZTEST(stack, test_interrupt)
{
    irq_offload(push_in_interrupt, NULL);
    kit_start(0, pop_and_note, NULL, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    irq_offload(push_in_interrupt, NULL);
    kit_join(0);
    kit_expect("iei");
}

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(stack, name)                                                                        \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

REFUSED(test_refuses_null_push, k_stack_push(NULL, 1))
REFUSED(test_refuses_null_pop, k_stack_pop(NULL, &word, K_NO_WAIT))
REFUSED(test_refuses_null_init, k_stack_alloc_init(NULL, 1))
REFUSED(test_refuses_no_entries, k_stack_alloc_init(&allocated, 0))
REFUSED(test_refuses_without_permission_push, k_stack_push(&forbidden, 1))
REFUSED(test_refuses_without_permission_pop, k_stack_pop(&forbidden, &word, K_NO_WAIT))
REFUSED(test_refuses_without_permission_init, k_stack_alloc_init(&forbidden, 1))
REFUSED(test_refuses_other_type, k_stack_push((struct k_stack *)&other_type, 1))
REFUSED(test_refuses_kernel_memory,
        (k_stack_push(&stack, 1), k_stack_pop(&stack, entries, K_NO_WAIT)))
