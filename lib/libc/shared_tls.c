/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The C library keeps errno and the like in thread-local storage. One block serves all threads:
 * it lies in z_libc_partition, so a fault of one domain that shares it can spoil no more than
 * those variables of the others. An image that uses none of them does not contain the block.
 */
#include <stdint.h>
#include <string.h>

#include <zephyr/init.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/toolchain.h>

/* The ABI counts the offsets of variables from a header of two words, which nothing here uses. */
#define TLS_HEADER 8

static int set_initial_values(void);

uint64_t bk_tls_block[CONFIG_LIBC_TLS_SIZE / sizeof(uint64_t)] Z_LIBC_BSS;

extern const char bk_tls_initial[];
extern const char bk_tls_initial_size[];

/* Kept by those who look for the block, and by nobody else. */
static const struct bk_init_entry tls_entry
    __attribute__((section(".bk_list_optional.init.libc_tls"))) = {set_initial_values,
                                                                   BK_INIT_LEVEL_EARLY};

/* Only r0 may change, whatever the ABI says of other functions. */
__attribute__((naked)) void *__aeabi_read_tp(void);
void *__aeabi_read_tp(void)
{
    __asm__ volatile(".reloc ., R_ARM_NONE, %c1\n\tldr r0, =bk_tls_block - %c0\n\tbx lr" ::"i"(
                         TLS_HEADER),
                     "i"(&tls_entry));
}

static int set_initial_values(void)
{
    memcpy(bk_tls_block, bk_tls_initial, (size_t)(uintptr_t)bk_tls_initial_size);
    return 0;
}
