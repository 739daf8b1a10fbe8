/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <zephyr/kernel.h>
#include <zephyr/app_memory/app_memdomain.h>
struct item {
    uint32_t seq;
    int32_t value;
};
extern struct k_msgq items;
extern struct k_poll_signal stop;
extern struct k_fifo replies;
extern struct k_mem_partition mix_part;
#define MIX_DATA K_APP_DMEM(mix_part)
#define MIX_BSS  K_APP_BMEM(mix_part)
