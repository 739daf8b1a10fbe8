/* SPDX-License-Identifier: Apache-2.0 */
/* A program as people wrote it for the 1.14 release: short types, results of calls ignored. */
#include <zephyr.h>
#include <kernel.h>

#include "page.h"

u8_t __aligned(32) app0_buf[32];
u8_t __aligned(32) app1_buf[32];

K_MEM_PARTITION_DEFINE(app0_part0, app0_buf, sizeof(app0_buf),
                       K_MEM_PARTITION_P_RW_U_RW);

K_MEM_PARTITION_DEFINE(app0_part1, app1_buf, sizeof(app1_buf),
                       K_MEM_PARTITION_P_RW_U_RO);

static u8_t __aligned(32) buf[32];
static u8_t __aligned(32) greeting[32] = "hello";
u8_t __aligned(64) initialised[64] = {1, 2, 3};
u8_t unaligned[32] = {0};
u8_t odd[40];
const u8_t __aligned(32) table[32] = {9};

K_MEM_PARTITION_DEFINE(app0_part2, buf, sizeof(buf), K_MEM_PARTITION_P_RW_U_RW);
K_MEM_PARTITION_DEFINE(app0_part3, greeting, sizeof(greeting), K_MEM_PARTITION_P_RW_U_RW);
K_MEM_PARTITION_DEFINE(app0_part4, elsewhere, sizeof(elsewhere), K_MEM_PARTITION_P_RW_U_RW);
K_MEM_PARTITION_DEFINE(app0_part5, odd, ROUND_UP(sizeof(odd), 32), K_MEM_PARTITION_P_RW_U_RW);
K_MEM_PARTITION_DEFINE(app0_half, initialised + 32, 32, K_MEM_PARTITION_P_RW_U_RW);
K_MEM_PARTITION_DEFINE(unaligned_part, unaligned, sizeof(unaligned), K_MEM_PARTITION_P_RW_U_RW);
K_MEM_PARTITION_DEFINE(table_part, table, sizeof(table), K_MEM_PARTITION_P_RO_U_RO);

struct k_mem_domain app0_domain;
struct k_mem_domain app1_domain;

struct k_mem_partition *app0_parts[] = {
    &app0_part0,
    &app0_part1
};

u8_t *static_zeroed(void)
{
    return buf;
}

u8_t *static_initialised(void)
{
    return greeting;
}

void app0_start(void)
{
    k_mem_domain_init(&app0_domain, ARRAY_SIZE(app0_parts), app0_parts);
}

void app1_start(void)
{
    k_mem_domain_init(&app1_domain, 0, NULL);
    k_mem_domain_add_partition(&app1_domain, &app0_part0);
    k_mem_domain_add_partition(&app1_domain, &app0_part1);
    k_mem_domain_add_partition(&app1_domain, &unaligned_part);
}

void app0_add(struct k_mem_partition *part)
{
    k_mem_domain_add_partition(&app0_domain, part);
}

void app0_remove(struct k_mem_partition *part)
{
    k_mem_domain_remove_partition(&app0_domain, part);
}

void app0_add_thread(k_tid_t app_thread_id)
{
    k_mem_domain_add_thread(&app0_domain, app_thread_id);
}

void app0_remove_thread(k_tid_t app_thread_id)
{
    k_mem_domain_remove_thread(app_thread_id);
}

void app0_destroy(void)
{
    k_mem_domain_destroy(&app0_domain);
}
