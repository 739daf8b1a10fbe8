/* SPDX-License-Identifier: Apache-2.0 */
/* D: region arithmetic. E: stale regions. F: buffers. G: verifiers. */
#include <zephyr/syscall_list.h>

#include "classes.h"

#define BLOCK 32
/* Slot of the thread whose regions are changed under it. */
#define SLEEPER 4

K_APPMEM_PARTITION_DEFINE(field_1);
K_APPMEM_PARTITION_DEFINE(field_2);
K_APPMEM_PARTITION_DEFINE(field_3);
K_APPMEM_PARTITION_DEFINE(field_4);
K_APPMEM_PARTITION_DEFINE(field_5);
static K_APP_DMEM(field_1) char one[BLOCK] = "one";
static K_APP_DMEM(field_2) char two[3 * BLOCK] = "two";
static K_APP_DMEM(field_3) char three[5 * BLOCK] = "three";
static K_APP_DMEM(field_4) char four[BLOCK] = "four";
static K_APP_DMEM(field_5) char five[BLOCK] = "five";

/* The byte before; the compiler must not see where it leads. */
static void *before(char *start)
{
    return (void *)((uintptr_t)start - 1u);
}

static struct k_mem_domain wide, narrow;
static struct k_mem_partition *const fields[] = {&field_1, &field_2, &field_3, &field_4, &field_5};

static void make_domain(struct k_mem_domain *domain, unsigned int first, unsigned int count)
{
    zassert_ok(k_mem_domain_init(domain, 0, NULL));
    zassert_ok(k_mem_domain_add_partition(domain, &ztest_mem_partition));
    for (unsigned int i = first; i < first + count; i++) {
        zassert_ok(k_mem_domain_add_partition(domain, fields[i]));
    }
}

/* Kit threads take the domain of the test. */
static void enter(struct k_mem_domain *domain)
{
    zassert_ok(k_mem_domain_add_thread(domain, k_current_get()));
}

static void leave(struct k_mem_domain *domain)
{
    enter(&k_mem_domain_default);
    zassert_ok(k_mem_domain_deinit(domain));
}

static void touch_all(void *where, void *size, void *p3)
{
    volatile char *byte = where;

    for (uintptr_t i = 0; i < (uintptr_t)size; i++) {
        byte[i] = byte[i];
    }
}

static void touch_two(void *p1, void *p2, void *p3)
{
    touch_all(two, (void *)sizeof(two), NULL);
}

static void call_where(void *where, void *p2, void *p3)
{
    ((void (*)(void))((uintptr_t)where | 1u))();
}

ZTEST(classes, test_d_region_arithmetic)
{
    static struct k_mem_partition overlap, odd, top;

    make_domain(&narrow, 1, 1);
    enter(&narrow);
    kit_expect_no_fault(touch_two, NULL);
    expect_cause(read_byte, before(two), BK_CAUSE_MEMORY);
    expect_cause(read_byte, two + sizeof(two), BK_CAUSE_MEMORY);
    expect_cause(call_where, two, BK_CAUSE_MEMORY);
    leave(&narrow);

    /* A hole after a removal hides nobody behind it. */
    make_domain(&narrow, 0, 3);
    overlap = field_3;
    overlap.start += BLOCK;
    overlap.size = BLOCK;
    zassert_ok(k_mem_domain_remove_partition(&narrow, &field_2));
    zassert_equal(k_mem_domain_add_partition(&narrow, &overlap), -EINVAL);
    odd = field_2;
    odd.size -= 4u;
    zassert_equal(k_mem_domain_add_partition(&narrow, &odd), -EINVAL);
    odd = field_2;
    odd.start += 4u;
    zassert_equal(k_mem_domain_add_partition(&narrow, &odd), -EINVAL);
    odd = field_2;
    odd.attr = K_MEM_PARTITION_P_RWX_U_RWX;
    zassert_equal(k_mem_domain_add_partition(&narrow, &odd), -EINVAL);
    top = (struct k_mem_partition){0xFFFFFFE0u, 64, K_MEM_PARTITION_P_RW_U_RW};
    zassert_equal(k_mem_domain_add_partition(&narrow, &top), -EINVAL);
    top = (struct k_mem_partition){(uintptr_t)&narrow & ~31u, 32, K_MEM_PARTITION_P_RW_U_RW};
    zassert_equal(k_mem_domain_add_partition(&narrow, &top), -EINVAL);
    top = (struct k_mem_partition){(uintptr_t)kit_stacks[1], 32, K_MEM_PARTITION_P_RW_U_RW};
    zassert_equal(k_mem_domain_add_partition(&narrow, &top), -EINVAL);
    zassert_ok(k_mem_domain_deinit(&narrow));
}

static ZTEST_BMEM volatile uint32_t rounds;

static void read_for_ever(void *where, void *p2, void *p3)
{
    for (;;) {
        (void)*(volatile char *)where;
        rounds++;
    }
}

static void sleep_then_read(void *where, void *p2, void *p3)
{
    k_sleep(K_TICKS(20));
    (void)*(volatile char *)where;
    kit_note('r');
}

static void expect_one_fault(void)
{
    ztest_set_fault_valid(true);
    kit_join(SLEEPER);
    ztest_set_fault_valid(false);
    zassert_equal(bk_fault_record.cause, BK_CAUSE_MEMORY);
    zassert_equal_ptr(bk_fault_record.thread, &kit_threads[SLEEPER]);
}

static void start_in(struct k_mem_domain *domain, k_thread_entry_t entry, void *p1)
{
    enter(domain);
    kit_start(SLEEPER, entry, p1, KIT_LOW, K_USER);
    enter(&k_mem_domain_default);
    k_sleep(K_TICKS(10));
}

ZTEST(classes, test_e_stale_regions)
{
    uint32_t before;

    /* The domain of the thread that ran before had five regions, this one has one. */
    make_domain(&wide, 0, 5);
    make_domain(&narrow, 0, 1);
    start_in(&wide, read_for_ever, five);
    for (size_t i = 1; i < ARRAY_SIZE(fields); i++) {
        enter(&narrow);
        expect_cause(read_byte, (void *)fields[i]->start, BK_CAUSE_MEMORY);
        enter(&k_mem_domain_default);
    }
    /* Removed while it runs: closed when the call returns. */
    before = rounds;
    k_sleep(K_TICKS(5));
    zassert_true(rounds > before);
    before = rounds;
    /* By a thread of the same domain: no switch of domains comes to help. */
    enter(&wide);
    zassert_ok(k_mem_domain_remove_partition(&wide, &field_5));
    expect_one_fault();
    enter(&k_mem_domain_default);
    zassert_true(rounds - before <= 1U);

    /* Removed, and moved to another domain, while it sleeps. */
    start_in(&wide, sleep_then_read, four);
    zassert_ok(k_mem_domain_remove_partition(&wide, &field_4));
    expect_one_fault();
    start_in(&wide, sleep_then_read, three);
    zassert_ok(k_mem_domain_add_thread(&narrow, &kit_threads[SLEEPER]));
    expect_one_fault();
    kit_expect("");
    zassert_ok(k_mem_domain_deinit(&wide));
    zassert_ok(k_mem_domain_deinit(&narrow));
}

/* More partitions than regions, and the stack pointer in one of them. */

static ZTEST_BMEM volatile bool touching;
static char *const areas[] = {one, two, three, four, five};

static void touch_fields(void *p1, void *p2, void *p3)
{
    while (touching) {
        for (size_t i = 0; i < ARRAY_SIZE(areas); i++) {
            read_byte(areas[i], NULL, NULL);
        }
        k_yield();
    }
}

/*
 * The memory is touched before the stack pointer leads there: a push to a region that is not loaded
 * faults, and that fault's own frame could not be pushed either.
 */
static void run_on_shared_stack(void *p1, void *p2, void *p3)
{
    uint32_t good;

    __asm__ volatile("mov r5, sp\n\t"
                     "ldr r4, [%1, #-4]\n\t"
                     "mov sp, %1\n\t"
                     "movw r4, #2000\n"
                     "1:\tpush {r4}\n\t"
                     "svc %2\n\t"
                     "ldrb r1, [%3]\n\t"
                     "ldrb r1, [%4]\n\t"
                     "ldrb r1, [%5]\n\t"
                     "ldrb r1, [%6]\n\t"
                     "pop {r6}\n\t"
                     "cmp r4, r6\n\t"
                     "bne 2f\n\t"
                     "subs r4, #1\n\t"
                     "bne 1b\n"
                     "2:\tmov sp, r5\n\t"
                     "mov %0, r4\n"
                     : "=r"(good)
                     : "r"((uintptr_t)shared_stack + SHARED_STACK), "i"(K_SYSCALL_K_YIELD),
                       "r"(one), "r"(two), "r"(three), "r"(four)
                     : "r1", "r4", "r5", "r6", "memory", "cc");
    kit_note(good == 0u ? 'g' : '!');
    touching = false;
}

ZTEST(classes, test_e_moved_stack_pointer)
{
    make_domain(&wide, 0, 5);
    zassert_ok(k_mem_domain_add_partition(&wide, &shared_partition));
    enter(&wide);
    touching = true;
    kit_start(SLEEPER, touch_fields, NULL, KIT_MIDDLE, K_USER);
    kit_start(3, run_on_shared_stack, NULL, KIT_MIDDLE, K_USER);
    kit_join(3);
    kit_join(SLEEPER);
    kit_expect("g");
    leave(&wide);
}

static void print(void *start, void *p2, void *p3)
{
    (void)bk_console_write(start, 1);
}

static void print_eight(void *start, void *p2, void *p3)
{
    (void)bk_console_write(start, 8);
}

static void print_wrapping(void *start, void *p2, void *p3)
{
    (void)bk_console_write(start, 0u - (size_t)start);
}

ZTEST(classes, test_f_buffers)
{
    make_domain(&narrow, 0, 2);
    enter(&narrow);
    /* Two partitions that touch are one buffer's worth. */
    zassert_equal(field_1.start + BLOCK, field_2.start);
    memset(one, ' ', sizeof(one));
    memset(two, ' ', sizeof(two));
    kit_expect_no_fault(print_eight, one + BLOCK - 4);
    kit_expect_no_fault(print, two + sizeof(two) - 1);
    expect_cause(print_eight, two + sizeof(two) - 7, BK_CAUSE_MEMORY);
    expect_cause(print_eight, before(one), BK_CAUSE_MEMORY);
    expect_cause(print_wrapping, two + BLOCK + 1, BK_CAUSE_MEMORY);
    expect_cause(print, (void *)UINTPTR_MAX, BK_CAUSE_MEMORY);
    leave(&narrow);
}

static void copy_name_to(void *where, void *p2, void *p3)
{
    (void)k_thread_name_copy(k_current_get(), where, 16);
}

K_MSGQ_DEFINE(letters, 16, 4, 4);
static const char constant[16] __aligned(4) = "constant";

/* A message queue's call takes a pointer to what it fills in. */
static void get_attributes_to(void *where, void *p2, void *p3)
{
    k_msgq_get_attrs(&letters, where);
}

static void get_message_to(void *where, void *p2, void *p3)
{
    (void)k_msgq_get(&letters, where, K_NO_WAIT);
}

static void put_message_from(void *where, void *p2, void *p3)
{
    (void)k_msgq_put(&letters, where, K_NO_WAIT);
}

ZTEST(classes, test_g_verifiers)
{
    /* What is only readable is no place for results. */
    expect_cause(copy_name_to, (void *)(uintptr_t)constant, BK_CAUSE_MEMORY);
    zassert_equal(bk_fault_record.access, BK_ACCESS_WRITE);
    zassert_str_equal(constant, "constant");
    expect_cause(copy_name_to, &narrow, BK_CAUSE_MEMORY);
    k_object_access_grant(&letters, k_current_get());
    expect_cause(put_message_from, &narrow, BK_CAUSE_MEMORY);
    zassert_equal(k_msgq_num_used_get(&letters), 0);
    zassert_ok(k_msgq_put(&letters, constant, K_NO_WAIT));
    expect_cause(get_message_to, (void *)(uintptr_t)constant, BK_CAUSE_MEMORY);
    expect_cause(get_attributes_to, (void *)(uintptr_t)constant, BK_CAUSE_MEMORY);
    zassert_str_equal(constant, "constant");
}
