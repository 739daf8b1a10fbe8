/* SPDX-License-Identifier: Apache-2.0 */
/* A domain of 64 partitions on eight regions. */
#include <zephyr/app_memory/app_memdomain.h>

#include "many.h"

/* Room that partitions may cover; `yard` itself is in no domain. */
K_APPMEM_PARTITION_DEFINE(yard);
K_APP_BMEM(yard) struct apart __aligned(GRANULE) apart[APART];
K_APP_BMEM(yard) uint8_t __aligned(GRANULE) row[ROW + 1][GRANULE];
K_APP_BMEM(yard) uint8_t __aligned(GRANULE) code[GRANULE];
K_APP_BMEM(yard) uint8_t __aligned(MOVED_STACK) moved_stack[MOVED_STACK];

#define ROW_BYTES (ROW * GRANULE)

struct k_mem_domain many;
static struct k_mem_partition parts[APART + ROW];

static void add(unsigned int i, void *start, size_t size)
{
    parts[i] = (struct k_mem_partition){(uintptr_t)start, size, K_MEM_PARTITION_P_RW_U_RW};
    zassert_ok(k_mem_domain_add_partition(&many, &parts[i]));
}

static void *many_setup(void)
{
    struct k_mem_partition *first[] = {&ztest_mem_partition};

    zassert_ok(k_mem_domain_init(&many, ARRAY_SIZE(first), first));
    for (unsigned int i = 0; i < APART; i++) {
        add(i, apart[i].block, BLOCK);
    }
    for (unsigned int i = 0; i < ROW; i++) {
        add(APART + i, row[i], GRANULE);
    }
    return NULL;
}

static void many_before(void *fixture)
{
    kit_reset(fixture);
    zassert_ok(k_mem_domain_add_thread(&many, k_current_get()));
    memset(apart, 0, sizeof(apart));
    memset(row[ROW], 0, GRANULE);
    for (unsigned int i = 0; i < ROW_BYTES; i++) {
        ((uint8_t *)row)[i] = (uint8_t)i;
    }
}

ZTEST_SUITE(many, NULL, many_setup, many_before, kit_reset, NULL);

void expect_end_at(k_thread_entry_t entry, const volatile void *argument, uintptr_t address,
                   enum bk_fault_cause cause)
{
    kit_expect_fault(entry, (void *)(uintptr_t)argument, KIT_CPU_FAULT);
    zassert_equal(bk_fault_record.cause, cause, "cause %u", bk_fault_record.cause);
    if (address != 0U) {
        zassert_equal(bk_fault_record.address, address, "at 0x%x, not 0x%x",
                      (unsigned int)bk_fault_record.address, (unsigned int)address);
    }
}

/* Single accesses. */

static void write_all(void *step, void *p2, void *p3)
{
    for (unsigned int n = 0, i = 0; n < APART; n++, i = (i + (uintptr_t)step) % APART) {
        for (unsigned int byte = 0; byte < BLOCK; byte++) {
            *(volatile uint8_t *)&apart[i].block[byte] += (uint8_t)(i + byte);
        }
    }
}

ZTEST(many, test_every_byte_of_every_partition)
{
    static const uint8_t steps[] = {1, 3, 7, 39};

    for (unsigned int s = 0; s < ARRAY_SIZE(steps); s++) {
        kit_expect_no_fault(write_all, (void *)(uintptr_t)steps[s]);
    }
    for (unsigned int i = 0; i < APART; i++) {
        for (unsigned int byte = 0; byte < BLOCK; byte++) {
            zassert_equal(apart[i].block[byte], (uint8_t)(ARRAY_SIZE(steps) * (i + byte)));
        }
        for (unsigned int byte = 0; byte < GRANULE; byte++) {
            zassert_equal(apart[i].gap[byte], 0);
        }
    }
}

static void read_byte(void *address, void *p2, void *p3)
{
    (void)*(volatile uint8_t *)address;
    kit_survived();
}

static void write_byte(void *address, void *p2, void *p3)
{
    *(volatile uint8_t *)address = 0xEE;
    kit_survived();
}

ZTEST(many, test_gaps_stay_closed)
{
    for (unsigned int i = 0; i < APART; i++) {
        uint8_t *gap = apart[i].gap;

        expect_end_at(read_byte, gap, (uintptr_t)gap, BK_CAUSE_MEMORY);
        expect_end_at(write_byte, gap + GRANULE - 1, (uintptr_t)gap + GRANULE - 1U,
                      BK_CAUSE_MEMORY);
        zassert_equal(gap[GRANULE - 1], 0);
    }
    expect_end_at(read_byte, row[ROW], (uintptr_t)row[ROW], BK_CAUSE_MEMORY);
}

/* Accesses that reach into the next partition. */

#define ACCESS(name, ...)                                                                          \
    static void name(void *address, void *p2, void *p3)                                            \
    {                                                                                              \
        register uint8_t *r0 __asm__("r0") = address;                                              \
                                                                                                   \
        __asm__ volatile(__VA_ARGS__ : "+r"(r0) : : "r1", "r2", "r3", "r4", "r5", "r6", "r8",      \
                         "r9", "r10", "r12", "lr", "cc", "memory");                                \
        kit_survived();                                                                            \
    }

ACCESS(load_word, "ldr r1, [r0]")
ACCESS(load_half, "ldrh r1, [r0]")
ACCESS(store_word, "str r1, [r0]")
ACCESS(load_two, "ldrd r1, r2, [r0]")
ACCESS(store_two, "strd r1, r2, [r0]")
ACCESS(load_many, "ldmia r0, {r1-r6, r8-r10, r12, lr}")
ACCESS(load_many_back, "ldmia r0!, {r1-r6, r8-r10, r12, lr}\n\tldmdb r0, {r1-r6, r8-r10, r12, lr}")
ACCESS(store_many, "ldmia r0, {r1-r6, r8-r10, r12, lr}\n\tstmia r0, {r1-r6, r8-r10, r12, lr}")

static const struct {
    k_thread_entry_t entry;
    uint8_t offset; /* so that the access straddles */
} accesses[] = {
    {load_word, 30},  {load_half, 31}, {store_word, 29}, {load_two, 28},   {store_two, 28},
    {load_many, 24},  {load_many, 28}, {load_many_back, 28}, {store_many, 28},
};

static void survive(k_thread_entry_t entry, void *address)
{
    kit_reset(NULL);
    kit_expect_no_fault(entry, address);
    kit_expect("!");
}

ZTEST(many, test_straddling)
{
    for (unsigned int i = 0; i < ARRAY_SIZE(accesses); i++) {
        for (unsigned int n = 0; n + 3U < ROW; n++) {
            survive(accesses[i].entry, &row[n][accesses[i].offset]);
        }
    }
    for (unsigned int i = GRANULE + 12U; i < ROW_BYTES - GRANULE; i++) {
        uint8_t is = ((uint8_t *)row)[i];

        /* The two stores of undefined registers leave their own bytes only. */
        zassert_true(is == (uint8_t)i || i % GRANULE >= 28U || i % GRANULE < 4U, "byte %u", i);
    }
}

ZTEST(many, test_straddling_into_a_gap)
{
    for (unsigned int i = 0; i < ARRAY_SIZE(accesses); i++) {
        uint8_t *last = &row[ROW - 1][accesses[i].offset];
        uint8_t *block = &apart[5].block[BLOCK - GRANULE + accesses[i].offset];

        if (accesses[i].offset % 4U != 0U) {
            /* QEMU looks at the first byte of an unaligned access only. */
            continue;
        }
        expect_end_at(accesses[i].entry, last, 0, BK_CAUSE_MEMORY);
        expect_end_at(accesses[i].entry, block, 0, BK_CAUSE_MEMORY);
        zassert_true(bk_fault_record.address >= (uintptr_t)block &&
                     bk_fault_record.address <= (uintptr_t)apart[5].gap + GRANULE);
    }
    for (unsigned int i = 0; i < GRANULE; i++) {
        zassert_equal(apart[5].gap[i], 0);
        zassert_equal(row[ROW][i], 0);
    }
}

static void copy_along_the_row(void *p1, void *p2, void *p3)
{
    for (int round = 0; round < 20; round++) {
        memmove(&row[0][1], &row[0][0], ROW_BYTES - 1U);
        memmove(&row[0][0], &row[0][1], ROW_BYTES - 1U);
    }
    kit_note('c');
}

/* Two threads of one domain take each other's regions away. */
ZTEST(many, test_two_threads)
{
    k_sched_time_slice_set(1, KIT_HIGH);
    kit_start(0, copy_along_the_row, NULL, KIT_HIGH, K_USER);
    kit_start(1, write_all, (void *)7, KIT_HIGH, K_USER);
    kit_join(0);
    kit_join(1);
    k_sched_time_slice_set(0, 0);
    kit_expect("c");
    zassert_equal(apart[9].block[4], 13);
    for (unsigned int i = 1; i < ROW_BYTES - 1U; i++) {
        zassert_equal(((uint8_t *)row)[i], (uint8_t)i, "byte %u", i);
    }
}

/* System calls with buffers over several partitions. */

#define MESSAGE (3 * GRANULE)

K_MSGQ_DEFINE(queue, MESSAGE, 1, 4);

static void send(void *message, void *p2, void *p3)
{
    zassert_ok(k_msgq_put(&queue, message, K_NO_WAIT));
    kit_note('s');
}

static void receive(void *message, void *p2, void *p3)
{
    zassert_ok(k_msgq_get(&queue, message, K_NO_WAIT));
    kit_note('r');
}

ZTEST(many, test_call_with_a_buffer_over_four_partitions)
{
    k_object_access_grant(&queue, k_current_get());
    kit_expect_no_fault(send, &row[3][8]);
    kit_expect_no_fault(receive, &row[10][20]);
    kit_expect("sr");
    zassert_mem_equal(&row[3][8], &row[10][20], MESSAGE);
    zassert_equal(row[10][19], (uint8_t)(10 * GRANULE + 19));
    zassert_equal(row[13][20], (uint8_t)(13 * GRANULE + 20));
}

ZTEST(many, test_call_with_a_buffer_that_ends_in_a_gap)
{
    k_object_access_grant(&queue, k_current_get());
    kit_expect_fault(send, &row[ROW - 3][4], K_ERR_KERNEL_OOPS);
    kit_expect_fault(send, &apart[3].block[BLOCK - GRANULE], K_ERR_KERNEL_OOPS);
    zassert_equal(k_msgq_num_used_get(&queue), 0);
}
