/* SPDX-License-Identifier: Apache-2.0 */
/* What the program in page.c has, for the tests. */
#ifndef PAGE_H
#define PAGE_H

#include <zephyr.h>

extern struct k_mem_domain app0_domain;
extern struct k_mem_domain app1_domain;
extern struct k_mem_partition app0_part0, app0_part1, app0_part2, app0_part3, app0_part4,
    app0_part5, app0_half, table_part;

extern u8_t app0_buf[32];
extern u8_t app1_buf[32];
extern u8_t initialised[64];
extern u8_t unaligned[32];
extern u8_t odd[40];
extern u8_t elsewhere[96];
extern const u8_t table[32];

u8_t *static_zeroed(void);
u8_t *static_initialised(void);
u8_t *static_of_the_other_file(void);

void app0_start(void);
void app1_start(void);
void app0_add(struct k_mem_partition *part);
void app0_remove(struct k_mem_partition *part);
void app0_add_thread(k_tid_t app_thread_id);
void app0_remove_thread(k_tid_t app_thread_id);
void app0_destroy(void);

#endif
