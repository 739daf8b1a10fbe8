/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What memory holds at start: pieces of all sizes and alignments, in kernel data and in partitions,
 * also when memory was full of something else, as after a reset.
 */
#include <string.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/section_tags.h>
#include <zephyr/sys/printk.h>

#define STARTS 3
#define AIRCR (*(volatile uint32_t *)0xE000ED0Cu)
#define RESET 0x05FA0004u /* ARM DDI0403 B3.2.6: the key, and SYSRESETREQ */

/* Bytes whose number is no multiple of anything, of alignment 1. */
#define VALUES(name, count) char name[count] = {[0] = 1, [(count) / 2] = 2, [(count) - 1] = 3}
#define PIECE(partition, count)                                                                    \
    K_APPMEM_PARTITION_DEFINE(partition);                                                          \
    K_APP_DMEM(partition) __aligned(1) VALUES(partition##_values, count);                          \
    K_APP_BMEM(partition) __aligned(1) char partition##_zeroes[count]

PIECE(one, 3);
PIECE(three, 15);
PIECE(four, 16);
PIECE(five, 17);
PIECE(six, 31);
PIECE(seven, 33);
PIECE(eight, 145);
K_APPMEM_PARTITION_DEFINE(zeroed);
K_APP_BMEM(zeroed) char zeroes[100];
K_APPMEM_PARTITION_DEFINE(empty);
VALUES(kernel_values, 77);
char kernel_zeroes[77];

static __noinit uint32_t starts;
static __noinit uint32_t marker;
static int wrong;

extern char bk_partitions_start[], bk_bss_end[];

static void check_zeroes(const char *at, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wrong += at[i] != 0;
    }
}

static void check_values(const char *at, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wrong += at[i] != (i == 0 ? 1 : i == count - 1 ? 3 : i == count / 2 ? 2 : 0);
    }
}

#define CHECK(name)                                                                                \
    check_values(name##_values, sizeof(name##_values));                                            \
    check_zeroes(name##_zeroes, sizeof(name##_zeroes))

/* Nothing of it lies in the memory that it fills. */
static FUNC_NORETURN void fill_and_reset(void)
{
    (void)irq_lock();
    for (volatile uint32_t *at = (volatile uint32_t *)bk_partitions_start;
         at < (volatile uint32_t *)bk_bss_end; at++) {
        *at = 0xA5A5A5A5u;
    }
    AIRCR = RESET;
    for (;;) {
    }
}

int main(void)
{
    if (marker != 0x600Du) {
        marker = 0x600Du;
        starts = 0;
    }
    starts++;
    CHECK(one);
    CHECK(three);
    CHECK(four);
    CHECK(five);
    CHECK(six);
    CHECK(seven);
    CHECK(eight);
    CHECK(kernel);
    check_zeroes(zeroes, sizeof(zeroes));
    printk("start %u: %d wrong, %u bytes empty\n", starts, wrong, (unsigned int)empty.size);
    if (starts < STARTS) {
        fill_and_reset();
    }
    return 0;
}
